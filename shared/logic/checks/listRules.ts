/** Rules 10 to 13: what is common, whose view is whose, one list a township, and what each list asks of its items. */
import type { Check } from '../../model/check';
import type { ItemContent } from '../../model/item';
import { REQUIRED_WORDS, type Required, type SchemeList } from '../../model/scheme';
import { appliesTo, placeFor } from '../schemes/appliesTo';
import { itemsOfDepartment } from '../schemes/partsOfUnits';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts } from './facts';
import { type BlockMemo, inBlocks } from './inBlocks';
import { atItem, type Problem, verdict } from './verdict';

interface CommonPart {
  readonly common: number;
  readonly exempt: number;
  readonly problems: readonly Problem[];
}

const commons: BlockMemo<ItemContent, CommonPart> = new WeakMap();

/** Rule 10: a common item is everybody's of its class; whoever is exempt has a reason. */
export function checkCommonItems({ items, townships }: CheckFacts): Check {
  const known = new Set(townships);
  const parts = inBlocks(commons, items, JSON.stringify(townships), (block) => exemptIn(block, known));
  const sum = (of: 'common' | 'exempt'): number => parts.reduce((total, part) => total + part[of], 0);
  const figure = `共性 ${groupDigits(sum('common'))} 项，例外 ${sum('exempt')} 处`;
  const problems = parts.flatMap((part) => part.problems);
  return verdict('10', '共性事项对同类乡镇都适用；哪个镇例外，写明理由', figure, problems);
}

function exemptIn(block: readonly ItemContent[], known: ReadonlySet<string>): CommonPart {
  const common = block.filter(({ scope }) => scope === 'common');
  const exempt = common.flatMap((item) =>
    item.townships
      .filter(({ applies, byRule, township }) => !applies && byRule === undefined && known.has(township))
      .map(({ township, reason }) => ({ id: item.id, name: item.name, township, reason })),
  );
  const problems = exempt
    .filter(({ reason }) => reason.trim() === '')
    .map(({ id, name, township }) => atItem(id, `“${name}”${township}例外没有理由`));
  return { common: common.length, exempt: exempt.length, problems };
}

interface ViewedPart {
  /** Parts as the items say, and as the departments' views show them. */
  readonly said: number;
  readonly seen: ReadonlyMap<string, number>;
}

const viewed: BlockMemo<ItemContent, ViewedPart> = new WeakMap();

/** Rule 11: what departments bear is asked of the items' own parts: every part in exactly one department's view, no copies. */
export function checkDepartmentViews({ items, departments }: CheckFacts): Check {
  const views = new Map<string, number>();
  let said = 0;
  for (const part of inBlocks(viewed, items, null, viewedIn)) {
    said += part.said;
    for (const [unit, count] of part.seen) views.set(unit, (views.get(unit) ?? 0) + count);
  }
  const known = new Set(departments);
  const problems: Problem[] = [...views.keys()]
    .filter((unit) => !known.has(unit))
    .map((unit) => `“${unit}”担着责任，却没有登记为部门`);
  const seen = [...views.values()].reduce((sum, count) => sum + count, 0);
  if (seen !== said) problems.push(`各部门所见合计 ${groupDigits(seen)} 项次，事项里写明 ${groupDigits(said)} 项次`);
  problems.push(...copiesAmong(items));
  const figure = `${views.size} 个部门承担 ${groupDigits(said)} 项次`;
  return verdict('11', '部门所见由事项责任查出，不另抄一份；写了哪些部门，就在哪些部门的清单里', figure, problems);
}

function viewedIn(block: readonly ItemContent[]): ViewedPart {
  return {
    said: block.reduce((sum, { responsibilities: own }) => sum + unitsIn(own), 0),
    seen: new Map([...itemsOfDepartment(block)].map(([unit, own]) => [unit, own.length])),
  };
}

/** A unit with several roles in an item counts once. */
function unitsIn(parts: ItemContent['responsibilities']): number {
  return parts.length < 2 ? parts.length : new Set(parts.map(({ unit }) => unit)).size;
}

/** The same words twice in one list and section: a row was copied. */
function copiesAmong(items: readonly ItemContent[]): Problem[] {
  const problems: Problem[] = [];
  for (const namesakes of namesakesAmong(items)) {
    const seen = new Set<string>();
    for (const { id, name, listId, category, text, townships, fields } of namesakes) {
      const words = JSON.stringify([listId, category, text, townships, fields]);
      if (seen.has(words)) problems.push(atItem(id, `“${name}”在同一类里有一模一样的两项`));
      seen.add(words);
    }
  }
  return problems;
}

/** Items that share their name with another; most names are had once and cost one look. */
function namesakesAmong(items: readonly ItemContent[]): Iterable<readonly ItemContent[]> {
  const firsts = new Map<string, ItemContent>();
  const shared = new Map<string, ItemContent[]>();
  for (const item of items) {
    const first = firsts.get(item.name);
    if (!first) firsts.set(item.name, item);
    else {
      const namesakes = shared.get(item.name);
      if (namesakes) namesakes.push(item);
      else shared.set(item.name, [first, item]);
    }
  }
  return shared.values();
}

/** Rule 12: a duty stands in one list for a township; where a township has it in another, that has a reason. */
export function checkOneListEach({ items, townships, scheme }: CheckFacts): Check {
  const names = new Map(scheme.lists.map(({ id, short }) => [id, short]));
  const placed = items.filter((item) => item.townships.length > 0);
  const moved = placed.flatMap((item) =>
    item.townships.filter(({ place }) => place !== undefined).map((row) => ({ item, row })),
  );
  const problems: Problem[] = moved
    .filter(({ row }) => row.reason.trim() === '')
    .map(({ item, row }) => atItem(item.id, `“${item.name}”在${row.township}改列没有理由`));
  const namesakes = scheme.lists.length > 1 ? namesInSeveralLists(items) : [];
  for (const same of namesakes) {
    const [first] = same;
    if (!first) continue;
    for (const township of townships) {
      const lists = same
        .filter(({ scope, townships: rows }) => appliesTo(scope, rows, township))
        .map((item) => names.get(placeFor(item, township).listId) ?? '');
      if (new Set(lists).size > 1)
        problems.push(atItem(first.id, `“${first.name}”在${township}同时列入${[...new Set(lists)].join('、')}`));
    }
  }
  const figure =
    scheme.lists.length === 1
      ? `改列 ${moved.length} 处`
      : `${scheme.lists.length} 张清单，分镇改列 ${moved.length} 处`;
  return verdict('12', '一项职责在一个镇只列入一张清单；分镇列入不同清单的，写明理由', figure, problems);
}

/** Only names that items of different lists have. */
function namesInSeveralLists(items: readonly ItemContent[]): (readonly ItemContent[])[] {
  return [...namesakesAmong(items)].filter((same) => new Set(same.map(({ listId }) => listId)).size > 1);
}

interface AskedPart {
  readonly problems: readonly Problem[];
  /** 镇次 by list. */
  readonly times: ReadonlyMap<string, number>;
}

const asked: BlockMemo<ItemContent, AskedPart> = new WeakMap();

/** Rule 13: each list's items have what it asks for; where townships place an item in several lists, what each asks for. */
export function checkRequired({ items, townships, scheme }: CheckFacts): Check {
  const lists = new Map(scheme.lists.map((list) => [list.id, list]));
  const context = JSON.stringify([scheme.lists, townships]);
  const parts = inBlocks(asked, items, context, (block) => ({
    problems: lackingIn(block, lists),
    times: timesIn(block, townships, lists),
  }));
  const times = new Map([...lists.keys()].map((id) => [id, 0]));
  for (const part of parts) for (const [id, count] of part.times) times.set(id, (times.get(id) ?? 0) + count);
  return verdict(
    '13',
    '每张清单要求的栏目都已填写：配合有部门和两边职责，收回有承接部门和工作方式，基本以乡镇为主体',
    shares(times, lists),
    parts.flatMap(({ problems }) => problems),
  );
}

function lackingIn(items: readonly ItemContent[], lists: ReadonlyMap<string, SchemeList>): Problem[] {
  const problems: Problem[] = [];
  for (const item of items) {
    const own = lists.get(item.listId);
    if (item.townships.length === 0 && (own === undefined || isComplete(item, own))) continue;
    for (const list of listsOf(item, lists)) {
      if (isComplete(item, list)) continue;
      const missing = missingIn(item, list);
      if (missing.length > 0) problems.push(atItem(item.id, `${list.short}“${item.name}”缺${missing.join('、')}`));
      if (list.kind === 'own' && item.townshipRole !== 'main')
        problems.push(atItem(item.id, `${list.short}“${item.name}”乡镇不是主体`));
    }
  }
  return problems;
}

function listsOf(item: ItemContent, lists: ReadonlyMap<string, SchemeList>): readonly SchemeList[] {
  const ids = [item.listId];
  for (const { place } of item.townships) if (place && !ids.includes(place.listId)) ids.push(place.listId);
  return ids.flatMap((id) => lists.get(id) ?? []);
}

/** As most items are: told without making anything. */
function isComplete(item: ItemContent, { kind, required }: SchemeList): boolean {
  if (kind === 'own' && item.townshipRole !== 'main') return false;
  for (const what of required) if (what !== 'bases' && !has(item, what)) return false;
  return true;
}

const WORDS: Readonly<Record<string, string>> = REQUIRED_WORDS;

/** Bases have a rule of their own. */
function missingIn(item: ItemContent, { required, fields }: SchemeList): string[] {
  return required
    .filter((what) => what !== 'bases' && !has(item, what))
    .map((what) => WORDS[what] ?? fields.find(({ id }) => `field:${id}` === what)?.label ?? what);
}

function has(item: ItemContent, what: Required): boolean {
  const { responsibilities } = item;
  switch (what) {
    case 'text':
      return item.text.trim() !== '';
    case 'bases':
      return item.bases.length > 0;
    case 'departments':
      return responsibilities.some(({ role }) => role !== 'takeOver');
    case 'departmentDuty':
      return responsibilities.some(({ role, text }) => role !== 'takeOver' && text.trim() !== '');
    case 'receivers':
      return responsibilities.some(({ role }) => role === 'takeOver');
    case 'method':
      return responsibilities.some(({ role, text }) => role === 'takeOver' && text.trim() !== '');
    default:
      return (item.fields[what.slice('field:'.length)] ?? '').trim() !== '';
  }
}

function timesIn(
  items: readonly ItemContent[],
  townships: readonly string[],
  lists: ReadonlyMap<string, SchemeList>,
): Map<string, number> {
  const counts = new Map([...lists.keys()].map((id) => [id, 0]));
  const known = new Set(townships);
  const grow = (listId: string, by: number): unknown => counts.set(listId, (counts.get(listId) ?? 0) + by);
  for (const { listId, scope, townships: rows } of items) {
    if (scope === 'common') grow(listId, townships.length);
    for (const { township, applies, place } of rows) {
      if (!known.has(township)) continue;
      // A common item is counted in its own list already.
      if (scope === 'common') grow(listId, -1);
      if (applies) grow(place?.listId ?? listId, 1);
    }
  }
  return counts;
}

/** 镇次 by list, and where there are several lists the share of 配合 and 收回 among them. */
function shares(times: ReadonlyMap<string, number>, lists: ReadonlyMap<string, SchemeList>): string {
  const total = [...times.values()].reduce((sum, count) => sum + count, 0);
  const said = [...lists.values()].map(({ id, short }) => `${short} ${groupDigits(times.get(id) ?? 0)}`).join(' ＋ ');
  const others = [...lists.values()].filter(({ kind }) => kind === 'cooperate' || kind === 'recall');
  if (others.length === 0 || total === 0) return `${said} 镇次`;
  const part = others.reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
  return `${said} ＝ ${groupDigits(total)} 镇次，配合和收回占 ${((part / total) * 100).toFixed(1)}%`;
}
