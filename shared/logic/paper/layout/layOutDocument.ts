/** Lays a document out: texts made printable, headings broken, heights computed, page numbers filled into the contents. */
import type {
  Block,
  ContentDraft,
  DocumentDraft,
  EndsBlock,
  PaperDocument,
  PaperPart,
  PartDraft,
  RowDraft,
  TableBlock,
  TableColumn,
  TableRow,
  TextBlock,
  TextStyle,
} from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import { toChineseDate } from '../../text/chineseNumerals';
import { printableText } from '../printableText';
import { sheetName } from '../sheetName';
import { fitWidths } from './fitWidths';
import { countLines, textWidth } from './measureText';
import { firstPages } from './paginate';
import { breakHeading, POINTS_PER_MILLIMETRE, rowHeight, spanningRowHeight } from './rowHeights';
import { sheetSize } from './sheetSize';

/** Base lines of titles stand this many letter heights apart. */
const TITLE_LEADING = 1.5;
const ENDS_LEADING = 1.6;
/** Points below a paragraph. */
const AFTER: Readonly<Partial<Record<TextStyle, number>>> = { title: 6, subtitle: 4 };
/** Millimetres of a box to sign in. */
const SIGNATURE_HEIGHT = 52;

/** The same draft on the same paper always gives the same document. */
export function layOutDocument(draft: DocumentDraft, paper: Paper): PaperDocument {
  const names = new Set<string>();
  const parts = draft.parts.map((part) => layOutPart(part, paper, names));
  const laidOut = { title: printableText(draft.title), date: draft.date, paper, parts };
  return hasContents(laidOut) ? fillPageNumbers(laidOut) : laidOut;
}

function layOutPart(draft: PartDraft, paper: Paper, names: Set<string>): PaperPart {
  const orientation = draft.orientation ?? paper.orientation;
  const width = sheetSize(paper, orientation).roomWidth;
  return {
    sheetName: freeName(draft.name, names),
    orientation,
    numbered: draft.numbered ?? true,
    blocks: keepWithSignOff(
      keepWithSignatures(draft.content.map((content) => ({ content, blocks: layOutContent(content, paper, width) }))),
    ),
  };
}

interface LaidOut {
  readonly content: ContentDraft;
  readonly blocks: readonly Block[];
}

/** Rows that come along with the boxes to sign in, so that nobody signs a sheet that says nothing. */
const SIGNED_ROWS = 2;

function keepWithSignatures(laidOut: readonly LaidOut[]): LaidOut[] {
  return laidOut.map(({ content, blocks }, index) => {
    const [next, afterNext] = [laidOut[index + 1]?.content.kind, laidOut[index + 2]?.content.kind];
    const before = next === 'signatures' || (next === 'gap' && afterNext === 'signatures');
    if (content.kind === 'gap' && next === 'signatures')
      return { content, blocks: blocks.map((block) => ({ ...block, withNext: true })) };
    const isTable = content.kind === 'table' || content.kind === 'signatures';
    return { content, blocks: isTable && before ? blocks.map(withLastRows) : blocks };
  });
}

function withLastRows(block: Block): Block {
  if (block.kind !== 'table') return block;
  const from = block.rows.length - SIGNED_ROWS;
  return {
    ...block,
    rows: block.rows.map((row, at) => (at >= from && row.kind === 'item' ? { ...row, withNext: true } : row)),
  };
}

/** No sheet holds the sign-off of a letter alone: the paragraph before it comes along. Nor what stands below it, such as 抄送. */
function keepWithSignOff(laidOut: readonly LaidOut[]): Block[] {
  const at = laidOut.findIndex(({ content }) => content.kind === 'signOff');
  const before = laidOut.slice(0, Math.max(at, 0));
  const last = before.findLastIndex(({ content }) => content.kind !== 'gap');
  return laidOut.flatMap(({ content, blocks }, index) => {
    const below = index >= at && at >= 0 && index < laidOut.length - 1;
    if (index < last || (index >= at && !below)) return blocks;
    const own = blocks.length - 1;
    const kept = content.kind === 'text' || content.kind === 'gap' || below;
    return blocks.map((block, place) =>
      kept && place === own && (block.kind === 'text' || block.kind === 'gap') ? { ...block, withNext: true } : block,
    );
  });
}

/** Excel takes names that differ only in case for one. */
function freeName(wished: string, taken: Set<string>): string {
  const first = sheetName(printableText(wished));
  let name = first;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = `(${number})`;
    name = `${first.slice(0, 31 - suffix.length)}${suffix}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function layOutContent(content: ContentDraft, paper: Paper, width: number): Block[] {
  switch (content.kind) {
    case 'text':
      return printableText(content.text)
        .split('\n')
        .map((line) => layOutText(line, content.style, content.align, paper, width));
    case 'ends':
      return [layOutEnds(content, paper)];
    case 'gap':
      return [
        {
          kind: 'gap',
          height: content.height * POINTS_PER_MILLIMETRE,
          ...(content.chart ? { chart: content.chart } : {}),
        },
      ];
    case 'table':
      return [layOutTable(narrowed(content.columns, width), content.rows, paper)].map((table) =>
        content.whole ? { ...table, rows: together(table.rows) } : table,
      );
    case 'signatures':
      return [signatureTable(content, paper, width)];
    case 'addressee':
      return [{ ...layOutText(oneLine(content.text), 'text', 'left', paper, width), indent: 0 }];
    case 'signOff':
      return signOff(oneLine(content.office), toChineseDate(content.date), paper, width);
  }
}

const CENTRED: ReadonlySet<TextStyle> = new Set<TextStyle>(['cover', 'title', 'subtitle']);

function layOutText(
  text: string,
  style: TextStyle,
  align: TextBlock['align'] | undefined,
  paper: Paper,
  width: number,
): TextBlock {
  const { size } = paper.fonts[style];
  const indented = (style === 'text' || style === 'heading') && (align ?? 'left') === 'left';
  const lines = countLines(indented ? `　　${text}` : text, width * POINTS_PER_MILLIMETRE - 1, size);
  const leading = leadingOf(style, paper);
  return {
    kind: 'text',
    style,
    text,
    align: align ?? (CENTRED.has(style) ? 'center' : 'left'),
    indent: indented ? 2 * size : 0,
    lines,
    leading,
    height: lines * leading + (AFTER[style] ?? 0),
  };
}

function leadingOf(style: TextStyle, paper: Paper): number {
  if (CENTRED.has(style)) return paper.fonts[style].size * TITLE_LEADING;
  return style === 'text' || style === 'heading' ? paper.textLineHeight : paper.lineHeight;
}

function layOutEnds({ left, right, toPart }: Extract<ContentDraft, { kind: 'ends' }>, paper: Paper): EndsBlock {
  const contents = toPart !== undefined;
  return {
    kind: 'ends',
    style: contents ? 'text' : 'header',
    left: oneLine(left),
    right: oneLine(right),
    toPart: toPart ?? null,
    height: contents ? paper.textLineHeight * 1.25 : paper.fonts.header.size * ENDS_LEADING + 2,
  };
}

function oneLine(text: string): string {
  return printableText(text).replaceAll('\n', ' ');
}

/** A table wider than its sheet, as when a scheme is turned upright, is narrowed to it in proportion. */
function narrowed(columns: readonly TableColumn[], room: number): readonly TableColumn[] {
  const wished = columns.map(({ width }) => width);
  // A little over is rounding.
  if (wished.reduce((sum, width) => sum + width, 0) <= room + 1) return columns;
  const widths = fitWidths(wished, room);
  return columns.map((column, at) => ({ ...column, width: widths[at] ?? column.width }));
}

function layOutTable(drafts: readonly TableColumn[], rows: readonly RowDraft[], paper: Paper): TableBlock {
  const { fonts, lineHeight } = paper;
  const columns = drafts.map((column) => ({
    ...column,
    heading: breakHeading(printableText(column.heading), column.width, fonts.header),
  }));
  const headings = columns.map(({ heading }) => heading);
  const centred = columns.map((column) => ({ ...column, align: 'center' as const }));
  const headless = headings.every((heading) => heading === '');
  return {
    kind: 'table',
    columns,
    headerHeight: headless ? 0 : rowHeight(headings, centred, fonts.header, lineHeight),
    rows: keepSum(rows.map((row) => layOutRow(row, columns, paper))),
  };
}

/** The sum at the end of a table takes the row before it along: alone on a sheet it sums up nothing. */
function keepSum(rows: readonly TableRow[]): TableRow[] {
  const last = rows.at(-1);
  const summed = last?.kind === 'item' && last.strong;
  return rows.map((row, at) =>
    summed && at === rows.length - 2 && row.kind === 'item' ? { ...row, withNext: true } : row,
  );
}

/** Each row with the next. */
function together(rows: readonly TableRow[]): TableRow[] {
  return rows.map((row, at) => (row.kind === 'item' && at < rows.length - 1 ? { ...row, withNext: true } : row));
}

function layOutRow(row: RowDraft, columns: readonly TableColumn[], paper: Paper): TableRow {
  const { fonts, lineHeight } = paper;
  if ('section' in row) {
    const text = oneLine(row.section);
    return { kind: 'section', text, height: spanningRowHeight(text, columns, fonts.section, lineHeight) };
  }
  const cells = columns.map((_, index) => printableText(row.cells[index] ?? ''));
  if (row.cells.length > columns.length) throw new Error(`${row.cells.length} cells in ${columns.length} columns`);
  const least = (row.height ?? 0) * POINTS_PER_MILLIMETRE;
  return {
    kind: 'item',
    itemId: row.itemId ?? null,
    cells,
    // Marks hold only for the text they were made for.
    ...(row.marks ? { marks: row.marks.map((marks, index) => (cells[index] === row.cells[index] ? marks : [])) } : {}),
    strong: row.strong ?? false,
    height: Math.max(rowHeight(cells, columns, fonts.body, lineHeight), Math.ceil(least * 2) / 2),
  };
}

function signatureTable(
  { signers, height = SIGNATURE_HEIGHT }: Extract<ContentDraft, { kind: 'signatures' }>,
  paper: Paper,
  width: number,
): TableBlock {
  const columns = signers.map(() => ({ heading: '', width: width / signers.length, align: 'center' as const }));
  const cells = signers.map((signer) => `${signer}\n（盖章）\n\n负责人签字：　　　　　　\n\n　　　　年　　月　　日`);
  return layOutTable(columns, [{ cells, height }], paper);
}

/** Characters free behind the date, and behind a name that is longer than the date. */
const BEHIND_DATE = 4;
const BEHIND_OFFICE = 2;

/** By GB/T 9704 the date ends four characters from the edge with the name centred over it; a long name pushes the date in. */
function signOff(office: string, date: string, paper: Paper, width: number): TextBlock[] {
  const [officeWidth, dateWidth] = [textWidth(office), textWidth(date)];
  const behindDate = Math.max(BEHIND_DATE, BEHIND_OFFICE + (officeWidth - dateWidth) / 2);
  const line = (text: string, behind: number): TextBlock => ({
    ...layOutText(text, 'text', 'right', paper, width),
    rightIndent: Math.max(0, behind) * paper.fonts.text.size,
  });
  return [{ ...line(office, behindDate + (dateWidth - officeWidth) / 2), withNext: true }, line(date, behindDate)];
}

function hasContents({ parts }: PaperDocument): boolean {
  return parts.some(({ blocks }) => blocks.some((block) => block.kind === 'ends' && block.toPart !== null));
}

/** Contents stand on sheets that are not counted, so filling them in moves no page. */
function fillPageNumbers(laidOut: PaperDocument): PaperDocument {
  const first = firstPages(laidOut);
  const fill = (block: Block): Block =>
    block.kind === 'ends' && block.toPart !== null ? { ...block, right: String(first.get(block.toPart) ?? '') } : block;
  return { ...laidOut, parts: laidOut.parts.map((part) => ({ ...part, blocks: part.blocks.map(fill) })) };
}
