/** Takes a large answer apart into pieces for the way to the engine, and puts it together again there. */
import type { DescribedEntry, DescribedReading, DescribedRow } from '../../../shared/logic/reading/describeReading';
import type { Grid, GridRow } from '../../../shared/model/grid';
import type { LongList } from '../../../shared/model/longList';
import type { ReadEntry, ReadIssue, ReadRow } from '../../../shared/model/sourceEntry';
import { ok } from '../../../shared/result';
import {
  type CompactDescribedEntry,
  type CompactDescribedRow,
  type CompactEntry,
  type CompactRow,
  compactDescribedEntry,
  compactDescribedRow,
  compactEntry,
  compactRow,
  fullDescribedEntries,
  fullDescribedRows,
  fullEntries,
  fullRows,
  placesOf,
} from './compactTable';
import { PackedList } from './packedList';
import type { ParserAnswer, Piece } from './parserMessages';

/**
 * So many rows are unpacked in a millisecond; and of their JSON, mostly less than 100,000 characters, what is made dies
 * young: of more the JSON parser expects that it is kept for long.
 */
const pieceLength = 200;

function* slices<T>(
  of: Piece['of'],
  items: LongList<T>,
  grid = 0,
  compact: (item: T, at: number) => unknown = (item) => item,
): Iterable<Piece> {
  for (let from = 0; from < items.length; from += pieceLength) {
    const some = items.slice(from, from + pieceLength).map((item, at) => compact(item, from + at));
    yield { of, grid, count: some.length, json: JSON.stringify(some) };
  }
}

/** The answer's pieces in order, each made only when it is asked for. */
export function* takeApart(answer: ParserAnswer): Iterable<Piece> {
  if (answer.of === 'text' || !answer.result.ok) return;
  if (answer.of === 'document') {
    for (const [index, { rows }] of answer.result.value.grids.entries()) yield* slices('gridRows', rows, index);
    return;
  }
  if (answer.of === 'reading') {
    yield* takeReadingApart(answer.result.value);
    return;
  }
  const { rows, entries, issues } = answer.result.value.table;
  yield* slices('rows', rows, 0, compactRow);
  const places = placesOf(entries, rows);
  const cellsAt = (at: number): readonly string[] => rows[at]?.cells ?? [];
  yield* slices('entries', entries, 0, (entry, at) => compactEntry(entry, places[at] ?? -1, cellsAt(places[at] ?? -1)));
  yield* slices('issues', issues);
}

/** What is said of a row is made only once, when the row is sent. */
function* takeReadingApart({ table, sheets }: DescribedReading): Iterable<Piece> {
  const cells: (readonly string[])[] = [];
  yield* slices('rows', table.rows, 0, (row) => {
    cells.push(row.cells);
    return compactDescribedRow(row);
  });
  const first = new Map(sheets.map((sheet) => [sheet.sheet, sheet.first]));
  yield* slices('entries', table.entries, 0, (entry) => {
    const place = entry.position < 0 ? -1 : (first.get(entry.sheet) ?? 0) + entry.position;
    return compactDescribedEntry(entry, place, cells[place] ?? []);
  });
  yield* slices('issues', table.issues);
}

/** The answer without what its pieces carry. */
export function withoutPieces(answer: ParserAnswer): ParserAnswer {
  if (answer.of === 'text' || !answer.result.ok) return answer;
  if (answer.of === 'document') {
    const { value } = answer.result;
    return { of: 'document', result: ok({ ...value, grids: value.grids.map((grid) => ({ ...grid, rows: [] })) }) };
  }
  const none = { rows: [], entries: [], issues: [] };
  if (answer.of === 'table') {
    const { value } = answer.result;
    return { of: 'table', result: ok({ ...value, table: { ...value.table, ...none } }) };
  }
  const { value } = answer.result;
  return { of: 'reading', result: ok({ ...value, table: { ...value.table, ...none } }) };
}

/**
 * Collects the pieces of one answer. They come in faster than they can be unpacked, and several at a time: each is only
 * put aside here.
 */
export class PieceBox {
  private readonly pieces: Piece[] = [];

  take(piece: Piece): void {
    this.pieces.push(piece);
  }

  /** Our own parser made the texts; their shapes are those of the lists they belong to. */
  private list<T>(of: Piece['of'], unpack: (items: unknown) => readonly T[], grid = 0): PackedList<T> {
    const list = new PackedList<T>(unpack);
    for (const piece of this.pieces) if (piece.of === of && piece.grid === grid) list.add(piece.json, piece.count);
    return list;
  }

  complete(answer: ParserAnswer): ParserAnswer {
    if (answer.of === 'text' || !answer.result.ok) return answer;
    if (answer.of === 'document') {
      const { value } = answer.result;
      const rowsOf = (grid: number): GridRow[] => [...this.list('gridRows', (items) => items as GridRow[], grid)];
      const grids = value.grids.map((grid, index): Grid => ({ ...grid, rows: rowsOf(index) }));
      return { of: 'document', result: ok({ ...value, grids }) };
    }
    const issues = [...this.list('issues', (items) => items as ReadIssue[])];
    if (answer.of === 'table') {
      const { value } = answer.result;
      const rows = this.list<ReadRow>('rows', (items) => fullRows(items as CompactRow[]));
      const entries = this.list<ReadEntry>('entries', (items) => fullEntries(items as CompactEntry[], rows));
      const table = { ...value.table, rows: [...rows], entries: [...entries], issues };
      return { of: 'table', result: ok({ ...value, table }) };
    }
    const { value } = answer.result;
    const rows = this.list<DescribedRow>('rows', (items) => fullDescribedRows(items as CompactDescribedRow[]));
    const entries = this.list<DescribedEntry>('entries', (items) =>
      fullDescribedEntries(items as CompactDescribedEntry[], rows),
    );
    return { of: 'reading', result: ok({ ...value, table: { ...value.table, rows, entries, issues } }) };
  }
}
