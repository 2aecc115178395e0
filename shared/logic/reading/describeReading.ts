/** A file as it was understood, put into words for the preview: marks of rows, cells filled from above, doubts of entries. */
import type { FileReading, FileSender } from '../../model/fileReading';
import type { FileFormat, Grid } from '../../model/grid';
import { type LongList, mapList } from '../../model/longList';
import type { ReadingCorrections } from '../../model/readingCorrections';
import type { ReadColumn, ReadEntry, ReadIssue, ReadRow, ReadTable, RowKind } from '../../model/sourceEntry';
import type { PreviewEntry, PreviewRow, PreviewSheet } from '../../views/importing';
import { heldField } from '../paper/layout/ownColumns';
import { columnName, type GridView, trimmed, viewGrid } from './gridView';
import { headsOf, layoutsOf, type SignedLayout } from './rememberLayout';
import { bySheet } from './senders/bySheet';
import { titlesOf } from './senders/senders';

/** A row as it is written, with what a person is shown of it besides. */
export type DescribedRow = ReadRow & Pick<PreviewRow, 'mark' | 'filled' | 'headerRow'>;
export type DescribedEntry = ReadEntry & Pick<PreviewEntry, 'position' | 'doubts'>;

/** A table whose rows and entries need not stand in memory one by one. */
export interface LongTable extends Omit<ReadTable, 'rows' | 'entries'> {
  readonly rows: LongList<ReadRow>;
  readonly entries: LongList<ReadEntry>;
}

export interface DescribedTable extends Omit<ReadTable, 'rows' | 'entries'> {
  readonly rows: LongList<DescribedRow>;
  readonly entries: LongList<DescribedEntry>;
}

/** All that is shown and written of a file: made where the file is read, so that nobody else has to go through it. */
export interface DescribedReading {
  readonly format: FileFormat;
  readonly headerMissing: boolean;
  readonly packUid?: string;
  readonly review?: boolean;
  readonly beside: readonly string[];
  readonly senders: readonly FileSender[];
  readonly table: DescribedTable;
  /** What its title rows say. */
  readonly titles: readonly string[];
  readonly sheets: readonly DescribedSheet[];
  readonly parts: readonly { readonly word: string; readonly count: number }[];
  /** Places of the entries somebody should look at. */
  readonly doubtful: readonly number[];
  readonly departmentEmpty: number;
  /** The sheets' first rows, by which remembered layouts are found. */
  readonly heads: readonly Grid[];
  /** The layouts in the corrections it was read with. */
  readonly layouts: readonly SignedLayout[];
}

/** A sheet and the place of its first row among all rows. */
export type DescribedSheet = PreviewSheet & { readonly first: number };

/** What the words for rows and entries are taken from. */
interface ReadingIndex {
  readonly grids: ReadonlyMap<string, GridView>;
  readonly rows: ReadonlyMap<string, readonly ReadRow[]>;
  readonly entries: ReadonlyMap<string, readonly ReadEntry[]>;
  /** By sheet and row. */
  readonly doubts: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
  /** Columns by sheet and header row. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<number, readonly ReadColumn[]>>;
}

const DOUBT_WORDS: Partial<Record<ReadIssue['code'], string>> = {
  NAME_MISSING: '无名称',
  DUPLICATE_NAME: '名称重复',
  REPEATED_ROW: '重复',
  TWO_DUTIES: '疑两项',
  NUMBER_TOO_LONG: '长数字',
  STRUCK_THROUGH: '有删除线',
  FORMULA_WITHOUT_VALUE: '公式无值',
};
const DEPARTMENT_EMPTY = '部门空';

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  entry: '条目',
  title: '标题',
  header: '表头',
  section: '小标题',
  blank: '空行',
  total: '合计',
  note: '说明',
  signature: '落款',
  otherSheet: '其他表',
  otherUnit: '其他单位',
};

const SECTION_MARKS: Readonly<Record<string, string>> = {
  '小标题：部门': '→ 部门',
  '小标题：类别': '→ 类别',
  '小标题：乡镇': '→ 适用乡镇',
  '小标题：非单位': '？非单位',
};

/** Sheets that name departments for most of their entries, so that one without is worth a look. */
function namingSheets(entries: readonly ReadEntry[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; named: number }>();
  for (const { sheet, department } of entries) {
    const count = counts.get(sheet) ?? { all: 0, named: 0 };
    count.all += 1;
    if (department !== '') count.named += 1;
    counts.set(sheet, count);
  }
  return new Set([...counts].flatMap(([sheet, { all, named }]) => (named * 2 > all ? [sheet] : [])));
}

function readDoubts(table: ReadTable): Map<string, Map<number, string[]>> {
  const doubts = new Map<string, Map<number, string[]>>();
  const put = (sheet: string, row: number, word: string): void => {
    const rows = doubts.get(sheet) ?? new Map<number, string[]>();
    doubts.set(sheet, rows);
    const words = rows.get(row);
    if (!words) rows.set(row, [word]);
    else if (!words.includes(word)) words.push(word);
  };
  const naming = namingSheets(table.entries);
  for (const { sheet, row, department } of table.entries) {
    if (department === '' && naming.has(sheet)) put(sheet, row, DEPARTMENT_EMPTY);
  }
  for (const issue of table.issues) {
    const word = DOUBT_WORDS[issue.code];
    if (word !== undefined) for (const row of issue.rows ?? [issue.row]) put(issue.sheet, row, word);
  }
  return doubts;
}

function groupColumns(columns: readonly ReadColumn[]): Map<string, Map<number, ReadColumn[]>> {
  const grouped = new Map<string, Map<number, ReadColumn[]>>();
  for (const column of columns) {
    const tables = grouped.get(column.sheet) ?? new Map<number, ReadColumn[]>();
    const list = tables.get(column.headerRow ?? 0) ?? [];
    list.push(column);
    tables.set(column.headerRow ?? 0, list);
    grouped.set(column.sheet, tables);
  }
  return grouped;
}

/** Position of a row number in a sheet's rows, or -1; they stand in order. */
function positionOf(rows: readonly { readonly row: number }[], row: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle]?.row ?? 0;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function indexReading(grids: readonly Grid[], table: ReadTable): ReadingIndex {
  return {
    grids: new Map(grids.map((grid) => [grid.sheet, viewGrid(grid)])),
    rows: bySheet(table.rows),
    entries: bySheet(table.entries),
    doubts: readDoubts(table),
    columns: groupColumns(table.columns),
  };
}

function describeSheets(grids: readonly Grid[], index: ReadingIndex): DescribedSheet[] {
  let next = 0;
  return grids.map((grid) => {
    const width = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const first = next;
    next += grid.rows.length;
    return {
      sheet: grid.sheet,
      hidden: grid.sheetHidden,
      rows: grid.rows.length,
      entries: index.entries.get(grid.sheet)?.length ?? 0,
      width,
      columnNames: Array.from({ length: width }, (_, column) => columnName(grid, column)),
      hiddenColumns: grid.hiddenColumns,
      first,
    };
  });
}

/** 标题 1 ＋ 表头 2 ＋ 小标题 23 ＋ 条目 34: rows by kind, in the order the kinds first appear. */
function describeParts(table: ReadTable): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of table.rows) {
    const word = KIND_WORDS[kind];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word, count }));
}

function markOf(row: ReadRow, doubts: readonly string[]): string {
  switch (row.kind) {
    case 'entry':
      return doubts.length > 0 ? `？${doubts.join('、')}` : '条目';
    case 'section':
      return SECTION_MARKS[row.reason] ?? '小标题';
    case 'title':
      return '标题';
    case 'otherUnit':
      return row.reason;
    case 'header':
      return row.reason === '' ? '表头' : row.reason;
    default:
      // What stands in an entry is not left out.
      return row.reason.includes('已并入') ? row.reason : `略过：${row.reason || KIND_WORDS[row.kind]}`;
  }
}

/** The row where the table above this row begins: its header, or 0. */
function headerRowOf(tables: ReadonlyMap<number, unknown> | undefined, row: number): number {
  let found = 0;
  for (const header of tables?.keys() ?? []) if (header <= row && header > found) found = header;
  return found;
}

/** What an entry has in a column although its cell is blank; '' when nothing. */
function inherited(entry: ReadEntry, { role, header }: ReadColumn, shown: string): string {
  if (role === 'department' || role === 'receiver') return entry.department;
  if (role === 'category') return entry.category;
  if (role === 'field') return entry.extra?.[heldField(header)] ?? '';
  return role === 'serial' || role === 'ignored' ? '' : shown;
}

function filledCells(index: ReadingIndex, row: ReadRow, headerRow: number): PreviewRow['filled'] {
  const columns = (index.columns.get(row.sheet)?.get(headerRow) ?? []).filter(
    ({ index: column }) => column !== undefined && trimmed(row.cells[column] ?? '') === '',
  );
  if (columns.length === 0) return [];
  const entries = index.entries.get(row.sheet) ?? [];
  const entry = entries[positionOf(entries, row.row)];
  const view = index.grids.get(row.sheet);
  const gridRow = view?.rows[positionOf(view.rows, row.row)];
  if (!entry || !view || !gridRow) return [];
  return columns.flatMap((read) => {
    const column = read.index;
    if (column === undefined) return [];
    const text = inherited(entry, read, view.shown(gridRow, column));
    return text === '' ? [] : [{ column, text }];
  });
}

const noDoubts: readonly string[] = [];

function doubtsOf(index: ReadingIndex, { sheet, row }: { readonly sheet: string; readonly row: number }) {
  return index.doubts.get(sheet)?.get(row) ?? noDoubts;
}

function describeRow(index: ReadingIndex, row: ReadRow): DescribedRow {
  const headerRow = headerRowOf(index.columns.get(row.sheet), row.row);
  const { sheet, row: number, kind, reason, cells, hidden } = row;
  const mark = markOf(row, doubtsOf(index, row));
  const filled = kind === 'entry' ? filledCells(index, row, headerRow) : [];
  return { sheet, row: number, kind, reason, cells, hidden, mark, filled, headerRow };
}

function describeEntry(index: ReadingIndex, entry: ReadEntry): DescribedEntry {
  const { sheet, row, name, text, department, coDepartments, category, townshipRole, bases, applies, remark } = entry;
  const position = positionOf(index.rows.get(sheet) ?? [], row);
  // Field by field: to spread an entry takes several times as long.
  const said = { sheet, row, name, text, department, coDepartments, category, townshipRole, bases, applies, remark };
  return { ...said, position, doubts: doubtsOf(index, entry), ...(entry.extra ? { extra: entry.extra } : {}) };
}

/** Goes through the file once; `corrections` are those it was read with. */
export function describeReading(reading: FileReading, corrections: ReadingCorrections): DescribedReading {
  const { grids, table, format, senders, headerMissing, packUid, review, beside } = reading;
  const index = indexReading(grids, table);
  const rows = mapList(table.rows, (row) => describeRow(index, row));
  const entries = mapList(table.entries, (entry) => describeEntry(index, entry));
  return {
    format,
    senders,
    headerMissing,
    beside,
    ...(packUid === undefined ? {} : { packUid }),
    ...(review ? { review } : {}),
    table: { ...table, rows, entries },
    titles: titlesOf(table),
    sheets: describeSheets(grids, index),
    parts: describeParts(table),
    doubtful: table.entries.flatMap(({ sheet, row }, at) => (index.doubts.get(sheet)?.has(row) ? [at] : [])),
    departmentEmpty: countDoubt(index, DEPARTMENT_EMPTY),
    heads: headsOf(grids),
    layouts: layoutsOf(grids, corrections, table),
  };
}

/** How many rows carry the doubt. */
function countDoubt(index: ReadingIndex, word: string): number {
  let count = 0;
  for (const rows of index.doubts.values()) for (const words of rows.values()) if (words.includes(word)) count += 1;
  return count;
}
