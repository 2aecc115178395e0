/** Writes a laid out document as .xlsx that prints like the Word document: the library makes the package, the cells are filled in. */
// exceljs is CommonJS without named exports for Node's loader; its default export holds them all.
import ExcelJS from 'exceljs';
import { numberPlace } from '../../../shared/logic/paper/layout/pageNumberPlace';
import { firstPages } from '../../../shared/logic/paper/layout/paginate';
import { POINTS_PER_MILLIMETRE } from '../../../shared/logic/paper/layout/rowHeights';
import { sheetSize } from '../../../shared/logic/paper/layout/sheetSize';
import type { PaperDocument, PaperPart } from '../../../shared/model/paperDocument';
import type { Paper } from '../../../shared/model/schemePaper';
import { columnGrid, columnLetters } from './writing/excelColumns';
import { breaksXml, pageBreaks, type Worksheet, worksheetsOf } from './writing/excelPages';
import { headerRowOf, sheetXml } from './writing/excelSheet';
import { cellStyles } from './writing/excelStyles';
import { packParts, partAsText, readParts } from './writing/packageBytes';

/** A4 in the list of paper sizes. */
const A4 = 9;
const MILLIMETRES_PER_INCH = 25.4;
const CELLS = /<sheetData>.*<\/sheetData>|<sheetData\/>/s;

/**
 * The .xlsx of a document, a worksheet for each part. The same document always gives the same bytes.
 * @throws RangeError when a text is longer than a cell can hold: it is never cut silently.
 */
export async function writeExcel(document: PaperDocument): Promise<Uint8Array> {
  const names = [...cellStyles(document.paper)];
  const sheets = worksheetsOf(document);
  const parts = new Map<string, string | Uint8Array>(await excelPackage(document, sheets, names));
  const styles = styleNumbers(partAsText(parts, sheetPart(0)), names.length);
  const byName = new Map(names.map(([name], index) => [name, styles[index] ?? 0]));
  sheets.forEach(({ part }, index) => {
    const { roomWidth, roomHeight } = sheetSize(document.paper, part.orientation);
    const grid = columnGrid(part, roomWidth);
    const { cells, rows } = sheetXml(part, grid, byName, document.paper.fonts.body);
    const made = partAsText(parts, sheetPart(index));
    const dimension = `<dimension ref="A1:${columnLetters(grid.edges.length - 1)}${Math.max(rows.length, 1)}"/>`;
    const breaks = breaksXml(pageBreaks(rows, roomHeight * POINTS_PER_MILLIMETRE));
    parts.set(
      sheetPart(index),
      made
        .replace(/<dimension [^>]*\/>/, dimension)
        .replace(CELLS, () => cells)
        .replace('</worksheet>', `${breaks}</worksheet>`),
    );
  });
  parts.set('xl/styles.xml', setDefaultFont(partAsText(parts, 'xl/styles.xml')));
  return packParts(parts);
}

function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Everything but the cells. The first sheet holds one cell of each style, by which their numbers are learnt. */
async function excelPackage(
  document: PaperDocument,
  sheets: readonly Worksheet[],
  styles: readonly (readonly [string, Partial<ExcelJS.Style>])[],
): Promise<Map<string, Uint8Array>> {
  const workbook = new ExcelJS.Workbook();
  const date = new Date(`${document.date}T00:00:00Z`);
  workbook.creator = '双梳';
  workbook.lastModifiedBy = '双梳';
  workbook.created = date;
  workbook.modified = date;
  workbook.title = document.title;
  const first = firstPages(document);
  sheets.forEach((worksheet, index) => {
    const begins = sheets[index - 1]?.of !== worksheet.of;
    const sheet = addSheet(workbook, worksheet, document.paper, begins ? first.get(worksheet.of) : undefined);
    if (index > 0) return;
    styles.forEach(([, style], column) => {
      sheet.getCell(1, column + 1).style = style;
    });
  });
  return readParts(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })));
}

function styleNumbers(sheet: string, expected: number): number[] {
  const numbers = [...sheet.matchAll(/<c r="[A-Z]+1" s="(\d+)"/g)].map((match) => Number(match[1]));
  if (numbers.length !== expected) throw new Error('exceljs wrote another number of styles');
  return numbers;
}

/** `first`: the page the contents names, also where Excel breaks pages a little differently. */
function addSheet(
  workbook: ExcelJS.Workbook,
  { name, part }: Worksheet,
  paper: Paper,
  first: number | undefined,
): ExcelJS.Worksheet {
  const { margins, roomWidth } = sheetSize(paper, part.orientation);
  const inches = (millimetres: number) => millimetres / MILLIMETRES_PER_INCH;
  const header = headerRowOf(part);
  const below = header === null ? 'A1' : `A${header + 1}`;
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: A4,
      orientation: part.orientation,
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
      ...(first === undefined ? {} : { firstPageNumber: first }),
      ...(header === null ? {} : { printTitlesRow: `${header}:${header}` }),
    },
    headerFooter: part.numbered ? footers(part, paper) : {},
    views: [
      header === null
        ? { state: 'normal', activeCell: 'A1' }
        : { state: 'frozen', xSplit: 0, ySplit: header, topLeftCell: below, activeCell: below },
    ],
  });
  sheet.columns = columnGrid(part, roomWidth).widths.map((width) => ({ width }));
  return sheet;
}

/** Excel cannot turn a number on its side: there it stands at the outer side of the foot. */
function footers(part: PaperPart, paper: Paper): Partial<ExcelJS.HeaderFooter> {
  const { family, size } = paper.pageNumber;
  const number = `&"${family},Regular"&${size}— &P —`;
  const at = (printed: number): string => {
    const place = numberPlace(paper, part.orientation, printed);
    if (place === 'none') return '';
    if (place === 'centre') return `&C${number}`;
    return `${printed % 2 === 1 ? '&R' : '&L'}${number}`;
  };
  const [oddFooter, evenFooter] = [at(1), at(2)];
  return oddFooter === evenFooter ? { oddFooter } : { oddFooter, evenFooter, differentOddEven: true };
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
