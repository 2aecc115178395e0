/** Rule 20: each sealed state and each edition is the one before plus the changes between, and nothing else; so is the pool as it is. */
import type { Check } from '../../model/check';
import { DIFFERENCE_KIND_WORDS, type DifferenceKind } from '../../model/comparison';
import type { ItemContent } from '../../model/item';
import { ABOLITION_REASON } from '../../model/round';
import { groupBy } from '../rows/groupBy';
import { isFilling } from '../schemes/newFields';
import { sectionKeys } from '../schemes/schemeLists';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts, EditionStep, ItemNames } from './facts';
import { type BlockMemo, inBlocks } from './inBlocks';
import { atItem, type Problem, rowsOf, sentence, verdict } from './verdict';

interface State {
  readonly name: string;
  readonly sections: ReadonlyMap<number, string>;
}

interface Between {
  readonly net: ReadonlyMap<number, number>;
  readonly moved: ReadonlySet<number>;
}

const NAME = '每次封存、每一版＝上一次＋其间经批准的增减，别无改动';

export function checkEditions(facts: CheckFacts): Check {
  const { sealed, items, changes, roundNumbers, itemNames, editionSteps } = facts;
  const between = (from: number, to: number): Between =>
    countBetween(
      changes.filter(({ roundId }) => {
        const round = roundNumbers.get(roundId) ?? 0;
        return round > from && round <= to;
      }),
    );
  const unrecorded = sealed.flatMap((before, index) => {
    const from = { name: `第${before.round}轮`, sections: before.sections };
    const after = sealed[index + 1];
    if (!after) return problemsSince(from, items, between(before.round, Number.POSITIVE_INFINITY), itemNames);
    const to = { name: `第${after.round}轮`, sections: after.sections };
    return problemsBetween(from, to, between(before.round, after.round), itemNames);
  });
  const steps = editionSteps.map((step) => ({ step, problems: unapprovedIn(step, facts) }));
  const problems = [...unrecorded, ...steps.filter(({ step }) => step.excepted === '').flatMap((own) => own.problems)];
  const figure = figureOf(facts);
  if (problems.length > 0) return verdict('20', NAME, figure, problems);
  const setAside = steps.filter(({ step, problems: own }) => step.excepted !== '' && own.length > 0);
  if (setAside.length === 0) return verdict('20', NAME, figure, []);
  const said = setAside.map(({ step }) => `${step.after}印发时已签例外：${step.excepted}`);
  return {
    ...{ id: '20', name: NAME, state: 'waived', figure, detail: sentence(said) },
    ...rowsOf(setAside.flatMap((own) => own.problems)),
  };
}

function figureOf(facts: CheckFacts): string {
  const { sealed, changes, editionSteps, approved } = facts;
  const seals =
    sealed.length === 0 ? '尚未封存' : `${sealed.length} 次封存逐一对照，增减 ${groupDigits(changes.length)} 条`;
  if (editionSteps.length === 0) return seals;
  const issued = `已印发 ${editionSteps.length} 版，其后经批准的 ${groupDigits(approved.size)} 条`;
  return [seals, issued, ...filledColumns(facts)].join('；');
}

function unapprovedIn(step: EditionStep, facts: CheckFacts): Problem[] {
  return unapproved(step, facts).flatMap(({ itemId, kinds, filled }) => {
    const name = facts.itemNames.get(itemId) ?? `第 ${itemId} 号事项`;
    const said = `${step.before}到${step.after}“${name}”`;
    const words = kinds.map((kind) => DIFFERENCE_KIND_WORDS[kind]).join('、');
    const columns = (isNew: boolean) =>
      filled.flatMap((one) => (one.isNew === isNew ? [`“${one.label}”`] : [])).join('、');
    const unsaid = [`填了新增的${columns(true)}`, `补填了${columns(false)}`].filter((told) => told.endsWith('”'));
    return [
      ...(kinds.length > 0 ? [atItem(itemId, `${said}${words}，没有经批准的申请`)] : []),
      ...(unsaid.length > 0 ? [atItem(itemId, `${said}${unsaid.join('，')}，没有写明凭什么、谁决定`)] : []),
    ];
  });
}

interface Unapproved {
  readonly itemId: number;
  readonly kinds: readonly DifferenceKind[];
  /** Columns filled in on nobody's word. */
  readonly filled: readonly { readonly label: string; readonly isNew: boolean }[];
}

/** What differs from the edition before without an approved change that accounts for it. */
export function unapproved(step: EditionStep, facts: CheckFacts): Unapproved[] {
  const { differences } = step;
  const own = [...changesIn(step, facts).values()].flat().filter(({ id }) => facts.approved.has(id));
  const byItem = new Map<number, typeof own>();
  for (const change of own) byItem.set(change.itemId, [...(byItem.get(change.itemId) ?? []), change]);
  const joined = new Set(own.flatMap(({ kind, targetItemId }) => (kind === 'subtract' ? (targetItemId ?? []) : [])));
  return differences.flatMap(({ itemId, kinds, beyond = [], filled = [] }) => {
    const accounted = (kind: DifferenceKind) =>
      accountsFor(kind, byItem.get(itemId) ?? []) || (joined.has(itemId) && TAKEN_ALONG.has(kind));
    const left = kinds.filter((kind) => beyond.includes(kind) || !accounted(kind));
    const unsaid = filled.filter(({ label }) => ordersOf(itemId, label, step, facts).length === 0);
    return left.length === 0 && unsaid.length === 0 ? [] : [{ itemId, kinds: left, filled: unsaid }];
  });
}

/** What the filling of a column rests on: lines of the ledger that say so; else others of the item by which it can have come. */
function ordersOf(itemId: number, label: string, step: EditionStep, facts: CheckFacts): Order[] {
  const own = changesIn(step, facts).get(itemId) ?? [];
  const named = own.filter(({ reasonKind }) => isFilling(reasonKind, label));
  const others = own.filter(({ id, kind, reasonKind }) =>
    facts.approved.has(id)
      ? kind !== 'subtract' && reasonKind !== ABOLITION_REASON
      : kind === 'amend' && reasonKind === '',
  );
  return (named.length > 0 ? named : others).flatMap(({ roundId, basis, decider }) => {
    const said = basis || decider;
    return said === '' ? [] : [{ round: facts.roundNumbers.get(roundId) ?? 0, said }];
  });
}

interface Order {
  readonly round: number;
  /** 依据, or else who decided. */
  readonly said: string;
}

const MOST_ORDERS = 3;

/** 第1版到第2版新增“风险等级”一栏，填 48 项（第12轮，×编办发〔2029〕3号）: a line for each column that was filled in by a step. */
function filledColumns(facts: CheckFacts): string[] {
  return facts.editionSteps.flatMap((step) => {
    const filled = step.differences.flatMap(({ itemId, filled: columns = [] }) =>
      columns.map(({ label, isNew }) => {
        const column = isNew ? `新增“${label}”一栏，填` : `“${label}”一栏补填`;
        return { column, orders: ordersOf(itemId, label, step, facts) };
      }),
    );
    return [...groupBy(filled, ({ column }) => column)].map(([column, own]) => {
      const orders = own.flatMap((one) => one.orders);
      const rounds = [...new Set(orders.map(({ round }) => round))].map((round) => `第${round}轮`);
      const said = [...new Set(orders.map((one) => one.said))];
      const by = `${said.slice(0, MOST_ORDERS).join('、')}${said.length > MOST_ORDERS ? '等' : ''}`;
      const unsaid = own.filter((one) => one.orders.length === 0).length;
      const told = [
        ...(orders.length === 0 ? [] : [`${rounds.join('、')}，${by}`]),
        ...(unsaid === 0 ? [] : [`${groupDigits(unsaid)} 项没有写明凭什么`]),
      ].join('；');
      return `${step.before}到${step.after}${column} ${groupDigits(own.length)} 项（${told}）`;
    });
  });
}

interface StepChanges {
  readonly changes: CheckFacts['changes'];
  readonly byItem: ReadonlyMap<number, CheckFacts['changes']>;
}

const stepChanges = new WeakMap<EditionStep, StepChanges>();

/** The changes of the rounds of a step, by item. */
function changesIn(step: EditionStep, { changes, roundNumbers }: CheckFacts): StepChanges['byItem'] {
  const known = stepChanges.get(step);
  if (known?.changes === changes) return known.byItem;
  const own = changes.filter(({ roundId }) => {
    const round = roundNumbers.get(roundId) ?? 0;
    return round > step.beforeRound && round <= step.afterRound;
  });
  const byItem = groupBy(own, ({ itemId }) => itemId);
  stepChanges.set(step, { changes, byItem });
  return byItem;
}

/** What an item may gain from one that went into it. */
const TAKEN_ALONG: ReadonlySet<DifferenceKind> = new Set(['reapplied', 'regrounded', 'reassigned']);

function accountsFor(kind: DifferenceKind, changes: CheckFacts['changes']): boolean {
  const net = changes.reduce((sum, { countEffect }) => sum + countEffect, 0);
  if (kind === 'added') return net === 1;
  if (kind === 'subtracted') return net === -1;
  if (kind === 'moved') return changes.some((change) => change.kind === 'move');
  if ((kind === 'reworded' || kind === 'reassigned') && changes.some(toAnotherList)) return true;
  // A township's end says where its duties are now, and nothing of their words.
  const says = changes.filter(({ reasonKind }) => kind === 'reapplied' || reasonKind !== ABOLITION_REASON);
  return says.some((change) => change.kind === 'amend' || change.kind === 'split');
}

/** The other list asks for other parts, and knows another part of the township. */
function toAnotherList({ kind, listId, toListId }: CheckFacts['changes'][number]): boolean {
  return kind === 'move' && toListId !== null && toListId !== listId;
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

function problemsBetween(before: State, after: State, between: Between, names: ItemNames): Problem[] {
  return unaccounted(`${before.name}到${after.name}`, differingBetween(before, after), between, names);
}

/** What two sealed states differ in never changes: kept by the later one. */
const sealedDifferences = new WeakMap<object, { readonly before: object; readonly differing: readonly Differing[] }>();

function differingBetween(before: State, after: State): readonly Differing[] {
  const kept = sealedDifferences.get(after.sections);
  if (kept?.before === before.sections) return kept.differing;
  const differing: Differing[] = [];
  for (const [itemId, is] of after.sections) {
    const was = before.sections.get(itemId);
    if (was !== is) differing.push({ itemId, was, is });
  }
  for (const [itemId, was] of before.sections)
    if (!after.sections.has(itemId)) differing.push({ itemId, was, is: undefined });
  sealedDifferences.set(after.sections, { before: before.sections, differing });
  return differing;
}

/** An item that stands elsewhere than before, came or went. */
interface Differing {
  readonly itemId: number;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

interface SincePart {
  readonly differing: readonly Differing[];
  /** Items that were there before, in the same section or another. */
  readonly known: number;
}

const since: BlockMemo<ItemContent, SincePart> = new WeakMap();

/** The same with the pool as it is. */
function problemsSince(before: State, items: readonly ItemContent[], between: Between, names: ItemNames): Problem[] {
  const keyOf = sectionKeys();
  const parts = inBlocks(since, items, before.sections, (block) => {
    const differing = block.flatMap((item) => {
      const [was, is] = [before.sections.get(item.id), keyOf(item)];
      return was === is ? [] : [{ itemId: item.id, was, is }];
    });
    return { differing, known: block.length - differing.filter(({ was }) => was === undefined).length };
  });
  const differing = parts.flatMap((part) => part.differing);
  if (parts.reduce((sum, { known }) => sum + known, 0) < before.sections.size) {
    const there = new Set(items.map(({ id }) => id));
    for (const [itemId, was] of before.sections) if (!there.has(itemId)) differing.push({ itemId, was, is: undefined });
  }
  return unaccounted(`${before.name}到现在`, differing, between, names);
}

/** What differs and no change says so; and changes that say so where nothing differs. */
function unaccounted(
  said: string,
  differing: readonly Differing[],
  { net, moved }: Between,
  names: ItemNames,
): Problem[] {
  const problems: Problem[] = [];
  const look = ({ itemId, was, is }: Differing): void => {
    const words = `${said}“${names.get(itemId) ?? `第 ${itemId} 号事项`}”`;
    const difference = (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1);
    if (difference !== (net.get(itemId) ?? 0)) problems.push(atItem(itemId, `${words}的有无与增减对不上`));
    else if (was !== undefined && is !== undefined && was !== is && !moved.has(itemId))
      problems.push(atItem(itemId, `${words}换了类别，却没有调类记录`));
  };
  for (const one of differing) look(one);
  const seen = new Set(differing.map(({ itemId }) => itemId));
  // Neither came nor went: then what was added was subtracted again.
  for (const itemId of net.keys()) if (!seen.has(itemId)) look({ itemId, was: '', is: '' });
  return problems;
}
