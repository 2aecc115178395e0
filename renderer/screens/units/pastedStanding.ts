/** How names pasted for registration stand to the units registered: one of them, perhaps one, or somebody new. Pure. */
import { unitMeant, unitsPerhapsMeant } from '../../../shared/logic/units/unitMeant';
import type { UnitDraft } from '../../../shared/model/unitDraft';
import type { UnitRow } from '../../../shared/views/units';

/** What a person said, by the pasted name: the id of the unit it is, or null for none of them. */
export type Answers = ReadonlyMap<string, number | null>;

export type PastedStanding =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly unit: UnitRow }
  | { readonly kind: 'perhaps'; readonly units: readonly UnitRow[]; readonly answer: number | null | undefined };

export function pastedStanding(
  { name }: UnitDraft,
  units: readonly UnitRow[],
  place: string,
  answers: Answers,
): PastedStanding {
  const { certain } = unitMeant(name, units, place);
  if (certain) return { kind: 'known', unit: certain };
  const perhaps = unitsPerhapsMeant(name, units, place);
  return perhaps.length === 0 ? { kind: 'new' } : { kind: 'perhaps', units: perhaps, answer: answers.get(name) };
}
