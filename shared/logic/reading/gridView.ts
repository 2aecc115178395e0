/** A grid as one reads it: cells by row and column, with merges resolved to the cell that carries the text. */
import type { Grid, GridRow, Merge } from '../../model/grid';

export interface GridView {
  readonly grid: Grid;
  readonly rows: readonly GridRow[];
  /** Trimmed text of the cell itself; '' when empty, covered by a merge, or nothing but an error of the program. */
  own(row: GridRow, column: number): string;
  /** The merge over the cell, or undefined. */
  mergeAt(row: GridRow, column: number): Merge | undefined;
  /** Trimmed text seen at the cell: its own, or that of the merge over it. */
  shown(row: GridRow, column: number): string;
  /** Columns with text of their own. */
  filled(row: GridRow): readonly number[];
  /** Number of columns in use. */
  readonly width: number;
}

const edges = /^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g;

/** Letters and signs in ordinary use: no blank is above U+FEFF, or between the ASCII signs and U+0085. */
function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x85) || (code > 0x3000 && code < 0xfeff);
}

/** Text without the blanks around it, invisible ones included. */
export function trimmed(text: string): string {
  // A large table asks this a million times; nearly every text begins and ends with a letter.
  if (text === '' || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)))) return text;
  return text.replace(edges, '');
}

function mergesByRow(merges: readonly Merge[]): Map<number, Merge[]> {
  const byRow = new Map<number, Merge[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  return byRow;
}

const errorValue = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$|^Err:\d{3}$/i;

/** #REF!, #N/A …: what a formula shows that could not be computed says nothing. */
export function isErrorValue(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code === 0x23 || code === 0x45) && errorValue.test(text);
}

function said(cell: string | undefined): string {
  const text = trimmed(cell ?? '');
  return isErrorValue(text) ? '' : text;
}

const views = new WeakMap<Grid, GridView>();

/** A grid is looked at several times on its way to entries; its view is made once. */
export function viewGrid(grid: Grid): GridView {
  const before = views.get(grid);
  if (before) return before;
  const view = makeView(grid);
  views.set(grid, view);
  return view;
}

function makeView(grid: Grid): GridView {
  const byRow = mergesByRow(grid.merges);
  const byNumber = new Map(grid.rows.map((row) => [row.row, row]));
  const filledOf = new Map<GridRow, readonly number[]>();
  const own = (row: GridRow, column: number): string => said(row.cells[column]);
  const mergeAt = (row: GridRow, column: number): Merge | undefined =>
    byRow.get(row.row)?.find((merge) => column >= merge.left && column <= merge.right);
  const shown = (row: GridRow, column: number): string => {
    const merge = mergeAt(row, column);
    const carrier = merge ? byNumber.get(merge.top) : row;
    return carrier ? own(carrier, merge?.left ?? column) : '';
  };
  const filled = (row: GridRow): readonly number[] => {
    const known = filledOf.get(row);
    if (known) return known;
    const columns: number[] = [];
    for (let column = 0; column < row.cells.length; column += 1) {
      if (said(row.cells[column]) !== '') columns.push(column);
    }
    filledOf.set(row, columns);
    return columns;
  };
  const width = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return { grid, rows: grid.rows, own, mergeAt, shown, filled, width };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How messages call a column: A, B, … AA, or for Word 1, 2 …; `column` is 0-based. */
export function columnName(grid: Pick<Grid, 'columnNames'>, column: number): string {
  if (grid.columnNames === 'ordinals') return String(column + 1);
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = `${alphabet[(rest - 1) % 26] ?? ''}${name}`;
  }
  return name;
}
