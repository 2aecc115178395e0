/** Moving one unit in the office's order. Pure. */

/** `ids` with `id` at position `to` (0-based, counted in the new order); the same array when nothing moves. */
export function moveTo(ids: readonly number[], id: number, to: number): readonly number[] {
  const from = ids.indexOf(id);
  const target = Math.max(0, Math.min(ids.length - 1, to));
  if (from < 0 || from === target) return ids;
  const rest = ids.filter((other) => other !== id);
  return [...rest.slice(0, target), id, ...rest.slice(target)];
}

/** Where a unit lands that is dropped on the upper or lower half of the row at `over`. */
export function dropPosition(from: number, over: number, lowerHalf: boolean): number {
  const gap = lowerHalf ? over + 1 : over;
  return gap > from ? gap - 1 : gap;
}
