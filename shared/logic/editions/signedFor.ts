/** What was signed, when an edition was issued, for one item of it that no basis carries: waivers that cover it, else the exception. */
import type { BasisState } from '../../model/basis';
import type { Waiver } from '../../model/check';
import type { EditionException } from '../../model/edition';
import { waiverFor } from '../checks/basisRules';

/**
 * `waivers`: all ever signed. Nothing for an item with a basis in force that was checked; and 依据待补 is said of none that
 * has one, checked or not.
 */
export function signedFor(
  { id, state }: { readonly id: number; readonly state: BasisState },
  exceptions: readonly EditionException[],
  waivers: readonly Waiver[],
): EditionException[] {
  if (state === 'verified') return [];
  const own = waivers.filter(
    (waiver) => waiverFor([waiver], state, id) !== undefined && !(waiver.rule === 'takenOver' && state !== 'missing'),
  );
  const sevenths = exceptions.filter(({ check }) => check === '7');
  const covering = own.flatMap(
    ({ reason, decider, date }) =>
      sevenths.find(
        (one) => one.kind === 'waiver' && one.reason === reason && one.decider === decider && one.date === date,
      ) ?? [],
  );
  return covering.length > 0 ? [...new Set(covering)] : sevenths.filter(({ kind }) => kind === 'exception');
}
