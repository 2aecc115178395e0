/** Reads one sheet: the tables on it one below the other, each row to exactly one kind. */
import type { GridRow } from '../../model/grid';
import { type AskedFor, correctionsOf, NO_CORRECTIONS, type SheetCorrections } from '../../model/readingCorrections';
import type { ReadColumn, ReadEntry, ReadIssue, ReadRow, RowKind } from '../../model/sourceEntry';
import { type Header, headerAt, sameHeadings } from './columns/findHeader';
import { startsForeignTable } from './columns/foreignTable';
import { isColumnNumbers, isForeignHeader } from './columns/headerRepeats';
import { columnOf, readColumns, type TableColumn, textsOf, withRoles } from './columns/tableColumns';
import { columnName, type GridView } from './gridView';
import { givenHeaders, givenRoles } from './pointedOut';
import { classifyRow, type RowSense, type TableSense } from './rows/classifyRow';
import { continuesName } from './rows/continuedName';
import { isCountedDuty } from './rows/countedName';
import { fillContinued, takeSameAsAbove, takeSerialsOff } from './rows/fillContinued';
import { endOfNames } from './rows/nameWithText';
import { numberedGroup, restartedGroup } from './rows/numberedGroup';
import { toRow } from './rows/readRows';
import { addContinued, type DraftEntry, holdFields, oneLine, readTableEntry } from './rows/readTableEntry';
import { classifyAbove, isTitleOfNext } from './rows/rowsAbove';
import {
  findStatedUnit,
  headsOthers,
  mayBeDuty,
  readSection,
  sectionAbove,
  standsWithin,
  type Total,
} from './rows/rowWords';
import { StatedCounts } from './rows/statedCounts';
import { unitOnLines, unitStatedIn } from './senders/statedUnit';
import type { KnownWords } from './senders/townNames';
import { departmentNamed, headingOf, NO_MEANING, type SheetMeaning } from './sheetMeaning';
import { makeIssue, noteIssue, tableIssues } from './tableIssues';

/** Reason of a row a person set aside. */
const SKIPPED_BY_HAND = '人工略过';
const NAME_ONLY = '这一行没有序号，只有名称，可能是上一行没写完的部分。';
const NO_SERIAL = '这一行没有序号，前后的序号却是连着的，可能与上一行或下一行是同一条。';

export interface SheetReading {
  readonly rows: ReadRow[];
  readonly entries: ReadEntry[];
  readonly issues: ReadIssue[];
  readonly columns: ReadColumn[];
  readonly statedUnit: string;
  /** How the last table's columns were understood, for one that goes on in the next Word table. */
  readonly lastColumns: readonly TableColumn[];
  /** Its header, and what the last rows stand under. */
  readonly lastHeadings: readonly string[];
  readonly lastMeaning: SheetMeaning;
  /** What its last entry says in the column of serials; '' where there is none. */
  readonly lastSerial: string;
}

class SheetReader {
  private readonly rows: ReadRow[] = [];
  private readonly entries: DraftEntry[] = [];
  private readonly issues: ReadIssue[] = [];
  private readonly columns: ReadColumn[] = [];
  private statedUnit = '';
  private header: Header | null = null;
  private table: TableSense | null = null;
  private tableEntries: DraftEntry[] = [];
  private stretch: DraftEntry[] = [];
  private entryRows: GridRow[] = [];
  private category = '';
  /** The category of a heading 一、 that headings （一） may stand below. */
  private outer = '';
  private department = '';
  private township = '';
  /** The department that stands alone above the first table. */
  private above = '';
  private readonly counts = new StatedCounts((row, message) => this.issues.push(this.mismatch(row, message)));
  private afterEnd = false;
  private inForeignTable = false;
  /** Headers a person pointed at, by position in `view.rows`. */
  private readonly given: ReadonlyMap<number, Header>;
  private readonly asked: ReadonlyMap<number, AskedFor>;

  constructor(
    private readonly view: GridView,
    private readonly known: KnownWords,
    private readonly corrections: SheetCorrections,
    private readonly meaning: SheetMeaning,
  ) {
    this.given = new Map(givenHeaders(view, corrections).map((header) => [header.first, header]));
    this.asked = new Map(corrections.rows.map(({ row, as }) => [row, as]));
  }

  read(header: Header | null, inherited: readonly TableColumn[]): SheetReading {
    if (!header) this.openTable(null, inherited);
    let position = 0;
    while (position < this.view.rows.length) position += this.take(position, header);
    const lastSerial = this.serialOf(this.entryRows.at(-1));
    this.closeTable();
    const { rows, entries, issues, columns, statedUnit, category, department } = this;
    return {
      ...{ rows, entries, issues, columns, statedUnit, lastSerial },
      lastColumns: this.table?.columns ?? [],
      lastHeadings: this.header?.headings ?? [],
      lastMeaning: { category, department },
    };
  }

  private serialOf(row: GridRow | undefined): string {
    const serial = columnOf(this.table?.columns ?? [], 'serial');
    return row && serial ? this.view.own(row, serial.column) : '';
  }

  /** Word keeps title, unit and category as paragraphs above the table, a sheet in the rows above its header. */
  private readAbove(header: Header | null): void {
    const title = header ? this.view.rows[header.first - 1] : undefined;
    const titles = title ? this.view.filled(title).map((column) => this.view.own(title, column)) : [];
    const { above = [] } = this.view.grid;
    this.statedUnit ||= above.map(findStatedUnit).find((unit) => unit !== '') ?? unitOnLines(above);
    for (const text of [...above, ...(titles.length === 1 ? titles : [])]) {
      this.statedUnit ||= findStatedUnit(text);
      const section = sectionAbove(text, this.known);
      if (section?.meaning === 'category') this.category = section.value;
      if (section?.meaning === 'township') this.township = section.value;
      if (section?.meaning === 'department' && !columnOf(this.table?.columns ?? [], 'department'))
        this.department = section.value;
    }
  }

  /** Takes the row at the position, or a whole header; answers how many rows that were. */
  private take(position: number, first: Header | null): number {
    const row = this.view.rows[position];
    if (!row) return 1;
    const found = this.headerHere(position, row, first);
    if (found) return this.takeHeader(found);
    if (!this.table) this.takeAbove(row);
    else if (this.asked.has(row.row)) this.takeAsAsked(row, this.table);
    else if (this.isForeign(position)) this.takeForeign(row);
    else if (this.header?.last === position - 1 && isColumnNumbers(this.view, row)) this.add(row, 'header', '栏次');
    else if (this.header?.last === position - 1 && isForeignHeader(this.view, row)) this.add(row, 'header', '外文列名');
    else if (isTitleOfNext(this.view, position, this.header, this.known.fields)) this.add(row, 'title', '标题');
    else this.takeBelow(row, this.table, position);
    return 1;
  }

  private headerHere(position: number, row: GridRow, first: Header | null): Header | null {
    const given = this.given.get(position);
    if (given) return given;
    if (this.asked.has(row.row)) return null;
    if (first !== null && position === first.first) return first;
    return this.table ? headerAt(this.view, position, 2, this.known.fields) : null;
  }

  /** What a person said the row is goes before what it looks like. */
  private takeAsAsked(row: GridRow, table: TableSense): void {
    const as = this.asked.get(row.row);
    if (as === 'skip') {
      this.add(row, 'note', SKIPPED_BY_HAND);
      return;
    }
    if (as === 'continued' && this.entries.length > 0) {
      this.takeContinued(row, table, '人工并入', true);
      return;
    }
    this.takeEntry(row, table);
    const entry = this.entries.at(-1);
    if (entry && entry.name === '') entry.name = oneLine(this.view.own(row, this.view.filled(row)[0] ?? 0));
    this.add(row, 'entry', '');
  }

  private isForeign(position: number): boolean {
    if (!this.inForeignTable && startsForeignTable(this.view, position)) {
      this.inForeignTable = true;
      const row = this.view.rows[position];
      const message = `第${row?.row ?? 0}行起是另一张表，不是职责表，没有导入。`;
      this.issues.push(makeIssue(this.view, row?.row ?? 0, null, 'OTHER_TABLE', message));
    }
    return this.inForeignTable;
  }

  private takeForeign(row: GridRow): void {
    this.add(row, 'otherSheet', '另一张表，不是职责表');
  }

  private add(row: GridRow, kind: RowKind, reason: string): void {
    this.rows.push(toRow(this.view, row, kind, reason));
  }

  private takeHeader(found: Header): number {
    const repeated = this.header !== null && sameHeadings(this.header.headings, found.headings);
    for (const row of this.view.rows.slice(found.first, found.last + 1)) {
      this.add(row, 'header', repeated ? '重复的表头' : '表头');
    }
    if (!repeated) this.openTable(found, []);
    this.inForeignTable = false;
    this.afterEnd = false;
    return found.last - found.first + 1;
  }

  private openTable(header: Header | null, inherited: readonly TableColumn[]): void {
    this.closeTable();
    const headerRow = header ? (this.view.rows[header.first]?.row ?? 0) : 0;
    const roles = givenRoles(this.corrections, headerRow);
    const columns = header ? readColumns(this.view, header, this.known, roles) : withRoles(inherited, roles);
    const serial = columnOf(columns, 'serial');
    const below = this.view.rows.slice((header?.last ?? -1) + 1);
    const serials = serial ? below.map((row) => this.view.own(row, serial.column)).filter((text) => text !== '') : [];
    const hasSerials = serials.length * 2 > below.length;
    const hasDigits = serials.some((text) => /^\d/.test(text));
    this.header = header;
    const { view, known } = this;
    const names = endOfNames(view, columns, below);
    this.table = { view, columns, categories: known.categories, hasSerials, hasDigits, endOfNames: names };
    this.category = this.meaning.category;
    this.outer = this.meaning.category;
    this.township = '';
    this.department = columnOf(columns, 'department') ? '' : this.meaning.department;
    if (this.entries.length === 0) {
      this.readAbove(header);
      this.above = columnOf(columns, 'department') ? '' : departmentNamed(headingOf(this.view, header));
    } else if (header && this.department === '' && !columnOf(columns, 'department')) {
      this.department = departmentNamed(headingOf(this.view, header));
      // Tables are told apart by it: then the first is its department's, too.
      if (this.department !== '') for (const entry of this.entries) entry.department ||= this.above;
    }
    this.counts.openTable();
    this.columns.push(
      ...columns.map(({ column, heading, role, hidden }) => ({
        sheet: this.view.grid.sheet,
        column: columnName(this.view.grid, column),
        header: heading,
        role,
        index: column,
        headerRow,
        hidden,
      })),
    );
  }

  private takeAbove(row: GridRow): void {
    const { kind, reason, unit } = classifyAbove(this.view, row);
    this.statedUnit ||= unit;
    this.add(row, kind, reason);
  }

  private takeBelow(row: GridRow, table: TableSense, position: number): void {
    const group = numberedGroup(table, position) ?? restartedGroup(table, position);
    if (group !== null) {
      this.add(row, 'section', this.takeSection(row, group));
      return;
    }
    const previous = this.rows.at(-1);
    const afterEntry = previous?.kind === 'entry' || previous?.reason.includes('并入') === true;
    const first = this.tableEntries.length === 0;
    const goesOn = afterEntry || first ? continuesName(table, position, first) : null;
    if (goesOn === 'sure') {
      this.takeContinued(row, table, '上一行没写完，已并入', true);
      return;
    }
    const afterNote = previous?.reason === '说明';
    const sense = classifyRow(table, row, { afterEnd: this.afterEnd, afterEntry, afterNote, first });
    switch (sense.kind) {
      case 'entry':
        if (goesOn === 'perhaps') this.askWhetherItGoesOn(row);
        this.takeEntry(row, table);
        break;
      case 'continued':
        this.takeContinued(row, table, sense.reason, false);
        return;
      case 'section':
        if (isCountedDuty(table, position)) {
          const message = `“${sense.text.trim()}”下面的条数对不上，当作一条事项读入；是小标题的，在原表中选“略过这一行”。`;
          this.issues.push(this.mismatch(row.row, message));
          this.takeEntry(row, table);
          this.add(row, 'entry', '');
          return;
        }
        this.add(row, 'section', this.takeSection(row, sense.text));
        return;
      case 'total':
        if (sense.total && this.takeTotal(row, sense.total)) return;
        break;
      case 'signature':
        this.afterEnd = true;
        break;
      default:
        this.tellNote(row, sense);
    }
    if (sense.kind === 'signature') this.statedUnit ||= this.unitInSignature(row);
    this.add(row, sense.kind, sense.reason);
  }

  private askWhetherItGoesOn(row: GridRow): void {
    const message = this.view.filled(row).length === 1 ? NAME_ONLY : NO_SERIAL;
    this.issues.push(makeIssue(this.view, row.row, null, 'SERIAL_MISSING', message));
  }

  private unitInSignature(row: GridRow): string {
    return unitStatedIn(this.view.filled(row).map((column) => this.view.own(row, column)));
  }

  private tellNote(row: GridRow, sense: RowSense): void {
    if (sense.kind !== 'note' || (sense.text === '' && this.afterEnd)) return;
    if (this.afterEnd && mayBeDuty(sense)) {
      const message = `“${sense.text.trim()}”在合计或落款之后，没有当条目；是事项的，在原表中选“按条目读这一行”。`;
      this.issues.push(makeIssue(this.view, row.row, null, 'NOTE_ROW', message));
      return;
    }
    for (const issue of noteIssue(this.view, row, sense, this.table?.columns ?? [])) this.issues.push(issue);
  }

  private takeEntry(row: GridRow, table: TableSense): void {
    const entry = readTableEntry(table, row);
    if (entry.category === '') entry.category = this.category;
    if (entry.department === '') entry.department = this.department;
    if (entry.applies === null && this.township !== '') entry.applies = [this.township];
    const above = this.tableEntries.at(-1);
    const rowAbove = this.entryRows.at(-1);
    if (above) takeSameAsAbove(entry, above);
    holdFields(entry, table, row, above && rowAbove ? { entry: above, row: rowAbove } : null);
    this.entries.push(entry);
    this.tableEntries.push(entry);
    this.stretch.push(entry);
    this.entryRows.push(row);
    this.counts.entry();
    this.afterEnd = false;
  }

  private takeContinued(row: GridRow, table: TableSense, reason: string, broken: boolean): void {
    const entry = this.entries.at(-1);
    if (entry) addContinued(entry, table, row, { first: this.entryRows.at(-1), broken });
    this.add(row, 'note', `${reason}第${entry?.row ?? row.row}行`);
  }

  /** Answers what the heading was read as. */
  private takeSection(row: GridRow, text: string): string {
    this.closeStretch();
    const hasDepartments = columnOf(this.table?.columns ?? [], 'department') !== undefined;
    const section = readSection(text, this.known, hasDepartments, this.township !== '');
    const within = section.meaning === 'category' && standsWithin(this.outer, text, section.value, this.known);
    if (section.meaning === 'category' && !within) {
      this.category = section.value;
      this.outer = headsOthers(text) ? section.value : '';
      this.department = '';
    }
    if (section.meaning === 'department') this.department = section.value;
    if (section.meaning === 'township') this.township = section.value;
    this.counts.openSection(row.row, section);
    this.afterEnd = false;
    if (within) return '小标题：类别之下';
    if (section.meaning === 'township') return '小标题：乡镇';
    if (section.meaning !== 'department') return section.meaning === 'category' ? '小标题：类别' : '小标题';
    if (section.value !== '') return '小标题：部门';
    const message = `“${text.trim()}”不是单位名，其下条目部门留空。`;
    this.issues.push(makeIssue(this.view, row.row, null, 'NOT_A_UNIT', message));
    return '小标题：非单位';
  }

  private mismatch(row: number, message: string): ReadIssue {
    return makeIssue(this.view, row, null, 'COUNT_MISMATCH', message);
  }

  /** True when the total heads a group and was taken as its section row. */
  private takeTotal(row: GridRow, total: Total): boolean {
    const place = this.counts.total(row.row, total);
    if (place === 'below' && !total.partial) this.afterEnd = true;
    if (place !== 'group') return false;
    const count = total.count === null ? '' : `（${total.count}项）`;
    this.add(row, 'section', this.takeSection(row, `${total.label}${count}`));
    return true;
  }

  private closeStretch(): void {
    fillContinued(this.stretch);
    this.stretch = [];
  }

  private closeTable(): void {
    this.closeStretch();
    this.counts.closeTable();
    if (!this.table) return;
    const { columns } = this.table;
    const serials = this.entryRows.map((row) => textsOf(this.view, columns, row, 'serial').join(''));
    takeSerialsOff(this.tableEntries, serials);
    for (const issue of tableIssues(this.table, this.entryRows)) this.issues.push(issue);
    this.tableEntries = [];
    this.entryRows = [];
  }
}

/** Reads the sheet from its first header; without one, by the columns of the table it continues. */
export function readSheet(
  view: GridView,
  known: KnownWords,
  header: Header | null,
  inherited: readonly TableColumn[] = [],
  corrections: SheetCorrections = correctionsOf(NO_CORRECTIONS, view.grid.sheet),
  meaning: SheetMeaning = NO_MEANING,
): SheetReading {
  return new SheetReader(view, known, corrections, meaning).read(header, inherited);
}
