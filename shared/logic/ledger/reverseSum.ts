/** What the townships' own ledger comes to over all rounds, and what to say where its lines do not follow from each other. */
import { type ReversePart, reversePartSchema } from '../../model/grouping';
import type { ReverseLedger } from '../../views/ledger';

const SETTLED_PARTS = reversePartSchema.exclude(['opening', 'closing']).options;

/** Entries by part over all rounds: each once, by what became of it last. The opening is all of them, so that the line ties. */
export function reverseSum(
  rounds: readonly Readonly<Record<ReversePart, readonly number[]>>[],
): Readonly<Record<ReversePart, readonly number[]>> {
  const last = new Map<number, ReversePart>();
  for (const round of rounds) for (const part of SETTLED_PARTS) for (const id of round[part]) last.set(id, part);
  for (const id of rounds.at(-1)?.closing ?? []) last.set(id, 'closing');
  const of = (part: ReversePart): number[] => [...last].filter(([, own]) => own === part).map(([id]) => id);
  return {
    opening: [...last.keys()],
    attached: of('attached'),
    split: of('split'),
    adopted: of('adopted'),
    rejected: of('rejected'),
    returned: of('returned'),
    closing: of('closing'),
  };
}

/** '' while every round begins as the one before ended and the sum is that of the rounds. */
export function reverseGapWords({ rounds, sum }: ReverseLedger): string {
  const steady = rounds.every(({ opening }, at) => at === 0 || opening === rounds[at - 1]?.closing);
  const plain = SETTLED_PARTS.every((part) => rounds.reduce((total, round) => total + round[part], 0) === sum[part]);
  return [
    steady ? '' : '期初与上一轮期末不同的，是封存以后乡镇新报、重报、撤回或者改了去向的条目',
    plain ? '' : '封存以后改了去向的条目，合计只计一次，按最后的去向计',
  ]
    .filter((words) => words !== '')
    .join('；');
}
