/** One row of a table to a source entry, before what continues from rows above is filled in. */
import type { GridRow } from '../../../model/grid';
import type { ColumnRole, ReadEntry } from '../../../model/sourceEntry';
import { heldField } from '../../paper/layout/ownColumns';
import { looksLikeDepartment } from '../columns/columnRoles';
import { asksCommon, commonWord } from '../columns/commonColumn';
import { countedNames } from '../columns/likeColumns';
import { shareOut } from '../columns/sides';
import { columnOf, columnsOf, textIn, textsOf } from '../columns/tableColumns';
import { readApplies, readTownshipRole, saysAsAbove, splitBases, splitNames } from './cellValues';
import type { TableSense } from './classifyRow';
import { type NameWithText, takeApart } from './nameWithText';
import { isTownsPart } from './ticks';

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
function nameOf(table: TableSense, row: GridRow): NameWithText {
  const names = columnsOf(table.columns, 'name');
  const alone = (name: string): NameWithText => ({ name: oneLine(name), text: '' });
  if (names.length > 1) return alone(countedNames(names.map(({ column }) => oneLine(table.view.own(row, column)))));
  const own = joined(table, row, 'name');
  const column = columnOf(table.columns, 'name');
  const cell = own !== '' || column === undefined ? own : table.view.shown(row, column.column);
  return table.endOfNames ? takeApart(cell, table.endOfNames) : alone(cell);
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

/** The wording of the duty: what stands beside the name, its own column, and in published lists what the township does or how a duty is taken back. */
function textOf(
  table: TableSense,
  row: GridRow,
  { townDuty = '', method = '' }: Record<string, string>,
  beside: string,
): string {
  const texts = [beside, joined(table, row, 'text'), townDuty, method];
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

/** Townships of the row: as its cell names them, or those whose own column is ticked; else whether it is said to be 共性. */
function appliesOf(table: TableSense, row: GridRow): DraftEntry['applies'] {
  const columns = columnsOf(table.columns, 'applies');
  const common = columns.flatMap((column) =>
    asksCommon(column.heading) ? [commonWord(column.heading, textIn(table.view, row, column))] : [],
  );
  const texts = columns.flatMap((column) => {
    if (asksCommon(column.heading)) return [];
    const own = textIn(table.view, row, column);
    const ticked = column.township === '' ? null : isTownsPart(own);
    if (ticked === null) return [own];
    return ticked ? [oneLine(column.township)] : [];
  });
  const named = readApplies(texts.filter((text) => text !== '').join('\n'));
  return named === null || named === 'all' ? (readApplies([...new Set(common)].join('\n')) ?? named) : named;
}

export function readTableEntry(table: TableSense, row: GridRow): DraftEntry {
  const { view, columns } = table;
  const has = (role: ColumnRole): boolean => columnOf(columns, role) !== undefined;
  const extra = extraOf(table, row);
  const { name, text } = nameOf(table, row);
  const { towns = [], ...shared } = shareOut(columns, (column) => textIn(view, row, column)) ?? {};
  return {
    sheet: view.grid.sheet,
    row: row.row,
    name,
    text: textOf(table, row, extra, text),
    department: departmentOf(table, row, extra.receiver),
    coDepartments: splitNames(joined(table, row, 'coDepartments')),
    category: oneLine(joined(table, row, 'category')),
    townshipRole: has('townshipRole') ? readTownshipRole(joined(table, row, 'townshipRole')) : null,
    bases: splitBases(joined(table, row, 'basis')),
    applies: appliesOf(table, row) ?? (towns.length > 0 ? towns : null),
    remark: joined(table, row, 'remark'),
    ...(has('sender') ? { sender: oneLine(joined(table, row, 'sender')) } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    ...shared,
  };
}

/** Keeps what holds in the columns of the scheme's fields although the row's own cell is merged or says 同上. */
export function holdFields(
  entry: DraftEntry,
  { view, columns }: TableSense,
  row: GridRow,
  above: { readonly entry: DraftEntry; readonly row: GridRow } | null,
): void {
  for (const column of columnsOf(columns, 'field')) {
    const key = heldField(column.heading);
    const own = view.own(row, column.column);
    const text =
      above && saysAsAbove(own)
        ? (above.entry.extra?.[key] ?? view.own(above.row, column.column))
        : textIn(view, row, column);
    if (text !== own) entry.extra = { ...entry.extra, [key]: text };
  }
}

function onNewLine(before: string, added: string): string {
  return before === '' || added === '' ? `${before}${added}` : `${before}\n${added}`;
}

/** The last citation may go on here: the rest of its title, or its article. */
function basesWith(bases: readonly string[], added: string): string[] {
  if (added === '') return [...bases];
  const last = bases.at(-1) ?? '';
  const open = last.lastIndexOf('《') > last.lastIndexOf('》');
  return [...bases.slice(0, -1), ...splitBases(open ? `${last}${added}` : onNewLine(last, added))];
}

/** 各乡镇, 各有关部门: whole as they are, though no unit's name. */
const everyone = /^(各|有关|相关)|(等|部门|单位)$/;

/** 县住房和城 / 乡建设局: one name broken in two. */
function isBroken(before: string, rest: string): boolean {
  if (before === '' || rest === '' || looksLikeDepartment(before) || everyone.test(before)) return false;
  return looksLikeDepartment(`${before}${rest}`);
}

function addDepartments(entry: DraftEntry, department: string, beside: string): void {
  const departments = [...splitNames(department), ...splitNames(beside)];
  const added = departments.filter((name) => name !== entry.department && !entry.coDepartments.includes(name));
  entry.coDepartments = [...entry.coDepartments, ...added];
}

/**
 * Adds what a row that belongs to the entry above says on top of it.
 *
 * @param first The entry's own row.
 * @param broken Whether the row was broken in two, so that names go on, too; else it names further departments.
 */
export function addContinued(
  entry: DraftEntry,
  table: TableSense,
  row: GridRow,
  { first, broken }: { readonly first: GridRow | undefined; readonly broken: boolean },
): void {
  const { view, columns } = table;
  const own = (role: ColumnRole): string =>
    columns
      .filter((column) => column.role === role)
      .map(({ column }) => view.own(row, column))
      .filter((text) => text !== '')
      .join('\n');
  entry.name = `${entry.name}${oneLine(own('name'))}`;
  const text = [own('text'), own('townDuty'), own('method')].filter((part) => part !== '').join('\n');
  entry.text = onNewLine(entry.text, text);
  entry.remark = onNewLine(entry.remark, own('remark'));
  entry.bases = basesWith(entry.bases, own('basis'));
  const department = oneLine(own('department'));
  const goesOn = broken && isBroken(entry.department, department);
  if (goesOn) entry.department = `${entry.department}${department}`;
  addDepartments(entry, goesOn ? '' : department, own('coDepartments'));
  const added: [string, string][] = extraRoles.map((role) => [role, onNewLine(entry.extra?.[role] ?? '', own(role))]);
  for (const column of columnsOf(columns, 'field')) {
    const key = heldField(column.heading);
    const more = view.own(row, column.column);
    const before = entry.extra?.[key] ?? (first ? textIn(view, first, column) : '');
    if (more !== '') added.push([key, onNewLine(before, more)]);
  }
  for (const [key, value] of added) if (value !== '') entry.extra = { ...entry.extra, [key]: value };
}
