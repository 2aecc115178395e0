/** The tables of an HTML page as grids: spans laid out as a browser does, each nested table one of its own. */
import type { Grid, GridRow, Merge } from '../../../../shared/model/grid';
import { wholeDigits } from '../excelCell';
import { buildRow, type UsedCell } from '../gridRows';
import { limits } from '../guard/limits';
import { type HtmlToken, htmlAttribute, tokenizeHtml, unescapeHtml } from './tokenizeHtml';

interface OpenCell {
  readonly left: number;
  readonly columns: number;
  readonly rows: number;
  readonly attributes: string;
  text: string;
}

const breaks = /^(br|p|div|li|tr|h[1-6]|ul|ol|pre|blockquote)$/;
const widest = 1000;

function span(attributes: string, name: string, most: number): number {
  const value = Number(htmlAttribute(attributes, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}

function isHidden(attributes: string): boolean {
  return /display\s*:\s*none/i.test(htmlAttribute(attributes, 'style') ?? '');
}

/** Blanks of the source are one blank; breaks part lines; a no-break space is a space to everybody but the browser. */
function shownText(text: string): string {
  const lines = text.split('\n').map((line) =>
    unescapeHtml(line)
      .replace(/[ \u00a0]+/g, ' ')
      .trim(),
  );
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}

/** Excel keeps the number behind 1.23E+17 in an attribute of its own. */
function wholeNumber(text: string, attributes: string): string | null {
  if (!/^-?\d(\.\d+)?E\+\d+$/i.test(text)) return null;
  const kept = htmlAttribute(attributes, 'x:num') ?? '';
  if (/^-?\d+$/.test(kept)) return kept;
  const value = Number(kept || Number.NaN);
  return Number.isInteger(value) ? wholeDigits(value) : null;
}

class OpenTable {
  readonly rows: GridRow[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenColumns: number[] = [];
  cell: OpenCell | null = null;
  private used: UsedCell[] = [];
  private row = 0;
  private hidden = false;
  private column = 0;
  private listedColumns = 0;
  /** By column: the last row a cell above reaches down to. */
  private readonly reach: number[] = [];
  extent = 0;

  openRow(attributes: string): void {
    this.closeRow();
    this.row += 1;
    this.column = 0;
    this.hidden = isHidden(attributes);
  }

  closeRow(): void {
    this.closeCell();
    if (this.row === 0 || this.rows.length === this.row) return;
    const built = buildRow(this.row, this.used, this.hidden);
    this.extent += built.cells.length;
    this.rows.push(built);
    this.used = [];
  }

  openCell(attributes: string): void {
    this.closeCell();
    if (this.row === this.rows.length) this.openRow('');
    while ((this.reach[this.column] ?? 0) >= this.row) this.column += 1;
    const columns = span(attributes, 'colspan', widest);
    const rows = span(attributes, 'rowspan', limits.sheetRows);
    this.cell = { left: this.column, columns, rows, attributes, text: '' };
    this.column += columns;
    for (let at = this.cell.left; at < this.column; at += 1) this.reach[at] = this.row + rows - 1;
  }

  closeCell(): void {
    const { cell } = this;
    if (!cell) return;
    this.cell = null;
    const { left, columns, rows, attributes } = cell;
    const shown = shownText(cell.text);
    const whole = wholeNumber(shown, attributes);
    const text = whole ?? shown;
    const longNumber = whole !== null && whole.replace('-', '').length > 15;
    const formula = htmlAttribute(attributes, 'x:fmla') !== undefined;
    if (text !== '') this.used.push({ column: left, text, longNumber, formula });
    // Excel joins empty cells on paper only, to save space.
    if ((columns === 1 && rows === 1) || /mso-ignore\s*:\s*colspan/i.test(attributes)) return;
    this.merges.push({ top: this.row, left, bottom: this.row + rows - 1, right: left + columns - 1 });
  }

  addColumn(attributes: string): void {
    const count = span(attributes, 'span', limits.lastColumn - this.listedColumns || 1);
    if (isHidden(attributes) || htmlAttribute(attributes, 'width') === '0') {
      for (let at = 0; at < count; at += 1) this.hiddenColumns.push(this.listedColumns + at);
    }
    this.listedColumns += count;
  }
}

/** A page's tables in the order they begin; those without any text are left out. `''` or why the page is refused. */
export class HtmlTables {
  readonly grids: Grid[] = [];
  refused = '';
  private readonly stack: OpenTable[] = [];
  private readonly tables: OpenTable[] = [];

  read(html: string): void {
    for (const token of tokenizeHtml(html)) {
      this.take(token);
      if (this.refused !== '') return;
    }
    while (this.stack.length > 0) this.closeTable();
    for (const { rows, merges, hiddenColumns } of this.tables) {
      if (rows.every((row) => row.cells.length === 0)) continue;
      const sheet = `表${this.grids.length + 1}`;
      this.grids.push({ sheet, sheetHidden: false, rows, merges, hiddenColumns, columnNames: 'letters' });
    }
  }

  private take(token: HtmlToken): void {
    const table = this.stack.at(-1);
    if (token.kind === 'text') {
      if (table?.cell) table.cell.text += token.text.replace(/[ \t\r\n\f]+/g, ' ');
      this.checkSize(table);
      return;
    }
    if (token.name === 'table') {
      if (token.kind === 'open') this.openTable();
      else this.closeTable();
      return;
    }
    if (!table) return;
    if (table.cell && breaks.test(token.name) && token.name !== 'tr') table.cell.text += '\n';
    if (token.kind === 'open') this.open(table, token.name, token.attributes);
    else if (token.name === 'td' || token.name === 'th') table.closeCell();
    else if (token.name === 'tr') table.closeRow();
  }

  private open(table: OpenTable, name: string, attributes: string): void {
    if (name === 'tr') table.openRow(attributes);
    else if (name === 'td' || name === 'th') table.openCell(attributes);
    else if (name === 'col') table.addColumn(attributes);
    this.checkSize(table);
  }

  private checkSize(table: OpenTable | undefined): void {
    if (!table) return;
    if ((table.cell?.text.length ?? 0) > limits.textCellCharacters) this.refused = '单元格文字过长';
    else if (table.rows.length > limits.sheetRows) this.refused = '行数过多';
    else if (table.extent > limits.gridCells || this.tables.length > limits.zipEntries) this.refused = '表格范围过大';
    else if (table.merges.length > limits.merges) this.refused = '合并单元格过多';
  }

  private openTable(): void {
    if (this.stack.length >= limits.xmlDepth) {
      this.refused = '层次过深';
      return;
    }
    const table = new OpenTable();
    this.stack.push(table);
    this.tables.push(table);
  }

  private closeTable(): void {
    this.stack.pop()?.closeRow();
  }
}
