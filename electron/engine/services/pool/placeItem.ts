/** 办公室的次序: moves an item up or down among its category's, which lists and tables follow. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { itemInState } from '../../repositories/pool/itemInState';
import { listPlaces, setPlace } from '../../repositories/pool/itemRepository';

/** `by` places down, or up when negative; the ends of the category stop it. Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, NOTHING_CHANGED. */
export function placeItem(project: ProjectFile, { itemId, by }: Parsed<'placeItem'>): Result<null> {
  return record(project, { name: 'placeItem', input: { itemId, by }, effect: 'undoable' }, (write) => {
    const found = itemInState(write, itemId, true);
    if (!found.ok) return found;
    const item = found.value;
    const places = listPlaces(write, item);
    const from = places.findIndex(({ id }) => id === itemId);
    const to = Math.max(0, Math.min(places.length - 1, from + by));
    if (to === from) return fail('NOTHING_CHANGED');
    const order = places.map(({ id }) => id);
    order.splice(to, 0, ...order.splice(from, 1));
    // The category keeps the numbers it has; only who bears which changes.
    const numbers = places.map(({ position }) => position);
    for (const [index, id] of order.entries())
      if (places[index]?.id !== id) setPlace(write, id, numbers[index] ?? index + 1);
    return ok({ value: null, summary: `“${item.name}”在${item.category}中移到第 ${to + 1} 位` });
  });
}
