/** The text of one worksheet cell as its program shows it, never rounded and never computed anew. */
import type { CellObject } from 'xlsx';

/** Line ends of every system become \n; nothing else is touched. */
export function plainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Digits of a whole number: zeros where digits were lost, as Excel shows them, not those of the nearest binary number. */
export function wholeDigits(value: number): string {
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}

/** A whole number shown as 1.23E+17 loses digits that may be a number of a person or document. */
function wholeNumber(value: number): string | null {
  if (!Number.isInteger(value) || Math.abs(value) < 1e11) return null;
  return wholeDigits(value);
}

/** True for a number Excel cannot keep exactly: more than 15 digits. */
export function isLongNumber(cell: CellObject): boolean {
  return cell.t === 'n' && typeof cell.v === 'number' && Number.isInteger(cell.v) && Math.abs(cell.v) >= 1e15;
}

/** What the cell shows; `exact` is the number as the file writes it, where a library would round it. */
export function cellText(cell: CellObject, exact: string | undefined): string {
  const { v: value, w: shown } = cell;
  if (exact !== undefined) return exact;
  if (typeof value === 'string' && cell.t === 's') return plainLines(value);
  if (typeof value === 'number' && cell.t === 'n') {
    const looksRounded = shown === undefined || /\dE[+-]?\d/i.test(shown);
    const digits = looksRounded || Math.abs(value) >= 1e15 ? wholeNumber(value) : null;
    if (digits !== null && (looksRounded || /^-?[\d,]+$/.test(shown ?? ''))) return digits;
  }
  if (shown !== undefined) return plainLines(shown);
  return value === undefined || value === null ? '' : plainLines(String(value));
}
