/** Recognises a row that heads a group by the numbers around it: 1 above 1.1, or a name alone where the serials begin again. */

import { columnOf } from '../columns/tableColumns';
import type { TableSense } from './classifyRow';
import { isOpen } from './continuedName';
import { levelled } from './levelled';

/** The group's name, or null. `position` is the row's place in the view. */
export function numberedGroup({ view, columns }: TableSense, position: number): string | null {
  const serial = columnOf(columns, 'serial')?.column;
  const name = columnOf(columns, 'name')?.column;
  const row = view.rows[position];
  if (serial === undefined || name === undefined || !row) return null;
  const filled = view.filled(row);
  if (filled.length !== 2 || !filled.includes(serial) || !filled.includes(name)) return null;
  const number = levelled(view.own(row, serial)).replace(/[、.]$/, '');
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(number)) return null;
  const next = view.rows.slice(position + 1, position + 4).find((one) => view.filled(one).length > 0);
  const further = next ? levelled(view.own(next, serial)) : '';
  return further.startsWith(`${number}.`) || further.startsWith(`${number}-`) ? view.own(row, name) : null;
}

/** 水利类 in the column of names, nothing else in its row, and right below it the serials begin with 1 again. */
export function restartedGroup({ view, columns, hasSerials }: TableSense, position: number): string | null {
  const serial = columnOf(columns, 'serial')?.column;
  const name = columnOf(columns, 'name')?.column;
  const row = view.rows[position];
  const next = view.rows[position + 1];
  if (!hasSerials || serial === undefined || name === undefined || !row || !next) return null;
  const filled = view.filled(row);
  if (filled.length !== 1 || filled[0] !== name || view.mergeAt(row, serial)) return null;
  const text = view.own(row, name);
  const above = view.rows[position - 1];
  if (above && isOpen(view.own(above, name))) return null;
  const begins = /^\(?0*1[)、.]?$/.test(levelled(view.own(next, serial))) && view.filled(next).length > 2;
  return begins && levelled(text).length <= 20 && !/[，。；]/.test(text) ? text : null;
}
