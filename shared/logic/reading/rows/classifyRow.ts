/** Says what a row below a header is: every row has exactly one kind, and anything but an entry a reason. */
import type { GridRow } from '../../../model/grid';
import type { ColumnRole, RowKind } from '../../../model/sourceEntry';
import { columnOf, type TableColumn, textsOf } from '../columns/tableColumns';
import type { GridView } from '../gridView';
import { levelled } from './levelled';
import {
  headingWithCount,
  isExample,
  isHeadingLike,
  isInstruction,
  isLabelledNote,
  isNote,
  isNumberedLine,
  isPageMark,
  isSignature,
  namesClass,
  readTotal,
  saysNone,
  saysVoid,
  type Total,
} from './rowWords';

export interface TableSense {
  readonly view: GridView;
  readonly columns: readonly TableColumn[];
  /** Categories of the project's scheme. */
  readonly categories: readonly string[];
  /** Whether most rows carry a serial, so that one without is suspicious. */
  readonly hasSerials: boolean;
  /** Whether serials are written in digits, so that 一 and 二 head groups. */
  readonly hasDigits: boolean;
  /** What ends a name whose wording stands in the same cell; null where it has a cell of its own. */
  readonly endOfNames: RegExp | null;
}

export interface RowSense {
  readonly kind: Exclude<RowKind, 'otherSheet' | 'header'> | 'continued';
  readonly reason: string;
  /** Text of a section, note or title row. */
  readonly text: string;
  readonly total: Total | null;
}

function sense(kind: RowSense['kind'], reason: string, text = '', total: Total | null = null): RowSense {
  return { kind, reason, text, total };
}

/** The text of a row that says one thing only: one cell, or the same text in several. */
function singleText(view: GridView, row: GridRow, columns: readonly number[]): string | null {
  const text = view.own(row, columns[0] ?? 0);
  return columns.every((column) => view.own(row, column) === text) ? text : null;
}

function isWide(view: GridView, row: GridRow, column: number): boolean {
  const merge = view.mergeAt(row, column);
  return merge !== undefined && merge.right > merge.left && merge.top === row.row;
}

/** A row of one text between the duties: heading of a section, or a duty that has nothing but its name. */
function isSection(sense: TableSense, row: GridRow, text: string, column: number): boolean {
  const { view, columns, categories } = sense;
  if (isWide(view, row, column)) return true;
  const role = columns.find((candidate) => candidate.column === column)?.role;
  if (role === 'serial') return !/^[\d.、．\-—()（）]+$/.test(text.normalize('NFKC'));
  if (role === 'category') return true;
  if (role === 'name' && sense.hasSerials) return isHeadingLike(text, categories) || namesClass(text);
  if (role === 'name' || role === undefined || role === 'field' || role === 'ignored')
    return isHeadingLike(text, categories);
  return false;
}

function senseSingle(
  table: TableSense,
  row: GridRow,
  column: number,
  text: string,
  afterEnd: boolean,
): RowSense | null {
  if (isNote(text)) return sense('note', '说明', text);
  if (isPageMark(text)) return sense('note', '页码', text);
  const long = text.replace(/\s+/g, '').length > 40;
  if (afterEnd) return sense('note', '表后说明', text);
  if (isSection(table, row, text, column)) return long ? sense('note', '说明', text) : sense('section', '小标题', text);
  return null;
}

const textRoles: readonly ColumnRole[] = ['text', 'townDuty', 'method'];
const wordingRoles: ReadonlySet<ColumnRole> = new Set(['text', 'townDuty', 'basis']);

/** True where the row shares the merged cell of the row above in this role. */
function sharesAbove(table: TableSense, row: GridRow, role: 'name' | 'serial'): boolean {
  const column = columnOf(table.columns, role)?.column;
  if (column === undefined) return false;
  const merge = table.view.mergeAt(row, column);
  return merge !== undefined && merge.top < row.row && merge.left <= column;
}

/** Neither serial nor name nor unit, only more of the wording, where every duty has its serial: broken by the page. */
function goesOnBelow({ view, columns, hasSerials }: TableSense, row: GridRow): boolean {
  if (!hasSerials) return false;
  const own = columns.filter(({ column }) => view.own(row, column) !== '');
  return own.length > 0 && own.every(({ role }) => wordingRoles.has(role));
}

function senseNameless(table: TableSense, row: GridRow, afterEntry: boolean): RowSense {
  const { view, columns } = table;
  const text = textRoles.flatMap((role) => textsOf(view, columns, row, role)).join('');
  const serial = textsOf(view, columns, row, 'serial').join('');
  if (sharesAbove(table, row, 'name') && afterEntry) {
    const sameDuty = columnOf(columns, 'serial') === undefined || sharesAbove(table, row, 'serial') || serial === '';
    return sameDuty ? sense('continued', '与上一行是同一条，内容已并入') : sense('entry', '');
  }
  if (goesOnBelow(table, row) && afterEntry) return sense('continued', '上一行的续行，内容已并入');
  const ownText = columns.some(({ role, column }) => textRoles.includes(role) && view.own(row, column) !== '');
  if (ownText || (text !== '' && serial !== '')) return sense('entry', '');
  const own = columns.filter(({ column }) => view.own(row, column) !== '').map(({ role }) => role);
  if (own.length > 0 && own.every((role) => role === 'serial')) return sense('blank', '只有序号，没有内容');
  const adds = own.length > 0 && own.every((role) => ['basis', 'coDepartments', 'remark'].includes(role));
  if (adds && afterEntry) return sense('continued', '上一行的续行，内容已并入');
  return sense('note', '没有事项名称和内容');
}

/** 一 | 综合执法类 between rows that count 1, 2, 3, the class in the column of names or of classes: its name, or null. */
function countedGroup(
  { view, columns, hasDigits }: TableSense,
  row: GridRow,
  filled: readonly number[],
): string | null {
  const serial = columnOf(columns, 'serial')?.column;
  if (!hasDigits || serial === undefined || filled.length !== 2 || !filled.includes(serial)) return null;
  const beside = columns.find(({ column }) => column !== serial && filled.includes(column));
  if (beside?.role !== 'name' && beside?.role !== 'category') return null;
  const number = levelled(view.own(row, serial));
  return /^(第?[一二三四五六七八九十]{1,3}[、.]?|\([一二三四五六七八九十]{1,3}\))$/.test(number)
    ? view.own(row, beside.column)
    : null;
}

/**
 * 12 | 护林防火 | 上山巡查: nearly every row of a large table. A number where the serial stands first is no total,
 * signature or heading; only 无 for its name could make it something else.
 */
function isPlainDuty({ view, columns }: TableSense, row: GridRow, filled: readonly number[]): boolean {
  const serial = columnOf(columns, 'serial')?.column;
  const name = columnOf(columns, 'name')?.column;
  if (serial === undefined || name === undefined || filled.length < 3 || filled[0] !== serial) return false;
  const text = view.own(row, name);
  return text !== '' && /^\d{1,6}$/.test(view.own(row, serial)) && !saysNone([text]) && !saysVoid(text);
}

/** What the rows before say about a row. */
export interface RowPlace {
  /** Totals or signatures already closed the table. */
  readonly afterEnd: boolean;
  /** The row above is an entry or belongs to one. */
  readonly afterEntry: boolean;
  /** The row above is a note. */
  readonly afterNote: boolean;
  /** No entry of the table stands above. */
  readonly first: boolean;
}

/** 合计 | 100 below 分值: a sum of points or money, not of duties. */
function isOtherFigure({ columns }: TableSense, column: number, text: string): boolean {
  if (!/^[\d.,]+$/.test(text)) return false;
  return columns.some(
    (one) => one.column === column && (one.role === 'field' || one.role === 'ignored') && one.heading !== '',
  );
}

/** The sense of one row that is no header. */
export function classifyRow(table: TableSense, row: GridRow, place: RowPlace): RowSense {
  const { view, columns } = table;
  const { afterEnd, afterEntry, first: top } = place;
  const filled = view.filled(row);
  const [first] = filled;
  if (first === undefined)
    return sharesAbove(table, row, 'name') && afterEntry
      ? sense('blank', '合并单元格内的空行')
      : sense('blank', '空行');
  if (isPlainDuty(table, row, filled)) return sense('entry', '');
  const texts = filled.map((column) => view.own(row, column));
  const total = readTotal(texts.filter((text, at) => !isOtherFigure(table, filled[at] ?? 0, text)));
  if (total) return sense('total', total.partial ? '小计' : '合计', '', total);
  if (isSignature(texts)) return sense('signature', '签署信息');
  if (isLabelledNote(texts)) return sense('note', '说明', texts.join('：'));
  if (top && isInstruction(texts)) return sense('note', '填写要求', texts[0]);
  const group = countedGroup(table, row, filled) ?? headingWithCount(texts);
  if (group !== null) return sense('section', '小标题', group);
  const single = singleText(view, row, filled);
  if (single !== null) {
    const noSerial = table.hasSerials && !top;
    if (place.afterNote && noSerial && isNumberedLine(single)) return sense('note', '说明', single);
    const told = senseSingle(table, row, first, single, afterEnd);
    if (told) return told;
  }
  const serial = textsOf(view, columns, row, 'serial').join('');
  if (isExample(serial)) return sense('note', '填报示例', serial);
  const content = columns.filter(({ role }) => role !== 'serial').map(({ column }) => view.own(row, column));
  if (saysNone(content)) return sense('note', '写明没有事项', '无');
  const name = textsOf(view, columns, row, 'name').join('');
  if (saysVoid(name)) return sense('note', '写明已作废', name);
  if (name === '') return senseNameless(table, row, afterEntry);
  return sense('entry', '');
}
