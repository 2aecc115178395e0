/** Leaves out columns in which nothing stands, such as 对应部门 where no department has a part; the widest gets their room. */
import type { TableColumn, TableDraft } from '../../../model/paperDocument';

/** A table without rows, or with nothing in it at all, stays as it is. */
export function withoutEmptyColumns(table: TableDraft): TableDraft {
  const { columns, rows } = table;
  const filled = columns.map((_, index) => rows.some((row) => 'cells' in row && (row.cells[index] ?? '') !== ''));
  if (filled.every((is) => is) || !filled.some((is) => is)) return table;
  const kept = <T>(values: readonly T[]): T[] => values.filter((_, index) => filled[index]);
  const freed = columns.reduce((sum, { width }, index) => sum + (filled[index] ? 0 : width), 0);
  return {
    ...table,
    columns: widened(kept(columns), freed),
    rows: rows.map((row) =>
      'cells' in row ? { ...row, cells: kept(row.cells), ...(row.marks ? { marks: kept(row.marks) } : {}) } : row,
    ),
  };
}

function widened(columns: readonly TableColumn[], freed: number): TableColumn[] {
  const most = Math.max(...columns.map(({ width }) => width));
  const widest = columns.findIndex(({ width }) => width === most);
  return columns.map((column, index) => (index === widest ? { ...column, width: column.width + freed } : column));
}
