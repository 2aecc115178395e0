/** The three attributes of a cell's tag, found in one look: a large sheet has a million such tags. */
import { isSpace } from '../guard/walkXml';

const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

const byLetter = new Map<number, CellType>([
  [0x6e, 'n'],
  [0x73, 's'],
  [0x62, 'b'],
  [0x65, 'e'],
  [0x64, 'd'],
]);
const byName = new Map<string, CellType>([
  ['str', 'str'],
  ['inlineStr', 'inlineStr'],
]);

/** A whole number in the bytes; NaN for anything else. */
export function wholeNumberAt(xml: Buffer, from: number, to: number): number {
  let value = from < to ? 0 : Number.NaN;
  for (let at = from; at < to; at += 1) {
    const digit = (xml[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9 || value > 1e9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export class CellTag {
  /** The address, without its quotes; `addressStart` -1 when the tag states none. */
  addressStart = -1;
  addressEnd = -1;
  /** Null for one the standard does not know. */
  type: CellType | null = 'n';
  style = 0;

  read(xml: Buffer, from: number, to: number): void {
    this.addressStart = -1;
    this.type = 'n';
    this.style = 0;
    for (let at = from; at < to; ) {
      while (at < to && isSpace(xml[at])) at += 1;
      const name = at;
      while (at < to && xml[at] !== EQUALS && !isSpace(xml[at])) at += 1;
      const length = at - name;
      while (at < to && xml[at] !== QUOTE && xml[at] !== APOSTROPHE) at += 1;
      const end = at < to ? xml.indexOf(xml[at] ?? 0, at + 1) : -1;
      if (end < 0 || end >= to) return;
      if (length === 1) this.take(xml, xml[name], at + 1, end);
      at = end + 1;
    }
  }

  private take(xml: Buffer, name: number | undefined, start: number, end: number): void {
    if (name === 0x72) {
      this.addressStart = start;
      this.addressEnd = end;
    } else if (name === 0x74) {
      const named = end - start === 1 ? byLetter.get(xml[start] ?? 0) : byName.get(xml.toString('latin1', start, end));
      this.type = named ?? null;
    } else if (name === 0x73) this.style = wholeNumberAt(xml, start, end);
  }
}
