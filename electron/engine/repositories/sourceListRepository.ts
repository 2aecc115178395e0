/** Source lists as they came in: the file's bytes, every row verbatim, the entries. */
import { z } from 'zod';
import {
  type ReadIssue,
  type ReadTable,
  type RowKind,
  readColumnSchema,
  readIssueSchema,
} from '../../../shared/model/sourceEntry';
import type { SourceListRow, SourceRowView } from '../../../shared/views';
import type { SourceSheet } from '../../../shared/views/importing';
import type { ReadHandle, WriteHandle } from '../database/handles';
import { countsFromColumns, FATE_COLUMNS, type FateColumns } from './entryFates';

export interface NewSourceList {
  readonly unitId: number;
  readonly direction: 'down' | 'up';
  readonly fileName: string;
  readonly format: string;
  readonly importedAt: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly table: ReadTable;
  /** The earlier list it takes the place of. */
  readonly replacesId?: number;
}

/** The list of this unit that holds exactly these bytes and was not withdrawn. */
export function findImported(
  read: ReadHandle,
  sha256: string,
  unitId: number,
): { id: number; importedAt: string } | undefined {
  return read.get<{ id: number; importedAt: string }>(
    `SELECT sourceList.id, importedAt FROM sourceList JOIN sourceFile ON sourceFile.id = fileId
     WHERE sha256 = ? AND unitId = ? AND withdrawn = 0`,
    [sha256, unitId],
  );
}

export function insertSourceList(write: WriteHandle, list: NewSourceList): number {
  const { table } = list;
  const fileId =
    write.value<number>('SELECT id FROM sourceFile WHERE sha256 = ?', [list.sha256]) ??
    write.insert('INSERT INTO sourceFile (sha256, size, bytes) VALUES (?, ?, ?)', [
      list.sha256,
      list.bytes.length,
      list.bytes,
    ]);
  const id = write.insert(
    `INSERT INTO sourceList (fileId, unitId, direction, fileName, format, importedAt, rows, columns, issues, replacesId)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      fileId,
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
  for (const row of table.rows) {
    write.run(
      'INSERT INTO sourceRow (sourceListId, sheet, row, kind, reason, cells, hidden) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, row.sheet, row.row, row.kind, row.reason, JSON.stringify(row.cells), row.hidden ? 1 : 0],
    );
  }
  for (const entry of table.entries) {
    write.run(
      `INSERT INTO sourceEntry (sourceListId, sheet, row, name, text, department, coDepartments, category, townshipRole, bases, applies, remark, extra)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
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
      ],
    );
  }
  return id;
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
  readonly replacesId: number | null;
}

/** In the order they came in; all, or those asked for. */
export function listSourceLists(read: ReadHandle, ids?: readonly number[]): SourceListRow[] {
  return read
    .all<StoredList>(
      `SELECT list.id, list.unitId, unit.name AS unit, direction, fileName, importedAt, rows, withdrawn, replacesId,
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
      replacesId: row.replacesId,
      counts: countsFromColumns(row),
    }));
}

export function findSourceList(read: ReadHandle, id: number): SourceListRow | undefined {
  return listSourceLists(read, [id])[0];
}

export function withdrawList(write: WriteHandle, id: number, reason: string): void {
  write.run('UPDATE sourceList SET withdrawn = 1, withdrawnReason = ? WHERE id = ?', [reason, id]);
}

interface StoredRow {
  readonly sheet: string;
  readonly row: number;
  readonly kind: RowKind;
  readonly reason: string;
  readonly cells: string;
  readonly hidden: number;
}

/** Rows in the order of the file; of one sheet when it is named. */
export function listSourceRows(
  read: ReadHandle,
  {
    sourceListId,
    sheet,
    offset,
    limit,
  }: { sourceListId: number; sheet?: string | undefined; offset: number; limit: number },
): { total: number; rows: SourceRowView[] } {
  const values = { sourceListId, sheet: sheet ?? null };
  const where = 'WHERE sourceListId = @sourceListId AND (@sheet IS NULL OR sheet = @sheet)';
  const total = read.value<number>(`SELECT count(*) FROM sourceRow ${where}`, values) ?? 0;
  const rows = read
    .all<StoredRow>(
      `SELECT sheet, row, kind, reason, cells, hidden FROM sourceRow ${where} ORDER BY id LIMIT @limit OFFSET @offset`,
      { ...values, limit, offset },
    )
    .map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[], hidden: row.hidden === 1 }));
  return { total, rows };
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
