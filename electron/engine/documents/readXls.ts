/** Old Excel workbooks (.xls, .et of that make) to grids through SheetJS: shown text, hidden parts marked, nothing computed. */
import * as XLSX from 'xlsx';
import type { CellNote, GridRow, Merge } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import { cellNote } from './cellNotes';
import { cellText, isLongNumber } from './excelCell';
import { finishGrid, type ReadGrids } from './finishGrid';
import { buildRow, type UsedCell } from './gridRows';
import { limits } from './guard/limits';
import type { OleDirectory } from './guard/oleDirectory';
import { readStruckCells } from './xlsStruck';

type DenseRow = readonly (XLSX.CellObject | undefined)[] | undefined;

/** Cells of a sheet read with `dense`; the library types them as an index by address only. */
function denseRows(sheet: XLSX.WorkSheet): readonly DenseRow[] {
  const rows: unknown = sheet['!data'];
  return Array.isArray(rows) ? (rows as DenseRow[]) : [];
}

function readCell(column: number, cell: XLSX.CellObject, struck: boolean): UsedCell {
  const text = cellText(cell, undefined);
  const longNumber = isLongNumber(cell) && text.replace(/\D/g, '').length > 15;
  return { column, text, formula: cell.f !== undefined || cell.F !== undefined, longNumber, struck };
}

type StruckInRow = (column: number) => boolean;

function readRow(row: number, cells: DenseRow, hidden: boolean, isStruck: StruckInRow): GridRow {
  const used: UsedCell[] = [];
  cells?.forEach((cell, column) => {
    const taken = cell && readCell(column, cell, isStruck(column));
    if (taken && taken.text !== '') used.push(taken);
  });
  return buildRow(row, used, hidden);
}

function hiddenColumns(sheet: XLSX.WorkSheet): number[] {
  return (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []));
}

function mergesOf(sheet: XLSX.WorkSheet): Merge[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));
}

/** The library hands on what stands behind the text in the file: it ends at the first zero. */
function notesOf(sheet: XLSX.WorkSheet): CellNote[] {
  return denseRows(sheet).flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) =>
      (cell?.c ?? []).flatMap(({ a = '', t }) => {
        const note = cellNote(row + 1, column, a, t.split('\0')[0] ?? '');
        return note ? [note] : [];
      }),
    ),
  );
}

function open(bytes: Uint8Array): Result<XLSX.WorkBook> {
  try {
    // cellStyles is what makes the library read hidden rows and columns; dateNF is how a Chinese Excel shows format 14.
    const options = { type: 'buffer', dense: true, cellStyles: true, dateNF: 'yyyy/m/d', bookVBA: false } as const;
    return ok(XLSX.read(bytes, options));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(message)) return fail('FILE_ENCRYPTED', {});
    return fail('FILE_DAMAGED', { reason: '表格内容无法解析' });
  }
}

/** The library keeps sheets by name only; a name such as __proto__ must not reach another object. */
function sheetOf(book: XLSX.WorkBook, name: string): XLSX.WorkSheet | null {
  return Object.hasOwn(book.Sheets, name) ? (book.Sheets[name] ?? null) : null;
}

function readSheet(
  name: string,
  sheet: XLSX.WorkSheet,
  sheetHidden: boolean,
  isStruck: (row: number, column: number) => boolean,
): Result<ReadGrids> {
  const hidden = sheet['!rows'] ?? [];
  const rows = denseRows(sheet)
    .map((cells, index) =>
      readRow(index + 1, cells, hidden[index]?.hidden === true, (column) => isStruck(index, column)),
    )
    .filter((row) => row.cells.length > 0);
  const tooLong = rows.find((row) => row.cells.some((cell) => cell.length > limits.cellCharacters));
  if (tooLong) return fail('FILE_UNREADABLE', { reason: '单元格文字过长', part: `${name} 第${tooLong.row}行` });
  const merges = mergesOf(sheet);
  const notes = notesOf(sheet);
  return finishGrid({
    sheet: name,
    sheetHidden,
    rows,
    merges,
    hiddenColumns: hiddenColumns(sheet),
    columnNames: 'letters',
    ...(notes.length > 0 ? { notes } : {}),
  });
}

/** Reads a workbook that passed the guard. FILE_DAMAGED when the library cannot parse it, FILE_UNREADABLE beyond the limits. */
export function readXls(bytes: Uint8Array, ole: OleDirectory): Result<ReadGrids> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const book = opened.value;
  const isStruck = readStruckCells(ole);
  const grids: ReadGrids['grids'] = [];
  const remarks: string[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = sheetOf(book, name);
    if (!sheet) return fail('FILE_DAMAGED', { reason: '工作表内容缺失', part: name });
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') {
      remarks.push(`“${name}”不是普通工作表，未导入。`);
      continue;
    }
    const read = readSheet(name, sheet, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, (row, column) =>
      isStruck(index, row, column),
    );
    if (!read.ok) return read;
    grids.push(...read.value.grids);
    remarks.push(...read.value.remarks);
  }
  return ok({ grids, remarks });
}
