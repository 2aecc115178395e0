/** 反向梳理的账: the townships' own rows round by round; what was adopted from them is a part of 增, never added twice. */
import type { Parsed } from '../../../../shared/contract';
import { reverseSum } from '../../../../shared/logic/ledger/reverseSum';
import type { ReversePart } from '../../../../shared/model/grouping';
import type { EntryRow } from '../../../../shared/views';
import type { ReverseLedger } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { rememberedLedger } from '../../repositories/ledger/ledgerRepository';
import { readReverseStates } from '../../repositories/ledger/reverseStates';
import { listEntries } from '../../repositories/merge/entryRepository';

type Entries = Readonly<Record<ReversePart, readonly number[]>>;
type RoundEntries = Entries & { readonly round: number };

const DECIDED = {
  attached: 'attach',
  split: 'split',
  adopted: 'adopt',
  rejected: 'reject',
  returned: 'return',
} as const;

export function readReverseLedger(project: ProjectFile): ReverseLedger {
  const { rounds: ledger } = rememberedLedger(project);
  const rounds = reverseRounds(project);
  return {
    rounds: rounds.map(({ round, ...parts }) => ({
      round,
      ...countsOf(parts),
      added: ledger.find((one) => one.round === round)?.added ?? 0,
    })),
    sum: countsOf(reverseSum(rounds)),
  };
}

function countsOf(parts: Entries): Readonly<Record<ReversePart, number>> {
  const { opening, attached, split, adopted, rejected, returned, closing } = parts;
  return {
    opening: opening.length,
    attached: attached.length,
    split: split.length,
    adopted: adopted.length,
    rejected: rejected.length,
    returned: returned.length,
    closing: closing.length,
  };
}

/** The entries a figure is made of, those of lists that were replaced since too; without a round the campaign's. */
export function readReverseEntries(
  project: ProjectFile,
  { round, part, offset, limit }: Parsed<'reverseEntries'>,
): { total: number; rows: EntryRow[] } {
  const rounds = reverseRounds(project);
  const entries = round === null ? reverseSum(rounds) : rounds.find((one) => one.round === round);
  return listEntries(project.read, { entryIds: entries?.[part] ?? [], withdrawnToo: true, offset, limit });
}

/** A sealed round is told as it was sealed; what came or was put right since belongs to the round after it. */
function reverseRounds(project: ProjectFile): readonly RoundEntries[] {
  return rememberUntilNextAction(project, 'reverse ledger', () => {
    let before: ReadonlySet<number> = new Set();
    return readReverseStates(project.read).map(({ round, fates }) => {
      const own = fates.filter(({ kind, decisions }) => kind !== null && decisions.every((id) => !before.has(id)));
      const of = (part: keyof typeof DECIDED): number[] =>
        own.filter(({ kind }) => kind === DECIDED[part]).map(({ entryId }) => entryId);
      const closing = fates.filter(({ kind }) => kind === null).map(({ entryId }) => entryId);
      before = new Set(fates.flatMap(({ decisions }) => decisions));
      return {
        round,
        opening: [...own.map(({ entryId }) => entryId), ...closing],
        attached: of('attached'),
        split: of('split'),
        adopted: of('adopted'),
        rejected: of('rejected'),
        returned: of('returned'),
        closing,
      };
    });
  });
}
