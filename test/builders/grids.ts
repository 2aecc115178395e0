/** Grids written as rows of texts, for tests of understanding tables. */
import type { Grid, Merge } from '../../shared/model/grid';

export interface GridOptions {
  readonly sheet?: string;
  readonly sheetHidden?: boolean;
  /** As A1:C1. */
  readonly merges?: readonly string[];
  /** Letters. */
  readonly hiddenColumns?: readonly string[];
  /** Row numbers. */
  readonly hiddenRows?: readonly number[];
  readonly word?: boolean;
  readonly above?: readonly string[];
}

function place(address: string): { row: number; column: number } {
  const match = /^([A-Z])(\d+)$/.exec(address);
  if (!match) throw new Error(`not an address: ${address}`);
  return { row: Number(match[2]), column: (match[1] ?? 'A').charCodeAt(0) - 65 };
}

function toMerge(range: string): Merge {
  const [from = '', to = ''] = range.split(':');
  const start = place(from);
  const end = place(to);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** Each row is a text with cells parted by |; spaces around a cell are no part of it. */
export function makeGrid(rows: readonly (string | readonly string[])[], options: GridOptions = {}): Grid {
  return {
    sheet: options.sheet ?? '表',
    sheetHidden: options.sheetHidden ?? false,
    rows: rows.map((row, index) => ({
      row: index + 1,
      cells: typeof row === 'string' ? row.split('|').map((cell) => cell.trim()) : [...row],
      hidden: options.hiddenRows?.includes(index + 1) ?? false,
      formulas: [],
    })),
    merges: (options.merges ?? []).map(toMerge),
    hiddenColumns: (options.hiddenColumns ?? []).map((letter) => letter.charCodeAt(0) - 65),
    columnNames: options.word ? 'ordinals' : 'letters',
    ...(options.above ? { above: [...options.above] } : {}),
  };
}
