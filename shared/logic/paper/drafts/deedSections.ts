/** The categories that a prepared change names, and the same change with others in their place. */
import type { Deed } from '../../../model/deed';
import type { Scheme } from '../../../model/scheme';
import { listOfCategory, type SchemeSection } from '../../schemes/schemeLists';

export interface DeedPlaces {
  readonly scheme: Scheme;
  /** The list an item stands in, for a move within it. */
  readonly listOf: (itemId: number) => string | undefined;
}

export function sectionsOfDeed(deed: Deed, places: DeedPlaces): SchemeSection[] {
  const found: SchemeSection[] = [];
  replaceSections(deed, places, (section) => {
    found.push(section);
    return section;
  });
  return found;
}

/** `to` answers where each named category goes; the list is written down even where it went without saying. */
export function replaceSections(
  deed: Deed,
  { scheme, listOf }: DeedPlaces,
  to: (section: SchemeSection) => SchemeSection,
): Deed {
  const placed = <D extends SchemeSection>(draft: D): D => {
    const listId = listOfCategory(scheme, draft.category, draft.listId)?.id ?? draft.listId;
    const { listId: list, category } = to({ listId, category: draft.category });
    return { ...draft, listId: list, category };
  };
  switch (deed.kind) {
    case 'add':
      return { ...deed, item: placed(deed.item) };
    case 'split':
      return { ...deed, parts: deed.parts.map(placed) };
    case 'move':
      return placed({ ...deed, listId: deed.listId ?? listOf(deed.itemId) ?? '' });
    case 'subtract':
      return deed.join ? { ...deed, join: { ...deed.join, places: deed.join.places.map(placed) } } : deed;
    default:
      return deed;
  }
}
