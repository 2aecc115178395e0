/** Reads the table out of a written worksheet, with another library than the one that wrote it. */
import { type CellObject, type DenseWorkSheet, read, type WorkBook } from 'xlsx';
import type { RereadRow, RereadTable } from './rereadTable';

/**
 * The header row (the one printed on every page) and the rows below it.
 * @throws Error when there is no sheet or print title, when a cell holds a formula, or a text is not typed as one.
 */
export function rereadExcel(bytes: Uint8Array): RereadTable {
  const workbook = read(bytes, { type: 'array', dense: true, cellHTML: false, cellText: false });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no worksheet in the written file');
  const rows = (sheet as DenseWorkSheet)['!data'] ?? [];
  const headerIndex = headerRowIndex(workbook);
  const header = (rows[headerIndex] ?? []).map(cellText);
  const sectionRows = new Set(
    (sheet['!merges'] ?? [])
      .filter((merge) => merge.s.r === merge.e.r && merge.s.c === 0 && merge.e.c === header.length - 1)
      .map((merge) => merge.s.r),
  );
  const below: RereadRow[] = [];
  for (let index = headerIndex + 1; index < rows.length; index += 1) {
    const cells = rows[index] ?? [];
    if (sectionRows.has(index)) below.push({ kind: 'section', text: cellText(cells[0]) });
    else below.push({ kind: 'item', cells: header.map((_, column) => cellText(cells[column])) });
  }
  return { header, rows: below };
}

/** From the defined name of the print titles: 'sheet'!$4:$4 → 3. */
function headerRowIndex(workbook: WorkBook): number {
  const titles = workbook.Workbook?.Names?.find((name) => name.Name === '_xlnm.Print_Titles');
  const row = /!\$(\d+):\$\d+$/.exec(titles?.Ref ?? '')?.[1];
  if (row === undefined) throw new Error('no print titles in the written file');
  return Number(row) - 1;
}

function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z') return '';
  if (cell.f !== undefined) throw new Error('a formula in the written file');
  if (cell.t === 's' && typeof cell.v === 'string') return cell.v;
  if (cell.t === 'n' && typeof cell.v === 'number') return String(cell.v);
  throw new Error(`a cell of type ${cell.t} in the written file`);
}
