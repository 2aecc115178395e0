/** Takes a large answer apart into pieces for the way to the engine, and puts it together again there. */
import type { Grid, GridRow } from '../../../shared/model/grid';
import type { ReadEntry, ReadIssue, ReadRow } from '../../../shared/model/sourceEntry';
import { ok } from '../../../shared/result';
import {
  type CompactEntry,
  type CompactRow,
  compactEntry,
  compactRow,
  fullEntries,
  fullRows,
  placesOf,
} from './compactTable';
import type { ParserAnswer, Piece } from './parserMessages';

/** So many rows are copied in a few milliseconds. */
const pieceLength = 500;

function* slices<T>(
  of: Piece['of'],
  items: readonly T[],
  grid = 0,
  compact: (item: T, at: number) => unknown = (item) => item,
): Iterable<Piece> {
  for (let from = 0; from < items.length; from += pieceLength) {
    const some = items.slice(from, from + pieceLength).map((item, at) => compact(item, from + at));
    yield { of, grid, json: JSON.stringify(some) };
  }
}

/** What a grid's row has besides the cells that the table's row carries as well. */
interface RowMarks {
  /** Position among the grid's rows. */
  readonly at: number;
  readonly marks: Omit<GridRow, 'row' | 'cells' | 'hidden'>;
}

function marksOf(rows: readonly GridRow[]): RowMarks[] {
  return rows.flatMap(({ row, cells, hidden, ...marks }, at): RowMarks[] =>
    marks.formulas.length > 0 || marks.missingValues || marks.longNumbers || marks.struck ? [{ at, marks }] : [],
  );
}

/** The answer's pieces in order, each made only when it is asked for. */
export function* takeApart(answer: ParserAnswer): Iterable<Piece> {
  if (answer.of === 'text' || !answer.result.ok) return;
  if (answer.of === 'document') {
    for (const [index, { rows }] of answer.result.value.grids.entries()) yield* slices('gridRows', rows, index);
    return;
  }
  if (answer.of === 'reading') {
    for (const [index, { rows }] of answer.result.value.grids.entries())
      yield* slices('rowMarks', marksOf(rows), index);
  }
  const { rows, entries, issues } = answer.result.value.table;
  yield* slices('rows', rows, 0, compactRow);
  const places = placesOf(entries, rows);
  yield* slices('entries', entries, 0, (entry, at) => compactEntry(entry, places[at] ?? -1, rows));
  yield* slices('issues', issues);
}

/** The answer without what its pieces carry. */
export function withoutPieces(answer: ParserAnswer): ParserAnswer {
  if (answer.of === 'text' || !answer.result.ok) return answer;
  if (answer.of === 'document') {
    const { value } = answer.result;
    return { of: 'document', result: ok({ ...value, grids: value.grids.map((grid) => ({ ...grid, rows: [] })) }) };
  }
  const table = { ...answer.result.value.table, rows: [], entries: [], issues: [] };
  if (answer.of === 'table') return { of: 'table', result: ok({ ...answer.result.value, table }) };
  const grids = answer.result.value.grids.map((grid) => ({ ...grid, rows: [] }));
  return {
    of: 'reading',
    rowCounts: answer.result.value.grids.map((grid) => grid.rows.length),
    result: ok({ ...answer.result.value, grids, table }),
  };
}

function append<T>(lists: Map<number, T[]>, key: number, items: readonly T[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}

/** Collects the pieces of one answer. */
export class PieceBox {
  private readonly rows: ReadRow[] = [];
  private readonly entries: ReadEntry[] = [];
  private readonly issues: ReadIssue[] = [];
  private readonly grids = new Map<number, GridRow[]>();
  private readonly marks = new Map<number, RowMarks[]>();

  /** Our own parser made the text; its shape is that of the list it belongs to. */
  take({ of, grid, json }: Piece): void {
    const items: unknown = JSON.parse(json);
    if (of === 'rows') this.rows.push(...fullRows(items as CompactRow[]));
    else if (of === 'entries') this.entries.push(...fullEntries(items as CompactEntry[], this.rows));
    else if (of === 'issues') this.issues.push(...(items as ReadIssue[]));
    else if (of === 'gridRows') append(this.grids, grid, items as GridRow[]);
    else append(this.marks, grid, items as RowMarks[]);
  }

  /** A grid's rows are the table's, so that no cell is sent or kept twice. */
  private gridRows(index: number, first: number, count: number): GridRow[] {
    const rows = this.rows
      .slice(first, first + count)
      .map(({ row, cells, hidden }): GridRow => ({ row, cells, hidden, formulas: [] }));
    for (const { at, marks } of this.marks.get(index) ?? []) {
      const row = rows[at];
      if (row) rows[at] = { ...row, ...marks };
    }
    return rows;
  }

  complete(answer: ParserAnswer): ParserAnswer {
    if (answer.of === 'text' || !answer.result.ok) return answer;
    if (answer.of === 'document') {
      const { value } = answer.result;
      const grids = value.grids.map((grid, index): Grid => ({ ...grid, rows: this.grids.get(index) ?? [] }));
      return { of: 'document', result: ok({ ...value, grids }) };
    }
    const { rows, entries, issues } = this;
    const table = { ...answer.result.value.table, rows, entries, issues };
    if (answer.of === 'table') return { of: 'table', result: ok({ ...answer.result.value, table }) };
    let first = 0;
    const grids = answer.result.value.grids.map((grid, index): Grid => {
      const count = answer.rowCounts?.[index] ?? 0;
      first += count;
      return { ...grid, rows: this.gridRows(index, first - count, count) };
    });
    return { of: 'reading', result: ok({ ...answer.result.value, grids, table }) };
  }
}
