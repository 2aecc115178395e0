/** Rule 20: each sealed state and each edition is the one before plus the changes between, and nothing else; so is the pool as it is. */
import type { Check } from '../../model/check';
import { DIFFERENCE_KIND_WORDS, type DifferenceKind } from '../../model/comparison';
import { sectionKeys } from '../schemeLists';
import type { CheckFacts, EditionStep, ItemNames } from './facts';
import { atItem, type Problem, rowsOf, sentence, verdict } from './verdict';

interface State {
  readonly name: string;
  readonly round: number;
  readonly sections: ReadonlyMap<number, string>;
}

interface Between {
  readonly net: ReadonlyMap<number, number>;
  readonly moved: ReadonlySet<number>;
}

const NAME = '每次封存、每一版＝上一次＋其间经批准的增减，别无改动';

export function checkEditions(facts: CheckFacts): Check {
  const { sealed, items, changes, roundNumbers, itemNames, editionSteps } = facts;
  const keyOf = sectionKeys();
  const now: State = {
    name: '现在',
    round: Number.POSITIVE_INFINITY,
    sections: new Map(items.map((item) => [item.id, keyOf(item)])),
  };
  const states: State[] = [...sealed.map(({ round, sections }) => ({ name: `第${round}轮`, round, sections })), now];
  const unrecorded = states.slice(1).flatMap((after, index) => {
    const before = states[index] ?? now;
    const own = changes.filter(({ roundId }) => {
      const round = roundNumbers.get(roundId) ?? 0;
      return round > before.round && round <= after.round;
    });
    return problemsBetween(before, after, countBetween(own), itemNames);
  });
  const unapproved = editionSteps.map((step) => ({ step, problems: unapprovedIn(step, facts) }));
  const problems = [
    ...unrecorded,
    ...unapproved.filter(({ step }) => step.excepted === '').flatMap((own) => own.problems),
  ];
  const figure = figureOf(facts);
  if (problems.length > 0) return verdict('20', NAME, figure, problems);
  const setAside = unapproved.filter(({ step, problems: own }) => step.excepted !== '' && own.length > 0);
  if (setAside.length === 0) return verdict('20', NAME, figure, []);
  const said = setAside.map(({ step }) => `${step.after}印发时已签例外：${step.excepted}`);
  return {
    ...{ id: '20', name: NAME, state: 'waived', figure, detail: sentence(said) },
    ...rowsOf(setAside.flatMap((own) => own.problems)),
  };
}

function figureOf({ sealed, changes, editionSteps, approved }: CheckFacts): string {
  const seals = sealed.length === 0 ? '尚未封存' : `${sealed.length} 次封存逐一对照，增减 ${changes.length} 条`;
  if (editionSteps.length === 0) return seals;
  return `${seals}；已印发 ${editionSteps.length} 版，其后经批准的 ${approved.size} 条`;
}

/** What differs from the edition before without an approved change that accounts for it. */
function unapprovedIn(step: EditionStep, { changes, approved, roundNumbers, itemNames }: CheckFacts): Problem[] {
  const { before, after, beforeRound, afterRound, differences } = step;
  const own = changes.filter(({ id, roundId }) => {
    const round = roundNumbers.get(roundId) ?? 0;
    return approved.has(id) && round > beforeRound && round <= afterRound;
  });
  const byItem = new Map<number, typeof own>();
  for (const change of own) byItem.set(change.itemId, [...(byItem.get(change.itemId) ?? []), change]);
  return differences.flatMap(({ itemId, kinds }) => {
    const left = kinds.filter((kind) => !accountsFor(kind, byItem.get(itemId) ?? []));
    if (left.length === 0) return [];
    const words = left.map((kind) => DIFFERENCE_KIND_WORDS[kind]).join('、');
    const name = itemNames.get(itemId) ?? `第 ${itemId} 号事项`;
    return [atItem(itemId, `${before}到${after}“${name}”${words}，没有经批准的调整`)];
  });
}

function accountsFor(kind: DifferenceKind, changes: CheckFacts['changes']): boolean {
  const net = changes.reduce((sum, { countEffect }) => sum + countEffect, 0);
  if (kind === 'added') return net === 1;
  if (kind === 'subtracted') return net === -1;
  if (kind === 'moved') return changes.some((change) => change.kind === 'move');
  return changes.some((change) => change.kind === 'amend' || change.kind === 'split');
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
