/** What stands around an entry: its file, the rows before and after, notes, refused items, the department meant. */
import type { Parsed } from '../../../shared/contract';
import { departmentFunctions } from '../../../shared/logic/matching/departmentNames';
import { fail, ok, type Result } from '../../../shared/result';
import type { EntryRow } from '../../../shared/views';
import type { EntryContext, OriginalRows } from '../../../shared/views/matching';
import type { ReadHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { findFileName, listNeighbours, readRowsAround } from '../repositories/entryPlaceRepository';
import { findEntry } from '../repositories/entryRepository';
import { refusedItems } from '../repositories/matchRepository';
import { listNotes } from '../repositories/noteRepository';
import { countUnits, findUnit, findUnitByName, listUnits } from '../repositories/unitRepository';

/** Errors: ENTRY_UNKNOWN. */
export function readEntryContext({ read }: ProjectFile, { entryId }: Parsed<'entryContext'>): Result<EntryContext> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  return ok({
    fileName: findFileName(read, entry.sourceListId),
    neighbours: listNeighbours(read, entryId),
    notes: listNotes(read, { entryId, itemId: null }),
    refused: refusedItems(read, entryId),
    recognised: recognise(read, entry),
    profile: entry.direction === 'up' ? (findUnit(read, entry.unitId)?.profile ?? null) : null,
  });
}

/** The registered departments that do what the written name does, one for each thing done: 林业局 → 市林业和草原局. */
function recognise(read: ReadHandle, { department }: EntryRow): string | null {
  const written = department.trim();
  if (written === '') return null;
  const known = findUnitByName(read, written);
  if (known) return known.name === written ? null : known.name;
  const functions = departmentFunctions(written);
  const counts = countUnits(read);
  const named = functions.flatMap((one) => {
    const fitting = listUnits(read, 'department').filter(({ name }) => departmentFunctions(name).includes(one));
    // Among several, the one that handed in a list: 市林业和草原局, not a forestry company that only cooperates.
    const senders = fitting.filter(({ id }) => (counts.get(id)?.entries ?? 0) > 0);
    const [only] = fitting.length === 1 ? fitting : senders;
    return only && (fitting.length === 1 || senders.length === 1) ? [only.name] : [];
  });
  return named.length > 0 && named.length === functions.length ? [...new Set(named)].join('、') : null;
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
