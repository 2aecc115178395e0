/** 反向梳理的账: the townships' own rows round by round; what was adopted from them is a part of 增, never added twice. */
import type { ReverseLedgerRound } from '../../../shared/views/ledger';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { rememberedLedger } from '../repositories/ledgerRepository';
import { countReverseEntries, countReverseFates } from '../repositories/poolStates';
import { listRounds } from '../repositories/roundRepository';

export function readReverseLedger(project: ProjectFile): ReverseLedgerRound[] {
  return rememberUntilNextAction(project, 'reverse ledger', () => {
    const fates = countReverseFates(project.read);
    const rounds = listRounds(project.read);
    const { rounds: ledger } = rememberedLedger(project);
    let pending = countReverseEntries(project.read);
    return rounds.map(({ id, number }, index) => {
      // A fate given between rounds stands with the round before it; before any round, with the first.
      const own = fates.filter(({ roundId }) => roundId === id || (roundId === null && index === 0));
      const count = (kind: string): number =>
        own.filter((fate) => fate.kind === kind).reduce((sum, { entries }) => sum + entries, 0);
      const opening = pending;
      const decided = {
        attached: count('attach'),
        split: count('split'),
        adopted: count('adopt'),
        rejected: count('reject'),
        returned: count('return'),
      };
      pending = Object.values(decided).reduce((left, entries) => left - entries, opening);
      const added = ledger.find(({ round }) => round === number)?.added ?? 0;
      return { round: number, opening, ...decided, closing: pending, added };
    });
  });
}
