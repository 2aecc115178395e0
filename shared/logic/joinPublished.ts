/** 现行清单入库: the published lists of several townships as items; one duty that several towns list is one item. */
import type { ItemDraft } from '../model/item';
import { mergeOrders } from './mergeOrders';

/** An entry of a published list, as the item it would be, with the townships that list it. */
export interface PublishedEntry {
  readonly id: number;
  /** Entries of one table follow each other; tables are told apart by this. */
  readonly sourceListId: number;
  readonly townships: readonly string[];
  readonly draft: ItemDraft;
}

export interface PublishedItem {
  /** The first becomes the item, the others belong to it. */
  readonly entryIds: readonly number[];
  readonly draft: ItemDraft;
  /** Townships whose list words the township's part in another way, or has it in another category. */
  readonly own: readonly { readonly township: string; readonly wording?: string; readonly category?: string }[];
}

export interface JoinedLists {
  /** In an order that keeps the order of every table. */
  readonly items: readonly PublishedItem[];
  /** Sentences on what the tables say differently and one item cannot hold: the first table's words stand. */
  readonly differences: readonly string[];
}

/** `all` are the project's townships: what all of them list is common, anything else is particular. */
export function joinPublished(entries: readonly PublishedEntry[], all: readonly string[]): JoinedLists {
  const groups = new Map<string, PublishedEntry[]>();
  for (const entry of entries) {
    const key = `${entry.draft.listId}\n${plain(entry.draft.name)}`;
    const found = groups.get(key);
    if (found) found.push(entry);
    else groups.set(key, [entry]);
  }
  const keyOf = new Map([...groups].flatMap(([key, own]) => own.map(({ id }) => [id, key] as const)));
  const tables = new Map<number, string[]>();
  for (const { id, sourceListId } of entries) {
    const table = tables.get(sourceListId) ?? [];
    table.push(keyOf.get(id) ?? '');
    tables.set(sourceListId, table);
  }
  const joined = mergeOrders([...tables.values()]).flatMap((key) => {
    const own = groups.get(key);
    return own ? [joinGroup(own, all)] : [];
  });
  return { items: joined.map(({ item }) => item), differences: joined.flatMap(({ differences }) => differences) };
}

function joinGroup(
  entries: readonly PublishedEntry[],
  all: readonly string[],
): { item: PublishedItem; differences: string[] } {
  const [first, ...others] = entries;
  if (!first) throw new Error('a group has an entry');
  const townships = all.filter((town) => entries.some((entry) => entry.townships.includes(town)));
  const everywhere = townships.length === all.length;
  const draft: ItemDraft = {
    ...first.draft,
    scope: everywhere ? 'common' : 'particular',
    townships: everywhere ? [] : townships,
  };
  const own = others.flatMap((entry) => ownOf(entry, first));
  const differences = others
    .filter(({ draft: other }) => partsOf(other) !== partsOf(first.draft))
    .map((entry) => `“${first.draft.name}”在${entry.townships.join('、')}的清单里部门或部门职责写法不同`);
  const twice = all.filter((town) => {
    const tables = entries.filter((entry) => entry.townships.includes(town)).map(({ sourceListId }) => sourceListId);
    return new Set(tables).size < tables.length;
  });
  if (twice.length > 0) differences.push(`“${first.draft.name}”在${twice.join('、')}的清单里不止一条，合为一项`);
  return { item: { entryIds: entries.map(({ id }) => id), draft, own }, differences };
}

function ownOf(entry: PublishedEntry, first: PublishedEntry): PublishedItem['own'] {
  const wording = plain(entry.draft.text) === plain(first.draft.text) ? {} : { wording: entry.draft.text };
  const category = entry.draft.category === first.draft.category ? {} : { category: entry.draft.category };
  const differs = Object.keys(wording).length + Object.keys(category).length > 0;
  return differs ? entry.townships.map((township) => ({ township, ...wording, ...category })) : [];
}

function partsOf({ leadDepartment, coDepartments, receivers, method, duties }: ItemDraft): string {
  return plain(JSON.stringify([leadDepartment, coDepartments, receivers, method, duties]));
}

function plain(text: string): string {
  return text.replace(/\s|\\n/g, '');
}
