/** How many items each township's list has in each category, without building the lists: quick for any number of towns. */
import type { ItemContent, ItemScope } from '../model/item';
import { type Applicability, appliesTo } from './appliesTo';

/** What decides on which lists an item stands. */
type Placed = Pick<ItemContent, 'category' | 'scope'> & { readonly townships: readonly Applicability[] };

export interface SectionCount {
  readonly category: string;
  readonly common: number;
  readonly particular: number;
}

/**
 * For each township its categories in the order given, those without items left out; an item of another category is
 * counted in none. Most items name no township, so they are counted once for all.
 */
export function countSections(
  items: readonly Placed[],
  categories: readonly string[],
  townships: readonly string[],
): SectionCount[][] {
  const places = new Map(categories.map((category, index) => [category, index]));
  const everywhere = categories.map(() => 0);
  const named: { place: number; scope: ItemScope; townships: readonly Applicability[] }[] = [];
  for (const { category, scope, townships: own } of items) {
    const place = places.get(category);
    if (place === undefined) continue;
    if (own.length > 0) named.push({ place, scope, townships: own });
    else if (scope === 'common') everywhere[place] = (everywhere[place] ?? 0) + 1;
  }
  return townships.map((township) => {
    const common = [...everywhere];
    const particular = categories.map(() => 0);
    for (const item of named) {
      if (!appliesTo(item.scope, item.townships, township)) continue;
      const counts = item.scope === 'common' ? common : particular;
      counts[item.place] = (counts[item.place] ?? 0) + 1;
    }
    return categories
      .map((category, place) => ({ category, common: common[place] ?? 0, particular: particular[place] ?? 0 }))
      .filter((section) => section.common + section.particular > 0);
  });
}
