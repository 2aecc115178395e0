/** The rows of a source list as they stood in the file, read back: page by page, or around one of them. */
import type { RowKind } from '../../../../shared/model/sourceEntry';
import type { SourceRowView } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import { textsColumn } from '../../database/jsonColumn';

interface StoredRow {
  readonly sheet: string;
  readonly row: number;
  readonly kind: RowKind;
  readonly reason: string;
  readonly cells: string;
  readonly hidden: number;
}

const COLUMNS = 'sheet, row, kind, reason, cells, hidden';

function rowView(row: StoredRow): SourceRowView {
  return { ...row, cells: textsColumn(row.cells), hidden: row.hidden === 1 };
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
    .all<StoredRow>(`SELECT ${COLUMNS} FROM sourceRow ${where} ORDER BY id LIMIT @limit OFFSET @offset`, {
      ...values,
      limit,
      offset,
    })
    .map(rowView);
  return { total, rows };
}

/** The headings of the sheet, then the rows from `around` before to `around` after. */
export function readRowsAround(
  read: ReadHandle,
  place: { readonly sourceListId: number; readonly sheet: string; readonly row: number },
  around: number,
): SourceRowView[] {
  return read
    .all<StoredRow>(
      `SELECT ${COLUMNS} FROM sourceRow
       WHERE sourceListId = @sourceListId AND sheet = @sheet
         AND (row BETWEEN @row - @around AND @row + @around OR (kind = 'header' AND row < @row))
       ORDER BY id`,
      { ...place, around },
    )
    .map(rowView);
}
