/** One worksheet part to used rows: what each cell shows, read in the same pass that checks the part. */
import { columnName } from '../../../../shared/logic/reading/gridView';
import type { GridRow, Merge } from '../../../../shared/model/grid';
import { cellText, plainLines } from '../excelCell';
import { limits } from '../guard/limits';
import type { TagListener } from '../guard/walkXml';
import { findAttribute, type Span, textFrom } from '../guard/xmlText';
import { type Corner, parseAddress, parseRange } from './addresses';
import { CellTag, type CellType, wholeNumberAt } from './cellTag';
import type { NumberFormats } from './numberFormats';
import { TextCollector, unescapeExcel } from './sharedStrings';

/** What a sheet's cells point into. */
export interface WorkbookTables {
  readonly texts: readonly string[];
  readonly formats: NumberFormats;
}

const LT = 0x3c;

const allDigits = /^-?[1-9]\d{15,}$/;

interface OpenRow {
  row: number;
  cells: string[];
  hidden: boolean;
  formulas: number[];
  missingValues: number[];
  longNumbers: number[];
  struck: number[];
}

export class SheetCells implements TagListener {
  readonly rows: GridRow[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenColumns: number[] = [];
  private rowNumber = 0;
  private current: OpenRow | null = null;
  private lastColumn = -1;
  private column = -1;
  private inCell = false;
  private type: CellType = 'n';
  private style = 0;
  private formula = false;
  private value: string | null = null;
  private usedRows = 0;
  private usedCells = 0;
  private extent = 0;
  private readonly arrays: Merge[] = [];
  private readonly inline: TextCollector;
  private readonly span: Span = { start: 0, end: 0 };
  private readonly tag = new CellTag();
  private readonly corner: Corner = { row: 0, column: 0 };

  constructor(
    private readonly xml: Buffer,
    private readonly tables: WorkbookTables,
    private readonly beat: (rows: number) => void,
  ) {
    this.inline = new TextCollector(xml);
  }

  /** Where the walk is, for a message: B7, or the row when no cell was met in it. */
  get place(): string {
    if (this.rowNumber === 0) return '';
    return this.column < 0
      ? `第${this.rowNumber}行`
      : `${columnName({ columnNames: 'letters' }, this.column)}${this.rowNumber}`;
  }

  open(name: string, from: number, to: number, selfClosed: boolean): string {
    switch (name) {
      case 'c':
        return this.openCell(from, to);
      case 'v':
        return this.inCell ? this.openValue(to, selfClosed) : '';
      case 'row':
        return this.openRow(from, to);
      case 'f':
        if (this.inCell) this.openFormula(from, to);
        return '';
      case 'is':
        this.inline.clear();
        if (this.inCell) this.value = '';
        return '';
      case 'col':
        this.hideColumns(from, to);
        return '';
      case 'mergeCell':
        return this.openMerge(from, to);
      case 'dimension': {
        const reference = this.attribute(from, to, 'ref');
        return reference === undefined || parseRange(reference) ? '' : '单元格地址超出范围';
      }
      default:
        if (this.inCell && this.type === 'inlineStr') this.inline.open(name, to, selfClosed);
        return '';
    }
  }

  close(name: string): string {
    if (name === 'c') return this.closeCell();
    if (name === 'row') this.closeRow();
    else if (name === 'sheetData') this.rowNumber = 0;
    else if (name === 'is' && this.inCell) this.value = this.inline.text;
    else if (this.inCell && this.type === 'inlineStr') this.inline.close(name);
    return '';
  }

  private attribute(from: number, to: number, name: string): string | undefined {
    const found = findAttribute(this.xml, from, to, name, this.span);
    return found ? this.xml.toString('latin1', this.span.start, this.span.end) : undefined;
  }

  private isSet(from: number, to: number, name: string): boolean {
    const value = this.attribute(from, to, name);
    return value === '1' || value === 'true';
  }

  private openRow(from: number, to: number): string {
    const stated = this.attribute(from, to, 'r');
    const row = stated === undefined ? this.rowNumber + 1 : Number(stated);
    if (!Number.isInteger(row) || row < 1 || row > limits.lastRow) return '行号超出范围';
    this.rowNumber = row;
    const hidden = this.isSet(from, to, 'hidden');
    this.current = { row, cells: [], hidden, formulas: [], missingValues: [], longNumbers: [], struck: [] };
    this.lastColumn = -1;
    this.column = -1;
    return '';
  }

  private closeRow(): void {
    const { current } = this;
    this.current = null;
    if (!current) return;
    const { row, cells, hidden, formulas, missingValues, longNumbers, struck } = current;
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.length === 0 && missingValues.length === 0) return;
    this.rows.push({
      row,
      cells,
      hidden,
      formulas,
      ...(missingValues.length > 0 ? { missingValues } : {}),
      ...(longNumbers.length > 0 ? { longNumbers } : {}),
      ...(struck.length > 0 ? { struck } : {}),
    });
  }

  private openCell(from: number, to: number): string {
    if (!this.current) return '单元格不在行里';
    this.column = this.lastColumn + 1;
    const { tag } = this;
    tag.read(this.xml, from, to);
    if (tag.addressStart >= 0) {
      if (!parseAddress(this.xml, tag.addressStart, tag.addressEnd, this.corner)) return '单元格地址超出范围';
      if (this.corner.row !== this.rowNumber) return '单元格地址与所在行不符';
      this.column = this.corner.column;
    }
    if (this.column >= limits.lastColumn) return '单元格地址超出范围';
    if (this.column < this.current.cells.length && this.current.cells[this.column] !== '') return '单元格重复';
    if (tag.type === null) return '单元格类型不认识';
    this.type = tag.type;
    this.style = tag.style;
    this.inCell = true;
    this.formula = false;
    this.value = null;
    return '';
  }

  private openValue(to: number, selfClosed: boolean): string {
    if (selfClosed) this.value = this.type === 'str' ? '' : null;
    else if (this.type === 's') {
      const end = this.xml.indexOf(LT, to + 1);
      const text = this.tables.texts[wholeNumberAt(this.xml, to + 1, end)] ?? this.sharedText(to);
      if (text === undefined) return '文字表中没有单元格的文字';
      this.value = text;
    } else this.value = textFrom(this.xml, to + 1);
    return '';
  }

  /** The slow way to the same text, for a number with blanks around it; null when there is no number. */
  private sharedText(to: number): string | null | undefined {
    const index = textFrom(this.xml, to + 1).trim();
    return index === '' ? null : this.tables.texts[Number(index)];
  }

  private openFormula(from: number, to: number): void {
    this.formula = true;
    if (this.attribute(from, to, 't') !== 'array') return;
    const range = parseRange(this.attribute(from, to, 'ref') ?? '');
    if (range) this.arrays.push(range);
  }

  private closeCell(): string {
    const { current, column } = this;
    this.inCell = false;
    if (!current) return '';
    this.lastColumn = column;
    const text = this.value === null ? '' : this.textOf(this.value);
    if (text.length > limits.cellCharacters) return '单元格文字过长';
    if (this.formula || this.arrays.length > 0) this.noteFormula(current, column);
    if (text !== '') this.keep(current, column, text);
    return this.refusedSize();
  }

  private keep(current: OpenRow, column: number, text: string): void {
    if (current.cells.length === 0) this.usedRows += 1;
    this.usedCells += 1;
    if (this.usedCells % 20_000 === 0) this.beat(this.usedRows);
    // A row is as long as its last column, however few cells it has.
    this.extent += Math.max(0, column + 1 - current.cells.length);
    while (current.cells.length < column) current.cells.push('');
    current.cells[column] = text;
    if (this.tables.formats.isStruck(this.style)) current.struck.push(column);
  }

  private refusedSize(): string {
    if (this.extent > limits.gridCells) return '表格范围过大';
    if (this.usedCells > limits.sheetCells) return '单元格过多';
    return this.usedRows > limits.sheetRows ? '行数过多' : '';
  }

  private noteFormula(current: OpenRow, column: number): void {
    const { row } = current;
    const inArray = ({ top, bottom, left, right }: Merge): boolean =>
      row >= top && row <= bottom && column >= left && column <= right;
    if (!this.formula && !this.arrays.some(inArray)) return;
    // Programs that never computed a number leave its value out, or write it empty; an empty text is one.
    const empty = this.value === null || (this.type === 'n' && this.value.trim() === '');
    if (empty && this.formula) current.missingValues.push(column);
    current.formulas.push(column);
  }

  private textOf(value: string): string {
    switch (this.type) {
      case 's':
      case 'inlineStr':
        return plainLines(value);
      case 'str':
        return plainLines(unescapeExcel(value));
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'n':
        return this.numberText(value.trim());
      case 'd':
        return this.dateText(value.trim());
      default:
        return value;
    }
  }

  private numberText(written: string): string {
    if (written === '') return '';
    const value = Number(written);
    if (!Number.isFinite(value)) return written;
    // Beyond 15 digits Excel itself has lost some, whether it writes the rest out or as 2.31024199001011E+17.
    if (Number.isInteger(value) && Math.abs(value) >= 1e15) this.current?.longNumbers.push(this.column);
    if (allDigits.test(written)) return written;
    const shown = this.tables.formats.show(written, this.style);
    return cellText({ t: 'n', v: value, ...(shown === undefined ? {} : { w: shown }) }, undefined);
  }

  /** ISO dates of newer programs: 2025-06-03, or with a time behind it. */
  private dateText(written: string): string {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?$/.exec(written);
    return match ? `${match[1]}/${Number(match[2])}/${Number(match[3])}` : written.replace('T', ' ');
  }

  private hideColumns(from: number, to: number): void {
    if (!this.isSet(from, to, 'hidden')) return;
    const first = Number(this.attribute(from, to, 'min'));
    const last = Math.min(Number(this.attribute(from, to, 'max')), limits.lastColumn);
    for (let column = first; column <= last; column += 1) this.hiddenColumns.push(column - 1);
  }

  private openMerge(from: number, to: number): string {
    const range = parseRange(this.attribute(from, to, 'ref') ?? '');
    if (!range) return '单元格地址超出范围';
    this.merges.push(range);
    return this.merges.length > limits.merges ? '合并单元格过多' : '';
  }
}
