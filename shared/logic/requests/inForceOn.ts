/** Which items were in force on a day: the fold of the changes that had taken effect by then. */

/** `effective`: the first day it holds. */
export interface DatedChange {
  readonly itemId: number;
  readonly effect: number;
  readonly effective: string;
}

/** Days decide, not the order of the rows; of one day the later row stands. */
export function inForceOn(initial: Iterable<number>, changes: readonly DatedChange[], day: string): Set<number> {
  const items = new Set(initial);
  const due = changes
    .map((change, order) => ({ ...change, order }))
    .filter(({ effective }) => effective <= day)
    .sort((a, b) => (a.effective === b.effective ? a.order - b.order : a.effective < b.effective ? -1 : 1));
  for (const { itemId, effect } of due) {
    if (effect > 0) items.add(itemId);
    if (effect < 0) items.delete(itemId);
  }
  return items;
}
