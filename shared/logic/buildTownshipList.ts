/** 一镇一单: the rows of one township's list, in the words that go on paper, from the pool's frozen or live content. */
import { type ItemContent, TOWNSHIP_ROLE_WORDS } from '../model/item';
import type { SchemeList } from '../model/scheme';
import type { TownshipList, TownshipListRow } from '../model/townshipList';
import { itemsOfTownship } from './appliesTo';
import { formatCitation } from './parseCitation';

export interface TownshipListHead {
  readonly place: string;
  readonly stage: string;
  readonly round: string;
  readonly date: string;
}

/** Order: the scheme's categories, then the office's own order within each. */
export function buildTownshipList(
  items: readonly ItemContent[],
  list: SchemeList,
  township: string,
  head: TownshipListHead,
): TownshipList {
  const rank = new Map(list.categories.map((category, index) => [category, index]));
  const rankOf = (item: ItemContent) => rank.get(item.category) ?? list.categories.length;
  const rows = itemsOfTownship(items, township)
    .filter((item) => item.listId === list.id)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.position - b.position || a.id - b.id)
    .map(rowOf);
  return { ...head, township, listId: list.id, rows };
}

function rowOf(item: ItemContent): TownshipListRow {
  return {
    itemId: item.id,
    category: item.category,
    name: item.name,
    text: item.text,
    townshipRole: TOWNSHIP_ROLE_WORDS[item.townshipRole],
    bases: item.bases.map(formatCitation),
    departments: departmentsOf(item),
    remark: item.remark,
  };
}

/** The lead first, then the cooperating ones, each once. */
function departmentsOf(item: ItemContent): string[] {
  return [...new Set(item.responsibilities.map(({ unit }) => unit))];
}
