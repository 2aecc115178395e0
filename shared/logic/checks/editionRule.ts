/** Rule 20: each sealed state is the one before plus the changes between, and nothing else; so is the pool as it is. */
import type { Check } from '../../model/check';
import { sectionKeys } from '../schemeLists';
import type { CheckFacts, ItemNames } from './facts';
import { atItem, type Problem, verdict } from './verdict';

interface State {
  readonly name: string;
  readonly round: number;
  readonly sections: ReadonlyMap<number, string>;
}

interface Between {
  readonly net: ReadonlyMap<number, number>;
  readonly moved: ReadonlySet<number>;
}

export function checkEditions({ sealed, items, changes, roundNumbers, itemNames }: CheckFacts): Check {
  const keyOf = sectionKeys();
  const now: State = {
    name: '现在',
    round: Number.POSITIVE_INFINITY,
    sections: new Map(items.map((item) => [item.id, keyOf(item)])),
  };
  const states: State[] = [...sealed.map(({ round, sections }) => ({ name: `第${round}轮`, round, sections })), now];
  const problems = states.slice(1).flatMap((after, index) => {
    const before = states[index] ?? now;
    const own = changes.filter(({ roundId }) => {
      const round = roundNumbers.get(roundId) ?? 0;
      return round > before.round && round <= after.round;
    });
    return problemsBetween(before, after, countBetween(own), itemNames);
  });
  const figure = sealed.length === 0 ? '尚未封存' : `${sealed.length} 次封存逐一对照，增减 ${changes.length} 条`;
  return verdict('20', '每次封存＝上一次封存＋其间逐条增减，别无改动', figure, problems);
}

function countBetween(changes: CheckFacts['changes']): Between {
  const net = new Map<number, number>();
  const moved = new Set<number>();
  for (const { itemId, countEffect, kind } of changes) {
    if (countEffect !== 0) net.set(itemId, (net.get(itemId) ?? 0) + countEffect);
    if (kind === 'move') moved.add(itemId);
  }
  return { net, moved };
}

function problemsBetween(before: State, after: State, { net, moved }: Between, names: ItemNames): Problem[] {
  const problems: Problem[] = [];
  const said = (itemId: number): string =>
    `${before.name}到${after.name}“${names.get(itemId) ?? `第 ${itemId} 号事项`}”`;
  const look = (itemId: number): void => {
    const [was, is] = [before.sections.get(itemId), after.sections.get(itemId)];
    const difference = (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1);
    if (difference !== (net.get(itemId) ?? 0)) problems.push(atItem(itemId, `${said(itemId)}的有无与增减对不上`));
    else if (was !== undefined && is !== undefined && was !== is && !moved.has(itemId))
      problems.push(atItem(itemId, `${said(itemId)}换了类别，却没有调类记录`));
  };
  for (const itemId of after.sections.keys()) look(itemId);
  for (const itemId of before.sections.keys()) if (!after.sections.has(itemId)) look(itemId);
  for (const itemId of net.keys()) if (!before.sections.has(itemId) && !after.sections.has(itemId)) look(itemId);
  return problems;
}
