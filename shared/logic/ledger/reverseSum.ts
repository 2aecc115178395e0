/** The sums of the townships' own ledger, and what to say where a round does not begin as the one before ended. */
import { type ReversePart, reversePartSchema } from '../../model/grouping';
import type { ReverseLedgerRound } from '../../views/ledger';

export const SETTLED_PARTS = reversePartSchema.exclude(['opening', 'closing']).options;

/** Over all rounds; the opening is all that was ever to be decided, so that the line ties. */
export function reverseSum(rounds: readonly ReverseLedgerRound[], part: ReversePart): number {
  const closing = rounds.at(-1)?.closing ?? 0;
  if (part === 'closing') return closing;
  const over = (one: ReversePart): number => rounds.reduce((total, round) => total + round[one], 0);
  return part === 'opening' ? SETTLED_PARTS.reduce((total, one) => total + over(one), closing) : over(part);
}

/** '' while every round begins as the one before ended. */
export function reverseGapWords(rounds: readonly ReverseLedgerRound[]): string {
  const steady = rounds.every(({ opening }, at) => at === 0 || opening === rounds[at - 1]?.closing);
  return steady ? '' : '期初与上一轮期末不同的，是封存以后乡镇新报、重报、撤回或者改了去向的条目';
}
