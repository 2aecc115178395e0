/** A printed workbook as somebody writes over it and sends it back. */
import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';

/** Its first sheet with `work` done to it, under another name. */
export async function writtenOver(
  printed: string,
  target: string,
  work: (sheet: ExcelJS.Worksheet) => void,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(printed);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  work(sheet);
  writeFileSync(target, new Uint8Array(await book.xlsx.writeBuffer()));
}

/** The first row that says it in its first columns. */
export function rowOf(sheet: ExcelJS.Worksheet, text: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1)
    for (let column = 1; column <= 3; column += 1) if (sheet.getCell(row, column).text.includes(text)) return row;
  throw new Error(`${text} is not on the sheet`);
}
