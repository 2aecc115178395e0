/** Cell addresses such as XFD1048576, checked against the size of a sheet. */
import type { Merge } from '../../../../shared/model/grid';
import { limits } from '../guard/limits';

/** Row 1-based, column 0-based. */
export interface Corner {
  row: number;
  column: number;
}

/** Fills `corner` from the bytes of an address; false when it is none, or outside the sheet. */
export function parseAddress(xml: Buffer, from: number, to: number, corner: Corner): boolean {
  let at = from;
  let column = 0;
  for (; at < to; at += 1) {
    const letter = (xml[at] ?? 0) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > limits.lastColumn) return false;
  }
  let row = 0;
  const digits = at;
  for (; at < to; at += 1) {
    const digit = (xml[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return false;
    row = row * 10 + digit;
    if (row > limits.lastRow) return false;
  }
  if (column === 0 || row === 0 || digits === to) return false;
  corner.row = row;
  corner.column = column - 1;
  return true;
}

/** A1:C3 or a single address, corners in any order; null when it is none, or outside the sheet. */
export function parseRange(text: string): Merge | null {
  const [first = '', last = first, ...more] = text.replaceAll('$', '').split(':');
  const a = { row: 0, column: 0 };
  const b = { row: 0, column: 0 };
  const parse = (address: string, corner: Corner): boolean => {
    return parseAddress(Buffer.from(address, 'latin1'), 0, address.length, corner);
  };
  if (more.length > 0 || !parse(first, a) || !parse(last, b)) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}
