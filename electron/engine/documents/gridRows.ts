/** Builds a grid's rows from used cells: numbered rows, bounded size, merges clipped to what is used. */
import type { GridRow, Merge } from '../../../shared/model/grid';
import { limits } from './guard/limits';

/** One used cell; rows 1-based, columns 0-based. */
export interface UsedCell {
  readonly column: number;
  readonly text: string;
  readonly formula?: boolean;
  readonly missingValue?: boolean;
  readonly longNumber?: boolean;
  /** All of its text is struck through. */
  readonly struck?: boolean;
}

const columnsWhere = (
  cells: readonly UsedCell[],
  flag: 'formula' | 'missingValue' | 'longNumber' | 'struck',
): number[] => cells.filter((cell) => cell[flag]).map((cell) => cell.column);

/** One row from its used cells in column order. */
export function buildRow(row: number, used: readonly UsedCell[], hidden: boolean): GridRow {
  const cells: string[] = [];
  for (const cell of used) {
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = cell.text;
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  const missingValues = columnsWhere(used, 'missingValue');
  const longNumbers = columnsWhere(used, 'longNumber');
  const struck = columnsWhere(used, 'struck');
  return {
    row,
    cells,
    hidden,
    formulas: columnsWhere(used, 'formula'),
    ...(missingValues.length > 0 ? { missingValues } : {}),
    ...(longNumbers.length > 0 ? { longNumbers } : {}),
    ...(struck.length > 0 ? { struck } : {}),
  };
}

export interface NumberedRows {
  readonly rows: GridRow[];
  /** Runs of empty rows left out, first and last number. */
  readonly leftOut: readonly (readonly [number, number])[];
}

/** Puts the empty rows back between used ones; a run too long to be a person's is left out and told. */
export function fillBlankRows(used: readonly GridRow[]): NumberedRows {
  const rows: GridRow[] = [];
  const leftOut: [number, number][] = [];
  let last = 0;
  for (const row of used) {
    if (row.row - last - 1 > limits.blankRun) leftOut.push([last + 1, row.row - 1]);
    else for (let blank = last + 1; blank < row.row; blank += 1) rows.push(buildRow(blank, [], false));
    rows.push(row);
    last = row.row;
  }
  return { rows, leftOut };
}

/** Clips merges to the used range and drops those of a single cell. */
export function clipMerges(merges: readonly Merge[], rows: readonly GridRow[]): Merge[] {
  const lastRow = rows.at(-1)?.row ?? 0;
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return merges
    .map((merge) => ({
      top: merge.top,
      left: merge.left,
      bottom: Math.min(merge.bottom, lastRow),
      right: Math.min(merge.right, Math.max(width - 1, merge.left)),
    }))
    .filter((merge) => merge.top <= merge.bottom && (merge.top < merge.bottom || merge.left < merge.right));
}

/** Whether the grid's cells stay within what a list can need. */
export function fitsLimits(rows: readonly GridRow[]): boolean {
  if (rows.length > limits.sheetRows + limits.blankRun) return false;
  return rows.reduce((sum, row) => sum + row.cells.length, 0) <= limits.gridCells;
}
