/** An item goes to another list or category: a township that had it there alone is as everybody else again. */
import { type SchemeSection, sectionKey } from '../../../../shared/logic/schemes/schemeLists';
import type { WriteHandle } from '../../database/file/handles';
import { hasOwnPlaces, listOwnStandings, settleOwnStanding } from '../townships/applicabilityRepository';
import { listUnitsEver } from '../units/unitRepository';
import { readContents } from './itemContents';
import { setSection } from './itemRepository';

/** Answers the townships whose own place it is from now on. */
export function moveHome(write: WriteHandle, itemId: number, to: SchemeSection): string[] {
  const [from] = hasOwnPlaces(write, itemId) ? readContents(write, [itemId]) : [];
  setSection(write, itemId, to);
  if (!from) return [];
  // What an earlier program left standing at the item's old place was none of the township's own either.
  const homes = new Set([from, to].map(sectionKey));
  const towns = new Map(listUnitsEver(write, 'township').map((town) => [town.id, town]));
  const home = { ...from, ...to };
  return listOwnStandings(write, itemId).flatMap(({ unitId, place, wording }) => {
    const town = towns.get(unitId);
    if (!town || !place || !homes.has(sectionKey(place))) return [];
    settleOwnStanding(write, home, town, { reason: '', place: null, wording });
    return sectionKey(place) === sectionKey(to) ? [town.name] : [];
  });
}
