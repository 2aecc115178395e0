/** An item that stands, or that was taken out, or the error that says it does not. */

import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import { findItem, type ItemHead } from './itemRepository';

/** Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, ITEM_LIVE. */
export function itemInState(read: ReadHandle, itemId: number, live: boolean): Result<ItemHead> {
  const item = findItem(read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  if (item.live === live) return ok(item);
  return fail(live ? 'ITEM_SUBTRACTED' : 'ITEM_LIVE', { item: item.name });
}
