/** Which items went into which: entries and reasons of an item that went are those of the one that was kept. */
import type { ReadHandle } from '../../database/file/handles';

export interface Families {
  /** Where the item stands now: itself, or the one it went into, over as many steps as there were. */
  homeOf(itemId: number): number;
  /** The item itself and all that went into it. */
  membersOf(itemId: number): readonly number[];
}

/** Told from the ledger: the newest subtraction of an item that is subtracted names what it went into. */
export function readFamilies(read: ReadHandle): Families {
  const into = new Map(
    read
      .all<{ itemId: number; targetItemId: number }>(
        `SELECT itemId, targetItemId FROM change WHERE kind = 'subtract' AND targetItemId IS NOT NULL
           AND (SELECT live FROM item WHERE item.id = change.itemId) = 0
           AND id = (SELECT max(id) FROM change AS last WHERE last.itemId = change.itemId AND last.kind = 'subtract')
         ORDER BY id`,
      )
      .map(({ itemId, targetItemId }) => [itemId, targetItemId]),
  );
  // An item goes into a live one only, so the ways end.
  const homeOf = (itemId: number): number => {
    let home = itemId;
    for (let next = into.get(home); next !== undefined; next = into.get(home)) home = next;
    return home;
  };
  const went = new Map<number, number[]>();
  for (const [itemId, target] of into) went.set(target, [...(went.get(target) ?? []), itemId]);
  const membersOf = (itemId: number): number[] => [itemId, ...(went.get(itemId) ?? []).flatMap(membersOf)];
  return { homeOf, membersOf };
}
