/** The body of a Word document as XML: written as text, because a list of a thousand rows is the same few elements over and over. */

import { standsWithNext } from '../../../../shared/logic/paper/layout/paginate';
import { CELL_MARGINS, POINTS_PER_MILLIMETRE } from '../../../../shared/logic/paper/layout/rowHeights';
import { sheetSize } from '../../../../shared/logic/paper/layout/sheetSize';
import { cutAtMarks } from '../../../../shared/logic/text/cutAtMarks';
import type {
  Align,
  Block,
  EndsBlock,
  PaperDocument,
  PaperPart,
  TableBlock,
  TableColumn,
  TableRow,
  TextBlock,
  TextMark,
} from '../../../../shared/model/paperDocument';
import { escapeXml } from './escapeXml';
import { chartParagraph } from './wordChart';
import { STYLE } from './wordStyles';
import { columnTwips, pointsToTwips, toTwips } from './wordUnits';

/** Makes “” and other signs of both worlds print in the Chinese font. */
const HINT = '<w:rFonts w:hint="eastAsia"/>';
const GRID_SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = GRID_SIDES.map((side) => `<w:${side} w:val="single" w:color="000000" w:sz="4" w:space="0"/>`).join('');

/** `sections`: the section properties of each part, as the library made them. */
export function bodyXml(document: PaperDocument, sections: readonly string[]): string {
  const targets = new Set(
    document.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'ends' ? [block.toPart] : []))),
  );
  const last = document.parts.length - 1;
  return document.parts
    .map((part, index) => {
      const section = sections[index] ?? '';
      const body = partXml(part, document);
      // Within the first paragraph: a mark between two parts would belong to the one before.
      const marked = targets.has(index) ? body.replace('</w:pPr>', `</w:pPr>${bookmark(index)}`) : body;
      // Word wants a paragraph behind a table, and the section's properties in one: it must not need a sheet of its own.
      const end = index < last ? gapXml(1, section) : `${gapXml(1)}${section}`;
      return `${marked}${end}`;
    })
    .join('');
}

function bookmarkName(part: number): string {
  return `part${part + 1}`;
}

function bookmark(part: number): string {
  return `<w:bookmarkStart w:id="${part}" w:name="${bookmarkName(part)}"/><w:bookmarkEnd w:id="${part}"/>`;
}

function partXml(part: PaperPart, document: PaperDocument): string {
  const size = sheetSize(document.paper, part.orientation);
  const tallest = size.roomHeight * POINTS_PER_MILLIMETRE;
  const room = toTwips(size.roomWidth);
  // Tables are kept apart by a paragraph; behind the last block of a part stands the one with the section's properties.
  const parting = (block: Block, at: number): string =>
    block.kind === 'table' && at < part.blocks.length - 1 ? gapXml(1, '', standsWithNext(block)) : '';
  return part.blocks.map((block, at) => `${blockXml(block, room, tallest)}${parting(block, at)}`).join('');
}

function blockXml(block: Block, width: number, tallest: number): string {
  switch (block.kind) {
    case 'text':
      return textXml(block);
    case 'ends':
      return endsXml(block, width);
    case 'gap':
      return block.chart ? chartParagraph(width, block.height) : gapXml(block.height, '', block.withNext);
    case 'table':
      return tableXml(block, tallest);
  }
}

function gapXml(points: number, section = '', withNext = false): string {
  const line = Math.max(20, pointsToTwips(points));
  return `<w:p><w:pPr><w:pStyle w:val="${STYLE.gap}"/>${withNext ? '<w:keepNext/>' : ''}<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>${section}</w:pPr></w:p>`;
}

function run(text: string, strong = false): string {
  if (text === '') return '';
  return `<w:r><w:rPr>${HINT}${strong ? '<w:b/>' : ''}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

function textXml(block: TextBlock): string {
  const { style, text, align, indent, lines, leading, height, rightIndent = 0 } = block;
  const after = Math.max(0, pointsToTwips(height - lines * leading));
  const spacing = `<w:spacing w:before="0" w:after="${after}" w:line="${pointsToTwips(leading)}" w:lineRule="exact"/>`;
  // Word takes the characters, LibreOffice the twips.
  const right = rightIndent > 0 ? `<w:ind w:right="${pointsToTwips(rightIndent)}"/>` : '';
  const firstLine = indent > 0 ? `<w:ind w:firstLineChars="200" w:firstLine="${pointsToTwips(indent)}"/>` : '';
  const keep =
    block.withNext || style === 'heading' || style === 'title' || style === 'subtitle' ? '<w:keepNext/>' : '';
  const justify = style === 'text' && align === 'left' ? 'both' : align;
  return `<w:p><w:pPr><w:pStyle w:val="${STYLE[style]}"/>${keep}${spacing}${firstLine}${right}<w:jc w:val="${justify}"/></w:pPr>${run(text)}</w:p>`;
}

function endsXml({ left, right, toPart, height }: EndsBlock, width: number): string {
  const contents = toPart !== null;
  const leader = contents ? ' w:leader="dot"' : '';
  const keep = contents ? '' : '<w:keepNext/>';
  const tabs = `<w:tabs><w:tab w:val="right"${leader} w:pos="${width}"/></w:tabs>`;
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${pointsToTwips(height)}" w:lineRule="exact"/>`;
  const end = contents ? pageReference(toPart, right) : run(right);
  const tab = `<w:r><w:rPr>${HINT}</w:rPr><w:tab/></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${contents ? STYLE.contents : STYLE.headLine}"/>${keep}${tabs}${spacing}</w:pPr>${run(left)}${tab}${end}</w:p>`;
}

/** A field that Word brings up to date when it prints; until then it shows the page as computed. */
function pageReference(part: number, page: string): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = `<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmarkName(part)} \\h </w:instrText></w:r>`;
  return `${field('begin')}${instruction}${field('separate')}${run(page)}${field('end')}`;
}

/** WPS trusts tblGrid, so widths stand there and in every cell, in twips. */
function tableXml(table: TableBlock, tallest: number): string {
  const widths = columnTwips(table.columns);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const cells = table.columns.map((column, index) => new CellWriter(column, widths[index] ?? 0));
  const rows = table.rows.map((row) => rowXml(row, cells, total, tallest)).join('');
  const header = table.headerHeight > 0 ? headerXml(table, widths) : '';
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${rows}</w:tbl>`;
}

function headerXml(table: TableBlock, widths: readonly number[]): string {
  const cells = table.columns.map(
    ({ heading }, index) =>
      `${cellHead(widths[index] ?? 0, 'center')}${paragraphs(heading, STYLE.header, '<w:keepNext/>', 'center', false)}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${heightXml(table.headerHeight)}<w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
}

function heightXml(points: number): string {
  return `<w:trHeight w:val="${pointsToTwips(points)}" w:hRule="atLeast"/>`;
}

function rowXml(row: TableRow, cells: readonly CellWriter[], total: number, tallest: number): string {
  // A row taller than a sheet must break, or its end is lost.
  const whole = row.height < tallest;
  const properties = `<w:trPr>${whole ? '<w:cantSplit/>' : ''}${heightXml(row.height)}</w:trPr>`;
  if (row.kind === 'item') {
    const written = cells.map((cell, index) => cell.write(row.cells[index] ?? '', row, whole, row.marks?.[index]));
    return `<w:tr>${properties}${written.join('')}</w:tr>`;
  }
  // Kept with the next row, so that no section begins at the foot of a page.
  const text = paragraphs(row.text, STYLE.section, '<w:keepNext/>', 'left', false);
  return `<w:tr>${properties}${cellHead(total, 'left', cells.length)}${text}</w:tc></w:tr>`;
}

interface RowLook {
  readonly strong: boolean;
  readonly withNext?: boolean;
}

/** Writes the cells of one column; what is the same in all of them is made once. */
class CellWriter {
  private readonly head: string;
  private readonly topHead: string;

  constructor(
    private readonly column: TableColumn,
    width: number,
  ) {
    this.head = cellHead(width, column.align);
    this.topHead = cellHead(width, column.align, 1, 'top');
  }

  write(text: string, { strong, withNext }: RowLook, whole: boolean, marks: readonly TextMark[] = []): string {
    const keep = withNext ? '<w:keepNext/>' : '';
    const written = paragraphs(text, STYLE.body, keep, this.column.align, strong, marks);
    return `${whole ? this.head : this.topHead}${written}</w:tc>`;
  }
}

function cellHead(width: number, align: Align, span = 1, vertical = 'center'): string {
  const margin = (side: string, millimetres: number) => `<w:${side} w:w="${toTwips(millimetres)}" w:type="dxa"/>`;
  const { vertical: v, [align]: h } = CELL_MARGINS;
  const margins = `${margin('top', v)}${margin('left', h)}${margin('bottom', v)}${margin('right', h)}`;
  const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}<w:tcMar>${margins}</w:tcMar><w:vAlign w:val="${vertical}"/></w:tcPr>`;
}

/** One paragraph per line of the text. */
function paragraphs(
  text: string,
  style: string,
  keep: string,
  align: Align,
  strong: boolean,
  marks: readonly TextMark[] = [],
): string {
  const head = `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}${align === 'left' ? '' : `<w:jc w:val="${align}"/>`}</w:pPr>`;
  if (marks.length > 0) return markedParagraphs(text, marks, head);
  if (!text.includes('\n')) return `${head}${run(text, strong)}</w:p>`;
  return text
    .split('\n')
    .map((line) => `${head}${run(line, strong)}</w:p>`)
    .join('');
}

const MARKS = { same: '', out: '<w:strike/>', in: '<w:u w:val="single"/>' } as const;

function markedParagraphs(text: string, marks: readonly TextMark[], head: string): string {
  const runs = cutAtMarks(text, marks).flatMap(({ text: piece, kind }) =>
    piece.split('\n').map((line, index) => {
      const turn = index > 0 ? `</w:p>${head}` : '';
      const words = `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`;
      return `${turn}${line === '' ? '' : `<w:r><w:rPr>${HINT}${MARKS[kind]}</w:rPr>${words}</w:r>`}`;
    }),
  );
  return `${head}${runs.join('')}</w:p>`;
}
