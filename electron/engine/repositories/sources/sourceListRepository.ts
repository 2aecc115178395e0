/** Source lists as they came in: the file's bytes, every row verbatim, the entries. */
import { z } from 'zod';
import type { LongTable } from '../../../../shared/logic/reading/describeReading';
import { sharePlaces } from '../../../../shared/logic/reading/sharePlaces';
import {
  type ReadEntry,
  type ReadIssue,
  type ReadRow,
  readColumnSchema,
  readIssueSchema,
} from '../../../../shared/model/sourceEntry';
import type { SourceListRow } from '../../../../shared/views';
import type { SourceSheet } from '../../../../shared/views/importing';
import type { ReadHandle, Value, WriteHandle } from '../../database/file/handles';
import type { Pieces } from '../../database/pieces';
import { countsFromColumns, FATE_COLUMNS, type FateColumns } from '../merge/entryFates';

interface NewSource {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly table: LongTable;
}

export interface NewSourceList extends NewSource {
  readonly unitId: number;
  readonly direction: 'down' | 'up';
  readonly fileName: string;
  readonly format: string;
  readonly importedAt: string;
  /** The earlier list it takes the place of. */
  readonly replacesId?: number;
}

/**
 * The list of this unit, other than the one replaced, that came from exactly these bytes, holds any of these entries
 * and was not withdrawn. Another part of a file that several send, perhaps one unit under two names, is no such list.
 */
export function findImported(
  read: ReadHandle,
  { sha256, table: { entries } }: Pick<NewSource, 'sha256' | 'table'>,
  unitId: number,
  replacedId = 0,
): { id: number; fileName: string; importedAt: string } | undefined {
  const ofFile = read.all<{ id: number; fileName: string; importedAt: string }>(
    `SELECT sourceList.id, fileName, importedAt FROM sourceList JOIN sourceFile ON sourceFile.id = fileId
     WHERE sha256 = ? AND unitId = ? AND withdrawn = 0 AND sourceList.id <> ? ORDER BY sourceList.id`,
    [sha256, unitId, replacedId],
  );
  const placesIn = (listId: number): Pick<ReadEntry, 'sheet' | 'row'>[] =>
    read.all('SELECT DISTINCT sheet, row FROM sourceEntry WHERE sourceListId = ?', [listId]);
  return ofFile.find(({ id }) => sharePlaces(placesIn(id), entries));
}

/** What the unit's first list was called as a file; '' when it sent none. */
export function firstFileOf(read: ReadHandle, unitId: number): string {
  return read.value<string>('SELECT fileName FROM sourceList WHERE unitId = ? ORDER BY id LIMIT 1', [unitId]) ?? '';
}

/** What the list that took the place of this one was called as a file; '' when none did. */
export function successorOf(read: ReadHandle, listId: number): string {
  return read.value<string>('SELECT fileName FROM sourceList WHERE replacesId = ? AND withdrawn = 0', [listId]) ?? '';
}

/** SQL: ids of lists that hold the new proposals of a return, which come and go with it. */
export const LISTS_OF_RETURNS = 'SELECT sourceListId FROM packReturn WHERE sourceListId IS NOT NULL';

const ROWS = `sourceRow (sourceListId, sheet, row, kind, reason, cells, hidden)`;
const ENTRIES = `sourceEntry (sourceListId, sheet, row, name, text, department, coDepartments, category, townshipRole, bases, applies, remark, extra)`;

/** So many rows take a few milliseconds. */
const pieceLength = 500;
/** Several rows in one statement come in at twice the speed of one. */
const rowsAtOnce = 25;

function insertRows(write: WriteHandle, into: string, rows: readonly (readonly Value[])[]): void {
  const one = `(${Array.from(rows[0] ?? [], () => '?').join(', ')})`;
  const insert = (count: number): string =>
    `INSERT INTO ${into} VALUES ${Array.from({ length: count }, () => one).join(', ')}`;
  const insertMany = insert(rowsAtOnce);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const values: Value[] = [];
    // A loop takes a tenth of the time of `flat`, which was a twentieth of a long import.
    for (const row of some) for (const value of row) values.push(value);
    write.run(some.length === rowsAtOnce ? insertMany : insert(some.length), values);
  }
}

function valuesOfRow(listId: number, row: ReadRow): Value[] {
  return [listId, row.sheet, row.row, row.kind, row.reason, JSON.stringify(row.cells), row.hidden ? 1 : 0];
}

function valuesOfEntry(listId: number, entry: ReadEntry): Value[] {
  return [
    listId,
    entry.sheet,
    entry.row,
    entry.name,
    entry.text,
    entry.department,
    JSON.stringify(entry.coDepartments),
    entry.category,
    entry.townshipRole,
    JSON.stringify(entry.bases),
    JSON.stringify(entry.applies),
    entry.remark,
    JSON.stringify(entry.extra ?? {}),
  ];
}

/** The file, rows and entries of a list that is not there yet, in pieces: nobody sees them before it is. Answers its id. */
export function* insertSourceRows(
  write: WriteHandle,
  { sha256, bytes, table: { rows, entries } }: NewSource,
): Pieces<number> {
  // Rows name a list that is not there yet; at COMMIT it must be.
  write.run('PRAGMA defer_foreign_keys = ON');
  const id = 1 + Math.max(lastListId(write), lastListWithRows(write));
  for (let from = 0; from < Math.max(rows.length, entries.length); from += pieceLength) {
    const to = from + pieceLength;
    insertRows(
      write,
      ROWS,
      rows.slice(from, to).map((row) => valuesOfRow(id, row)),
    );
    insertRows(
      write,
      ENTRIES,
      entries.slice(from, to).map((entry) => valuesOfEntry(id, entry)),
    );
    yield { done: Math.min(to, rows.length), total: rows.length };
  }
  if (fileIdOf(write, sha256) === undefined)
    write.run('INSERT INTO sourceFile (sha256, size, bytes) VALUES (?, ?, ?)', [sha256, bytes.length, bytes]);
  return id;
}

function lastListId(read: ReadHandle): number {
  return read.value<number>(`SELECT seq FROM main.sqlite_sequence WHERE name = 'sourceList'`) ?? 0;
}

/** Of several lists written together none is there yet when the next one's rows are. */
function lastListWithRows(read: ReadHandle): number {
  return read.value<number>('SELECT max(sourceListId) FROM sourceRow') ?? 0;
}

function fileIdOf(read: ReadHandle, sha256: string): number | undefined {
  return read.value<number>('SELECT id FROM sourceFile WHERE sha256 = ?', [sha256]);
}

/** The list of the id that `insertSourceRows` answered. */
export function insertSourceList(write: WriteHandle, id: number, list: NewSourceList): void {
  const { table } = list;
  write.run(
    `INSERT INTO sourceList (id, fileId, unitId, direction, fileName, format, importedAt, rows, columns, issues, replacesId)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      fileIdOf(write, list.sha256) ?? 0,
      list.unitId,
      list.direction,
      list.fileName,
      list.format,
      list.importedAt,
      table.rows.length,
      JSON.stringify(table.columns),
      JSON.stringify(table.issues),
      list.replacesId ?? null,
    ],
  );
}

/** A short list with its rows at once. Answers its id. */
export function insertShortList(write: WriteHandle, list: NewSourceList): number {
  const pieces = insertSourceRows(write, list);
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  insertSourceList(write, step.value, list);
  return step.value;
}

interface StoredList extends FateColumns {
  readonly id: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: 'down' | 'up';
  readonly fileName: string;
  readonly importedAt: string;
  readonly rows: number;
  readonly entries: number;
  readonly skipped: number;
  readonly withdrawn: number;
  readonly proposed: number;
  readonly replacesId: number | null;
}

/** In the order they came in; all, or those asked for. */
export function listSourceLists(read: ReadHandle, ids?: readonly number[]): SourceListRow[] {
  return read
    .all<StoredList>(
      `SELECT list.id, list.unitId, unit.name AS unit, direction, fileName, importedAt, rows, withdrawn, replacesId,
         list.id IN (${LISTS_OF_RETURNS}) AS proposed,
         (SELECT count(*) FROM sourceEntry WHERE sourceListId = list.id) AS entries,
         (SELECT count(*) FROM sourceRow WHERE sourceListId = list.id AND kind <> 'entry') AS skipped,
         ${FATE_COLUMNS}
       FROM sourceList AS list JOIN unit ON unit.id = list.unitId
       LEFT JOIN (SELECT sourceListId, (SELECT min(kind) FROM disposition WHERE entryId = sourceEntry.id) AS fate FROM sourceEntry) AS entry
         ON entry.sourceListId = list.id
       WHERE @ids IS NULL OR list.id IN (SELECT value FROM json_each(@ids))
       GROUP BY list.id ORDER BY list.id`,
      { ids: ids ? JSON.stringify(ids) : null },
    )
    .map((row) => ({
      id: row.id,
      unitId: row.unitId,
      unit: row.unit,
      direction: row.direction,
      fileName: row.fileName,
      importedAt: row.importedAt,
      rows: row.rows,
      entries: row.entries,
      skipped: row.skipped,
      withdrawn: row.withdrawn === 1,
      proposed: row.proposed === 1,
      replacesId: row.replacesId,
      counts: countsFromColumns(row),
    }));
}

export function findSourceList(read: ReadHandle, id: number): SourceListRow | undefined {
  return listSourceLists(read, [id])[0];
}

export function isListOfReturn(read: ReadHandle, listId: number): boolean {
  return read.value(`SELECT 1 WHERE ? IN (${LISTS_OF_RETURNS})`, [listId]) === 1;
}

export function withdrawList(write: WriteHandle, id: number, reason: string): void {
  write.run('UPDATE sourceList SET withdrawn = 1, withdrawnReason = ? WHERE id = ?', [reason, id]);
}

/** A list that another took the place of counts again. */
export function reviveList(write: WriteHandle, id: number): void {
  write.run(`UPDATE sourceList SET withdrawn = 0, withdrawnReason = '' WHERE id = ?`, [id]);
}

/** The sheets and columns of a stored list, and where a row stands in its sheet; undefined when there is no such list. */
export function readSourceSheet(
  read: ReadHandle,
  sourceListId: number,
  place: { readonly sheet: string; readonly row: number },
): SourceSheet | undefined {
  const list = read.get<{ unit: string; fileName: string; importedAt: string; withdrawn: number; columns: string }>(
    `SELECT unit.name AS unit, fileName, importedAt, withdrawn, columns FROM sourceList AS list
     JOIN unit ON unit.id = list.unitId WHERE list.id = ?`,
    [sourceListId],
  );
  if (!list) return undefined;
  const sheets = read.all<{ sheet: string; rows: number }>(
    'SELECT sheet, count(*) AS rows FROM sourceRow WHERE sourceListId = ? GROUP BY sheet ORDER BY min(id)',
    [sourceListId],
  );
  const before = read.value<number>(
    `SELECT (SELECT count(*) FROM sourceRow AS other WHERE other.sourceListId = here.sourceListId
       AND other.sheet = here.sheet AND other.id < here.id)
     FROM sourceRow AS here WHERE sourceListId = ? AND sheet = ? AND row = ?`,
    [sourceListId, place.sheet || (sheets[0]?.sheet ?? ''), place.row],
  );
  return {
    ...list,
    withdrawn: list.withdrawn === 1,
    columns: z.array(readColumnSchema).parse(JSON.parse(list.columns)),
    sheets,
    position: before ?? -1,
  };
}

/** The bytes of the file as it came in. */
export function readSourceBytes(
  read: ReadHandle,
  sourceListId: number,
): { fileName: string; bytes: Uint8Array; sha256: string } | undefined {
  return read.get<{ fileName: string; bytes: Uint8Array; sha256: string }>(
    'SELECT fileName, bytes, sha256 FROM sourceList JOIN sourceFile ON sourceFile.id = fileId WHERE sourceList.id = ?',
    [sourceListId],
  );
}

/** What was noticed when the list was read. */
export function readSourceIssues(read: ReadHandle, sourceListId: number): ReadIssue[] {
  const issues = read.value<string>('SELECT issues FROM sourceList WHERE id = ?', [sourceListId]);
  return issues ? z.array(readIssueSchema).parse(JSON.parse(issues)) : [];
}
