/** Excel workbooks, new and old, to grids: verbatim shown text, hidden parts marked, nothing computed or followed. */
import * as XLSX from 'xlsx';
import type { Grid, GridRow, Merge } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import { cellText, isLongNumber } from './excelCell';
import { buildRow, clipMerges, fillBlankRows, fitsLimits, type UsedCell } from './gridRows';
import type { XmlFindings } from './guard/guardXml';
import type { GuardedZip } from './guard/guardZip';
import { limits } from './guard/limits';

export interface ReadGrids {
  readonly grids: Grid[];
  readonly remarks: string[];
}

/** What is in a workbook besides cells: never opened or followed, but told. */
const extras: readonly { readonly name: RegExp; readonly remark: string }[] = [
  { name: /vbaProject\.bin$/i, remark: '文件带有宏，宏不会导入。' },
  { name: /^xl\/externalLinks\//i, remark: '文件引用了其他工作簿，引用不会更新，取文件里保存的值。' },
  { name: /^xl\/embeddings\//i, remark: '文件嵌有其他对象，未导入。' },
  { name: /^xl\/(media|drawings\/drawing)/i, remark: '文件带有图片或图形，未导入。' },
  { name: /^xl\/connections\.xml$/i, remark: '文件带有外部数据连接，未使用。' },
];

function columnLetters(column: number): string {
  return XLSX.utils.encode_col(column);
}

/** The columns every merge hides on a row, so that its left-over text is not read twice. */
function coveredByRow(merges: readonly Merge[]): Map<number, Merge[]> {
  const byRow = new Map<number, Merge[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  return byRow;
}

function isCovered(merges: readonly Merge[], row: number, column: number): boolean {
  return merges.some(
    (merge) => column >= merge.left && column <= merge.right && (row > merge.top || column > merge.left),
  );
}

type DenseRow = readonly (XLSX.CellObject | undefined)[] | undefined;

/** Cells of a sheet read with `dense`; the library types them as an index by address only. */
function denseRows(sheet: XLSX.WorkSheet): readonly DenseRow[] {
  const rows: unknown = sheet['!data'];
  return Array.isArray(rows) ? (rows as DenseRow[]) : [];
}

interface SheetReading {
  readonly rows: GridRow[];
  readonly merges: Merge[];
  readonly remarks: string[];
}

class SheetReader {
  private covered = 0;
  private tooLong = '';

  constructor(
    private readonly name: string,
    private readonly sheet: XLSX.WorkSheet,
    private readonly findings: XmlFindings | undefined,
  ) {}

  read(): Result<SheetReading> {
    const merges = this.merges();
    const area = merges.reduce((sum, merge) => sum + merge.bottom - merge.top + 1, 0);
    if (area > limits.gridCells) return fail('FILE_UNREADABLE', { reason: '合并单元格过多', part: this.name });
    const hidden = this.sheet['!rows'] ?? [];
    const byRow = coveredByRow(merges);
    const used: GridRow[] = [];
    denseRows(this.sheet).forEach((cells, index) => {
      const row = this.readRow(index + 1, cells ?? [], byRow.get(index + 1) ?? [], hidden[index]?.hidden === true);
      if (row.cells.length > 0 || row.missingValues) used.push(row);
    });
    if (this.tooLong) return fail('FILE_UNREADABLE', { reason: '单元格文字过长', part: this.tooLong });
    const { rows, leftOut } = fillBlankRows(used);
    if (!fitsLimits(rows)) return fail('FILE_UNREADABLE', { reason: '表格范围过大', part: this.name });
    const remarks = leftOut.map(([from, to]) => `工作表“${this.name}”第${from}至${to}行为空行，未逐行列出。`);
    if (this.covered > 0) {
      remarks.push(`工作表“${this.name}”有${this.covered}个单元格的文字被合并单元格盖住，未导入。`);
    }
    return ok({ rows, merges: clipMerges(merges, rows), remarks });
  }

  /** Clipped to the rows the sheet has cells in, before anything loops over them. */
  private merges(): Merge[] {
    const lastRow = denseRows(this.sheet).length;
    return (this.sheet['!merges'] ?? [])
      .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: Math.min(e.r + 1, lastRow), right: e.c }))
      .filter((merge) => merge.top <= merge.bottom);
  }

  private readRow(row: number, cells: NonNullable<DenseRow>, merges: readonly Merge[], hidden: boolean): GridRow {
    const used: UsedCell[] = [];
    cells.forEach((cell, column) => {
      if (!cell) return;
      const taken = this.readCell(row, column, cell);
      if (taken.text === '' && !taken.missingValue) return;
      if (merges.length > 0 && isCovered(merges, row, column)) this.covered += 1;
      else used.push(taken);
    });
    return buildRow(row, used, hidden);
  }

  private readCell(row: number, column: number, cell: XLSX.CellObject): UsedCell {
    const long = isLongNumber(cell);
    const missing = this.findings !== undefined && this.findings.missingValues.size > 0;
    const address = long || missing ? `${columnLetters(column)}${row}` : '';
    const missingValue = missing && this.findings?.missingValues.has(address) === true;
    // The library shows 0 for a formula without a kept value; nobody computed that.
    const text = missingValue ? '' : cellText(cell, long ? this.findings?.longNumbers.get(address) : undefined);
    if (text.length > limits.cellCharacters) this.tooLong ||= `${this.name} ${columnLetters(column)}${row}`;
    return {
      column,
      text,
      formula: cell.f !== undefined || cell.F !== undefined,
      missingValue,
      longNumber: long && text.replace(/\D/g, '').length > 15,
    };
  }
}

function hiddenColumns(sheet: XLSX.WorkSheet): number[] {
  return (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []));
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

/** A part's findings belong to the sheet of the same place; the package names parts as the workbook lists them. */
function findingsBySheet(book: XLSX.WorkBook, zip: GuardedZip | null): (XmlFindings | undefined)[] {
  const directory: unknown = Reflect.get(book, 'Directory');
  const listed = typeof directory === 'object' && directory !== null ? Reflect.get(directory, 'sheets') : undefined;
  const parts: unknown[] = Array.isArray(listed) ? listed : [];
  return parts.map((part) => zip?.findings(String(part).replace(/^\//, '')));
}

/**
 * Reads a workbook that passed the guard. `zip` is the checked package of an .xlsx, null for an .xls.
 * FILE_DAMAGED when the library cannot parse it, FILE_UNREADABLE beyond the limits; `detail.part` names the sheet.
 */
export function readExcel(bytes: Uint8Array, zip: GuardedZip | null): Result<ReadGrids> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const book = opened.value;
  const findings = findingsBySheet(book, zip);
  const grids: Grid[] = [];
  const remarks = extras.filter(({ name }) => zip?.names.some((part) => name.test(part))).map(({ remark }) => remark);
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = sheetOf(book, name);
    if (!sheet) return fail('FILE_DAMAGED', { reason: '工作表内容缺失', part: name });
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') {
      remarks.push(`“${name}”不是普通工作表，未导入。`);
      continue;
    }
    const reading = new SheetReader(name, sheet, findings[index]).read();
    if (!reading.ok) return reading;
    const sheetHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const { rows, merges } = reading.value;
    grids.push({ sheet: name, sheetHidden, rows, merges, hiddenColumns: hiddenColumns(sheet), columnNames: 'letters' });
    remarks.push(...reading.value.remarks);
  }
  return ok({ grids, remarks });
}
