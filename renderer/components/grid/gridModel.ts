/** What a grid shows and how its keys move: columns, the source of its rows, and the pure step from key to row. */
import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  readonly id: string;
  readonly heading: string;
  /** Stands in the head instead of the heading: a choice for the whole column. */
  readonly head?: ReactNode;
  /** Pixels at first; a person may drag it. */
  readonly size: number;
  /** Share of the width that is left over; 0 or absent: none. */
  readonly grow?: number;
  /** A click on the heading sorts by it, where the grid can sort. */
  readonly sortable?: boolean;
  readonly align?: 'right' | 'center';
  /** Leaves the grid when the grid is narrower than this many pixels. */
  readonly hideBelow?: number;
  /** The cell gives one line of text and tags and is drawn without a box of its own: long grids scroll the lighter for it. */
  readonly plain?: 'ink' | 'muted';
  /** Text for the tooltip of a cell that may be cut. */
  readonly title?: (row: Row) => string;
  readonly cell: (row: Row, index: number) => ReactNode;
}

/** Rows by position; only the ones near the view are in memory. */
export interface RowSource<Row> {
  readonly count: number;
  readonly rowAt: (index: number) => Row | undefined;
  /** The row's id, known before the row is when the source is a list of ids. */
  readonly idAt: (index: number) => number | undefined;
  /** Tells the source which rows are in view (0-based, inclusive). */
  readonly onWindow: (first: number, last: number) => void;
  /** Why rows are missing, when reading failed. */
  readonly error: string | null;
}

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows a PageDown moves. */
  readonly page: number;
}

/** Where a key leads, or null when the key does not move. Home and End go to the ends of the row, with Ctrl of the grid. */
export function moveByKey(key: string, ctrl: boolean, at: GridPosition, size: GridSize): GridPosition | null {
  const lastRow = Math.max(0, size.rows - 1);
  const lastColumn = Math.max(0, size.columns - 1);
  const toRow = (row: number): GridPosition => ({ row: Math.min(lastRow, Math.max(0, row)), column: at.column });
  const toColumn = (column: number): GridPosition => ({
    row: at.row,
    column: Math.min(lastColumn, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return ctrl ? toRow(lastRow) : toRow(at.row + 1);
    case 'ArrowUp':
      return ctrl ? toRow(0) : toRow(at.row - 1);
    case 'ArrowRight':
      return toColumn(at.column + 1);
    case 'ArrowLeft':
      return toColumn(at.column - 1);
    case 'PageDown':
      return toRow(at.row + size.page);
    case 'PageUp':
      return toRow(at.row - size.page);
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : toColumn(0);
    case 'End':
      return ctrl ? { row: lastRow, column: lastColumn } : toColumn(lastColumn);
    default:
      return null;
  }
}

/** Width of every column in pixels: the dragged or first size, plus its share of what is left over. */
export function fitColumns(
  columns: readonly { readonly size: number; readonly grow: number }[],
  width: number,
): readonly number[] {
  const fixed = columns.reduce((sum, column) => sum + column.size, 0);
  const shares = columns.reduce((sum, column) => sum + column.grow, 0);
  const spare = Math.max(0, width - fixed);
  return columns.map((column) =>
    shares === 0 ? column.size : column.size + Math.floor((spare * column.grow) / shares),
  );
}

/** The ids between two positions, both included, in either order. */
export function idsBetween(idAt: (index: number) => number | undefined, from: number, to: number): readonly number[] {
  const ids: number[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
