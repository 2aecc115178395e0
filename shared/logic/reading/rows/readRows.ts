/** Rows of a sheet as its reading tells them. */
import type { GridRow } from '../../../model/grid';
import type { ReadRow, RowKind } from '../../../model/sourceEntry';
import type { GridView } from '../gridView';

export function toRow(view: GridView, row: GridRow, kind: RowKind, reason: string): ReadRow {
  return { sheet: view.grid.sheet, row: row.row, kind, reason, cells: row.cells, hidden: row.hidden };
}

/** Rows of a sheet that holds no table of duties. */
export function skipSheet(view: GridView, reason: string): ReadRow[] {
  return view.rows.map((row) => toRow(view, row, 'otherSheet', reason));
}
