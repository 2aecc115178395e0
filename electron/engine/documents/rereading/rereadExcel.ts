/** Reads the texts out of a written workbook, with another library than the one that wrote it. */
import { type CellObject, type DenseWorkSheet, type Range, read } from 'xlsx';

/** Typists' way to indent a paragraph; the document has it as a setting. */
const INDENT = /^　　/;
/** Between the two ends of a line that stands in one cell. */
const ENDS = /\u2003{4,}/;

/**
 * Every row of every visible sheet that has cells: a joined range counts once, rows that only keep room are left out.
 * @throws Error when there is no sheet, when a cell holds a formula, or a text is not typed as one.
 */
export function rereadExcel(bytes: Uint8Array): string[][] {
  // The library would take anything for a table of text.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Error('no package');
  const workbook = read(bytes, {
    type: 'array',
    dense: true,
    cellHTML: false,
    cellText: false,
    cellStyles: false,
    sheetStubs: true,
  });
  if (workbook.SheetNames.length === 0) throw new Error('no worksheet in the written file');
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    // Lists to choose from stand on a hidden sheet.
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return hidden || sheet === undefined ? [] : sheetTexts(sheet as DenseWorkSheet);
  });
}

function sheetTexts(sheet: DenseWorkSheet): string[][] {
  const rows = sheet['!data'] ?? [];
  const covered = coveredCells(sheet['!merges'] ?? []);
  const texts: string[][] = [];
  rows.forEach((cells, row) => {
    const found: string[] = [];
    for (let column = 0; column < (cells?.length ?? 0); column += 1) {
      const cell = cells?.[column];
      if (cell !== undefined && !covered.has(`${row}:${column}`)) found.push(cellText(cell));
    }
    const [only] = found;
    if (found.length === 1 && only !== undefined) texts.push(loneTexts(only));
    else if (found.length > 1) texts.push(found);
  });
  return texts;
}

/** What a row with one cell says: a paragraph, or the two ends of a line. */
export function loneTexts(text: string): string[] {
  return text.replace(INDENT, '').split(ENDS);
}

/** Cells of joined ranges other than the one that shows the text. */
function coveredCells(merges: readonly Range[]): Set<string> {
  const covered = new Set<string>();
  for (const { s, e } of merges) {
    for (let row = s.r; row <= e.r; row += 1) {
      for (let column = s.c; column <= e.c; column += 1) {
        if (row > s.r || column > s.c) covered.add(`${row}:${column}`);
      }
    }
  }
  return covered;
}

function cellText(cell: CellObject): string {
  if (cell.t === 'z') return '';
  if (cell.f !== undefined) throw new Error('a formula in the written file');
  if (cell.t === 's' && typeof cell.v === 'string') return cell.v;
  if (cell.t === 'n' && typeof cell.v === 'number') return String(cell.v);
  throw new Error(`a cell of type ${cell.t} in the written file`);
}
