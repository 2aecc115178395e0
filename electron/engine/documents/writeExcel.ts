/** Writes a page description as a worksheet that prints like the Word document and keeps every text a text. */
// exceljs is CommonJS without named exports for Node's loader; its default export holds them all.
import ExcelJS, { type Worksheet } from 'exceljs';
import { printableText } from '../../../shared/logic/printableText';
import type { PageDescription, PageRow } from '../../../shared/model/townshipList';
import { type CellStyles, cellStyles } from './writing/excelStyles';
import { packAnew } from './writing/packageBytes';

/** A4 in the list of paper sizes. */
const A4 = 9;
const MILLIMETRES_PER_INCH = 25.4;
/** Pixels a digit of 宋体 11 is wide; Excel counts column widths in digits of the default font. */
const PIXELS_PER_CHARACTER = 8;
/** Excel opens no file with a longer text in one cell. UTF-16 units. */
const LONGEST_TEXT = 32_767;

/**
 * The .xlsx of a list. The same page description always gives the same bytes.
 * @throws RangeError when a text is longer than a cell can hold: it is never cut silently.
 */
export async function writeExcel(page: PageDescription): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const date = new Date(`${page.date}T00:00:00Z`);
  workbook.creator = '双梳';
  workbook.lastModifiedBy = '双梳';
  workbook.created = date;
  workbook.modified = date;
  workbook.title = cellText(page.title);
  const headRows = page.subtitle === '' ? 2 : 3;
  const headerRow = headRows + 1;
  const sheet = workbook.addWorksheet(page.sheetName, {
    pageSetup: pageSetup(page, headerRow),
    headerFooter: { oddFooter: '&C&"宋体,Regular"&14— &P —' },
    views: [
      {
        state: 'frozen',
        xSplit: 0,
        ySplit: headerRow,
        topLeftCell: `A${headerRow + 1}`,
        activeCell: `A${headerRow + 1}`,
      },
    ],
  });
  sheet.columns = page.columns.map((column) => ({ width: columnCharacters(column.width) }));
  const styles = cellStyles(page);
  writeHead(sheet, page, styles);
  writeHeader(sheet, page, styles, headerRow);
  page.rows.forEach((row, index) => {
    writeRow(sheet, row, page, styles, headerRow + 1 + index);
  });
  const packed = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return packAnew(new Uint8Array(packed), { 'xl/styles.xml': setDefaultFont });
}

/** exceljs always makes Calibri the default font, which Chinese machines may lack; then all columns change their width. */
function setDefaultFont(styles: string): string {
  const changed = styles.replace(
    /(<fonts[^>]*>)<font>.*?<\/font>/,
    '$1<font><sz val="11"/><color theme="1"/><name val="宋体"/><charset val="134"/></font>',
  );
  if (changed === styles) throw new Error('exceljs wrote no default font');
  return changed;
}

function pageSetup(page: PageDescription, headerRow: number): Worksheet['pageSetup'] {
  const { margins, orientation } = page.paper;
  const inches = (millimetres: number) => millimetres / MILLIMETRES_PER_INCH;
  return {
    paperSize: A4,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(margins.top),
      bottom: inches(margins.bottom),
      left: inches(margins.left),
      right: inches(margins.right),
      header: inches(15),
      footer: inches(Math.max(margins.bottom - 12, 5)),
    },
    printTitlesRow: `${headerRow}:${headerRow}`,
  };
}

/** Rounded down to whole pixels, so that the columns together never exceed the paper. */
function columnCharacters(millimetres: number): number {
  return Math.floor((millimetres / MILLIMETRES_PER_INCH) * 96) / PIXELS_PER_CHARACTER;
}

function writeHead(sheet: Worksheet, page: PageDescription, styles: CellStyles): void {
  const last = page.columns.length;
  writeSpanning(sheet, { row: 1, first: 1, last }, page.title, styles.title);
  sheet.getRow(1).height = page.fonts.title.size * 1.8;
  if (page.subtitle !== '') {
    writeSpanning(sheet, { row: 2, first: 1, last }, page.subtitle, styles.subtitle);
    sheet.getRow(2).height = page.fonts.subtitle.size * 1.7;
  }
  const row = page.subtitle === '' ? 2 : 3;
  const split = middleColumn(page);
  writeSpanning(sheet, { row, first: 1, last: split }, page.headLine.left, styles.headLeft);
  if (split < last) writeSpanning(sheet, { row, first: split + 1, last }, page.headLine.right, styles.headRight);
  sheet.getRow(row).height = page.fonts.header.size * 1.8;
}

/** The column, counted from 1, that ends nearest to the middle of the table. */
function middleColumn(page: PageDescription): number {
  const total = page.columns.reduce((sum, column) => sum + column.width, 0);
  let best = 1;
  let bestDistance = Number.POSITIVE_INFINITY;
  let right = 0;
  page.columns.slice(0, -1).forEach((column, index) => {
    right += column.width;
    const distance = Math.abs(right - total / 2);
    if (distance < bestDistance) {
      best = index + 1;
      bestDistance = distance;
    }
  });
  return best;
}

function writeHeader(sheet: Worksheet, page: PageDescription, styles: CellStyles, rowNumber: number): void {
  const row = sheet.getRow(rowNumber);
  row.height = page.headerHeight;
  page.columns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    cell.value = cellText(column.heading);
    cell.style = styles.header;
  });
}

function writeRow(sheet: Worksheet, row: PageRow, page: PageDescription, styles: CellStyles, rowNumber: number): void {
  const sheetRow = sheet.getRow(rowNumber);
  sheetRow.height = row.height;
  if (row.kind === 'section') {
    writeSpanning(sheet, { row: rowNumber, first: 1, last: page.columns.length }, row.text, styles.section);
    return;
  }
  row.cells.forEach((pageCell, index) => {
    const cell = sheetRow.getCell(index + 1);
    const text = cellText(pageCell.text);
    if (page.columns[index]?.source === 'serial' && /^[1-9]\d{0,8}$/.test(text)) {
      cell.value = Number(text);
      cell.style = styles.serial;
      return;
    }
    if (text !== '') cell.value = text;
    cell.style = styles.body(pageCell.align, text.length);
  });
}

interface Span {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

function writeSpanning(sheet: Worksheet, span: Span, text: string, style: CellStyles['title']): void {
  for (let column = span.first; column <= span.last; column += 1) sheet.getCell(span.row, column).style = style;
  if (span.last > span.first) sheet.mergeCells(span.row, span.first, span.row, span.last);
  const cell = sheet.getCell(span.row, span.first);
  if (text !== '') cell.value = cellText(text);
}

/** A string always becomes a typed string cell, whatever it looks like; `_x0041_` would otherwise be read as an escape. */
function cellText(text: string): string {
  const printable = printableText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (printable.length > LONGEST_TEXT) throw new RangeError(`a cell cannot hold ${printable.length} characters`);
  return printable;
}
