/** Questions asked of a scheme again and again: its categories, its sections, and the list a category belongs to. */
import type { TownshipRole } from '../../model/item';
import type { Change } from '../../model/round';
import type { ListKind, Scheme, SchemeList } from '../../model/scheme';
import type { ListOutline, SchemeChoice } from '../../views';

/** A category of a list: the same name may stand in several lists. */
export interface SchemeSection {
  readonly listId: string;
  readonly category: string;
}

/** All categories of all lists, or of those named, in order, each once. */
export function categoriesOf(scheme: Pick<Scheme, 'lists'>, listIds: readonly string[] = []): string[] {
  const lists = scheme.lists.filter(({ id }) => listIds.length === 0 || listIds.includes(id));
  return [...new Set(lists.flatMap(({ categories }) => categories))];
}

/** Labels of the fields only this scheme's lists have, each once. */
export function fieldLabelsOf({ lists }: Scheme): string[] {
  return [...new Set(lists.flatMap(({ fields }) => fields.map(({ label }) => label)))];
}

/** Every category of every list, in the order of the lists. */
export function sectionsOf(scheme: Scheme): SchemeSection[] {
  return scheme.lists.flatMap(({ id: listId, categories }) => categories.map((category) => ({ listId, category })));
}

type ListNames = readonly Pick<SchemeList, 'id' | 'short'>[];

/** A category as people read it; where there are several lists, with the list's name: 配合 · 城乡建设. */
export function sectionWords(lists: ListNames, { listId, category }: SchemeSection): string {
  const short = lists.length > 1 ? (lists.find(({ id }) => id === listId)?.short ?? '') : '';
  return short === '' ? category : `${short} · ${category}`;
}

/** Where a change counts; for a move, from where to where. */
export function changePlaceWords(
  lists: ListNames,
  change: Pick<Change, 'listId' | 'category' | 'toListId' | 'toCategory'>,
): string {
  const { listId, toListId, toCategory } = change;
  const from = sectionWords(lists, change);
  if (toCategory === null) return from;
  return `${from} → ${sectionWords(lists, { listId: toListId ?? listId, category: toCategory })}`;
}

/** 由基本履职事项清单调入配合履职事项清单“乡村振兴”类; within a list, from category to category. */
export function moveWords(
  lists: readonly Pick<SchemeList, 'id' | 'name'>[],
  from: SchemeSection,
  to: SchemeSection,
): string {
  if (from.listId === to.listId) return `由${from.category}调入${to.category}`;
  const nameOf = ({ listId }: SchemeSection): string => lists.find(({ id }) => id === listId)?.name ?? '';
  return `由${nameOf(from)}调入${nameOf(to)}“${to.category}”${to.category.endsWith('类') ? '' : '类'}`;
}

/** For maps and fields to choose in: names of categories hold no line break. */
export function sectionKey({ listId, category }: SchemeSection): string {
  return `${listId}\n${category}`;
}

/** The section a key is of. */
export function sectionOfKey(key: string): SchemeSection {
  const [listId = '', category = ''] = key.split('\n');
  return { listId, category };
}

/** `sectionKey` for tens of thousands of items: each key is put together once. */
export function sectionKeys(): (section: SchemeSection) => string {
  const lists = new Map<string, Map<string, string>>();
  return (section) => {
    const known = lists.get(section.listId);
    const found = known?.get(section.category);
    if (found !== undefined) return found;
    const key = sectionKey(section);
    if (known) known.set(section.category, key);
    else lists.set(section.listId, new Map([[section.category, key]]));
    return key;
  };
}

/** The list of the id that holds the category; with id '' the first list that does. */
export function listOfCategory(scheme: Scheme, category: string, listId = ''): SchemeList | undefined {
  return scheme.lists.find((list) => (listId === '' || list.id === listId) && list.categories.includes(category));
}

/** The township's part that goes without saying in a list; null where it is told item by item. */
export function roleInList(kind: ListKind): TownshipRole | null {
  if (kind === 'own') return 'main';
  if (kind === 'cooperate') return 'cooperate';
  return kind === 'recall' ? 'none' : null;
}

/** Lists in which a department or the townships are the main side and the others cooperate. */
export function tellsSides(scheme: Scheme, listId: string): boolean {
  const kind = scheme.lists.find(({ id }) => id === listId)?.kind;
  return kind === 'mainCooperating' || kind === 'whistle';
}

/** What forms and filters need of a list. */
export function listOutline(list: SchemeList): ListOutline {
  const { id, name, short, kind, categories, fields, required, nameLabel, textLabel } = list;
  return { id, name, short, kind, categories, fields, required, nameLabel, textLabel };
}

/** A scheme as one chooses among several. */
export function schemeChoice(scheme: Scheme): SchemeChoice {
  const { id, name, note, lists } = scheme;
  return { id, name, note, categories: categoriesOf(scheme), lists: lists.map(listOutline) };
}

/** Whether a list asks for a basis: what a department takes back stands without one. */
export function needsBasis({ listId }: Pick<SchemeSection, 'listId'>, scheme: Scheme): boolean {
  return scheme.lists.find(({ id }) => id === listId)?.required.includes('bases') ?? true;
}

/** The items whose list asks for a basis. */
export function thoseNeedingBasis<I extends Pick<SchemeSection, 'listId'>>(
  items: readonly I[],
  scheme: Scheme,
): readonly I[] {
  const free = new Set(scheme.lists.filter(({ id }) => !needsBasis({ listId: id }, scheme)).map(({ id }) => id));
  return free.size === 0 ? items : items.filter(({ listId }) => !free.has(listId));
}

/** A basis found or checked since is no change of a list that has no column for it. */
export function printsBases({ columns }: Pick<SchemeList, 'columns'>): boolean {
  return columns.some(({ source }) => source === 'bases');
}
