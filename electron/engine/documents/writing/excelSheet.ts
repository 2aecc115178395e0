/** The cells of one worksheet as XML: written as text, because a list of a thousand rows is the same few elements over and over. */

import { textWidth } from '../../../../shared/logic/paper/layout/measureText';
import { companyOf } from '../../../../shared/logic/paper/layout/paginate';
import { POINTS_PER_MILLIMETRE } from '../../../../shared/logic/paper/layout/rowHeights';
import { cutAtMarks } from '../../../../shared/logic/text/cutAtMarks';
import type {
  Block,
  EndsBlock,
  PaperPart,
  TableBlock,
  TableRow,
  TextMark,
} from '../../../../shared/model/paperDocument';
import type { PaperFont } from '../../../../shared/model/schemePaper';
import { escapeXml } from './escapeXml';
import { type ColumnGrid, columnLetters, halves, type Span, spansOf } from './excelColumns';
import type { WrittenRow } from './excelPages';
import { bodyStyleName, endsStyleName, textStyleName } from './excelStyles';

/** Excel refuses taller rows; points. What needs more stands in several rows joined into one. */
const TALLEST_ROW = 409;
const PIECE_OF_TALL_ROW = 100;
/** Excel opens no file with a longer text in one cell. UTF-16 units. */
const LONGEST_TEXT = 32_767;
/** Parts the two ends of a line in one cell; readers take a run of these for it. */
const WIDE_SPACE = '\u2003';
const LEAST_SPACES = 4;

export interface SheetXml {
  /** `sheetData` and `mergeCells`. */
  readonly cells: string;
  readonly rows: readonly WrittenRow[];
}

/** Width of a letter in a line with two ends, millimetres, from the height of the line. */
function lettersOf({ height, toPart }: EndsBlock): number {
  return (height * (toPart === null ? 0.6 : 0.48)) / POINTS_PER_MILLIMETRE;
}

interface Cell {
  readonly span: Span;
  readonly text: string;
  readonly style: string;
  readonly figure?: boolean;
  readonly marks?: readonly TextMark[] | undefined;
}

/** `styles`: number of each style by its name; `body`: the font of cells, which marked pieces must name themselves. */
export function sheetXml(
  part: PaperPart,
  grid: ColumnGrid,
  styles: ReadonlyMap<string, number>,
  body: PaperFont,
): SheetXml {
  const writer = new SheetWriter(grid, styles, body);
  part.blocks.forEach((block, index) => {
    writer.block(block, companyOf(part.blocks, index) > 0);
  });
  return writer.end();
}

/** The row, counted from 1, in which the header of the only table that has one will stand; null when there are none or several. */
export function headerRowOf(part: PaperPart): number | null {
  const headed = part.blocks.filter((block) => block.kind === 'table' && block.headerHeight > 0);
  const [only] = headed;
  if (only === undefined || headed.length > 1) return null;
  const above = part.blocks.slice(0, part.blocks.indexOf(only));
  return above.reduce((row, block) => row + blockRows(block), 1);
}

function blockRows(block: Block): number {
  if (block.kind !== 'table') return sheetRows(block.height);
  return block.rows.reduce((sum, { height }) => sum + sheetRows(height), 0);
}

/** Pieces are low, so that a text over several sheets begins and goes on where there is room. */
function sheetRows(height: number): number {
  return height <= TALLEST_ROW ? 1 : Math.ceil(height / PIECE_OF_TALL_ROW);
}

class SheetWriter {
  private readonly rows: string[] = [];
  private readonly written: WrittenRow[] = [];
  private readonly merges: string[] = [];
  private readonly letters: readonly string[];
  private readonly whole: Span;
  private readonly halves: readonly [Span, Span];
  private number = 0;

  constructor(
    private readonly grid: ColumnGrid,
    private readonly styles: ReadonlyMap<string, number>,
    private readonly body: PaperFont,
  ) {
    this.letters = grid.edges.map((_, index) => columnLetters(index));
    this.whole = { first: 0, last: grid.edges.length - 1 };
    this.halves = halves(grid);
  }

  /** `kept`: a heading, or the line above a table, which does not stand alone at the foot of a page. */
  block(block: Block, kept: boolean): void {
    switch (block.kind) {
      case 'text': {
        // Excel knows no indented first line: two wide spaces stand for it, as typists do it.
        const text = block.indent > 0 ? `　　${block.text}` : block.text;
        this.row(block.height, [{ span: this.whole, text, style: textStyleName(block.style, block.align) }], kept);
        return;
      }
      case 'ends': {
        const contents = block.toPart !== null;
        const [left, right] = this.halves;
        if (!this.endsFit(block)) {
          const style = endsStyleName(contents, 'left');
          this.row(block.height, [{ span: this.whole, text: this.padded(block), style }], kept);
          return;
        }
        const ends = [
          { span: left, text: block.left, style: endsStyleName(contents, 'left') },
          { span: right, text: block.right, style: endsStyleName(contents, 'right') },
        ];
        this.row(block.height, ends, kept);
        return;
      }
      case 'gap':
        this.row(block.height, [], kept);
        return;
      case 'table':
        this.table(block);
    }
  }

  /** Whether both texts have room where the columns let them be parted. */
  private endsFit(block: EndsBlock): boolean {
    const [left] = this.halves;
    const split = this.grid.edges[left.last] ?? 0;
    const letter = lettersOf(block);
    const rest = (this.grid.edges.at(-1) ?? 0) - split;
    return textWidth(block.left) * letter <= split && textWidth(block.right) * letter <= rest;
  }

  /** A narrow first column leaves no room for the left text, so one cell holds both, spaces between. */
  private padded(block: EndsBlock): string {
    const room = (this.grid.edges.at(-1) ?? 0) / lettersOf(block);
    const spaces = Math.floor(room - textWidth(block.left) - textWidth(block.right)) - 1;
    return `${block.left}${WIDE_SPACE.repeat(Math.max(LEAST_SPACES, spaces))}${block.right}`;
  }

  private table(table: TableBlock): void {
    const spans = spansOf(table.columns, this.grid);
    const all = { first: 0, last: spans.at(-1)?.last ?? 0 };
    if (table.headerHeight > 0) {
      const cells = table.columns.map(({ heading }, at) => ({
        span: spans[at] ?? all,
        text: heading,
        style: 'header',
      }));
      this.row(table.headerHeight, cells, true, true);
    }
    for (const row of table.rows) this.row(row.height, rowCells(row, table, spans, all), isKept(row));
  }

  private row(height: number, cells: readonly Cell[], kept = false, header = false): void {
    const count = sheetRows(height);
    const each = round(height / count);
    const first = this.number + 1;
    for (let part = 0; part < count; part += 1) {
      this.number += 1;
      const written = cells.map((cell) => this.cell(cell, part === 0)).join('');
      this.rows.push(`<row r="${this.number}" ht="${each}" customHeight="1">${written}</row>`);
      this.written.push({ height: each, kept, header });
    }
    for (const { span } of cells) {
      if (span.last > span.first || count > 1) {
        this.merges.push(`${this.letters[span.first]}${first}:${this.letters[span.last]}${this.number}`);
      }
    }
  }

  /** The text stands in the upper left cell of a joined range; the others carry the frame. */
  private cell({ span, text, style, figure, marks = [] }: Cell, withText: boolean): string {
    const number = this.styles.get(style);
    if (number === undefined) throw new Error(`no cell style ${style}`);
    let xml = '';
    for (let column = span.first; column <= span.last; column += 1) {
      const place = `<c r="${this.letters[column]}${this.number}" s="${number}"`;
      const empty = column > span.first || !withText || text === '';
      if (empty) xml += `${place}/>`;
      else if (figure) xml += `${place}><v>${text}</v></c>`;
      else
        xml += `${place} t="inlineStr"><is>${marks.length > 0 ? richText(text, marks, this.body) : `<t xml:space="preserve">${cellText(text)}</t>`}</is></c>`;
    }
    return xml;
  }

  end(): SheetXml {
    const merges =
      this.merges.length === 0
        ? ''
        : `<mergeCells count="${this.merges.length}">${this.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    return { cells: `<sheetData>${this.rows.join('')}</sheetData>${merges}`, rows: this.written };
  }
}

function isKept(row: TableRow): boolean {
  return row.kind === 'section' || row.withNext === true;
}

function rowCells(row: TableRow, table: TableBlock, spans: readonly Span[], all: Span): Cell[] {
  if (row.kind === 'section') return [{ span: all, text: row.text, style: 'section' }];
  const top = row.height > TALLEST_ROW;
  return table.columns.map(({ align, figures }, index) => {
    const text = row.cells[index] ?? '';
    const figure = figures === true && /^(?:0|-?[1-9]\d{0,8})$/.test(text);
    const style = bodyStyleName({ align, strong: row.strong, figure, top, length: text.length });
    return { span: spans[index] ?? all, text, style, figure, marks: row.marks?.[index] };
  });
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

/** A string always becomes a typed string cell, whatever it looks like; `_x0041_` would otherwise be read as an escape. */
function cellText(text: string): string {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a cell cannot hold ${text.length} characters`);
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

function richText(text: string, marks: readonly TextMark[], { family, size }: PaperFont): string {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a cell cannot hold ${text.length} characters`);
  const signs = { same: '', out: '<strike/>', in: '<u/>' } as const;
  const font = `<sz val="${size}"/><rFont val="${escapeXml(family)}"/><charset val="134"/>`;
  return cutAtMarks(text, marks)
    .map(({ text: piece, kind }) => {
      return `<r><rPr>${signs[kind]}${font}</rPr><t xml:space="preserve">${cellText(piece)}</t></r>`;
    })
    .join('');
}
