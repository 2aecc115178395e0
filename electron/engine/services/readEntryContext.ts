/** What stands around an entry: its file, the rows before and after, notes, refused items, the department meant. */
import type { Parsed } from '../../../shared/contract';
import { departmentFunctions } from '../../../shared/logic/departmentNames';
import { fail, ok, type Result } from '../../../shared/result';
import type { EntryRow } from '../../../shared/views';
import type { EntryContext, OriginalRows } from '../../../shared/views/matching';
import type { ReadHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { listNotes } from '../repositories/entryNoteRepository';
import { findFileName, listNeighbours, readRowsAround } from '../repositories/entryPlaceRepository';
import { findEntry } from '../repositories/entryRepository';
import { refusedItems } from '../repositories/matchRepository';
import { findUnit, findUnitByName, listUnits } from '../repositories/unitRepository';

/** Errors: ENTRY_UNKNOWN. */
export function readEntryContext(
  { read }: ProjectFile,
  { entryId }: Parsed<'entryContext'>,
): Result<EntryContext> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  return ok({
    fileName: findFileName(read, entry.sourceListId),
    neighbours: listNeighbours(read, entryId),
    notes: listNotes(read, entryId),
    refused: refusedItems(read, entryId),
    recognised: recognise(read, entry),
    profile: entry.direction === 'up' ? (findUnit(read, entry.unitId)?.profile ?? null) : null,
  });
}

/** The one registered department that does what the written name does: 林业局 → 市林业和草原局. */
function recognise(read: ReadHandle, { department }: EntryRow): string | null {
  if (department.trim() === '') return null;
  const known = findUnitByName(read, department.trim());
  if (known) return known.name === department.trim() ? null : known.name;
  const functions = departmentFunctions(department);
  const fitting = listUnits(read, 'department').filter(({ name }) => {
    const own = departmentFunctions(name);
    return functions.length > 0 && functions.some((one) => own.includes(one));
  });
  return fitting.length === 1 ? (fitting[0]?.name ?? null) : null;
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
