/** Which units' entries lead to an item: who named it. */
import type { Direction } from '../../../shared/model/sourceEntry';
import type { ReadHandle } from '../database/handles';

export interface Naming {
  readonly itemId: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
}

/** Every pair of item and unit once, of lists in force; all items, or those of the ids. */
export function listNamings(read: ReadHandle, ids?: readonly number[]): Naming[] {
  return read.all<Naming>(
    `SELECT DISTINCT itemId, unit.id AS unitId, unit.name AS unit, direction FROM disposition
     JOIN sourceEntry ON sourceEntry.id = entryId JOIN sourceList ON sourceList.id = sourceListId
     JOIN unit ON unit.id = sourceList.unitId
     WHERE itemId IS NOT NULL AND withdrawn = 0
       AND (@ids IS NULL OR itemId IN (SELECT value FROM json_each(@ids)))
     ORDER BY unit.position, unit.id`,
    { ids: ids ? JSON.stringify(ids) : null },
  );
}
