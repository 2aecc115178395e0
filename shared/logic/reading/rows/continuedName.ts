/** Recognises a row that only goes on with the one above: broken in two by hand or by the page, the second row without a serial. */

import type { GridRow } from '../../../model/grid';
import type { ColumnRole } from '../../../model/sourceEntry';
import { columnOf } from '../columns/tableColumns';
import type { GridView } from '../gridView';
import type { TableSense } from './classifyRow';
import { levelled } from './levelled';
import { isHeadingLike, isNote, isPageMark, namesClass } from './rowWords';

const open = /[、，,；;：:（(“《和及与并或的、—-]$/;
const goesOn = /^([、，,；;）)”》]|和|及|与|以及|并|或|等)/;
/** A duty may stand in as many rows as this. */
const mostRows = 6;

/**
 * `sure`: the words themselves run on, or a row without a name only adds to it; `perhaps`: only that the serials count on past the row; null: no sign of it.
 * `position` is the row's place in the view; the row above is an entry, or belongs to one, or, with `first`, is the header.
 */
export function continuesName(table: TableSense, position: number, first: boolean): 'sure' | 'perhaps' | null {
  const { view, columns, categories, hasSerials } = table;
  const serial = columnOf(columns, 'serial')?.column;
  const name = columnOf(columns, 'name')?.column;
  const row = view.rows[position];
  if (serial === undefined || name === undefined || !row) return null;
  const filled = view.filled(row);
  if (filled.length === 0 || view.own(row, serial) !== '' || view.mergeAt(row, name) || view.mergeAt(row, serial))
    return null;
  const before = first ? [] : rowsOfDuty(view, position, serial);
  const number = first ? 0 : numberIn(view.own(before[0] ?? row, serial));
  if (number === null) return null;
  const above = (column: number): string =>
    before.map((one) => view.own(one, column)).findLast((text) => text !== '') ?? '';
  if (filled.some((column) => closesAbove(above(column), view.own(row, column)))) return 'sure';
  const next = view.rows.slice(position + 1, position + mostRows).find((one) => view.own(one, serial) !== '');
  const countsOn = next !== undefined && numberIn(view.own(next, serial)) === number + 1;
  const text = view.own(row, name);
  if (text === '') return countsOn && !first && addsOnly(table, row, before[0], next) ? 'sure' : null;
  const alone = filled.length === 1;
  // Below the header nothing is there to go on with.
  if (alone && !first && (isOpen(above(name)) || goesOn.test(levelled(text)))) return 'sure';
  if (alone ? isHeadingLike(text, categories) || (hasSerials && namesClass(text)) : !hasSerials) return null;
  return countsOn ? 'perhaps' : null;
}

const wordings: ReadonlySet<ColumnRole> = new Set(['text', 'townDuty', 'method', 'basis']);
const besides: ReadonlySet<ColumnRole> = new Set(['department', 'coDepartments', 'remark', 'field']);

/**
 * No name, and the serials count on past the row: only more of the wording, or one cell more. A department is one more of
 * the duty's only where the duties above and below have theirs, else it may head what follows.
 */
function addsOnly({ view, columns }: TableSense, row: GridRow, above: GridRow | undefined, next: GridRow): boolean {
  const own = columns.filter(({ column }) => view.own(row, column) !== '');
  const texts = own.map(({ column }) => view.own(row, column));
  if (own.length !== view.filled(row).length || texts.some((text) => isNote(text) || isPageMark(text))) return false;
  if (own.every(({ role }) => wordings.has(role))) return true;
  const [one, another] = own;
  if (!one || another || !besides.has(one.role)) return false;
  return one.role !== 'department' || [above, next].every((other) => other && view.own(other, one.column) !== '');
}

/** Whether a name ends as none does: what follows belongs to it. */
export function isOpen(name: string): boolean {
  return open.test(levelled(name));
}

/** The rows above that may be of the same duty, from the one with its serial on. */
function rowsOfDuty(view: GridView, position: number, serial: number): GridRow[] {
  const rows = view.rows.slice(Math.max(0, position - mostRows), position);
  const start = rows.findLastIndex((one) => view.own(one, serial) !== '');
  return start < 0 ? [] : rows.slice(start);
}

/** A title or bracket left open above is closed here, or an article follows the title above: 《乙办 / 法》第五条. */
function closesAbove(above: string, text: string): boolean {
  if (above === '') return false;
  const first = /[《》（(）)]/.exec(text)?.[0] ?? '';
  if (first === '》') return leftOpen(above, '《', '》');
  if (/[）)]/.test(first)) return leftOpen(above.replaceAll('(', '（').replaceAll(')', '）'), '（', '）');
  return /》$/.test(above) && /^第[一二三四五六七八九十百零\d]+条/.test(text);
}

function leftOpen(text: string, opening: string, closing: string): boolean {
  return text.lastIndexOf(opening) > text.lastIndexOf(closing);
}

function numberIn(serial: string): number | null {
  const digits = /^\(?(\d{1,5})\)?[、.．]?$/.exec(levelled(serial))?.[1];
  return digits === undefined ? null : Number(digits);
}
