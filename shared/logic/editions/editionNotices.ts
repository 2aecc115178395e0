/** What one edition changes against another for each township and each department, row by row as printed. */
import type { Abolished, DroppedColumns, Merger, NoticeKind, NoticeRow, UnitNotice } from '../../model/editionNotice';
import type { ItemContent } from '../../model/item';
import type { Scheme, SchemeList } from '../../model/scheme';
import type { UnitKind } from '../../model/unit';
import { appliesWords } from '../ledger/describeSide';
import { type ListOfItem, listGrowth, sumGrowth } from '../ledger/listGrowth';
import { groupBy } from '../rows/groupBy';
import { appliesTo } from '../schemes/appliesTo';
import type { LateFillings } from '../schemes/newFields';
import { listsOfBoth, type Printed, printedRows, said } from './printedRows';

export interface NoticeSide {
  readonly items: readonly ItemContent[];
  readonly scheme: Scheme;
  /** In the office's order. */
  readonly townships: readonly string[];
  /** Of the later side: what was filled in by order in columns that are not new. */
  readonly late?: LateFillings;
}

/** Townships of either edition in the later one's order; all of them, also those nothing changes for. */
export function townshipNotices(before: NoticeSide, after: NoticeSide, abolished: readonly Abolished[]): UnitNotice[] {
  const townships = [...new Set([...after.townships, ...before.townships])];
  const ways = townships.flatMap((unit) => wayOf(unit, after.townships, abolished) ?? []);
  const lists = listsOfBoth(before.scheme, after.scheme);
  const rowsOf = printedRows(before, after, after.late ?? new Map());
  const printed = new Map(
    townships.map((unit) => {
      const had = before.townships.includes(unit) ? rowsOf.before(unit) : new Map<number, Printed>();
      return [unit, [had, after.townships.includes(unit) ? rowsOf.after(unit) : new Map<number, Printed>()] as const];
    }),
  );
  const had = (unit: string) => printed.get(unit)?.[0] ?? new Map<number, Printed>();
  const has = (unit: string) => printed.get(unit)?.[1] ?? new Map<number, Printed>();
  const isFirst = (unit: string): boolean => !before.townships.includes(unit);
  return townships.map((unit): UnitNotice => {
    const own = ways.filter(({ town, into }) => town === unit || into === unit);
    const compared = compare(unit, 'township', had(unit), has(unit), lists);
    const notice = isFirst(unit)
      ? beginning(
          compared,
          own.map(({ town }) => had(town)),
          has(unit),
          lists,
        )
      : compared;
    const [first] = own;
    if (!first) return notice;
    const { into } = first;
    const towns = own.map(({ town }) => town);
    const theirs = new Set(towns.flatMap((town) => [...had(town).keys()]));
    const moves = compared.rows.filter(({ kind }) => kind === (unit === into ? 'added' : 'subtracted'));
    const items = moves.filter(({ itemId }) => theirs.has(itemId) && has(into).has(itemId)).length;
    const steps = [...new Set(own.flatMap((way) => way.steps))];
    const isShared = ({ itemId }: NoticeRow): boolean =>
      unit !== into && had(into).has(itemId) && has(into).has(itemId) && !has(unit).has(itemId);
    const apart = notice.rows.filter((row) => !isShared(row));
    const shared = notice.rows.length - apart.length;
    const founded = unit !== into && isFirst(into);
    const rows = founded ? apart.filter(({ itemId }) => !has(into).has(itemId)) : apart;
    return { ...notice, rows, merger: { towns, into, steps, items, shared, founded } };
  });
}

type PrintedList = ReadonlyMap<number, Printed>;
type Lists = readonly SchemeList[];

/** Of a first list what differs from the lists of those that went into the township; the figures stay those of its own list. */
function beginning(notice: UnitNotice, theirs: readonly PrintedList[], own: PrintedList, lists: Lists): UnitNotice {
  const had = new Map<number, Printed>();
  for (const [itemId, printed] of theirs.flatMap((list) => [...list])) {
    const before = had.get(itemId);
    if (!before || (kindOf(before, own.get(itemId)) !== null && kindOf(printed, own.get(itemId)) === null))
      had.set(itemId, printed);
  }
  const same = [...own].filter(([itemId, printed]) => kindOf(had.get(itemId), printed) === null).length;
  const { rows } = compare(notice.unit, 'township', had, own, lists);
  return { ...notice, founded: { same }, rows: theirs.length === 0 ? [] : rows };
}

/** How a township of the earlier edition came to be one of the later: null where it still is one, or nothing tells. */
function wayOf(
  town: string,
  townships: readonly string[],
  abolished: readonly Abolished[],
): (Pick<Merger, 'into' | 'steps'> & { readonly town: string }) | null {
  const steps: Abolished[] = [];
  for (let into = town; !townships.includes(into); ) {
    const step = abolished.find(({ unit }) => unit === into);
    if (!step) return null;
    steps.push(step);
    into = step.into;
  }
  const last = steps.at(-1);
  return last ? { town, into: last.into, steps } : null;
}

/** Departments something changes for, in order of their first appearance. */
export function departmentNotices(before: NoticeSide, after: NoticeSide): UnitNotice[] {
  const departments = new Set([...after.items, ...before.items].flatMap(partsOf));
  const old = partsByDepartment(before);
  const fresh = partsByDepartment(after);
  const lists = listsOfBoth(before.scheme, after.scheme);
  return [...departments]
    .map((unit) => compare(unit, 'department', old.get(unit) ?? new Map(), fresh.get(unit) ?? new Map(), lists))
    .filter(({ rows }) => rows.length > 0);
}

function partsOf({ responsibilities }: ItemContent): string[] {
  return responsibilities.map(({ unit }) => unit);
}

/** Items that apply somewhere, as each department with a part in them sees them. */
function partsByDepartment({ items, scheme, townships }: NoticeSide): Map<string, Map<number, Printed>> {
  const found = new Map<string, Map<number, Printed>>();
  const lists = new Map(scheme.lists.map((list) => [list.id, list]));
  for (const item of items) {
    const list = lists.get(item.listId);
    if (!list || !townships.some((township) => appliesTo(item.scope, item.townships, township))) continue;
    for (const unit of new Set(partsOf(item))) {
      const own = found.get(unit) ?? new Map<number, Printed>();
      const text = departmentText(item, unit, list, townships);
      found.set(unit, own.set(item.id, { list, name: item.name, text, said: text }));
    }
  }
  return found;
}

function departmentText(item: ItemContent, unit: string, list: SchemeList, townships: readonly string[]): string {
  const own = item.responsibilities.filter((part) => part.unit === unit).map(({ text }) => text);
  const others = [...new Set(partsOf(item))].filter((other) => other !== unit);
  // One that is no more is no exception to what is for all.
  const towns = item.townships.filter(({ township }) => townships.includes(township));
  const duty = list.kind === 'recall' ? '工作方式' : '本部门职责';
  return [
    item.name,
    said(duty, own.filter((text) => text !== '').join('\n')),
    said('共同责任部门', others.join('、')),
    said('乡镇（街道）职责', item.text),
    said('适用', appliesWords({ scope: item.scope, townships: towns })),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function compare(
  unit: string,
  kind: UnitKind,
  before: ReadonlyMap<number, Printed>,
  after: ReadonlyMap<number, Printed>,
  lists: Lists,
): UnitNotice {
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  const rows = ids.flatMap((itemId): NoticeRow[] => {
    const [was, is] = [before.get(itemId), after.get(itemId)];
    const how = kindOf(was, is);
    if (how === null) return [];
    const shown = is ?? was;
    const text = (one: Printed | undefined): string => {
      if (!one) return '';
      const lines = [one.text, ...(one.filled ?? []).map(({ line }) => line)];
      return [...lines, ...(how === 'moved' ? [`清单：${one.list.name}`] : [])].join('\n');
    };
    return [
      {
        itemId,
        kind: how,
        list: shown?.list.short ?? '',
        name: shown?.name ?? '',
        before: text(was),
        after: text(is),
      },
    ];
  });
  const told = [...after].flatMap(([id, { filled = [] }]) => (before.has(id) ? filled : []));
  const filled = [...groupBy(told, ({ label, isNew }) => `${label} ${isNew}`).values()].flatMap((own) => {
    const [column] = own;
    return column ? [{ label: column.label, isNew: column.isNew, items: own.length }] : [];
  });
  const perList = listGrowth(listsOf(before), listsOf(after), lists);
  const { added, subtracted, movedIn } = sumGrowth(perList);
  return {
    ...{ unit, today: '', kind, before: before.size, after: after.size, added, subtracted, moved: movedIn, perList },
    changed: rows.filter((row) => row.kind === 'changed').length,
    ...{ filled, merger: null, founded: null },
    dropped: droppedOf(before, after, lists),
    rows: inOrder(rows, lists),
  };
}

/** List by list, where the unit's rows said something under the heading and still stand. */
function droppedOf(before: PrintedList, after: PrintedList, lists: Lists): DroppedColumns[] {
  const stay = [...before].filter(([id, { dropped = [] }]) => dropped.length > 0 && after.has(id));
  const byList = groupBy(stay, ([, { list }]) => list.name);
  return [...byList].map(([name, own]) => ({
    list: lists.length > 1 ? name : '',
    headings: [...new Set(own.flatMap(([, { dropped = [] }]) => dropped))],
  }));
}

function kindOf(was: Printed | undefined, is: Printed | undefined): NoticeKind | null {
  if (!was) return is ? 'added' : null;
  if (!is) return 'subtracted';
  if (was.list.id !== is.list.id) return 'moved';
  return was.said === is.said ? null : 'changed';
}

function listsOf(printed: ReadonlyMap<number, Printed>): ListOfItem {
  return new Map([...printed].map(([itemId, { list }]) => [itemId, list.id]));
}

/** By list, then added, moved there, changed, subtracted. */
function inOrder(rows: readonly NoticeRow[], lists: Lists): NoticeRow[] {
  const rank = { added: 0, moved: 1, changed: 2, subtracted: 3 };
  const place = new Map(lists.map(({ short }, index) => [short, index]));
  return [...rows].sort((a, b) => (place.get(a.list) ?? 0) - (place.get(b.list) ?? 0) || rank[a.kind] - rank[b.kind]);
}
