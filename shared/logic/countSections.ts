/** How many items each township's lists have in each category, without building the lists: quick for any number of towns. */
import type { ItemContent, ItemScope } from '../model/item';
import { type Applicability, appliesTo } from './appliesTo';
import { type SchemeSection, sectionKey } from './schemeLists';

/** What decides on which lists an item stands. */
type Placed = Pick<ItemContent, 'listId' | 'category' | 'scope'> & { readonly townships: readonly Applicability[] };

export interface SectionCount extends SchemeSection {
  readonly common: number;
  readonly particular: number;
}

/**
 * For each township its sections in the order given, those without items left out; an item of another section is
 * counted in none. Most items name no township, so they are counted once for all.
 */
export function countSections(
  items: readonly Placed[],
  sections: readonly SchemeSection[],
  townships: readonly string[],
): SectionCount[][] {
  const places = new Map(sections.map((section, index) => [sectionKey(section), index]));
  const everywhere = sections.map(() => 0);
  const named: { item: Placed; place: number | undefined }[] = [];
  for (const item of items) {
    const place = places.get(sectionKey(item));
    if (item.townships.length > 0) named.push({ item, place });
    else if (item.scope === 'common' && place !== undefined) everywhere[place] = (everywhere[place] ?? 0) + 1;
  }
  return townships.map((township) => {
    const counts = { common: [...everywhere], particular: sections.map(() => 0) } satisfies Record<ItemScope, number[]>;
    for (const { item, place } of named) {
      if (!appliesTo(item.scope, item.townships, township)) continue;
      const chosen = item.townships.find((row) => row.township === township)?.place;
      const at = chosen ? places.get(sectionKey(chosen)) : place;
      if (at !== undefined) counts[item.scope][at] = (counts[item.scope][at] ?? 0) + 1;
    }
    return sections
      .map(({ listId, category }, at) => ({
        listId,
        category,
        common: counts.common[at] ?? 0,
        particular: counts.particular[at] ?? 0,
      }))
      .filter((section) => section.common + section.particular > 0);
  });
}
