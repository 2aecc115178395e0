/** Which units' entries lead to an item: who named it. */
import type { Direction } from '../../../../shared/model/sourceEntry';
import type { ReadHandle } from '../../database/file/handles';
import { readFamilies } from '../pool/families';
import { listAbolitions, townOfToday } from '../units/abolitionRepository';

export interface Naming {
  readonly itemId: number;
  /** Of a township that is no more, the one it went into. */
  readonly unitId: number;
  /** Who sent it. */
  readonly unit: string;
  readonly direction: Direction;
}

/** Every pair of item and unit once, of lists in force; all items, or those of the ids. What went into another item names that one. A superior proposes, it names nothing. */
export function listNamings(read: ReadHandle, ids?: readonly number[]): Naming[] {
  const families = readFamilies(read);
  const namings = read.all<Naming>(
    `SELECT DISTINCT itemId, unit.id AS unitId, unit.name AS unit, direction FROM disposition
     JOIN sourceEntry ON sourceEntry.id = entryId JOIN sourceList ON sourceList.id = sourceListId
     JOIN unit ON unit.id = sourceList.unitId
     WHERE itemId IS NOT NULL AND withdrawn = 0 AND unit.kind <> 'superior'
       AND (@ids IS NULL OR itemId IN (SELECT value FROM json_each(@ids)))
     ORDER BY unit.position, unit.id`,
    { ids: ids ? JSON.stringify(ids.flatMap(families.membersOf)) : null },
  );
  const today = new Map(listAbolitions(read).map(({ unitId }) => [unitId, townOfToday(read, unitId)]));
  const seen = new Set<string>();
  return namings.flatMap((naming) => {
    const itemId = families.homeOf(naming.itemId);
    const unitId = today.get(naming.unitId) ?? naming.unitId;
    const pair = `${itemId} ${unitId} ${naming.direction}`;
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [{ ...naming, itemId, unitId }];
  });
}
