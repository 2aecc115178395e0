/** Recognises a row that only goes on with the name above: broken in two by hand, the second row without a serial. */

import { columnOf } from '../columns/tableColumns';
import type { TableSense } from './classifyRow';
import { levelled } from './levelled';
import { isHeadingLike } from './rowWords';

const open = /[、，,；;：:（(“《和及与并或的、—-]$/;
const goesOn = /^([、，,；;）)”》]|和|及|与|以及|并|或|等)/;

/**
 * `sure`: the words themselves run on; `perhaps`: only that the serials count on past the row; null: no sign of it.
 * `position` is the row's place in the view; the row above is an entry.
 */
export function continuesName(table: TableSense, position: number): 'sure' | 'perhaps' | null {
  const { view, columns, categories } = table;
  const serial = columnOf(columns, 'serial')?.column;
  const name = columnOf(columns, 'name')?.column;
  const row = view.rows[position];
  const before = view.rows[position - 1];
  if (serial === undefined || name === undefined || !row || !before) return null;
  const filled = view.filled(row);
  if (filled.length !== 1 || filled[0] !== name || view.mergeAt(row, name)) return null;
  const number = numberIn(view.own(before, serial));
  if (number === null) return null;
  const text = view.own(row, name);
  if (open.test(levelled(view.own(before, name))) || goesOn.test(levelled(text))) return 'sure';
  if (isHeadingLike(text, categories)) return null;
  const next = view.rows.slice(position + 1, position + 3).find((one) => view.filled(one).length > 0);
  return next && numberIn(view.own(next, serial)) === number + 1 ? 'perhaps' : null;
}

function numberIn(serial: string): number | null {
  const digits = /^\(?(\d{1,5})\)?[、.．]?$/.exec(levelled(serial))?.[1];
  return digits === undefined ? null : Number(digits);
}
