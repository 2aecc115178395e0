/** The content of an OpenDocument spreadsheet: what each cell shows stands in the file, repeats are laid out within bounds. */
import type { CellNote, Grid, GridRow, Merge } from '../../../../shared/model/grid';
import { wholeDigits } from '../excelCell';
import { buildRow, type UsedCell } from '../gridRows';
import { limits } from '../guard/limits';
import type { TagListener } from '../guard/walkXml';
import { attribute, textFrom } from '../guard/xmlText';
import { OdsNote } from './odsNotes';

interface OpenCell {
  readonly repeat: number;
  readonly columns: number;
  readonly rows: number;
  readonly formula: boolean;
  readonly type: string;
  readonly value: string;
  readonly style: string;
}

interface OpenTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: GridRow[];
  readonly merges: Merge[];
  readonly hiddenColumns: number[];
  readonly notes: CellNote[];
}

/** Text in these belongs to a note, a picture or a hint, not to the cell. */
const aside: ReadonlySet<string> = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'tracked-changes',
  'rect',
]);

export class OdsCells implements TagListener {
  readonly grids: Grid[] = [];
  private readonly hiddenStyles = new Set<string>();
  /** Styles whose letters are struck through. */
  private readonly struckStyles = new Set<string>();
  private style = '';
  private table: OpenTable | null = null;
  private tableDepth = 0;
  private asideDepth = 0;
  private row = 0;
  private rowRepeat = 1;
  private rowHidden = false;
  private used: UsedCell[] = [];
  private column = 0;
  private listedColumns = 0;
  private cell: OpenCell | null = null;
  private note: OdsNote | null = null;
  private lines: string[] = [];
  private inParagraph = false;
  private extent = 0;

  constructor(
    private readonly xml: Buffer,
    private readonly beat: () => void,
  ) {}

  open(name: string, from: number, to: number, selfClosed: boolean): string {
    if (aside.has(name)) this.asideDepth += 1;
    if (name === 'annotation') this.note = new OdsNote(this.xml);
    else this.note?.open(name, to, selfClosed);
    if (this.asideDepth > 0) return '';
    switch (name) {
      case 'style':
        this.style = this.get(from, to, 'name') ?? '';
        return '';
      case 'table-properties':
        if (this.get(from, to, 'display') === 'false') this.hiddenStyles.add(this.style);
        return '';
      case 'text-properties':
        if ((this.get(from, to, 'text-line-through-style') ?? 'none') !== 'none') this.struckStyles.add(this.style);
        return '';
      case 'table':
        return this.openTable(from, to);
      case 'table-column':
        this.addColumns(from, to);
        return '';
      case 'table-row':
        this.openRow(from, to);
        return '';
      case 'table-cell':
      case 'covered-table-cell':
        return this.openCell(name, from, to);
      default:
        this.openText(name, from, to, selfClosed);
        return '';
    }
  }

  close(name: string, behind: number): string {
    if (name === 'annotation') this.closeNote();
    else this.note?.close(name, behind);
    if (aside.has(name)) {
      this.asideDepth -= 1;
      return '';
    }
    if (this.asideDepth > 0) return '';
    switch (name) {
      case 'table':
        this.closeTable();
        return '';
      case 'table-row':
        return this.closeRow();
      case 'table-cell':
      case 'covered-table-cell':
        return this.closeCell();
      case 'p':
        this.inParagraph = false;
        return '';
      default:
        if (this.inParagraph) this.addText(textFrom(this.xml, behind));
        return '';
    }
  }

  /** Of the cell it stands in, whose text comes after it. */
  private closeNote(): void {
    const note = this.cell && this.note?.at(this.row, this.column);
    this.note = null;
    if (note) this.table?.notes.push(note);
  }

  private get(from: number, to: number, name: string): string | undefined {
    return attribute(this.xml, from, to, name);
  }

  private count(from: number, to: number, name: string): number {
    const value = Number(this.get(from, to, name) ?? 1);
    return Number.isInteger(value) && value >= 1 ? value : 1;
  }

  private openTable(from: number, to: number): string {
    this.tableDepth += 1;
    if (this.tableDepth > 1) return '表格里套有表格';
    const style = this.get(from, to, 'style-name') ?? '';
    const name = this.get(from, to, 'name') ?? `表${this.grids.length + 1}`;
    this.table = { name, hidden: this.hiddenStyles.has(style), rows: [], merges: [], hiddenColumns: [], notes: [] };
    this.row = 1;
    this.listedColumns = 0;
    return '';
  }

  private closeTable(): void {
    this.tableDepth -= 1;
    const { table } = this;
    if (!table) return;
    const { name: sheet, hidden: sheetHidden, notes, ...read } = table;
    const noted = notes.length > 0 ? { notes } : {};
    this.grids.push({ sheet, sheetHidden, ...read, columnNames: 'letters', ...noted });
    this.table = null;
  }

  private addColumns(from: number, to: number): void {
    const count = Math.min(this.count(from, to, 'number-columns-repeated'), limits.lastColumn);
    if (this.get(from, to, 'visibility') === 'collapse') {
      for (let at = 0; at < count; at += 1) this.table?.hiddenColumns.push(this.listedColumns + at);
    }
    this.listedColumns += count;
  }

  private openRow(from: number, to: number): void {
    this.rowRepeat = this.count(from, to, 'number-rows-repeated');
    const visibility = this.get(from, to, 'visibility');
    this.rowHidden = visibility === 'collapse' || visibility === 'filter';
    this.column = 0;
    this.used = [];
  }

  private closeRow(): string {
    const { table, used, row, rowRepeat } = this;
    this.row += rowRepeat;
    if (!table || used.length === 0) return '';
    if (table.rows.length + rowRepeat > limits.sheetRows) return '行数过多';
    for (let at = 0; at < rowRepeat; at += 1) {
      const built = buildRow(row + at, used, this.rowHidden);
      this.extent += built.cells.length;
      if (this.extent > limits.gridCells) return '表格范围过大';
      table.rows.push(built);
    }
    if (table.rows.length % 2000 < rowRepeat) this.beat();
    return this.row > limits.lastRow + 1 ? '行号超出范围' : '';
  }

  private openCell(name: string, from: number, to: number): string {
    this.lines = [];
    this.cell = {
      repeat: this.count(from, to, 'number-columns-repeated'),
      columns: name === 'table-cell' ? this.count(from, to, 'number-columns-spanned') : 1,
      rows: name === 'table-cell' ? this.count(from, to, 'number-rows-spanned') : 1,
      formula: this.get(from, to, 'formula') !== undefined,
      type: this.get(from, to, 'value-type') ?? '',
      value: this.get(from, to, 'value') ?? '',
      style: this.get(from, to, 'style-name') ?? '',
    };
    return '';
  }

  private closeCell(): string {
    const { cell, table } = this;
    this.cell = null;
    if (!cell || !table) return '';
    const left = this.column;
    this.column += cell.repeat;
    const taken = this.shown(cell);
    const missingValue = cell.formula && cell.type === '' && taken.text === '';
    if (taken.text.length > limits.textCellCharacters) return '单元格文字过长';
    if (taken.text !== '' || missingValue) {
      if (this.column > limits.lastColumn) return '单元格地址超出范围';
      const struck = this.struckStyles.has(cell.style);
      for (let at = 0; at < cell.repeat; at += 1) {
        this.used.push({ ...taken, column: left + at, formula: cell.formula, missingValue, struck });
      }
    }
    if (cell.columns === 1 && cell.rows === 1) return '';
    const merge = { top: this.row, left, bottom: this.row + cell.rows - 1, right: left + cell.columns - 1 };
    table.merges.push(merge);
    return table.merges.length > limits.merges ? '合并单元格过多' : '';
  }

  /** The text as shown; a number shown as 1.23E+17 by the digits the file keeps. */
  private shown({ type, value }: OpenCell): { text: string; longNumber: boolean } {
    const text = this.lines.join('\n');
    if (type !== 'float') return { text, longNumber: false };
    const number = Number(value);
    const isWhole = value !== '' && Number.isInteger(number);
    const digits = /^-?\d+$/.test(value) ? value : isWhole ? wholeDigits(number) : value;
    const rounded = text === '' || /^-?\d([.,]\d+)?E[+-]?\d+$/i.test(text);
    return { text: rounded && value !== '' ? digits : text, longNumber: isWhole && Math.abs(number) >= 1e15 };
  }

  private openText(name: string, from: number, to: number, selfClosed: boolean): void {
    if (!this.cell) return;
    if (name === 'p') {
      this.lines.push('');
      this.inParagraph = true;
    }
    if (!this.inParagraph) return;
    if (name === 's') this.append(' '.repeat(Math.min(this.count(from, to, 'c'), 1000)));
    else if (name === 'tab') this.append('\t');
    else if (name === 'line-break') this.append('\n');
    if (!selfClosed) this.addText(textFrom(this.xml, to + 1));
  }

  /** Blanks of the file's own layout are one blank; wanted ones are elements. */
  private addText(text: string): void {
    this.append(text.replace(/[ \t\r\n]+/g, ' '));
  }

  private append(text: string): void {
    const last = this.lines.length - 1;
    if (last >= 0) this.lines[last] = (this.lines[last] ?? '') + text;
  }
}
