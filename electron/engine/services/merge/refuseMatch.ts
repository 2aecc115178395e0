/** 不是一回事: a pair of entry and item that is never suggested again, until it is allowed back. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findEntry } from '../../repositories/merge/entryRepository';
import { forgetRefusal, insertRefusal, refusedItems } from '../../repositories/merge/matchRepository';
import { findItem } from '../../repositories/pool/itemRepository';

/** Saying it twice is saying it once. Errors: ENTRY_UNKNOWN, ITEM_UNKNOWN. */
export function refuseMatch(project: ProjectFile, { entryId, itemId }: Parsed<'refuseMatch'>): Result<null> {
  if (isRefused(project, entryId, itemId)) return ok(null);
  return record(project, { name: 'refuseMatch', input: { entryId, itemId }, effect: 'undoable' }, (write) => {
    const entry = findEntry(write, entryId);
    if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const item = findItem(write, itemId);
    if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
    insertRefusal(write, entryId, itemId);
    return ok({ value: null, summary: `“${entry.name}”与“${item.name}”不是一回事，不再建议` });
  });
}

/** Takes a refusal back. Errors: ENTRY_UNKNOWN. */
export function allowMatch(project: ProjectFile, { entryId, itemId }: Parsed<'allowMatch'>): Result<null> {
  if (!isRefused(project, entryId, itemId)) return ok(null);
  return record(project, { name: 'allowMatch', input: { entryId, itemId }, effect: 'undoable' }, (write) => {
    const entry = findEntry(write, entryId);
    if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const name = findItem(write, itemId)?.name ?? '';
    forgetRefusal(write, entryId, itemId);
    return ok({ value: null, summary: `“${entry.name}”与“${name}”恢复建议` });
  });
}

function isRefused({ read }: ProjectFile, entryId: number, itemId: number): boolean {
  return refusedItems(read, entryId).some((refused) => refused.itemId === itemId);
}
