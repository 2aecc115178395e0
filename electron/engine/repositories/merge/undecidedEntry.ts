/** An entry that is still to get its fate, or the error that says it has one. */

import { DISPOSITION_WORDS } from '../../../../shared/model/disposition';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import { findEntry } from './entryRepository';

/** Errors: ENTRY_UNKNOWN, ENTRY_DECIDED. */
export function undecidedEntry(read: ReadHandle, entryId: number): Result<EntryRow> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const { kind } = entry.disposition;
  if (kind !== 'pending')
    return fail('ENTRY_DECIDED', { entry: entry.name, unit: entry.unit, fate: DISPOSITION_WORDS[kind] });
  return ok(entry);
}
