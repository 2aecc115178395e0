/** Writes a form as an Excel workbook: locked headings, drop-down lists from a hidden sheet, marks in cells, notes to read. */
// exceljs is CommonJS without named exports for Node's loader; its default export holds them all.
import type { Cell, DataValidation, Workbook, Worksheet } from 'exceljs';
import { countLines } from '../../../shared/logic/paper/layout/measureText';
import { printableText } from '../../../shared/logic/paper/printableText';
import { sheetName } from '../../../shared/logic/paper/sheetName';
import { OWN_NOTES_SHEET } from './cellNotes';
import { columnLetters } from './writing/excelColumns';
import { packAnew } from './writing/packageBytes';

export interface FormColumn {
  readonly heading: string;
  /** Characters. */
  readonly width: number;
  /** What may be chosen; absent: anything. */
  readonly choices?: readonly string[];
  /** Whole numbers stand as figures one can add up; only where nobody fills anything in. */
  readonly figures?: boolean;
}

export interface FormRow {
  readonly cells: readonly string[];
  /** heading: big and centred across all columns; line: across all columns. */
  readonly look: 'title' | 'heading' | 'line' | 'header' | 'section' | 'plain';
  /** Points; absent: as the program that opens it thinks fit. */
  readonly height?: number;
  /** 0-based columns to fill in; the others of such a row are shaded. */
  readonly open?: readonly number[];
}

export interface FormMark {
  /** Positions, 0-based, among `rows` and columns. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** Rows to fill in below; with none, and no row to fill in, nothing is locked. */
  readonly blankRows: number;
  readonly marks: readonly FormMark[];
  /** Drop-down lists of single cells. */
  readonly choiceCells?: readonly FormChoice[];
  /** For the program alone. */
  readonly hidden?: boolean;
}

export interface FormChoice {
  readonly row: number;
  readonly column: number;
  readonly choices: readonly string[];
}

export interface Form {
  readonly sheets: readonly FormSheet[];
  /** Lines of a sheet of their own; empty: no such sheet. */
  readonly instructions: readonly string[];
}

/** Excel refuses taller rows; points. */
const TALLEST_ROW = 409;
const LISTS_SHEET = '选项';
const INSTRUCTIONS_SHEET = '填表说明';
const THIN = { style: 'thin' } as const;
const GRID = { top: THIN, bottom: THIN, left: THIN, right: THIN };
/** A4, as wide as the sheet. */
const PAGE = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
const NUMBERED = { headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' } } as const;
const FILLS = { header: 'FFDCE6F1', section: 'FFF2F2F2', fixed: 'FFF2F2F2', mark: 'FFFFF2CC' } as const;

/** The .xlsx; the same form always gives the same bytes. */
export async function writeForm(form: Form): Promise<Uint8Array> {
  // The engine starts without the library: it takes longer to load than the rest together.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '双梳';
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const lists = new ChoiceLists(form);
  for (const sheet of form.sheets) writeSheet(workbook, sheet, lists);
  if (form.instructions.length > 0) writeInstructions(workbook, form.instructions);
  lists.write(workbook);
  listNotes(workbook, form);
  return packAnew(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })));
}

/** Drop-down lists live on a hidden sheet: longer ones than 255 characters are refused elsewhere, and WPS reads these best. */
class ChoiceLists {
  private readonly lists: (readonly string[])[] = [];

  constructor(form: Form) {
    for (const { columns, choiceCells = [] } of form.sheets)
      for (const { choices } of [...columns, ...choiceCells])
        if (choices && this.indexOf(choices) < 0) this.lists.push(choices);
  }

  private indexOf(choices: readonly string[]): number {
    return this.lists.findIndex((list) => list.join('\n') === choices.join('\n'));
  }

  formula(choices: readonly string[]): string {
    const letter = String.fromCharCode(65 + this.indexOf(choices));
    return `${LISTS_SHEET}!$${letter}$1:$${letter}$${choices.length}`;
  }

  write(workbook: Workbook): void {
    if (this.lists.length === 0) return;
    const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' });
    this.lists.forEach((list, column) => {
      list.forEach((text, row) => {
        sheet.getCell(row + 1, column + 1).value = text;
      });
    });
  }
}

/** What the cells say when the form goes out. */
function listNotes(workbook: Workbook, { sheets }: Form): void {
  const texts = new Set(sheets.flatMap(({ marks }) => marks.map(({ text }) => printableText(text))));
  if (texts.size === 0) return;
  const sheet = workbook.addWorksheet(OWN_NOTES_SHEET, { state: 'hidden' });
  for (const text of texts) sheet.addRow([literal(text)]);
}

function writeSheet(workbook: Workbook, form: FormSheet, lists: ChoiceLists): void {
  const headerAt = form.rows.findIndex(({ look }) => look === 'header') + 1;
  const sheet = workbook.addWorksheet(freeName(workbook, sheetName(form.name)), {
    pageSetup: { ...PAGE, orientation: 'landscape' },
    ...NUMBERED,
    ...(headerAt > 0 ? { views: [{ state: 'frozen' as const, ySplit: headerAt }] } : {}),
    ...(form.hidden ? { state: 'hidden' as const } : {}),
  });
  sheet.columns = form.columns.map(({ width }) => ({ width }));
  if (headerAt > 0) sheet.pageSetup.printTitlesRow = `${headerAt}:${headerAt}`;
  form.rows.forEach((row, index) => {
    writeRow(sheet, row, index + 1, form.columns);
  });
  for (let row = form.rows.length + 1; row <= form.rows.length + form.blankRows; row += 1) {
    form.columns.forEach((_, index) => {
      writeBlank(sheet.getCell(row, index + 1));
    });
  }
  addChoices(sheet, form, lists);
  for (const { row, column, text } of form.marks) {
    const cell = sheet.getCell(row + 1, column + 1);
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS.mark } };
    cell.note = { texts: [{ text: printableText(text) }] };
  }
  // Without a password: it keeps headings from being typed over, nothing more.
  if (form.blankRows > 0 || form.rows.some(({ open }) => open))
    void sheet.protect('', { formatColumns: true, formatRows: true, insertRows: true });
}

/** Excel takes names that differ only in case for one, and none longer than 31. */
function freeName(workbook: Workbook, wished: string): string {
  const taken = new Set(workbook.worksheets.map(({ name }) => name.toLowerCase()));
  let name = wished;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wished.slice(0, 26)}(${number})`;
  return name;
}

const ALIGNED: Readonly<Record<FormRow['look'], 'left' | 'center' | undefined>> = {
  title: 'left',
  heading: 'center',
  line: 'left',
  header: 'center',
  section: undefined,
  plain: undefined,
};

function writeRow(
  sheet: Worksheet,
  { cells, look, height, open }: FormRow,
  row: number,
  formColumns: readonly FormColumn[],
): void {
  const columns = formColumns.length;
  const across = look === 'title' || look === 'heading' || look === 'line';
  if (across) sheet.mergeCells(row, 1, row, Math.max(columns, 1));
  // Runs on into the empty cells beside it.
  const long = look === 'section' && cells.slice(1).every((text) => text === '');
  const computed = long
    ? height
    : (height ?? heightOf(cells, across ? [totalWidth(sheet, columns)] : widthsOf(sheet, columns)));
  if (computed !== undefined) sheet.getRow(row).height = computed;
  cells.forEach((text, index) => {
    if (across && index > 0) return;
    const cell = sheet.getCell(row, index + 1);
    const figure = !across && formColumns[index]?.figures === true && /^(?:0|[1-9]\d{0,8})$/.test(text);
    cell.value = figure ? Number(text) : literal(printableText(text));
    cell.numFmt = figure ? '0' : '@';
    cell.alignment = { wrapText: !long, vertical: 'middle', horizontal: figure ? 'center' : ALIGNED[look] };
    cell.font = {
      name: '宋体',
      size: look === 'heading' ? 16 : FONT_SIZE,
      bold: look === 'header' || look === 'heading',
    };
    if (!across) cell.border = GRID;
    if (open?.includes(index)) cell.protection = { locked: false };
    const fill = open && !open.includes(index) ? 'fixed' : look;
    if (fill === 'header' || fill === 'section' || fill === 'fixed') {
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[fill] } };
    }
  });
}

const FONT_SIZE = 11;
const INSTRUCTIONS_SIZE = 12;
/** Some way within the sheet of paper: programs break lines of other fonts later than the column ends. */
const INSTRUCTIONS_WIDTH = 66;
const LINE_HEIGHT = 15;

function widthsOf(sheet: Worksheet, columns: number): number[] {
  return Array.from({ length: columns }, (_, index) => sheet.getColumn(index + 1).width ?? 0);
}

function totalWidth(sheet: Worksheet, columns: number): number {
  return widthsOf(sheet, columns).reduce((sum, width) => sum + width, 0);
}

/** Points, when a text takes several lines: not every program makes room for them by itself, and none for joined cells. */
function heightOf(cells: readonly string[], widths: readonly number[], size = FONT_SIZE): number | undefined {
  // A column's width is told in digits, half as wide as a character of the usual size.
  const lines = widths.map((width, at) => countLines(cells[at] ?? '', Math.max(width - 1, 1) * (FONT_SIZE / 2), size));
  const most = Math.max(...lines);
  return most > 1 ? Math.min(most * LINE_HEIGHT * (size / FONT_SIZE), TALLEST_ROW) : undefined;
}

/** `_x0041_` would otherwise be read as an escape. */
function literal(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function writeBlank(cell: Cell): void {
  cell.protection = { locked: false };
  cell.border = GRID;
  cell.numFmt = '@';
  cell.alignment = { wrapText: true, vertical: 'top' };
}

/** One range for a column: set cell by cell, exceljs writes ranges that overlap, and Excel offers to repair the file. */
function addChoices(sheet: Worksheet, form: FormSheet, lists: ChoiceLists): void {
  const add = (range: string, choices: readonly string[]): void =>
    validationsOf(sheet).add(range, {
      type: 'list',
      allowBlank: true,
      formulae: [lists.formula(choices)],
      showErrorMessage: true,
      errorTitle: '请从列表中选',
      error: '这一列只能从下拉列表中选。',
    });
  const single = new Set(form.choiceCells?.map(({ row }) => row));
  for (const { row, column, choices } of form.choiceCells ?? []) add(`${columnLetters(column)}${row + 1}`, choices);
  const last = form.rows.length + form.blankRows;
  form.columns.forEach(({ choices }, index) => {
    if (!choices) return;
    const own = form.rows.findIndex(({ open }, row) => open?.includes(index) && !single.has(row));
    const first = own < 0 ? form.rows.length : own;
    const letter = columnLetters(index);
    if (first < last) add(`${letter}${first + 1}:${letter}${last}`, choices);
  });
}

interface Validations {
  add(range: string, validation: DataValidation): void;
}

/** Worksheets have them; the library's types do not say so. */
function validationsOf(sheet: Worksheet): Validations {
  const { dataValidations } = sheet as Worksheet & { readonly dataValidations: Validations };
  return dataValidations;
}

function writeInstructions(workbook: Workbook, lines: readonly string[]): void {
  const sheet = workbook.addWorksheet(freeName(workbook, INSTRUCTIONS_SHEET), { pageSetup: { ...PAGE } });
  sheet.columns = [{ width: INSTRUCTIONS_WIDTH }];
  lines.forEach((line, index) => {
    const height = heightOf([line], [INSTRUCTIONS_WIDTH], INSTRUCTIONS_SIZE);
    if (height !== undefined) sheet.getRow(index + 1).height = height;
    const cell = sheet.getCell(index + 1, 1);
    cell.value = literal(line);
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.font = { name: '宋体', size: INSTRUCTIONS_SIZE, bold: index === 0 };
  });
}
