/** Looks through one XML part byte by byte before any library parses it; notes what a worksheet holds. */
import { fail, ok, type Result } from '../../../../shared/result';
import { limits } from './limits';

/** What the walk saw; the last two only for a worksheet, by address (C5). */
export interface XmlFindings {
  readonly elements: number;
  readonly rows: number;
  readonly cells: number;
  /** Numbers of more than 15 digits exactly as the file writes them: libraries round them. */
  readonly longNumbers: ReadonlyMap<string, string>;
  /** Formulas without a kept value. */
  readonly missingValues: ReadonlySet<string>;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Position of the `>` that closes the tag opened at `from`; a `>` inside quotes does not count. -1: none. */
function endOfTag(xml: Buffer, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const byte = xml[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
    else if (byte === GT) return at;
    else if (byte === LT) return -1;
  }
  return -1;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Start and end of the value of the attribute with a one-letter name, or null. */
function findAttribute(xml: Buffer, from: number, to: number, letter: number): readonly [number, number] | null {
  for (let at = from; at + 3 < to; at += 1) {
    if (xml[at] !== letter || !isSpace(xml[at - 1]) || xml[at + 1] !== 0x3d) continue;
    const quote = xml[at + 2];
    if (quote !== QUOTE && quote !== APOSTROPHE) continue;
    const end = xml.indexOf(quote, at + 3);
    return end < 0 || end > to ? null : [at + 3, end];
  }
  return null;
}

/** The 1-based column of an address such as XFD1048576; 0 when it is none, or outside Excel's sheet. */
function columnAt(xml: Buffer, from: number, to: number): number {
  let at = from;
  let column = 0;
  for (; at < to; at += 1) {
    const byte = xml[at] ?? 0;
    if (byte < 0x41 || byte > 0x5a) break;
    column = column * 26 + byte - 0x40;
    if (column > limits.lastColumn) return 0;
  }
  return isRowNumber(xml, at, to) ? column : 0;
}

function isRowNumber(xml: Buffer, from: number, to: number): boolean {
  let row = 0;
  if (from >= to) return false;
  for (let at = from; at < to; at += 1) {
    const digit = (xml[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return false;
    row = row * 10 + digit;
    if (row > limits.lastRow) return false;
  }
  return row > 0;
}

class SheetWalk {
  rows = 0;
  cells = 0;
  readonly longNumbers = new Map<string, string>();
  readonly missingValues = new Set<string>();
  private address = '';
  private numeric = false;
  private formula = false;
  private value = false;
  private rowUsed = false;
  private rowWidth = 0;
  private extent = 0;
  private merges = 0;

  constructor(private readonly xml: Buffer) {}

  /** Takes one opening tag; '' or why the sheet is refused. */
  open(name: string, from: number, to: number, selfClosed: boolean): string {
    switch (name) {
      case 'row':
        this.rowUsed = false;
        this.rowWidth = 0;
        return this.checkRow(from, to);
      case 'c':
        return this.openCell(from, to, selfClosed);
      case 'f':
        this.formula = true;
        return '';
      case 'v':
        this.value = !selfClosed;
        if (!selfClosed) this.keepLongNumber(to + 1);
        return '';
      case 'is':
        this.value = true;
        return '';
      case 'mergeCell':
        this.merges += 1;
        return this.merges > limits.merges ? '合并单元格过多' : this.checkReference(from, to);
      case 'dimension':
        return this.checkReference(from, to);
      default:
        return '';
    }
  }

  close(name: string): void {
    if (name === 'c' && this.formula && !this.value) this.missingValues.add(this.address);
  }

  private checkRow(from: number, to: number): string {
    const place = findAttribute(this.xml, from, to, 0x72);
    if (place && !isRowNumber(this.xml, place[0], place[1])) return '行号超出范围';
    return '';
  }

  private openCell(from: number, to: number, selfClosed: boolean): string {
    const place = findAttribute(this.xml, from, to, 0x72);
    const column = place ? columnAt(this.xml, place[0], place[1]) : 1;
    if (column === 0) return '单元格地址超出范围';
    if (selfClosed) return '';
    this.cells += 1;
    if (!this.rowUsed) this.rows += 1;
    this.rowUsed = true;
    // Libraries keep every row as long as its last column, however few cells it has.
    this.extent += Math.max(0, column - this.rowWidth);
    this.rowWidth = Math.max(this.rowWidth, column);
    if (this.extent > limits.gridCells) return '表格范围过大';
    this.address = place ? this.xml.toString('latin1', place[0], place[1]) : '';
    const type = findAttribute(this.xml, from, to, 0x74);
    this.numeric = type === null || (type[1] - type[0] === 1 && this.xml[type[0]] === 0x6e);
    this.formula = false;
    this.value = false;
    if (this.cells > limits.sheetCells) return '单元格过多';
    return this.rows > limits.sheetRows ? '行数过多' : '';
  }

  private keepLongNumber(from: number): void {
    if (!this.numeric) return;
    const end = this.xml.indexOf(LT, from);
    if (end - from < 16 || end - from > 400) return;
    const text = this.xml.toString('latin1', from, end).trim();
    if (/^-?[1-9]\d{15,}$/.test(text)) this.longNumbers.set(this.address, text);
  }

  private checkReference(from: number, to: number): string {
    const tag = this.xml.toString('latin1', from, to);
    const reference = /\sref=["']([^"']*)["']/.exec(tag)?.[1];
    if (reference === undefined) return '';
    const whole = Buffer.from(reference, 'latin1');
    const colon = whole.indexOf(0x3a);
    const end = colon < 0 ? whole.length : colon;
    const inside = columnAt(whole, 0, end) > 0 && (colon < 0 || columnAt(whole, colon + 1, whole.length) > 0);
    return inside ? '' : '单元格地址超出范围';
  }
}

/** Where a tag's local name begins (behind a prefix) and ends. */
function nameOf(xml: Buffer, from: number, to: number): string {
  let end = from;
  let start = from;
  while (end < to && !isSpace(xml[end]) && xml[end] !== SLASH) {
    if (xml[end] === 0x3a) start = end + 1;
    end += 1;
  }
  return xml.toString('latin1', start, end);
}

/** Comment, CDATA or processing instruction: where it ends. A declaration (DOCTYPE, ENTITY) gives null. */
function skipSpecial(xml: Buffer, at: number): number | null {
  const closing = (mark: string, from: number): number => {
    const end = xml.indexOf(mark, from, 'latin1');
    return end < 0 ? -1 : end + mark.length;
  };
  if (xml[at + 1] === 0x3f) return closing('?>', at + 2);
  if (xml.toString('latin1', at, at + 4) === '<!--') return closing('-->', at + 4);
  if (xml.toString('latin1', at, at + 9) === '<![CDATA[') return closing(']]>', at + 9);
  return null;
}

/** One pass over the tags; the class keeps the loop's state out of long argument lists. */
class XmlWalk {
  elements = 0;
  sheet: SheetWalk | null = null;
  private depth = 0;

  constructor(
    private readonly part: string,
    private readonly xml: Buffer,
  ) {}

  run(): Result<null> {
    let at = this.xml.indexOf(LT);
    while (at >= 0) {
      const next = this.xml[at + 1];
      if (next === 0x21 || next === 0x3f) {
        const end = skipSpecial(this.xml, at);
        if (end === null) return fail('FILE_UNREADABLE', { reason: '含有文档类型或实体声明', part: this.part });
        if (end < 0) return fail('FILE_DAMAGED', { reason: '内容没有结束', part: this.part });
        at = this.xml.indexOf(LT, end);
        continue;
      }
      const end = endOfTag(this.xml, at + 1);
      if (end < 0) return fail('FILE_DAMAGED', { reason: '标签没有结束', part: this.part });
      const refused = next === SLASH ? this.close(at, end) : this.open(at, end);
      if (refused) return fail('FILE_UNREADABLE', { reason: refused, part: this.part });
      at = this.xml.indexOf(LT, end + 1);
    }
    return this.depth === 0 ? ok(null) : fail('FILE_DAMAGED', { reason: '标签不成对', part: this.part });
  }

  private open(at: number, end: number): string {
    const selfClosed = this.xml[end - 1] === SLASH;
    const name = nameOf(this.xml, at + 1, end);
    if (this.elements === 0 && name === 'worksheet') this.sheet = new SheetWalk(this.xml);
    this.elements += 1;
    if (!selfClosed) this.depth += 1;
    if (this.depth > limits.xmlDepth) return '层次过深';
    if (name === 'si' && this.elements > 20 * limits.sheetCells) return '文字过多';
    return this.sheet?.open(name, at + 1, end, selfClosed) ?? '';
  }

  private close(at: number, end: number): string {
    this.depth -= 1;
    this.sheet?.close(nameOf(this.xml, at + 2, end));
    return this.depth < 0 ? '标签不成对' : '';
  }
}

/**
 * Refuses declarations (DOCTYPE, ENTITY), unclosed or too deep tags, and in a worksheet addresses outside
 * XFD1048576 and more rows or cells than `limits` allow. FILE_DAMAGED or FILE_UNREADABLE with reason and part.
 */
export function guardXml(part: string, bytes: Uint8Array): Result<XmlFindings> {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // UTF-16 would hide every mark searched for below; office programs write UTF-8.
  if (xml.length >= 2 && (xml[0] === 0xff || xml[0] === 0xfe || xml[0] === 0 || xml[1] === 0)) {
    return fail('FILE_UNREADABLE', { reason: '文字编码不认识', part });
  }
  const walk = new XmlWalk(part, xml);
  const done = walk.run();
  if (!done.ok) return done;
  return ok({
    elements: walk.elements,
    rows: walk.sheet?.rows ?? 0,
    cells: walk.sheet?.cells ?? 0,
    longNumbers: walk.sheet?.longNumbers ?? new Map(),
    missingValues: walk.sheet?.missingValues ?? new Set(),
  });
}
