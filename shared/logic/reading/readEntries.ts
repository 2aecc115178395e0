/** From verbatim grids to source entries: finds each table, understands its columns, and accounts for every row. */
import { type Grid, isParagraphs } from '../../model/grid';
import { correctionsOf, NO_CORRECTIONS, type ReadingCorrections } from '../../model/readingCorrections';
import type { ReadEntry, ReadIssue, ReadRow, ReadTable, RowKind } from '../../model/sourceEntry';
import { fail, ok, type Result } from '../../result';
import { groupBy } from '../rows/groupBy';
import { quoted } from '../text/nestQuotes';
import { findHeader, type Header, sameHeadings } from './columns/findHeader';
import { isSideways } from './columns/isSideways';
import { splitSideBySide } from './columns/splitSideBySide';
import { columnOf, type TableColumn } from './columns/tableColumns';
import { columnName, type GridView, viewGrid } from './gridView';
import { readList } from './list/readList';
import { firstHeader } from './pointedOut';
import { readForm } from './readForm';
import { readSheet, type SheetReading } from './readSheet';
import { levelled } from './rows/levelled';
import { numberedParagraphs } from './rows/numberedParagraphs';
import { skipSheet } from './rows/readRows';
import { isNote, saysColour } from './rows/rowWords';
import { type SheetWords, senderOfAll, tellSenders, titlesOf } from './senders/senders';
import { unitOnCover } from './senders/statedUnit';
import { type KnownWords, TownNames } from './senders/townNames';
import { categoriesBySheets, headingOf, type SheetMeaning, sheetMeaning } from './sheetMeaning';
import { colourIssue, dutyIssues, nameIssues, uncomputedCells, uncomputedIssues } from './tableIssues';

export interface ReadContext {
  readonly fileName: string;
  /** Category names of the project's scheme; a heading equal to one of them is a category for sure. */
  readonly categories: readonly string[];
  /** Labels of the fields of the scheme's own. */
  readonly fields?: readonly string[];
  /** Names and aliases of the project's townships: 柳泉新区管委会 is one only where it is registered. */
  readonly townships?: readonly string[];
  /** Remarks of the file reader, passed on as issues. */
  readonly sheetRemarks?: readonly string[];
  /** What a person changed about the reading. */
  readonly corrections?: ReadingCorrections;
}

interface Seen {
  readonly view: GridView;
  readonly header: Header | null;
  /** A sheet of forms, read already. */
  readonly form: SheetReading | null;
}

/** A Word table without header that goes on where the one before stopped: as many columns, and serials going on. */
function continues(view: GridView, columns: readonly TableColumn[], width: number): boolean {
  const serial = columnOf(columns, 'serial');
  const first = view.rows[0];
  if (view.grid.columnNames !== 'ordinals' || !serial || !first) return false;
  // The last column, mostly remarks, may be empty all down a continued page.
  if (view.width > width || view.width < width - 1) return false;
  return /^\d+/.test(view.own(first, serial.column).normalize('NFKC'));
}

function numberOf(serial: string): number {
  return Number(/^\d{1,6}$/.exec(levelled(serial))?.[0] ?? Number.NaN);
}

/** A sheet without header that counts on exactly where the sheet before ended, in no more columns. */
function countsOn(view: GridView, last: SheetReading | null, width: number): boolean {
  const serial = columnOf(last?.lastColumns ?? [], 'serial');
  const first = view.rows.find((row) => view.filled(row).length > 0);
  if (!serial || !first || view.grid.columnNames === 'ordinals' || view.width > width) return false;
  return numberOf(view.own(first, serial.column)) === numberOf(last?.lastSerial ?? '') + 1;
}

/** A sheet without header whose rows are filled in like those of the table before. */
function looksAlike(view: GridView, last: SheetReading | null, width: number): boolean {
  const columns = last?.lastColumns ?? [];
  const [serial, name] = [columnOf(columns, 'serial'), columnOf(columns, 'name')];
  const rows = view.rows.filter((row) => view.filled(row).length > 0);
  if (!name || view.width < 3 || Math.abs(view.width - width) > 1 || view.grid.columnNames === 'ordinals') return false;
  // 序号 | 姓名 | 职务 | 电话: a table of its own, with names of its own above its columns.
  const [top] = rows;
  if (top && view.filled(top).every((column) => isShortWord(view.own(top, column)))) return false;
  const alike = rows.filter(
    (row) =>
      view.filled(row).length >= 3 &&
      view.own(row, name.column) !== '' &&
      (!serial || /^\d{1,6}$/.test(levelled(view.own(row, serial.column)))),
  );
  return alike.length * 2 > rows.length;
}

function isShortWord(text: string): boolean {
  return /^\D{1,6}$/.test(levelled(text));
}

const exampleSheet = /^(填报|填写)?(样表|示例|样例|范例|样本|参考样式)\d*$/;

/** A Word table broken by a page: the same header again, and serials that go on. It stands under the heading of the one before. */
function goesOnAcross(view: GridView, header: Header | null, last: SheetReading): boolean {
  if (view.grid.columnNames !== 'ordinals' || (view.grid.above ?? []).length > 0) return false;
  if (header === null) return true;
  if (!sameHeadings(header.headings, last.lastHeadings)) return false;
  const serial = columnOf(last.lastColumns, 'serial');
  const first = view.rows[header.last + 1];
  return serial !== undefined && first !== undefined && Number(view.own(first, serial.column).normalize('NFKC')) > 1;
}

/** Rows that go on stand under what those before stood under, unless their sheet says otherwise. */
function meaningAfter(
  { lastMeaning }: SheetReading,
  named: SheetMeaning,
  goesOn: boolean,
  sameTable: boolean,
): SheetMeaning {
  if (sameTable) return lastMeaning;
  if (!goesOn) return named;
  return { category: named.category || lastMeaning.category, department: named.department || lastMeaning.department };
}

const isExampleSheet = (sheet: string): boolean => exampleSheet.test(levelled(sheet));

/**
 * Hidden sheets are mostly drafts and lists for drop-downs; they are read only when nothing visible holds a table. One
 * called 样表 shows how to fill in the others; it is read only when there are none.
 */
function readableSheets(sheets: readonly Seen[], corrections: ReadingCorrections): ReadonlySet<Seen> {
  const visible = sheets.filter(({ view, header, form }) => !view.grid.sheetHidden && (header || form));
  const real = visible.filter(({ view }) => !isExampleSheet(view.grid.sheet));
  const examples = new Set(real.length > 0 ? visible.filter((seen) => !real.includes(seen)) : []);
  const unasked = new Set(
    sheets.filter((seen) => (visible.length === 0 || !seen.view.grid.sheetHidden) && !examples.has(seen)),
  );
  return new Set(sheets.filter((seen) => correctionsOf(corrections, seen.view.grid.sheet).take ?? unasked.has(seen)));
}

function hiddenSheetIssue(sheet: string, read: boolean): ReadIssue {
  const message = read ? `工作表“${sheet}”是隐藏的，内容已导入。` : `工作表“${sheet}”是隐藏的，没有导入。`;
  return { sheet, row: 0, column: '', code: 'HIDDEN_SHEET', message };
}

/** Rows that may say what a colour means; a row that belongs to a duty, or that a person set aside, does not. */
const tellsOfTable: ReadonlySet<RowKind> = new Set(['title', 'note', 'signature']);
const ofDuty = /并入|人工略过/;

class FileReading {
  private readonly rows: ReadRow[] = [];
  private readonly readings: SheetReading[] = [];
  private readonly issues: ReadIssue[] = [];
  private readonly words: SheetWords[] = [];
  private last: SheetReading | null = null;
  private lastWidth = 0;
  private unitOnCover = '';
  private readonly categories: readonly string[];

  constructor(
    private readonly fileName: string,
    private readonly known: KnownWords,
    private readonly corrections: ReadingCorrections,
    /** Names of its sheets that are read as a table. */
    private readonly sheets: readonly string[],
  ) {
    this.categories = [...known.categories, ...categoriesBySheets(sheets, known.categories)];
  }

  take({ view, header, form }: Seen, readable: boolean): void {
    const { grid } = view;
    if (form && readable) {
      this.keep(form, view);
      return;
    }
    if (grid.sheetHidden && header !== null)
      this.issues.push(hiddenSheetIssue(grid.sheet, readable && header !== null));
    const inherited = this.last?.lastColumns ?? [];
    const goesOn = !header && (continues(view, inherited, this.lastWidth) || countsOn(view, this.last, this.lastWidth));
    if (!readable || (!header && !goesOn)) {
      const leftOut = correctionsOf(this.corrections, grid.sheet).take === false;
      const unread = grid.sheetHidden ? '隐藏的工作表，没有导入' : '填报样表，没有导入';
      const reason = leftOut ? '人工略过本表' : readable ? '本表没有职责表格' : unread;
      if (!leftOut && !grid.sheetHidden) this.tellUnread(view, readable);
      this.add(skipSheet(view, reason));
      if (!grid.sheetHidden) this.unitOnCover ||= unitOnCover(view);
      return;
    }
    const own = correctionsOf(this.corrections, grid.sheet);
    const named = sheetMeaning(grid.sheet, headingOf(view, header), this.categories, this.sheets.length > 1);
    const meaning = this.last ? meaningAfter(this.last, named, goesOn, goesOnAcross(view, header, this.last)) : named;
    const reading = readSheet(view, this.known, header, goesOn ? inherited : [], own, meaning);
    this.keep(reading, view);
    this.last = reading;
    this.lastWidth = view.width;
  }

  private tellUnread(view: GridView, readable: boolean): void {
    const { sheet } = view.grid;
    if (!readable) {
      const message = `工作表“${sheet}”是填报样表，没有导入；要导入的勾选“导入本表”。`;
      this.issues.push({ sheet, row: 0, column: '', code: 'OTHER_TABLE', message });
    } else if (looksAlike(view, this.last, this.lastWidth)) {
      const message = `工作表“${sheet}”没有表头，${view.rows.length}行没有导入；是事项的，请在表的上方加一行列名，再导入。`;
      this.issues.push({ sheet, row: 0, column: '', code: 'SHEET_LEFT_OUT', message });
    } else if (view.grid.columnNames === 'ordinals' && view.width >= 3 && view.width === this.lastWidth) {
      const message = `“${sheet}”没有表头，和前面的表一样宽，${view.rows.length}行没有导入；是事项的，请在表的上方加一行列名，再导入。`;
      this.issues.push({ sheet, row: 0, column: '', code: 'OTHER_TABLE', message });
    }
  }

  private keep(reading: SheetReading, view: GridView): void {
    const { sheet, above = [], columnNames } = view.grid;
    this.add(reading.rows);
    this.readings.push(reading);
    this.issues.push(...uncomputedIssues(view, reading.columns));
    const beside = reading.rows.filter(({ kind, reason }) => tellsOfTable.has(kind) && !ofDuty.test(reason));
    for (const { row, text } of [
      ...[...above, ...(view.grid.below ?? [])].map((text) => ({ row: 0, text })),
      ...beside.flatMap(({ row, cells }) => cells.map((text) => ({ row, text }))),
    ])
      if (saysColour(text)) this.issues.push(colourIssue(sheet, row, text));
    const titles = [...above.filter((text) => !isNote(text)), ...titlesOf(reading)];
    this.words.push({ sheet, stated: reading.statedUnit, titles, goesOn: columnNames === 'ordinals' });
  }

  /** 批注, by the file's own sheets: nothing is made of them, and nobody has to look for them. */
  hear(grids: readonly Grid[]): void {
    for (const grid of grids)
      for (const { row, column, author, text } of grid.notes ?? []) {
        const where = row === 0 ? '' : columnName(grid, column);
        const place = row === 0 ? '表外文字的' : grid.columnNames === 'letters' ? `${where}${row} ` : `第${where}列的`;
        const message = `${place}批注${author === '' ? '' : `（${author}）`}：${text}`;
        this.issues.push({ sheet: grid.sheet, row, column: where, code: 'CELL_NOTE', message });
      }
  }

  /** A paragraph is never an entry; duties written as paragraphs are not to be missed. */
  tellParagraphs(grids: readonly Grid[]): void {
    for (const { sheet, above = [], below = [] } of grids)
      for (const [place, said] of [
        ['上', numberedParagraphs(above)],
        ['下', numberedParagraphs(below)],
      ] as const) {
        if (said.length === 0) continue;
        const message = `表${place}面有${said.length}段编了号的文字没有导入（${quoted(said.join('；').slice(0, 60))}）；是事项的，请列进表里再导入。`;
        this.issues.push({ sheet, row: 0, column: '', code: 'NOTE_ROW', message });
      }
  }

  /** One by one: as arguments of one call, a hundred thousand rows would be too many. */
  private add(rows: readonly ReadRow[]): void {
    for (const row of rows) this.rows.push(row);
  }

  finish(remarks: readonly string[]): ReadTable {
    const read = this.readings.flatMap((reading) => reading.entries);
    const columns = this.readings.flatMap((reading) => reading.columns);
    const senders = tellSenders(this.fileName, this.words, read, columns, this.known.towns);
    const entries = withSenders(read, senders);
    const nameColumns = new Map(
      columns.filter(({ role }) => role === 'name').map((column) => [column.sheet, column.column]),
    );
    const nameColumn = (entry: ReadEntry): string => nameColumns.get(entry.sheet) ?? '';
    const fileRemarks = remarks.map((message) => {
      return { sheet: '', row: 0, column: '', code: 'FILE_REMARK' as const, message };
    });
    const uncomputed = uncomputedCells(this.issues);
    const issues = [
      ...fileRemarks,
      ...this.issues,
      ...this.readings.flatMap((reading) => reading.issues),
      ...bySender(entries).flatMap((own) => nameIssues(own, nameColumn, uncomputed)),
      ...dutyIssues(entries, nameColumn),
    ];
    const stated = this.readings.map((reading) => reading.statedUnit).find((unit) => unit !== '');
    const statedUnit = senders === null ? stated || this.unitOnCover || senderOfAll(read) : '';
    return { rows: this.rows, entries, issues, columns, statedUnit };
  }
}

/** A file of one sender names none entry by entry. */
function withSenders(entries: ReadEntry[], senders: readonly string[] | null): ReadEntry[] {
  if (senders === null && entries.every(({ sender }) => sender === undefined)) return entries;
  return entries.map(({ sender: _, ...entry }, at) => {
    return senders === null ? entry : { ...entry, sender: senders[at] ?? '' };
  });
}

/** Two units may well have a duty of the same name. */
function bySender(entries: readonly ReadEntry[]): ReadEntry[][] {
  return [...groupBy(entries, ({ sender }) => sender ?? '').values()];
}

/** The sheets as they are read: as in the file, but tables that stand side by side taken apart. */
export function sheetsToRead(grids: readonly Grid[], fields: readonly string[] = []): Grid[] {
  return grids.flatMap((grid) => splitSideBySide(grid, findHeader(viewGrid(grid), fields)));
}

function see(grid: Grid, corrections: ReadingCorrections, fields: readonly string[]): Seen {
  const view = viewGrid(grid);
  const own = correctionsOf(corrections, grid.sheet);
  // Where a person pointed at a header it is a table.
  const form = own.headers.length === 0 ? readForm(view) : null;
  return { view, form, header: form ? null : firstHeader(view, own, () => findHeader(view, fields)) };
}

/**
 * Understands a file's grids as one source list. Every row of every grid gets exactly one kind, so that
 * `rows.length` = entries + rows skipped with a reason.
 *
 * NO_TABLE: no grid has a row with text; NO_HEADER: no header was recognised on any sheet;
 * TABLE_SIDEWAYS: none was, but a sheet has its headings one below the other in its first column; LIST_UNCLEAR: paragraphs
 * without a table may be read in two ways.
 */
export function readEntries(grids: readonly Grid[], context: ReadContext): Result<ReadTable> {
  const corrections = context.corrections ?? NO_CORRECTIONS;
  const { categories, fields = [], townships = [] } = context;
  const known = { categories, fields, towns: new TownNames(townships) };
  const [only] = grids;
  if (only && isParagraphs(only)) return readParagraphs(only, known, context);
  const sheets = sheetsToRead(grids, fields).map((grid) => see(grid, corrections, fields));
  const file = context.fileName;
  if (!sheets.some(({ view }) => view.rows.some((row) => view.filled(row).length > 0)))
    return fail('NO_TABLE', { file });
  if (sheets.every(({ header, form }) => header === null && form === null))
    return fail(sheets.some(({ view }) => isSideways(view)) ? 'TABLE_SIDEWAYS' : 'NO_HEADER', { file });
  const readable = readableSheets(sheets, corrections);
  const tables = sheets.filter((sheet) => readable.has(sheet) && sheet.header !== null);
  const reading = new FileReading(
    context.fileName,
    known,
    corrections,
    tables.map(({ view }) => view.grid.sheet),
  );
  for (const sheet of sheets) reading.take(sheet, readable.has(sheet));
  reading.hear(grids);
  reading.tellParagraphs(grids);
  return ok(reading.finish(context.sheetRemarks ?? []));
}

function readParagraphs(grid: Grid, known: KnownWords, context: ReadContext): Result<ReadTable> {
  const view = viewGrid(grid);
  const corrections = context.corrections ?? NO_CORRECTIONS;
  const list = readList(view, context.fileName, known, correctionsOf(corrections, grid.sheet).rows);
  if (!list.ok) return list;
  const reading = new FileReading(context.fileName, known, corrections, []);
  reading.take({ view, header: null, form: list.value }, true);
  reading.hear([grid]);
  return ok(reading.finish(context.sheetRemarks ?? []));
}

/** A file in which no header was found, for a person to point at it: every row is there, none is an entry. */
export function readWithoutHeader(grids: readonly Grid[]): ReadTable {
  const views = sheetsToRead(grids).map(viewGrid);
  const rows = views.flatMap((view) => skipSheet(view, '没找到表头'));
  const issues = views.flatMap((view) => uncomputedIssues(view, []));
  return { rows, entries: [], issues, columns: [], statedUnit: '' };
}
