/** The XML tables of Excel 2003 (“XML 表格 2003”, often called .xls): what each cell shows. */
import type { CellNote, Grid, GridRow, Merge } from '../../../../shared/model/grid';
import { cellNote } from '../cellNotes';
import { plainLines, wholeDigits } from '../excelCell';
import { buildRow, type UsedCell } from '../gridRows';
import { limits } from '../guard/limits';
import type { TagListener } from '../guard/walkXml';
import { attribute, textFrom } from '../guard/xmlText';

interface OpenSheet {
  readonly name: string;
  hidden: boolean;
  readonly rows: GridRow[];
  readonly merges: Merge[];
  readonly hiddenColumns: number[];
  readonly notes: CellNote[];
}

interface OpenCell {
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly formula: boolean;
  type: string;
  text: string | null;
}

export class XmlSpreadsheetCells implements TagListener {
  readonly grids: Grid[] = [];
  private sheet: OpenSheet | null = null;
  private row = 0;
  private rowHidden = false;
  private used: UsedCell[] = [];
  private column = 0;
  private listedColumns = 0;
  private cell: OpenCell | null = null;
  private inText = false;
  /** 批注 of the cell that is open, and whether its words go on. */
  private note: { readonly author: string; text: string; inText: boolean } | null = null;
  private extent = 0;

  constructor(private readonly xml: Buffer) {}

  open(name: string, from: number, to: number, selfClosed: boolean): string {
    if (name === 'Comment' && !selfClosed)
      this.note = { author: this.get(from, to, 'Author') ?? '', text: '', inText: false };
    if (this.note) {
      if (name === 'Data') this.note.inText = !selfClosed;
      if (!selfClosed) this.hear(to + 1);
      return '';
    }
    switch (name) {
      case 'Worksheet':
        this.openSheet(from, to);
        return '';
      case 'Visible':
        if (this.sheet && /^SheetHidden|^SheetVeryHidden/.test(textFrom(this.xml, to + 1))) this.sheet.hidden = true;
        return '';
      case 'Column':
        this.addColumn(from, to);
        return '';
      case 'Row':
        return this.openRow(from, to);
      case 'Cell':
        return this.openCell(from, to);
      case 'Data':
        if (this.cell) this.openData(this.cell, from, to, selfClosed);
        return '';
      default:
        if (this.inText && this.cell && !selfClosed) this.cell.text += textFrom(this.xml, to + 1);
        return '';
    }
  }

  close(name: string, behind: number): string {
    if (name === 'Comment') this.closeNote();
    else if (this.note) {
      if (name === 'Data') this.note.inText = false;
      this.hear(behind);
    }
    if (this.note || name === 'Comment') return '';
    if (name === 'Worksheet') this.closeSheet();
    else if (name === 'Row') return this.closeRow();
    else if (name === 'Cell') return this.closeCell();
    else if (name === 'Data') this.inText = false;
    else if (this.inText && this.cell) this.cell.text += textFrom(this.xml, behind);
    return '';
  }

  /** Text that begins there, where it belongs to the note. */
  private hear(from: number): void {
    if (this.note?.inText) this.note.text += textFrom(this.xml, from);
  }

  private closeNote(): void {
    const note = this.note && this.cell && cellNote(this.row, this.cell.column, this.note.author, this.note.text);
    this.note = null;
    if (note) this.sheet?.notes.push(note);
  }

  private get(from: number, to: number, name: string): string | undefined {
    return attribute(this.xml, from, to, name);
  }

  private number(from: number, to: number, name: string, otherwise: number): number {
    const value = Number(this.get(from, to, name) ?? otherwise);
    return Number.isInteger(value) && value >= 0 ? value : otherwise;
  }

  private openSheet(from: number, to: number): void {
    const name = this.get(from, to, 'Name') ?? `表${this.grids.length + 1}`;
    this.sheet = { name, hidden: false, rows: [], merges: [], hiddenColumns: [], notes: [] };
    this.row = 0;
    this.listedColumns = 0;
  }

  private closeSheet(): void {
    const { sheet } = this;
    this.sheet = null;
    if (!sheet) return;
    const { name, hidden: sheetHidden, rows, merges, hiddenColumns, notes } = sheet;
    const noted = notes.length > 0 ? { notes } : {};
    this.grids.push({ sheet: name, sheetHidden, rows, merges, hiddenColumns, columnNames: 'letters', ...noted });
  }

  private addColumn(from: number, to: number): void {
    const first = this.number(from, to, 'Index', this.listedColumns + 1) - 1;
    const count = Math.min(this.number(from, to, 'Span', 0) + 1, limits.lastColumn);
    if (this.get(from, to, 'Hidden') === '1')
      for (let at = 0; at < count; at += 1) this.sheet?.hiddenColumns.push(first + at);
    this.listedColumns = first + count;
  }

  private openRow(from: number, to: number): string {
    this.row = this.number(from, to, 'Index', this.row + 1);
    this.rowHidden = this.get(from, to, 'Hidden') === '1';
    this.used = [];
    this.column = 0;
    return this.row < 1 || this.row > limits.lastRow ? '行号超出范围' : '';
  }

  private closeRow(): string {
    if (!this.sheet || this.used.length === 0) return '';
    const built = buildRow(this.row, this.used, this.rowHidden);
    this.extent += built.cells.length;
    this.sheet.rows.push(built);
    if (this.sheet.rows.length > limits.sheetRows) return '行数过多';
    return this.extent > limits.gridCells ? '表格范围过大' : '';
  }

  private openCell(from: number, to: number): string {
    const column = this.number(from, to, 'Index', this.column + 1) - 1;
    if (column < this.column) return '单元格重复';
    const across = this.number(from, to, 'MergeAcross', 0);
    const down = this.number(from, to, 'MergeDown', 0);
    const formula = this.get(from, to, 'Formula') !== undefined;
    this.cell = { column, across, down, formula, type: '', text: null };
    this.column = column + across + 1;
    return this.column > limits.lastColumn ? '单元格地址超出范围' : '';
  }

  private openData(cell: OpenCell, from: number, to: number, selfClosed: boolean): void {
    cell.type = this.get(from, to, 'Type') ?? 'String';
    cell.text = selfClosed ? '' : textFrom(this.xml, to + 1);
    this.inText = !selfClosed;
  }

  private closeCell(): string {
    const { cell, sheet } = this;
    this.cell = null;
    if (!cell || !sheet) return '';
    const { column, across, down, formula } = cell;
    const text = shownText(cell);
    if (text.length > limits.cellCharacters) return '单元格文字过长';
    const missingValue = formula && cell.text === null;
    const longNumber = cell.type === 'Number' && /^-?\d{16,}$/.test(text);
    if (text !== '' || missingValue) this.used.push({ column, text, formula, missingValue, longNumber });
    if (across === 0 && down === 0) return '';
    sheet.merges.push({ top: this.row, left: column, bottom: this.row + down, right: column + across });
    return sheet.merges.length > limits.merges ? '合并单元格过多' : '';
  }
}

/** Dates stand as 2025-06-03T00:00:00.000; numbers as they were stored. */
function shownText({ type, text }: OpenCell): string {
  const plain = plainLines(text ?? '');
  if (type === 'Boolean') return plain === '1' ? 'TRUE' : 'FALSE';
  if (type === 'Number' && /^\d(\.\d+)?E\+\d+$/i.test(plain) && Number.isInteger(Number(plain)))
    return wholeDigits(Number(plain));
  if (type !== 'DateTime') return plain;
  const date = /^(\d{4})-(\d{2})-(\d{2})T(?:00:00:00(?:\.0+)?)?$/.exec(plain);
  return date ? `${date[1]}/${Number(date[2])}/${Number(date[3])}` : plain.replace('T', ' ').replace(/\.0+$/, '');
}
