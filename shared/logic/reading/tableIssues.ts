/** What a person should look at in a table that was read: names, hidden parts, formulas, numbers, unknown columns. */

import { type GridRow, rowWord } from '../../model/grid';
import type { ColumnRole, ReadColumn, ReadEntry, ReadIssue } from '../../model/sourceEntry';
import { PROBLEM_HEADING } from '../paper/drafts/returnProblems';
import { isDutyLevel } from './columns/dutyLevels';
import { columnOf, type TableColumn } from './columns/tableColumns';
import { columnName, type GridView, isErrorValue, trimmed } from './gridView';
import { isChangeHeading } from './rows/changeKinds';
import type { RowSense, TableSense } from './rows/classifyRow';
import { LINE_OR_COLON } from './rows/nameWithText';
import { rowsSaid } from './rows/rowsSaid';
import { isLabelledNote } from './rows/rowWords';
import { twoDuties } from './rows/twoDuties';

type IssueCode = ReadIssue['code'];

export function makeIssue(
  view: GridView,
  row: number,
  column: number | null,
  code: IssueCode,
  message: string,
): ReadIssue {
  const name = column === null ? '' : columnName(view.grid, column);
  return { sheet: view.grid.sheet, row, column: name, code, message };
}

function called(view: GridView, column: Pick<TableColumn, 'column' | 'heading'>): string {
  const name =
    view.grid.columnNames === 'letters' ? `${columnName(view.grid, column.column)}列` : `第${column.column + 1}列`;
  return column.heading === '' ? name : `${name}（${column.heading}）`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, '');
  return line.length > 12 ? `${line.slice(0, 12)}…` : line;
}

/** As the column's menu calls them. */
const FIELD_WORDS: Partial<Record<ColumnRole, string>> = {
  name: '事项名称',
  category: '类别',
  department: '交办部门',
  townshipRole: '乡镇责任',
  applies: '适用乡镇',
};

function whyKept(heading: string): string {
  if (isChangeHeading(heading)) return '记在备注里；写着删除的，归并时不预先勾选。';
  if (isDutyLevel(heading)) return '是中间一级，记在备注里；事项名称取最低一级，类别取最高一级。';
  return '是更高一级的部门，记在备注里；责任部门取最近乡镇的一级。';
}

/** Nothing in the heading says so; a person is to look whether the names are whole. */
function partedNames({ view, columns, endOfNames }: TableSense, [first]: readonly GridRow[]): ReadIssue[] {
  const name = columnOf(columns, 'name');
  if (endOfNames !== LINE_OR_COLON || name === undefined || first === undefined) return [];
  const message = `${called(view, name)}一格里写着名称和内容，已按冒号或换行分开，前面的作名称，请核对。`;
  return [makeIssue(view, first.row, name.column, 'COLUMN_KEPT', message)];
}

function exampleIn(view: GridView, { column }: TableColumn, entryRows: readonly GridRow[]): string {
  const example = entryRows.map((row) => view.own(row, column)).find((text) => text !== '');
  return example === undefined ? '' : `（如“${shortened(example)}”）`;
}

function columnIssues(view: GridView, columns: readonly TableColumn[], entryRows: readonly GridRow[]): ReadIssue[] {
  const first = entryRows[0]?.row ?? 0;
  return columns.flatMap((column) => {
    const filled = entryRows.some((row) => view.own(row, column.column) !== '');
    // What the program asked for stands there, in a list that was given back and comes again.
    if (!filled || column.heading === PROBLEM_HEADING) return [];
    const unused = column.role === 'ignored';
    const taken = columns.find((other) => other.column === column.passedFor);
    if (taken) {
      const message = `${called(view, taken)}和${called(view, column)}都像“${FIELD_WORDS[taken.role] ?? taken.heading}”，现按${called(view, taken)}导入；要改请在列头另选。`;
      return [makeIssue(view, first, column.column, 'COLUMN_UNCLEAR', message)];
    }
    if (column.asked === 'ticks') {
      const message = `${called(view, column)}也打着勾，像是又一个乡镇，没有导入；是的在列头选“适用乡镇”，不用的选“不用”。`;
      return [makeIssue(view, first, column.column, 'COLUMN_UNREAD', message)];
    }
    if (column.asked !== '') {
      const said = `${called(view, column)}${column.asked === 'offices' ? '写的像是乡镇自己的科室' : '没有对应的栏目'}`;
      const message = `${said}${exampleIn(view, column, entryRows)}，没有导入；要导入请在列头另选，不用的选“不用”。`;
      return [makeIssue(view, first, column.column, 'COLUMN_UNREAD', message)];
    }
    if (column.label !== '') {
      return [
        makeIssue(view, first, column.column, 'COLUMN_KEPT', `${called(view, column)}${whyKept(column.heading)}`),
      ];
    }
    if (column.hidden) {
      const message = `${called(view, column)}是隐藏列，${unused ? '没有导入' : '内容已导入'}。`;
      return [makeIssue(view, first, column.column, 'HIDDEN_COLUMN', message)];
    }
    if (!unused) return [];
    const message = `${called(view, column)}${column.heading === '' ? exampleIn(view, column, entryRows) : ''}没有对应的栏目，没有导入。`;
    return [makeIssue(view, first, column.column, 'UNKNOWN_COLUMN', message)];
  });
}

function formulaIssues(view: GridView, columns: readonly TableColumn[], entryRows: readonly GridRow[]): ReadIssue[] {
  return columns.flatMap((column) => {
    if (column.role === 'ignored') return [];
    const rows = entryRows.filter(
      ({ formulas, missingValues }) => formulas.includes(column.column) && !missingValues?.includes(column.column),
    );
    const first = rows[0];
    if (!first) return [];
    const message = `${called(view, column)}有${rows.length}个公式，取文件里保存的值。`;
    return [makeIssue(view, first.row, column.column, 'FORMULA', message)];
  });
}

/** Rows by column, columns in order. */
function byColumn(view: GridView, columnsIn: (row: GridRow) => readonly number[]): [number, number[]][] {
  const rowsOf = new Map<number, number[]>();
  for (const row of view.rows)
    for (const column of columnsIn(row)) {
      const rows = rowsOf.get(column);
      if (rows) rows.push(row.row);
      else rowsOf.set(column, [row.row]);
    }
  return [...rowsOf].sort(([a], [b]) => a - b);
}

function errorsIn({ cells }: GridRow): number[] {
  return cells.flatMap((cell, column) => (isErrorValue(trimmed(cell)) ? [column] : []));
}

/** Of a whole sheet, by columns: formulas a program wrote and none ever computed, or in error; rows all of such look blank. */
export function uncomputedIssues(view: GridView, columns: readonly ReadColumn[]): ReadIssue[] {
  const issuesOf = (found: [number, number[]][], say: (name: string, rows: readonly number[]) => string): ReadIssue[] =>
    found.flatMap(([column, rows]) => {
      const read = columns.filter(({ index }) => index === column);
      if (columns.length > 0 && read.every(({ role }) => role === 'ignored')) return [];
      const name = called(view, { column, heading: read[0]?.header ?? '' });
      return [issueOfRows(view, rows, column, 'FORMULA_WITHOUT_VALUE', say(name, rows))];
    });
  const uncomputed = byColumn(view, ({ missingValues = [] }) => missingValues);
  const errors = byColumn(view, errorsIn);
  return [
    ...issuesOf(uncomputed, (name, rows) => {
      const count = rows.length === 1 ? '' : `${rows.length}个`;
      return `${name}的${count}公式从来没有算过，读成空白：${rowsSaid(rows)}。请用 Excel 或 WPS 打开、保存，再导入。`;
    }),
    ...issuesOf(errors, (name, rows) => {
      const count = rows.length === 1 ? '的公式' : `有${rows.length}个公式`;
      return `${name}${count}算出的是错误值（如 #REF!、#N/A），读成空白：${rowsSaid(rows)}。请在 Excel 或 WPS 中改正、保存，再导入。`;
    }),
  ];
}

function issueOfRows(
  view: GridView,
  rows: readonly number[],
  column: number | null,
  code: IssueCode,
  message: string,
): ReadIssue {
  const issue = makeIssue(view, rows[0] ?? 0, column, code, message);
  return rows.length > 1 ? { ...issue, rows: [...rows] } : issue;
}

/** Hidden one by one or by a filter: a filtered table would bury everything else if each row were told. */
function hiddenIssues(view: GridView, entryRows: readonly GridRow[]): ReadIssue[] {
  const rows = entryRows.filter(({ hidden }) => hidden).map(({ row }) => row);
  if (rows.length === 0) return [];
  const message =
    rows.length === 1
      ? '这一行是隐藏行，内容已导入。'
      : `被筛选或隐藏的${rows.length}行已照常读入：${rowsSaid(rows)}。`;
  return [issueOfRows(view, rows, null, 'HIDDEN_ROW', message)];
}

function cellIssues(view: GridView, row: GridRow): ReadIssue[] {
  const issues: ReadIssue[] = [];
  for (const column of row.longNumbers ?? []) {
    const message = '超过15位的数字，Excel 可能已改动末尾几位，请核对原文。';
    issues.push(makeIssue(view, row.row, column, 'NUMBER_TOO_LONG', message));
  }
  const struck = (row.struck ?? [])[0];
  if (struck !== undefined)
    issues.push(makeIssue(view, row.row, struck, 'STRUCK_THROUGH', '文字带删除线，可能已作废，内容已导入，请核对。'));
  return issues;
}

/** Issues of one table, by columns first and then by rows. `entryRows` are the rows that became entries. */
export function tableIssues(table: TableSense, entryRows: readonly GridRow[]): ReadIssue[] {
  const { view, columns } = table;
  return [
    ...partedNames(table, entryRows),
    ...columnIssues(view, columns, entryRows),
    ...formulaIssues(view, columns, entryRows),
    ...entryRows.flatMap((row) => cellIssues(view, row)),
    ...hiddenIssues(view, entryRows),
  ];
}

/** Colours are not read; what they mean may be that a duty is to go. */
export function colourIssue(sheet: string, row: number, text: string): ReadIssue {
  const plain = text.replace(/\s+/g, '');
  const said = plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
  const message = `“${said}”用颜色或字形作了区分，双梳读不出颜色，各条都已照常导入，请对照原表核对。`;
  return { sheet, row, column: '', code: 'COLOUR_SAID', message };
}

/** What is said of a row left out as a note: that it holds no duty though it might, or which note was not taken for one. */
export function noteIssue(
  view: GridView,
  row: GridRow,
  { text }: RowSense,
  columns: readonly TableColumn[],
): ReadIssue[] {
  const name = columnOf(columns, 'name');
  const blank = [...(row.missingValues ?? []), ...errorsIn(row)];
  // Blank for want of a computed value: told of the column, unless nothing is read from it.
  const told = columns.some(({ column, role }) => role !== 'ignored' && blank.includes(column));
  if (text === '' && told) return [];
  if (text === '')
    return [makeIssue(view, row.row, name?.column ?? null, 'NAME_MISSING', '这一行没有事项名称和内容，没有导入。')];
  const texts = view.filled(row).map((column) => view.own(row, column));
  if (texts.length < 2 || !isLabelledNote(texts)) return [];
  const [word = '', ...rest] = texts;
  const message = `“${word.replace(/[:：]$/, '')}：${rest.join('')}”是说明，没有当条目。`;
  return [makeIssue(view, row.row, null, 'NOTE_ROW', message)];
}

/** What makes two rows the same row written twice. */
function wholeText(entry: ReadEntry): string {
  return [entry.name, entry.text, entry.department, entry.category, ...entry.bases].join('|').replace(/\s+/g, '');
}

/** By sheet, row and column: cells whose formula was never computed. */
export function uncomputedCells(issues: readonly ReadIssue[]): ReadonlySet<string> {
  const told = issues.filter(({ code }) => code === 'FORMULA_WITHOUT_VALUE');
  return new Set(
    told.flatMap(({ sheet, row, column, rows = [row] }) => rows.map((at) => placeOfCell({ sheet, row: at, column }))),
  );
}

function placeOfCell({ sheet, row, column }: Pick<ReadIssue, 'sheet' | 'row' | 'column'>): string {
  return `${sheet}\n${row}\n${column}`;
}

/** Entries of the whole file: names missing, unless for want of a computed value, rows written twice, names that stand twice. */
export function nameIssues(
  entries: readonly ReadEntry[],
  nameColumn: (entry: ReadEntry) => string,
  uncomputed: ReadonlySet<string>,
): ReadIssue[] {
  const seen = new Map<string, ReadEntry>();
  const issues: ReadIssue[] = [];
  for (const entry of entries) {
    const place = { sheet: entry.sheet, row: entry.row, column: nameColumn(entry) };
    const key = /\s/.test(entry.name) ? entry.name.replace(/\s+/g, '') : entry.name;
    if (key === '' && !uncomputed.has(placeOfCell(place)))
      issues.push({ ...place, code: 'NAME_MISSING', message: '这一行没有事项名称。' });
    const before = key === '' ? undefined : seen.get(key);
    if (before) {
      const where = `${before.sheet === entry.sheet ? '' : `“${before.sheet}”`}第${before.row}${rowWord(before.sheet)}`;
      if (wholeText(before) === wholeText(entry))
        issues.push({ ...place, code: 'REPEATED_ROW', message: `与${where}完全相同，可能重复填报。` });
      else issues.push({ ...place, code: 'DUPLICATE_NAME', message: `与${where}名称相同。` });
    } else if (key !== '') seen.set(key, entry);
  }
  return issues;
}

/** Rows that may hold two duties, to be split when they are merged. */
export function dutyIssues(entries: readonly ReadEntry[], nameColumn: (entry: ReadEntry) => string): ReadIssue[] {
  return entries.flatMap((entry) => {
    const parts = twoDuties(entry.name);
    if (parts.length < 2) return [];
    const message = `可能含${parts.length === 2 ? '两' : ` ${parts.length} `}项：${parts.join('；')}。`;
    return [{ sheet: entry.sheet, row: entry.row, column: nameColumn(entry), code: 'TWO_DUTIES' as const, message }];
  });
}
