/** Rows and entries of a table as they travel: what an entry says in the words of a cell is sent as that cell's number. */
import type { DescribedEntry, DescribedRow } from '../../../shared/logic/reading/describeReading';
import type { LongList } from '../../../shared/model/longList';
import type { ReadEntry, ReadRow } from '../../../shared/model/sourceEntry';

/** A text, or the number of the cell of the entry's own row that says it. */
type Said = string | number;

/** As a list: the names of its fields would be two thirds of what a row takes up. */
export type CompactRow = readonly [
  sheet: string,
  row: number,
  kind: ReadRow['kind'],
  reason: string,
  cells: string[],
  hidden: boolean,
];

export type CompactEntry = readonly [
  /** Position of the entry's row among the table's rows; -1: it has none of its own. */
  at: number,
  sheet: string,
  row: number,
  name: Said,
  text: Said,
  department: Said,
  category: Said,
  remark: Said,
  bases: readonly Said[],
  rest: Pick<ReadEntry, 'coDepartments' | 'townshipRole' | 'applies' | 'extra' | 'sender'>,
];

/** The cells a table of duties fills; what stands further right is sent as it is. */
const cellsSearched = 40;

export function compactRow({ sheet, row, kind, reason, cells, hidden }: ReadRow): CompactRow {
  return [sheet, row, kind, reason, cells, hidden];
}

export function fullRows(rows: readonly CompactRow[]): ReadRow[] {
  return rows.map(([sheet, row, kind, reason, cells, hidden]) => ({ sheet, row, kind, reason, cells, hidden }));
}

function said(cells: readonly string[], text: string): Said {
  if (text === '') return text;
  const at = cells.indexOf(text);
  return at < 0 || at >= cellsSearched ? text : at;
}

/** Position of each entry's row: entries stand in the order of their rows. */
export function placesOf(entries: readonly ReadEntry[], rows: readonly ReadRow[]): Int32Array {
  const places = new Int32Array(entries.length).fill(-1);
  let next = 0;
  let at = -1;
  for (const { kind, sheet, row } of rows) {
    at += 1;
    const entry = kind === 'entry' ? entries.at(next) : undefined;
    if (entry?.row !== row || entry.sheet !== sheet) continue;
    places[next] = at;
    next += 1;
  }
  return places;
}

/** `cells` are those of the entry's own row. */
export function compactEntry(entry: ReadEntry, at: number, cells: readonly string[]): CompactEntry {
  const { sheet, row, name, text, department, category, remark, bases } = entry;
  const { coDepartments, townshipRole, applies, extra, sender } = entry;
  return [
    at,
    sheet,
    row,
    said(cells, name),
    said(cells, text),
    said(cells, department),
    said(cells, category),
    said(cells, remark),
    bases.map((basis) => said(cells, basis)),
    { coDepartments, townshipRole, applies, ...(extra ? { extra } : {}), ...(sender === undefined ? {} : { sender }) },
  ];
}

const noCells: readonly string[] = [];

function fullEntry(compact: CompactEntry, rows: LongList<ReadRow>): ReadEntry {
  const [at, sheet, row, name, text, department, category, remark, bases, rest] = compact;
  const cells = (at < 0 ? undefined : rows.at(at)?.cells) ?? noCells;
  const full = (one: Said): string => (typeof one === 'number' ? (cells[one] ?? '') : one);
  const entry: ReadEntry = {
    sheet,
    row,
    name: full(name),
    text: full(text),
    department: full(department),
    coDepartments: rest.coDepartments,
    category: full(category),
    townshipRole: rest.townshipRole,
    bases: bases.map(full),
    applies: rest.applies,
    remark: full(remark),
  };
  if (rest.extra) entry.extra = rest.extra;
  if (rest.sender !== undefined) entry.sender = rest.sender;
  return entry;
}

export function fullEntries(entries: readonly CompactEntry[], rows: LongList<ReadRow>): ReadEntry[] {
  return entries.map((entry) => fullEntry(entry, rows));
}

/** A row with what the preview shows of it; nothing filled in is sent as 0. */
export type CompactDescribedRow = readonly [
  row: CompactRow,
  mark: string,
  headerRow: number,
  filled: DescribedRow['filled'] | 0,
];
export type CompactDescribedEntry = readonly [entry: CompactEntry, position: number, doubts: DescribedEntry['doubts']];

export function compactDescribedRow(row: DescribedRow): CompactDescribedRow {
  return [compactRow(row), row.mark, row.headerRow, row.filled.length === 0 ? 0 : row.filled];
}

export function fullDescribedRows(rows: readonly CompactDescribedRow[]): DescribedRow[] {
  return rows.map(([[sheet, row, kind, reason, cells, hidden], mark, headerRow, filled]) => {
    return { sheet, row, kind, reason, cells, hidden, mark, filled: filled === 0 ? [] : filled, headerRow };
  });
}

export function compactDescribedEntry(
  entry: DescribedEntry,
  at: number,
  cells: readonly string[],
): CompactDescribedEntry {
  return [compactEntry(entry, at, cells), entry.position, entry.doubts];
}

export function fullDescribedEntries(
  entries: readonly CompactDescribedEntry[],
  rows: LongList<ReadRow>,
): DescribedEntry[] {
  return entries.map(([entry, position, doubts]) => Object.assign(fullEntry(entry, rows), { position, doubts }));
}
