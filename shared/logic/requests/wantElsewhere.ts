/** The categories that a request's wants name, and the wants with them as a changed scheme calls them. */
import type { Deed } from '../../model/deed';
import type { RequestWant } from '../../model/request';
import { type DeedPlaces, replaceSections } from '../paper/drafts/deedSections';
import type { SchemeSection } from '../schemes/schemeLists';

type PlacedDeed = Extract<Deed, { kind: 'add' | 'move' }>;

export function sectionsOfWant(want: RequestWant, places: DeedPlaces): SchemeSection[] {
  const found: SchemeSection[] = [];
  wantElsewhere(want, places, (section) => {
    found.push(section);
    return section;
  });
  return found;
}

export function wantElsewhere(
  want: RequestWant,
  places: DeedPlaces,
  to: (section: SchemeSection) => SchemeSection,
): RequestWant {
  if (want.kind === 'add') {
    const { item } = replaceSections(want, places, to) as Extract<PlacedDeed, { kind: 'add' }>;
    return { ...want, item };
  }
  if (want.kind !== 'move') return want;
  const { itemId, category } = want;
  const deed = { kind: 'move', itemId, category, ...(want.listId !== undefined && { listId: want.listId }) } as const;
  const moved = replaceSections(deed, places, to) as Extract<PlacedDeed, { kind: 'move' }>;
  return { ...want, category: moved.category, ...(moved.listId !== undefined && { listId: moved.listId }) };
}
