/** 一镇一单: the rows of one township's list, in the words that go on paper, from the pool's frozen or live content. */
import { ITEM_SCOPE_WORDS, type ItemContent, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import type { SchemeList } from '../../model/scheme';
import type { TownshipList, TownshipListRow } from '../../model/townshipList';
import { formatCitation } from '../bases/parseCitation';
import { itemsOfTownship, placeFor, printedFor, textFor } from '../schemes/appliesTo';

export type TownshipListHead = Omit<TownshipList, 'township' | 'listId' | 'rows'>;

/** Order: the scheme's categories, then the office's own order within each. */
export function buildTownshipList(
  items: readonly ItemContent[],
  list: SchemeList,
  township: string,
  head: TownshipListHead,
): TownshipList {
  return { ...head, township, listId: list.id, rows: rowsFor(itemsOfTownship(items, township), list, township) };
}

/** The county's own list: every item once, as it stands before any township has its own way with it. */
export function buildCountyList(items: readonly ItemContent[], list: SchemeList, head: TownshipListHead): TownshipList {
  return { ...head, township: '', listId: list.id, rows: rowsFor(items, list, '') };
}

function rowsFor(items: readonly ItemContent[], list: SchemeList, township: string): TownshipListRow[] {
  const rank = new Map(list.categories.map((category, index) => [category, index]));
  return items
    .map((item) => ({ item, place: township === '' ? item : placeFor(item, township) }))
    .filter(({ place }) => place.listId === list.id)
    .map(({ item, place }) => ({ item, place, rank: rank.get(place.category) ?? list.categories.length }))
    .sort((a, b) => a.rank - b.rank || a.item.position - b.item.position || a.item.id - b.item.id)
    .map(({ item, place }) => rowOf(item, place.category, township));
}

function rowOf(item: ItemContent, category: string, township: string): TownshipListRow {
  const { townshipRole, responsibilities, bases, remark, fields } = printedFor(item, township);
  return {
    itemId: item.id,
    category,
    name: item.name,
    text: textFor(item, township),
    townshipRole: townshipRole === 'none' ? '' : TOWNSHIP_ROLE_WORDS[townshipRole],
    bases: bases.map(formatCitation),
    parts: responsibilities,
    scope: ITEM_SCOPE_WORDS[item.scope],
    remark,
    fields,
  };
}
