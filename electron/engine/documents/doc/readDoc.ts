/** Old Word documents (.doc, .wps of Kingsoft) to grids, all of a table or nothing: one grid per table. */
import { type CellNote, type Grid, type GridRow, type Merge, NOTES_UNREADABLE } from '../../../../shared/model/grid';
import { fail, ok, type Result } from '../../../../shared/result';
import { cellNote } from '../cellNotes';
import type { ReadGrids } from '../finishGrid';
import { buildRow, clipMerges, fitsLimits, type UsedCell } from '../gridRows';
import { limits } from '../guard/limits';
import type { OleDirectory } from '../guard/oleDirectory';
import { type DocCell, type DocTable, readTableRows } from './tableRows';
import { type WordNote, withWordBinary } from './wordBinary';

const unclear = '这份旧版 Word 文档（.doc 或 .wps）的表格认不全，请用 Word 或 WPS 另存为 .docx 后再导入。';

/** Edges drawn by hand differ from row to row by a hair; two millimetres are no column. */
const hair = 110;

/** Left edges of the columns: where any row has a cell begin, hairs put together. */
function columnEdges(rows: DocTable['rows']): number[] {
  const edges = rows.flatMap((cells) => cells.flatMap(({ left, right }) => [left, right])).sort((a, b) => a - b);
  const columns: number[] = [];
  for (const edge of edges) if (columns.length === 0 || edge - (columns.at(-1) ?? 0) > hair) columns.push(edge);
  return columns;
}

function nearest(columns: readonly number[], edge: number): number {
  let best = 0;
  for (const [index, column] of columns.entries())
    if (Math.abs(column - edge) < Math.abs((columns[best] ?? 0) - edge)) best = index;
  return best;
}

interface Placed {
  readonly cell: DocCell;
  readonly left: number;
  readonly right: number;
}

/** Rows of the same number of cells need no measuring; others are laid out by their edges. Null when cells would overlap. */
function place(rows: DocTable['rows']): Placed[][] | null {
  const width = rows[0]?.length ?? 0;
  if (rows.every((cells) => cells.length === width))
    return rows.map((cells) => cells.map((cell, index) => ({ cell, left: index, right: index })));
  const columns = columnEdges(rows);
  const placed = rows.map((cells) =>
    cells.map((cell) => {
      const left = nearest(columns, cell.left);
      return { cell, left, right: nearest(columns, cell.right) - 1 };
    }),
  );
  const sound = placed.every((cells) =>
    cells.every(({ left, right }, index) => left <= right && left > (cells[index - 1]?.right ?? -1)),
  );
  return sound ? placed : null;
}

function toGrid({ above, below, rows, notes: besides }: DocTable, sheet: string): Grid | null {
  const placed = place(rows);
  if (!placed) return null;
  const built: GridRow[] = [];
  const merges: Merge[] = [];
  const open = new Map<number, Merge>();
  const notes: CellNote[] = besides.flatMap((note) => noteAt(0, 0, note));
  for (const [index, cells] of placed.entries()) {
    const row = index + 1;
    const used: UsedCell[] = [];
    for (const { cell, left, right } of cells) {
      const going = open.get(left);
      notes.push(...cell.notes.flatMap((note) => noteAt(row, left, note)));
      if (cell.vertical === 'next' && going && going.bottom === row - 1) {
        going.bottom = row;
        continue;
      }
      if (cell.text !== '') used.push({ column: left, text: cell.text });
      if (cell.vertical === 'none' && left === right) continue;
      const merge = { top: row, left, bottom: row, right };
      merges.push(merge);
      if (cell.vertical === 'start') open.set(left, merge);
    }
    built.push(buildRow(row, used, false));
  }
  const clipped = clipMerges(merges, built);
  return {
    sheet,
    sheetHidden: false,
    rows: built,
    merges: clipped,
    hiddenColumns: [],
    columnNames: 'ordinals',
    above: [...above],
    ...(below.length > 0 ? { below: [...below] } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function noteAt(row: number, column: number, { author, text }: WordNote): CellNote[] {
  const note = cellNote(row, column, author, text);
  return note ? [note] : [];
}

/**
 * Reads the tables of an old Word document. FILE_UNSUPPORTED, with what to do, when a table does not come out whole;
 * FILE_ENCRYPTED, FILE_DAMAGED, NO_TABLE besides.
 */
export function readDoc(ole: OleDirectory): Result<ReadGrids> {
  return withWordBinary(ole, (word) => {
    const tables = readTableRows(word);
    if (!tables) return fail('FILE_UNSUPPORTED', { reason: unclear });
    if (tables.length === 0) return fail('NO_TABLE', {});
    const grids: Grid[] = [];
    for (const table of tables) {
      const grid = toGrid(table, `表${grids.length + 1}`);
      if (!grid) return fail('FILE_UNSUPPORTED', { reason: unclear });
      if (!fitsLimits(grid.rows) || grid.rows.length > limits.sheetRows)
        return fail('FILE_UNREADABLE', { reason: '表格范围过大' });
      grids.push(grid);
    }
    const remarks = word.deleted.length > 0 ? ['文件里有修订痕迹，按接受全部修订后的文字读取。'] : [];
    return ok({ grids, remarks: word.notes ? remarks : [NOTES_UNREADABLE, ...remarks] });
  });
}
