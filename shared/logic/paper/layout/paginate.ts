/** Cuts a document into the sheets one would hold in the hand: rows whole, headings kept with their first row, headers repeated. */
import type {
  Block,
  EndsBlock,
  PaperDocument,
  PaperPart,
  TableBlock,
  TableRow,
  TextBlock,
} from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import { CELL_MARGINS, POINTS_PER_MILLIMETRE } from './rowHeights';
import { sheetSize } from './sheetSize';

/** A row or paragraph, or the slice of one that is taller than a sheet; points from its upper edge. */
export interface Slice<T> {
  readonly of: T;
  readonly from: number;
  readonly height: number;
}

export type Piece =
  | { readonly kind: 'text'; readonly text: Slice<TextBlock> }
  | { readonly kind: 'ends'; readonly ends: EndsBlock }
  | { readonly kind: 'gap'; readonly height: number }
  /** Header and rows; the header stands on every sheet that has rows of the table. */
  | { readonly kind: 'table'; readonly table: TableBlock; readonly rows: readonly Slice<TableRow>[] };

export interface Sheet {
  /** Counts all sheets of the document, from 1. */
  readonly number: number;
  /** The number at its foot; null on covers and contents. */
  readonly printed: number | null;
  /** Index of the part. */
  readonly part: number;
  readonly pieces: readonly Piece[];
}

/** Rounding must not push a row over. Points. */
const TOLERANCE = 0.01;

/** Of a row that is cut, at least two lines stand on the sheet where it begins. Points. */
const TO_BEGIN = 50;

/** Word wants a paragraph behind the last table; on a sheet filled to the brim it would go to an empty one. Points. */
const BEHIND_TABLE = 3;

export function paginate(laidOut: PaperDocument): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let printed = 0;
  laidOut.parts.forEach((part, index) => {
    for (const pieces of fillSheets(part, laidOut.paper)) {
      if (part.numbered) printed += 1;
      sheets.push({ number: sheets.length + 1, printed: part.numbered ? printed : null, part: index, pieces });
    }
  });
  return sheets;
}

/** The number on the first sheet of each part that is counted. */
export function firstPages(laidOut: PaperDocument): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { part, printed } of paginate(laidOut)) if (printed !== null && !first.has(part)) first.set(part, printed);
  return first;
}

function fillSheets(part: PaperPart, paper: Paper): Piece[][] {
  const ending = part.blocks.at(-1)?.kind === 'table' ? BEHIND_TABLE : 0;
  const filler = new Filler(sheetSize(paper, part.orientation).roomHeight * POINTS_PER_MILLIMETRE - ending);
  for (let index = 0; index < part.blocks.length; index += 1) putBlock(filler, part.blocks, index, paper);
  return filler.sheets;
}

/** The sheet being filled and those before it. */
class Filler {
  readonly sheets: Piece[][] = [[]];
  left: number;

  constructor(readonly room: number) {
    this.left = room;
  }

  get empty(): boolean {
    return this.sheets.at(-1)?.length === 0;
  }

  turn(): void {
    this.sheets.push([]);
    this.left = this.room;
  }

  put(piece: Piece, height: number): void {
    this.sheets.at(-1)?.push(piece);
    this.left -= height;
  }

  fits(height: number): boolean {
    return height <= this.left + TOLERANCE;
  }
}

function putBlock(filler: Filler, blocks: readonly Block[], index: number, paper: Paper): void {
  const block = blocks[index];
  switch (block?.kind) {
    case undefined:
      return;
    case 'gap':
      // A gap at the head of a sheet would be a hole.
      if (filler.fits(block.height)) filler.put(block, block.height);
      return;
    case 'ends': {
      const needed = block.height + companyOf(blocks, index, filler.room);
      if (!filler.fits(Math.min(needed, filler.room)) && !filler.empty) filler.turn();
      filler.put({ kind: 'ends', ends: block }, block.height);
      return;
    }
    case 'text':
      putText(filler, block, companyOf(blocks, index, filler.room));
      return;
    case 'table':
      putTable(filler, block, companyBelow(blocks, index, filler.room), paper);
  }
}

/** Room needed below the last row of a table that stands with what follows it. */
function companyBelow(blocks: readonly Block[], index: number, room: number): number {
  const next = blocks[index + 1];
  if (next?.kind === 'table') return firstRows(next, room, companyBelow(blocks, index + 1, room));
  return next?.kind === 'gap' && next.withNext ? next.height + companyOf(blocks, index + 1, room) : 0;
}

const KEPT: ReadonlySet<TextBlock['style']> = new Set<TextBlock['style']>(['title', 'subtitle', 'heading']);

function isKept(block: Block): boolean {
  if (block.kind === 'ends') return block.toPart === null;
  if (block.kind === 'gap') return block.withNext === true;
  return block.kind === 'text' && (block.withNext === true || KEPT.has(block.style));
}

/** Room needed on the same sheet below a heading, a title or the line above a table: none of them stands alone at a foot. */
export function companyOf(blocks: readonly Block[], index: number, room = Number.POSITIVE_INFINITY): number {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (next === undefined || !block || !isKept(block)) return 0;
  if (next.kind === 'gap') return next.withNext ? next.height + companyOf(blocks, index + 1, room) : 0;
  if (next.kind === 'table') return firstRows(next, room, companyBelow(blocks, index + 1, room));
  const own = next.kind === 'ends' || isKept(next) ? next.height : next.leading;
  return own + companyOf(blocks, index + 1, room);
}

/** Its last row is followed on the same sheet by what stands below the table. */
export function standsWithNext({ rows }: TableBlock): boolean {
  const last = rows.at(-1);
  return last?.kind === 'item' && last.withNext === true;
}

/** Header, first section row and first item of a table, which stand together, with what these stand with. */
function firstRows({ headerHeight, rows }: TableBlock, room: number, below: number): number {
  let sum = headerHeight;
  for (const row of rows) {
    sum += roomToBegin(row, room - headerHeight);
    if (row.kind === 'item' && !row.withNext) return sum;
  }
  return sum + below;
}

/** Taller than a sheet, a row is cut in any case: it begins where the one before ends. */
function roomToBegin({ height }: TableRow, room: number): number {
  return height > room + TOLERANCE ? TO_BEGIN : height;
}

function putText(filler: Filler, block: TextBlock, company: number): void {
  const needed = company > 0 ? block.height + company : block.leading;
  if (!filler.fits(Math.min(needed, filler.room)) && !filler.empty) filler.turn();
  let from = 0;
  let lines = block.lines;
  while (lines > 0) {
    const fitting = Math.max(1, Math.min(lines, Math.floor((filler.left + TOLERANCE) / block.leading)));
    const height = fitting === lines ? block.height - from : fitting * block.leading;
    filler.put({ kind: 'text', text: { of: block, from, height } }, height);
    from += fitting * block.leading;
    lines -= fitting;
    if (lines > 0) filler.turn();
  }
}

function putTable(filler: Filler, table: TableBlock, below: number, paper: Paper): void {
  let rows: Slice<TableRow>[] = [];
  const begin = (): void => {
    rows = [];
    filler.put({ kind: 'table', table, rows }, table.headerHeight);
  };
  const room = filler.room - table.headerHeight;
  const heights = table.rows.map((row) => roomToBegin(row, room));
  if (!filler.fits(Math.min(firstRows(table, filler.room, below), filler.room)) && !filler.empty) filler.turn();
  begin();
  const turn = (): void => {
    filler.turn();
    begin();
  };
  table.rows.forEach((row, index) => {
    const needed = keptHeight(table.rows, heights, index, below);
    if (!filler.fits(Math.min(needed, room)) && rows.length > 0) turn();
    for (const [slice, last] of slicesOf(row, { first: filler.left, room }, paper.lineHeight)) {
      rows.push(slice);
      filler.left -= slice.height;
      if (!last) turn();
    }
  });
}

/** A row with those it stands with: a section with its first row, a kept one with the next or with what follows the table. */
function keptHeight(rows: readonly TableRow[], heights: readonly number[], index: number, below: number): number {
  const row = rows[index];
  if (!row) return below;
  const kept = row.kind === 'section' ? index < rows.length - 1 : row.withNext === true;
  return (heights[index] ?? 0) + (kept ? keptHeight(rows, heights, index + 1, below) : 0);
}

/** A row taller than a sheet is cut between lines, from what is left of this one (`first`); all others are one slice. */
function slicesOf(
  row: TableRow,
  { first, room }: { readonly first: number; readonly room: number },
  lineHeight: number,
): [Slice<TableRow>, boolean][] {
  if (row.height <= room + TOLERANCE) return [[{ of: row, from: 0, height: row.height }, true]];
  const margin = CELL_MARGINS.vertical * POINTS_PER_MILLIMETRE;
  const slices: [Slice<TableRow>, boolean][] = [];
  let from = 0;
  while (from < row.height) {
    const left = from === 0 ? Math.min(first, room) - margin : room;
    const lines = Math.max(1, Math.floor((left + TOLERANCE) / lineHeight));
    const height = Math.min(row.height - from, lines * lineHeight + (from === 0 ? margin : 0));
    from += height;
    slices.push([{ of: row, from: from - height, height }, from >= row.height - TOLERANCE]);
  }
  return slices;
}
