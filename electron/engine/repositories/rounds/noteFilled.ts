/** Whether what was just written only filled in columns that the scheme got since the newest edition. */
import { fillingReason, newFieldsSince, onlyFilled } from '../../../../shared/logic/schemes/newFields';
import type { ItemContent } from '../../../../shared/model/item';
import type { ReadHandle } from '../../database/file/handles';
import { readNewestFrame } from '../editions/editionRepository';
import { readContents } from '../pool/itemRepository';
import { readProject } from '../project/projectRepository';

/** Of each item as it was, the 缘由 its line of the ledger bears: 填新增的“风险等级”; '' where more changed, or nothing was issued. */
export function fillingReasons(read: ReadHandle, before: readonly ItemContent[]): (itemId: number) => string {
  const frame = readNewestFrame(read);
  const fresh = frame && newFieldsSince(frame.scheme, readProject(read).scheme);
  if (!fresh || fresh.size === 0) return () => '';
  const was = new Map(before.map((item) => [item.id, item]));
  const said = readContents(read, [...was.keys()]).map((is) => {
    const old = was.get(is.id);
    return [is.id, old ? fillingReason(onlyFilled(old, is, fresh)) : ''] as const;
  });
  const reasons = new Map(said);
  return (itemId) => reasons.get(itemId) ?? '';
}
