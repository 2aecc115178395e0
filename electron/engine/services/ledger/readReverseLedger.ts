/** 反向梳理的账: the townships' own rows round by round; what was adopted from them is a part of 增, never added twice. */
import type { Parsed } from '../../../../shared/contract';
import type { ReversePart } from '../../../../shared/model/grouping';
import type { EntryRow } from '../../../../shared/views';
import type { ReverseLedgerRound } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { rememberedLedger } from '../../repositories/ledger/ledgerRepository';
import { listEntries } from '../../repositories/merge/entryRepository';
import { listReverseFates } from '../../repositories/pool/poolStates';
import { listRounds } from '../../repositories/rounds/roundRepository';

type RoundEntries = Readonly<Record<ReversePart, readonly number[]>> & { readonly round: number };

const DECIDED = {
  attached: 'attach',
  split: 'split',
  adopted: 'adopt',
  rejected: 'reject',
  returned: 'return',
} as const;

export function readReverseLedger(project: ProjectFile): ReverseLedgerRound[] {
  const { rounds: ledger } = rememberedLedger(project);
  return reverseRounds(project).map(({ round, ...parts }) => {
    const added = ledger.find((one) => one.round === round)?.added ?? 0;
    const { opening, attached, split, adopted, rejected, returned, closing } = parts;
    return {
      round,
      opening: opening.length,
      attached: attached.length,
      split: split.length,
      adopted: adopted.length,
      rejected: rejected.length,
      returned: returned.length,
      closing: closing.length,
      added,
    };
  });
}

/** The entries a figure is made of; without a round the campaign's, from the first opening to the last closing. */
export function readReverseEntries(
  project: ProjectFile,
  { round, part, offset, limit }: Parsed<'reverseEntries'>,
): { total: number; rows: EntryRow[] } {
  const rounds = reverseRounds(project).filter((one) => round === null || one.round === round);
  const asked = part === 'opening' ? rounds.slice(0, 1) : part === 'closing' ? rounds.slice(-1) : rounds;
  return listEntries(project.read, { entryIds: asked.flatMap((one) => one[part]), offset, limit });
}

function reverseRounds(project: ProjectFile): readonly RoundEntries[] {
  return rememberUntilNextAction(project, 'reverse ledger', () => {
    const fates = listReverseFates(project.read);
    let pending = fates.map(({ entryId }) => entryId);
    return listRounds(project.read).map(({ id, number }, index) => {
      // A fate given between rounds stands with the round before it; before any round, with the first.
      const own = fates.filter(
        ({ roundId, kind }) => kind !== null && (roundId === id || (roundId === null && index === 0)),
      );
      const of = (part: keyof typeof DECIDED): number[] =>
        own.filter(({ kind }) => kind === DECIDED[part]).map(({ entryId }) => entryId);
      const opening = pending;
      const decided = new Set(own.map(({ entryId }) => entryId));
      pending = opening.filter((entryId) => !decided.has(entryId));
      return {
        round: number,
        opening,
        attached: of('attached'),
        split: of('split'),
        adopted: of('adopted'),
        rejected: of('rejected'),
        returned: of('returned'),
        closing: pending,
      };
    });
  });
}
