/** Which units' entries lead to an item: who named it. */
import type { Direction } from '../../../../shared/model/sourceEntry';
import type { ReadHandle } from '../../database/file/handles';
import { readFamilies } from '../pool/families';

export interface Naming {
  readonly itemId: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
}

/** Every pair of item and unit once, of lists in force; all items, or those of the ids. What went into another item names that one. */
export function listNamings(read: ReadHandle, ids?: readonly number[]): Naming[] {
  const families = readFamilies(read);
  const namings = read.all<Naming>(
    `SELECT DISTINCT itemId, unit.id AS unitId, unit.name AS unit, direction FROM disposition
     JOIN sourceEntry ON sourceEntry.id = entryId JOIN sourceList ON sourceList.id = sourceListId
     JOIN unit ON unit.id = sourceList.unitId
     WHERE itemId IS NOT NULL AND withdrawn = 0
       AND (@ids IS NULL OR itemId IN (SELECT value FROM json_each(@ids)))
     ORDER BY unit.position, unit.id`,
    { ids: ids ? JSON.stringify(ids.flatMap(families.membersOf)) : null },
  );
  const seen = new Set<string>();
  return namings.flatMap((naming) => {
    const itemId = families.homeOf(naming.itemId);
    const pair = `${itemId} ${naming.unitId} ${naming.direction}`;
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [{ ...naming, itemId }];
  });
}
