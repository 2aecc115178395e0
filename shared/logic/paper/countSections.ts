/** How many items each township's lists have in each category, without building the lists: quick for any number of towns. */
import type { ItemContent } from '../../model/item';
import type { Applicability } from '../schemes/appliesTo';
import { type SchemeSection, sectionKeys } from '../schemes/schemeLists';

/** What decides on which lists an item stands. */
type Placed = Pick<ItemContent, 'listId' | 'category' | 'scope'> & { readonly townships: readonly Applicability[] };

export interface SectionCount extends SchemeSection {
  readonly common: number;
  readonly particular: number;
}

/**
 * For each township its sections in the order given, those without items left out; an item of another section is
 * counted in none. Counted in one pass over what the items say of townships, however many townships there are.
 */
export function countSections(
  items: readonly Placed[],
  sections: readonly SchemeSection[],
  townships: readonly string[],
): SectionCount[][] {
  const keyOf = sectionKeys();
  const places = new Map(sections.map((section, index) => [keyOf(section), index]));
  const everywhere = sections.map(() => 0);
  const own = new Map(
    townships.map((township) => [township, { common: sections.map(() => 0), particular: sections.map(() => 0) }]),
  );
  for (const { listId, category, scope, townships: rows } of items) {
    const home = places.get(keyOf({ listId, category }));
    if (scope === 'common') grow(everywhere, home, 1);
    for (const { township, applies, place } of rows) {
      const counts = own.get(township)?.[scope];
      if (!counts) continue;
      // A common item is counted everywhere already.
      if (scope === 'common') grow(counts, home, -1);
      if (applies) grow(counts, place ? places.get(keyOf(place)) : home, 1);
    }
  }
  return townships.map((township) => {
    const counts = own.get(township);
    return sections
      .map(({ listId, category }, at) => ({
        listId,
        category,
        common: (everywhere[at] ?? 0) + (counts?.common[at] ?? 0),
        particular: counts?.particular[at] ?? 0,
      }))
      .filter((section) => section.common + section.particular > 0);
  });
}

function grow(counts: number[], at: number | undefined, by: number): void {
  if (at !== undefined) counts[at] = (counts[at] ?? 0) + by;
}
