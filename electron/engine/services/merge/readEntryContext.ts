/** What stands around an entry: its file, the rows before and after, notes, refused items, the department meant. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryContext, OriginalRows } from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { findFileName, listNeighbours } from '../../repositories/merge/entryPlaceRepository';
import { findEntry } from '../../repositories/merge/entryRepository';
import { refusedItems } from '../../repositories/merge/matchRepository';
import { listNotes } from '../../repositories/merge/noteRepository';
import { readRowsAround } from '../../repositories/sources/sourceRowRepository';
import { departmentsMeant } from '../../repositories/units/departmentsMeant';
import { findUnit } from '../../repositories/units/unitRepository';

/** Errors: ENTRY_UNKNOWN. */
export function readEntryContext({ read }: ProjectFile, { entryId }: Parsed<'entryContext'>): Result<EntryContext> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  return ok({
    fileName: findFileName(read, entry.sourceListId),
    neighbours: listNeighbours(read, entryId),
    notes: listNotes(read, { entryId, itemId: null }),
    refused: refusedItems(read, entryId),
    recognised: departmentsMeant(read, entry.department)?.join('、') ?? null,
    profile: entry.direction === 'up' ? (findUnit(read, entry.unitId)?.profile ?? null) : null,
  });
}

/** Errors: ENTRY_UNKNOWN. */
export function readOriginalRows(
  { read }: ProjectFile,
  { entryId, around }: Parsed<'originalRows'>,
): Result<OriginalRows> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const { sourceListId, sheet, row } = entry;
  return ok({
    sourceListId,
    fileName: findFileName(read, sourceListId),
    sheet,
    row,
    rows: readRowsAround(read, { sourceListId, sheet, row }, around),
  });
}
