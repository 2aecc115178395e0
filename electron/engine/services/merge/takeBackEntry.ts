/** 撤回并入 and 改归: the fate of an entry is put right, rounds later too. */

import type { Parsed } from '../../../../shared/contract';
import { DISPOSITION_WORDS } from '../../../../shared/model/disposition';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import {
  deleteDispositions,
  findEntry,
  itemStandingOn,
  moveDisposition,
} from '../../repositories/merge/entryRepository';
import { itemInState } from '../../repositories/pool/itemInState';
import { findOpenRound } from '../../repositories/rounds/roundRepository';

/**
 * 撤回并入: the entry is pending again; before the seal of its round an undo, after it a new action with its reason.
 * What came after, such as a new wording, stays. Errors: ENTRY_UNDECIDED; REASON_MISSING; ITEM_LIVE when an item of
 * the list was adopted from it or stands on it alone, as it would then be without origin (undo the adoption, or subtract
 * the item).
 */
export function detachEntry(project: ProjectFile, { entryId, reason }: Parsed<'detachEntry'>): Result<null> {
  return record(project, { name: 'detachEntry', input: { entryId, reason }, effect: 'undoable' }, (write) => {
    const entry = decided(write, entryId, reason);
    if (!entry.ok) return entry;
    const { kind, items } = entry.value.disposition;
    const standing = kind === 'adopt' ? items.find(({ live }) => live)?.name : itemStandingOn(write, entryId);
    if (standing !== undefined) return fail('ITEM_LIVE', { entry: entry.value.name, item: standing });
    deleteDispositions(write, entryId);
    const why = reason ? `：${reason}` : '';
    return ok({ value: null, summary: `“${entry.value.name}”撤回${DISPOSITION_WORDS[kind]}${why}` });
  });
}

/**
 * 改归: an entry put with the wrong item goes to the right one, as one action; other parts of a split one stay.
 * One that had become an item since subtracted is attached from then on. Errors: ENTRY_UNDECIDED when it does not belong
 * to `fromItemId`; REASON_MISSING; SAME_ITEM when it belongs to `toItemId`; ITEM_LIVE as detaching.
 */
export function reattachEntry(project: ProjectFile, input: Parsed<'reattachEntry'>): Result<null> {
  const { entryId, fromItemId, toItemId, reason } = input;
  return record(project, { name: 'reattachEntry', input, effect: 'undoable' }, (write) => {
    const entry = decided(write, entryId, reason);
    if (!entry.ok) return entry;
    const { kind, items } = entry.value.disposition;
    // From the page of the item that another went into, an entry of that other is one of its own.
    const from = items.find(({ id, home }) => id === fromItemId || home?.id === fromItemId);
    if (!from) return fail('ENTRY_UNDECIDED', { entry: entry.value.name });
    const adopted = kind === 'adopt' && from.live;
    const standing = adopted ? from.name : itemStandingOn(write, entryId, from.id);
    if (standing !== undefined) return fail('ITEM_LIVE', { entry: entry.value.name, item: standing });
    const item = itemInState(write, toItemId, true);
    if (!item.ok) return item;
    if (items.some(({ id, home }) => id === toItemId || home?.id === toItemId))
      return fail('SAME_ITEM', { item: item.value.name });
    const roundId = findOpenRound(write)?.id ?? null;
    moveDisposition(write, { entryId, fromItemId: from.id, toItemId, roundId, reason });
    return ok({
      value: null,
      summary: `“${entry.value.name}”由“${from.name}”改归“${item.value.name}”：${reason}`,
    });
  });
}

/** An entry that has its fate; what a sealed round decided is changed with a reason only. */
function decided(read: ReadHandle, entryId: number, reason: string): Result<EntryRow> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  if (entry.disposition.kind === 'pending') return fail('ENTRY_UNDECIDED', { entry: entry.name });
  if (entry.disposition.sealed && reason.trim() === '') return fail('REASON_MISSING', { field: '撤回的理由' });
  return ok(entry);
}
