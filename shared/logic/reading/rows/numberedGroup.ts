/** Recognises a row that heads a group by its number: 1 above 1.1, with nothing but a name beside it. */

import { columnOf } from '../columns/tableColumns';
import type { TableSense } from './classifyRow';
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
