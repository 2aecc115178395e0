/** Rules 1 and 2: every round and category closes, and the campaign ends at the items that really live. */
import type { Check } from '../../model/check';
import type { ItemContent } from '../../model/item';
import type { LedgerRound } from '../../model/ledger';
import { totalLedger } from '../ledger/foldLedger';
import { sectionKey, sectionKeys } from '../schemes/schemeLists';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts } from './facts';
import { type BlockMemo, inBlocks } from './inBlocks';
import { at, equation, type Problem, verdict } from './verdict';

/** Rule 1: opening + in − out = closing; closing(n) = opening(n+1) = the sealed snapshot; moves sum to zero. */
export function checkRounds({ ledger, sealed }: CheckFacts): Check {
  const problems = ledger.flatMap((round, index) => [
    ...problemsOfRound(round, ledger[index - 1]),
    ...problemsOfSnapshot(round, sealed),
  ]);
  const last = ledger.at(-1);
  const figure = last
    ? `第${last.round}轮 ${equation(last.opening, last.added, last.subtracted, last.closing)}`
    : '尚无轮次';
  return verdict('1', '每一轮、每一类：期初＋增−减＋调入−调出＝期末，且与封存时的快照一致', figure, problems);
}

function problemsOfRound(round: LedgerRound, previous: LedgerRound | undefined): Problem[] {
  const problems: string[] = [];
  const said = `第${round.round}轮`;
  if (previous && previous.closing !== round.opening)
    problems.push(`${said}期初 ${round.opening} 不等于上一轮期末 ${previous.closing}`);
  if (round.opening + round.added - round.subtracted !== round.closing)
    problems.push(`${said}增减后不等于期末 ${round.closing}`);
  const moved = round.categories.reduce((total, row) => total + row.movedIn - row.movedOut, 0);
  if (moved !== 0) problems.push(`${said}各类调入调出相差 ${moved}`);
  for (const row of round.categories) {
    if (row.closing < 0) problems.push(`${said}“${row.category}”期末为 ${row.closing}`);
  }
  return problems.map((words) => at('rounds', { round: round.round }, words));
}

function problemsOfSnapshot(round: LedgerRound, sealed: CheckFacts['sealed']): Problem[] {
  if (round.state !== 'sealed') return [];
  const snapshot = sealed.find((one) => one.round === round.round);
  if (!snapshot) return [`第${round.round}轮已封存但没有快照`];
  return round.categories
    .filter((row) => (snapshot.categories.get(sectionKey(row)) ?? 0) !== row.closing)
    .map((row) =>
      at(
        'rounds',
        { round: round.round, category: row.category },
        `第${round.round}轮“${row.category}”台账期末 ${row.closing}，快照 ${snapshot.categories.get(sectionKey(row)) ?? 0}`,
      ),
    );
}

const stood: BlockMemo<ItemContent, ReadonlyMap<string, number>> = new WeakMap();

function countSections(block: readonly ItemContent[]): ReadonlyMap<string, number> {
  const keyOf = sectionKeys();
  const counts = new Map<string, number>();
  for (const item of block) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Rule 2: the ledger's end is the number of live items, in total and per category. */
export function checkCampaign({ ledger, items }: CheckFacts): Check {
  const { first, added, subtracted, live } = totalLedger(ledger);
  const problems: Problem[] = [];
  if (first + added - subtracted !== live) problems.push(`台账 ${equation(first, added, subtracted, live)} 不成立`);
  if (live !== items.length)
    problems.push(`台账期末 ${groupDigits(live)} 项，事项库现有 ${groupDigits(items.length)} 项`);
  const living = new Map<string, number>();
  for (const part of inBlocks(stood, items, null, countSections))
    for (const [key, count] of part) living.set(key, (living.get(key) ?? 0) + count);
  for (const row of ledger.at(-1)?.categories ?? []) {
    const count = living.get(sectionKey(row)) ?? 0;
    if (count !== row.closing) {
      const words = `“${row.category}”台账期末 ${groupDigits(row.closing)} 项，事项库 ${groupDigits(count)} 项`;
      problems.push(at('rounds', { category: row.category }, words));
    }
  }
  return verdict(
    '2',
    '首轮＋各轮增−各轮减＝现有事项，由逐条增减算出',
    equation(first, added, subtracted, live),
    problems,
  );
}
