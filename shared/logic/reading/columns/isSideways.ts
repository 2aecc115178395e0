/** Recognises a table laid on its side: its headings stand one below the other. */
import type { GridRow } from '../../../model/grid';
import { type GridView, viewGrid } from '../gridView';
import { headerAt } from './findHeader';

/** A table on its side has few rows, each of them a heading with its duties to the right. */
const mostRows = 30;
const mostColumns = 400;

export function isSideways(view: GridView): boolean {
  if (view.rows.length > mostRows || view.width < 3 || view.width > mostColumns) return false;
  const rows: GridRow[] = Array.from({ length: view.width }, (_, column) => {
    const cells = view.rows.map((row) => (view.filled(row).length > 1 ? view.own(row, column) : ''));
    return { row: column + 1, cells, hidden: false, formulas: [] };
  });
  const turned = viewGrid({ ...view.grid, rows, merges: [] });
  return rows.slice(0, 3).some((_, position) => headerAt(turned, position, 2, []) !== null);
}
