/** What a person should look at in a table that was read: names, hidden parts, formulas, numbers, unknown columns. */
import type { GridRow } from '../../model/grid';
import type { ColumnRole, ReadEntry, ReadIssue } from '../../model/sourceEntry';
import type { TableColumn } from './columns/tableColumns';
import { columnName, type GridView } from './gridView';
import { isChangeHeading } from './rows/changeKinds';
import type { RowSense } from './rows/classifyRow';
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

function called(view: GridView, column: TableColumn): string {
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

function columnIssues(view: GridView, columns: readonly TableColumn[], entryRows: readonly GridRow[]): ReadIssue[] {
  const first = entryRows[0]?.row ?? 0;
  return columns.flatMap((column) => {
    const filled = entryRows.some((row) => view.own(row, column.column) !== '');
    if (!filled) return [];
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
      const [example = ''] = entryRows.map((row) => view.own(row, column.column)).filter((text) => text !== '');
      const said = `${called(view, column)}${column.asked === 'offices' ? '写的像是乡镇自己的科室' : '没有对应的栏目'}`;
      const message = `${said}（如“${shortened(example)}”），没有导入；要导入请在列头另选，不用的选“不用”。`;
      return [makeIssue(view, first, column.column, 'COLUMN_UNREAD', message)];
    }
    if (column.label !== '') {
      const message = isChangeHeading(column.heading)
        ? `${called(view, column)}记在备注里；写着删除的，归并时不预先勾选。`
        : `${called(view, column)}是更高一级的部门，记在备注里；责任部门取最近乡镇的一级。`;
      return [makeIssue(view, first, column.column, 'COLUMN_KEPT', message)];
    }
    if (column.hidden) {
      const message = `${called(view, column)}是隐藏列，${unused ? '没有导入' : '内容已导入'}。`;
      return [makeIssue(view, first, column.column, 'HIDDEN_COLUMN', message)];
    }
    if (!unused) return [];
    return [
      makeIssue(view, first, column.column, 'UNKNOWN_COLUMN', `${called(view, column)}没有对应的栏目，没有导入。`),
    ];
  });
}

function formulaIssues(view: GridView, columns: readonly TableColumn[], entryRows: readonly GridRow[]): ReadIssue[] {
  return columns.flatMap((column) => {
    if (column.role === 'ignored') return [];
    const rows = entryRows.filter((row) => row.formulas.includes(column.column));
    const first = rows[0];
    if (!first) return [];
    const message = `${called(view, column)}有${rows.length}个公式，取文件里保存的值。`;
    return [makeIssue(view, first.row, column.column, 'FORMULA', message)];
  });
}

function cellIssues(view: GridView, row: GridRow): ReadIssue[] {
  const issues = (row.missingValues ?? []).map((column) =>
    makeIssue(view, row.row, column, 'FORMULA_WITHOUT_VALUE', '公式没有保存计算结果，单元格按空白读取。'),
  );
  for (const column of row.longNumbers ?? []) {
    const message = '超过15位的数字，Excel 可能已改动末尾几位，请核对原文。';
    issues.push(makeIssue(view, row.row, column, 'NUMBER_TOO_LONG', message));
  }
  const struck = (row.struck ?? [])[0];
  if (struck !== undefined)
    issues.push(makeIssue(view, row.row, struck, 'STRUCK_THROUGH', '文字带删除线，可能已作废，内容已导入，请核对。'));
  if (row.hidden) issues.push(makeIssue(view, row.row, null, 'HIDDEN_ROW', '这一行是隐藏行，内容已导入。'));
  return issues;
}

/** Issues of one table, by columns first and then by rows. `entryRows` are the rows that became entries. */
export function tableIssues(
  view: GridView,
  columns: readonly TableColumn[],
  entryRows: readonly GridRow[],
): ReadIssue[] {
  return [
    ...columnIssues(view, columns, entryRows),
    ...formulaIssues(view, columns, entryRows),
    ...entryRows.flatMap((row) => cellIssues(view, row)),
  ];
}

/** What is said of a row left out as a note: that it holds no duty though it might, or which note was not taken for one. */
export function noteIssue(
  view: GridView,
  row: GridRow,
  { text }: RowSense,
  name: TableColumn | undefined,
): ReadIssue[] {
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

/** Entries of the whole file: names missing, rows written twice, and names that stand twice. */
export function nameIssues(entries: readonly ReadEntry[], nameColumn: (entry: ReadEntry) => string): ReadIssue[] {
  const seen = new Map<string, ReadEntry>();
  const issues: ReadIssue[] = [];
  for (const entry of entries) {
    const place = { sheet: entry.sheet, row: entry.row, column: nameColumn(entry) };
    const key = /\s/.test(entry.name) ? entry.name.replace(/\s+/g, '') : entry.name;
    if (key === '') issues.push({ ...place, code: 'NAME_MISSING', message: '这一行没有事项名称。' });
    const before = key === '' ? undefined : seen.get(key);
    if (before) {
      const where = `${before.sheet === entry.sheet ? '' : `“${before.sheet}”`}第${before.row}行`;
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
