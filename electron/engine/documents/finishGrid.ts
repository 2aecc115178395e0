/** The last step of every reader: used rows and merges to a grid in order, without left-over text, within the limits. */
import { columnName } from '../../../shared/logic/reading/gridView';
import type { Grid, GridRow, Merge } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import { clipMerges, fillBlankRows, fitsLimits } from './gridRows';
import { limits } from './guard/limits';

export interface ReadGrids {
  readonly grids: Grid[];
  readonly remarks: string[];
}

/** Covered cells named one by one. */
const mostPlaces = 5;

/** Used rows only, cells as read; merges as the file states them. */
export type RawGrid = Grid;

/** In order, each number once. Null when two rows of one number hold the same cell: nobody can say which is meant. */
function inOrder(rows: readonly GridRow[]): readonly GridRow[] | null {
  if (rows.every((row, index) => index === 0 || row.row > (rows[index - 1]?.row ?? 0))) return rows;
  const byNumber = new Map<number, GridRow>();
  for (const row of rows) {
    const before = byNumber.get(row.row);
    if (before?.cells.some((cell, column) => cell !== '' && (row.cells[column] ?? '') !== '')) return null;
    byNumber.set(row.row, before ? joinRows(before, row) : row);
  }
  return [...byNumber.values()].sort((a, b) => a.row - b.row);
}

function joinRows(a: GridRow, b: GridRow): GridRow {
  const width = Math.max(a.cells.length, b.cells.length);
  const cells = Array.from({ length: width }, (_, column) => a.cells[column] || (b.cells[column] ?? ''));
  return { ...a, ...b, cells, hidden: a.hidden || b.hidden, formulas: [...a.formulas, ...b.formulas] };
}

/** Blanks what a merge hides on a row; answers the columns that held a text. */
function cover(row: GridRow, merge: Merge): number[] {
  const covered: number[] = [];
  const last = Math.min(merge.right, row.cells.length - 1);
  for (let column = row.row > merge.top ? merge.left : merge.left + 1; column <= last; column += 1) {
    if (row.cells[column] === '') continue;
    row.cells[column] = '';
    covered.push(column);
  }
  while (row.cells.length > 0 && row.cells.at(-1) === '') row.cells.pop();
  return covered;
}

/** Where texts were covered, by row and column. */
function coverMerged(rows: readonly GridRow[], merges: readonly Merge[]): [number, number][] {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const covered: [number, number][] = [];
  for (const merge of merges) {
    for (let number = merge.top; number <= merge.bottom; number += 1) {
      const row = byNumber.get(number);
      for (const column of row ? cover(row, merge) : []) covered.push([number, column]);
    }
  }
  return covered;
}

/** Rows a merge spans are looped over: clipped first to what the sheet uses. */
function clipToRows(merges: readonly Merge[], rows: readonly GridRow[]): Merge[] {
  const lastRow = rows.at(-1)?.row ?? 0;
  return merges
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, lastRow) }))
    .filter((merge) => merge.top <= merge.bottom);
}

/**
 * Takes ownership of the rows. FILE_DAMAGED for two contents of one cell, FILE_UNREADABLE beyond the limits;
 * `detail.part` names the sheet.
 */
export function finishGrid(raw: RawGrid): Result<ReadGrids> {
  const { sheet: part } = raw;
  const used = inOrder(raw.rows);
  if (!used) return fail('FILE_DAMAGED', { reason: '单元格重复', part });
  const merges = clipToRows(raw.merges, used);
  const area = merges.reduce((sum, merge) => sum + merge.bottom - merge.top + 1, 0);
  if (area > limits.gridCells) return fail('FILE_UNREADABLE', { reason: '合并单元格过多', part });
  const covered = merges.length > 0 ? coverMerged(used, merges) : [];
  const kept = covered.length > 0 ? used.filter((row) => row.cells.length > 0 || row.missingValues) : used;
  const { rows, leftOut } = fillBlankRows(kept);
  if (!fitsLimits(rows)) return fail('FILE_UNREADABLE', { reason: '表格范围过大', part });
  const remarks = leftOut.map(([from, to]) => `工作表“${part}”第${from}至${to}行为空行，未逐行列出。`);
  if (covered.length > 0) {
    const places = covered
      .slice(0, mostPlaces)
      .map(([row, column]) =>
        raw.columnNames === 'letters' ? `${columnName(raw, column)}${row}` : `第${row}行第${column + 1}列`,
      );
    const more = covered.length > mostPlaces ? '等' : '';
    remarks.push(
      `工作表“${part}”有${covered.length}个单元格的文字被合并单元格盖住，未导入：${places.join('、')}${more}。`,
    );
  }
  return ok({ grids: [{ ...raw, rows, merges: clipMerges(merges, rows) }], remarks });
}
