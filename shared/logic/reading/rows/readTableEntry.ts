/** One row of a table to a source entry, before what continues from rows above is filled in. */
import type { GridRow } from '../../../model/grid';
import type { ColumnRole, ReadEntry } from '../../../model/sourceEntry';
import { countedNames } from '../columns/likeColumns';
import { shareOut } from '../columns/sides';
import { columnOf, columnsOf, textIn, textsOf } from '../columns/tableColumns';
import { readApplies, readTownshipRole, splitBases, splitNames } from './cellValues';
import type { TableSense } from './classifyRow';
import { isTick } from './ticks';

/** An entry still open to what later rows add. */
export type DraftEntry = { -readonly [key in keyof ReadEntry]: ReadEntry[key] };

/** A name is one line: breaks inside it come from the width of the column. */
export function oneLine(text: string): string {
  if (!text.includes('\n')) return text.trim();
  return text
    .replace(/(?<=[\x21-\x7e])\s*\n\s*(?=[\x21-\x7e])/g, ' ')
    .replace(/\s*\n\s*/g, '')
    .trim();
}

function joined(table: TableSense, row: GridRow, role: ColumnRole): string {
  let all = '';
  for (const column of columnsOf(table.columns, role)) {
    const text = textIn(table.view, row, column);
    if (text !== '') all = all === '' ? text : `${all}\n${text}`;
  }
  return all;
}

/** The name's merged cell may belong to a row above when each row has a serial of its own. */
function nameOf(table: TableSense, row: GridRow): string {
  const names = columnsOf(table.columns, 'name');
  if (names.length > 1) return countedNames(names.map(({ column }) => oneLine(table.view.own(row, column))));
  const own = joined(table, row, 'name');
  const column = columnOf(table.columns, 'name')?.column;
  return oneLine(own !== '' || column === undefined ? own : table.view.shown(row, column));
}

/** Columns of the published three lists, kept as written besides what they mean for the entry. */
const extraRoles = ['superiorDuty', 'townDuty', 'receiver', 'method'] as const;

function extraOf(table: TableSense, row: GridRow): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const role of extraRoles) {
    const text = joined(table, row, role);
    if (text !== '') extra[role] = text;
  }
  return tellApart(extra);
}

/** The wording of the duty: its own column, and in published lists what the township does or how a duty is taken back. */
function textOf(table: TableSense, row: GridRow, { townDuty = '', method = '' }: Record<string, string>): string {
  const texts = [joined(table, row, 'text'), townDuty, method];
  return texts.filter((text) => text !== '').join('\n');
}

/** 承接部门：县市场监管局 / 工作方式：直接检查 in one cell. */
const takenOverBy = /^承接(?:部门|单位)[:：]\s*(.+?)[；;。]?\s*\n\s*(?:[^\n:：]{0,4}工作方式[:：]\s*)?(?=\S)/;

/** In published lists receiver and manner may share a cell; told apart, each stands under its own role. */
function tellApart(extra: Record<string, string>): Record<string, string> {
  const { method = '', receiver } = extra;
  const found = receiver === undefined ? takenOverBy.exec(method) : null;
  return found ? { ...extra, receiver: found[1] ?? '', method: method.slice(found[0].length) } : extra;
}

function departmentOf(table: TableSense, row: GridRow, receiver = ''): string {
  const department = textsOf(table.view, table.columns, row, 'department').find((text) => text !== '');
  return oneLine((department || receiver).replace(/\s*\n\s*/g, '、'));
}

/** Townships of the row: as its cell names them, or those whose own column is ticked. */
function appliesOf(table: TableSense, row: GridRow): DraftEntry['applies'] {
  const texts = columnsOf(table.columns, 'applies').flatMap((column) => {
    const own = textIn(table.view, row, column);
    const ticked = column.township === '' ? null : isTick(own);
    if (ticked === null) return [own];
    return ticked ? [oneLine(column.township)] : [];
  });
  return readApplies(texts.filter((text) => text !== '').join('\n'));
}

export function readTableEntry(table: TableSense, row: GridRow): DraftEntry {
  const { view, columns } = table;
  const has = (role: ColumnRole): boolean => columnOf(columns, role) !== undefined;
  const extra = extraOf(table, row);
  return {
    sheet: view.grid.sheet,
    row: row.row,
    name: nameOf(table, row),
    text: textOf(table, row, extra),
    department: departmentOf(table, row, extra.receiver),
    coDepartments: splitNames(joined(table, row, 'coDepartments')),
    category: oneLine(joined(table, row, 'category')),
    townshipRole: has('townshipRole') ? readTownshipRole(joined(table, row, 'townshipRole')) : null,
    bases: splitBases(joined(table, row, 'basis')),
    applies: appliesOf(table, row),
    remark: joined(table, row, 'remark'),
    ...(has('sender') ? { sender: oneLine(joined(table, row, 'sender')) } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    ...shareOut(columns, (column) => textIn(view, row, column)),
  };
}

/** Adds what a row that belongs to the entry above says on top of it. */
export function addContinued(entry: DraftEntry, table: TableSense, row: GridRow): void {
  const { view, columns } = table;
  const own = (role: ColumnRole): string =>
    columns
      .filter((column) => column.role === role)
      .map(({ column }) => view.own(row, column))
      .filter((text) => text !== '')
      .join('\n');
  const name = oneLine(own('name'));
  if (name !== '') entry.name = `${entry.name}${name}`;
  const text = [own('text'), own('townDuty'), own('method')].filter((part) => part !== '').join('\n');
  if (text !== '') entry.text = entry.text === '' ? text : `${entry.text}\n${text}`;
  const remark = own('remark');
  if (remark !== '') entry.remark = entry.remark === '' ? remark : `${entry.remark}\n${remark}`;
  entry.bases = [...entry.bases, ...splitBases(own('basis'))];
  const departments = [...splitNames(own('department')), ...splitNames(own('coDepartments'))];
  const added = departments.filter((name) => name !== entry.department && !entry.coDepartments.includes(name));
  entry.coDepartments = [...entry.coDepartments, ...added];
}
