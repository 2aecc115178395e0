/** Where an entry stands in its file: the file's name, the entries beside it, the rows around it. */
import type { DispositionKind } from '../../../../shared/model/disposition';
import type { RowKind } from '../../../../shared/model/sourceEntry';
import type { SourceRowView } from '../../../../shared/views';
import type { EntryContext } from '../../../../shared/views/matching';
import type { ReadHandle } from '../../database/file/handles';
import { textsColumn } from '../../database/jsonColumn';

export function findFileName(read: ReadHandle, sourceListId: number): string {
  return read.value<string>('SELECT fileName FROM sourceList WHERE id = ?', [sourceListId]) ?? '';
}

/** The entry itself with one before and two after it in the file. */
export function listNeighbours(read: ReadHandle, entryId: number): EntryContext['neighbours'] {
  const fields = `entry.id, entry.row, entry.name,
    coalesce((SELECT kind FROM disposition WHERE entryId = entry.id LIMIT 1), 'pending') AS kind`;
  const same = 'entry.sourceListId = (SELECT sourceListId FROM sourceEntry WHERE id = @entryId)';
  return read.all<{ id: number; row: number; name: string; kind: DispositionKind }>(
    `SELECT * FROM (SELECT ${fields} FROM sourceEntry AS entry WHERE ${same} AND entry.id < @entryId ORDER BY entry.id DESC LIMIT 1)
     UNION ALL
     SELECT * FROM (SELECT ${fields} FROM sourceEntry AS entry WHERE ${same} AND entry.id >= @entryId ORDER BY entry.id LIMIT 3)`,
    { entryId },
  );
}

interface StoredRow {
  readonly sheet: string;
  readonly row: number;
  readonly kind: RowKind;
  readonly reason: string;
  readonly cells: string;
  readonly hidden: number;
}

/** The headings of the sheet, then the rows from `around` before to `around` after. */
export function readRowsAround(
  read: ReadHandle,
  place: { readonly sourceListId: number; readonly sheet: string; readonly row: number },
  around: number,
): SourceRowView[] {
  return read
    .all<StoredRow>(
      `SELECT sheet, row, kind, reason, cells, hidden FROM sourceRow
       WHERE sourceListId = @sourceListId AND sheet = @sheet
         AND (row BETWEEN @row - @around AND @row + @around OR (kind = 'header' AND row < @row))
       ORDER BY id`,
      { ...place, around },
    )
    .map((row) => ({ ...row, cells: textsColumn(row.cells), hidden: row.hidden === 1 }));
}
