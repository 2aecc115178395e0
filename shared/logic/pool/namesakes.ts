/** Renamed items of which another would be called the same: told before it is written, as it may be meant. */
import type { EditedCell } from '../../model/poolEdit';
import { groupDigits } from '../text/groupDigits';

/** `live`: all items that count, as they are called now. */
export function tellNamesakes(
  cells: readonly EditedCell[],
  live: readonly { readonly id: number; readonly name: string }[],
): EditedCell[] {
  const renamed = new Map(cells.flatMap(({ itemId, field, after }) => (field === 'name' ? [[itemId, after]] : [])));
  if (renamed.size === 0) return [...cells];
  const counts = new Map<string, number>();
  for (const { id, name } of live) {
    const called = renamed.get(id) ?? name;
    counts.set(called, (counts.get(called) ?? 0) + 1);
  }
  return cells.map((cell) => {
    const same = cell.field === 'name' ? (counts.get(cell.after) ?? 0) : 0;
    if (same < 2) return cell;
    const words = `改后有 ${groupDigits(same)} 项同名`;
    return { ...cell, also: cell.also === undefined ? words : `${cell.also}；${words}` };
  });
}
