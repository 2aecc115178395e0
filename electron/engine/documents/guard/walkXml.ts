/** Walks one XML part byte by byte, refusing what no office program writes, and shows every tag to a listener. */
import { fail, ok, type Result } from '../../../../shared/result';
import { limits } from './limits';

/** Hears every tag while the part is checked; '' goes on, anything else is why the part is refused. */
export interface TagListener {
  /** `from` is behind the name, `to` the closing `>` (or the `/` before it). */
  open(name: string, from: number, to: number, selfClosed: boolean): string;
  /** `behind` is the position after the tag, where text may go on. */
  close(name: string, behind: number): string;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Position of the `>` that closes the tag opened at `from`; a `>` inside quotes does not count. -1: none. */
function endOfTag(xml: Buffer, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const byte = xml[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
    else if (byte === LT) return -1;
  }
  return -1;
}

/** Spreadsheets consist of a few one-letter elements; their names need no string of their own each time. */
const letters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** A tag's local name, and the position behind it. */
class TagName {
  name = '';
  end = 0;

  read(xml: Buffer, from: number, to: number): void {
    let start = from;
    let end = from;
    for (; end < to; end += 1) {
      const byte = xml[end];
      if (byte === SLASH || isSpace(byte)) break;
      if (byte === COLON) start = end + 1;
    }
    this.end = end;
    this.name = end - start === 1 ? (letters[xml[start] ?? 0] ?? '') : xml.toString('latin1', start, end);
  }
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

/** UTF-16 would hide every mark searched for below, and another encoding garble the text; office programs write UTF-8. */
function isUtf8(xml: Buffer): boolean {
  if (xml.length >= 2 && (xml[0] === 0xff || xml[0] === 0xfe || xml[0] === 0 || xml[1] === 0)) return false;
  const stated = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(
    xml.toString('latin1', 0, 200).replace(/^ï»¿/, ''),
  );
  return stated === null || /^(utf-?8|us-ascii)$/i.test(stated[1] ?? '');
}

function isForbidden(code: number): boolean {
  if (Number.isNaN(code) || code > 0x10ffff) return true;
  return (code < 0x20 && ![9, 10, 13].includes(code)) || (code >= 0xd800 && code <= 0xdfff) || (code | 1) === 0xffff;
}

/** Zero bytes, or references to characters XML does not allow: no office program writes them, and none opens them. */
function holdsForbidden(xml: Buffer): boolean {
  if (xml.includes(0)) return true;
  for (let at = xml.indexOf('&#', 0, 'latin1'); at >= 0; at = xml.indexOf('&#', at + 2, 'latin1')) {
    const [, hexadecimal, digits = ''] = /^&#(x?)([\da-f]+);/i.exec(xml.toString('latin1', at, at + 12)) ?? [];
    if (isForbidden(Number.parseInt(digits, hexadecimal ? 16 : 10))) return true;
  }
  return false;
}

/** One pass over the tags; the class keeps the loop's state out of long argument lists. */
class Walk {
  elements = 0;
  private depth = 0;
  private readonly tag = new TagName();

  constructor(
    private readonly part: string,
    private readonly xml: Buffer,
    private readonly listener: TagListener | null,
  ) {}

  run(): Result<null> {
    const { xml, part } = this;
    for (let at = xml.indexOf(LT); at >= 0; ) {
      const next = xml[at + 1];
      if (next === 0x21 || next === 0x3f) {
        const end = skipSpecial(xml, at);
        if (end === null) return fail('FILE_UNREADABLE', { reason: '含有文档类型或实体声明', part });
        if (end < 0) return fail('FILE_DAMAGED', { reason: '内容没有结束', part });
        at = xml.indexOf(LT, end);
        continue;
      }
      const end = endOfTag(xml, at + 1);
      if (end < 0) return fail('FILE_DAMAGED', { reason: '标签没有结束', part });
      const refused = next === SLASH ? this.close(at, end) : this.open(at, end);
      if (refused) return fail('FILE_UNREADABLE', { reason: refused, part });
      at = xml.indexOf(LT, end + 1);
    }
    if (this.elements === 0) return fail('FILE_DAMAGED', { reason: '内容缺失', part });
    return this.depth === 0 ? ok(null) : fail('FILE_DAMAGED', { reason: '标签不成对', part });
  }

  private open(at: number, end: number): string {
    const selfClosed = this.xml[end - 1] === SLASH;
    this.elements += 1;
    if (!selfClosed) this.depth += 1;
    if (this.depth > limits.xmlDepth) return '层次过深';
    if (!this.listener) return '';
    this.tag.read(this.xml, at + 1, end);
    const { name } = this.tag;
    const refused = this.listener.open(name, this.tag.end, selfClosed ? end - 1 : end, selfClosed);
    return refused || !selfClosed ? refused : this.listener.close(name, end + 1);
  }

  private close(at: number, end: number): string {
    this.depth -= 1;
    if (this.depth < 0) return '标签不成对';
    if (!this.listener) return '';
    this.tag.read(this.xml, at + 2, end);
    return this.listener.close(this.tag.name, end + 1);
  }
}

/**
 * Walks a whole part; `value` is its number of elements. FILE_DAMAGED for tags that do not fit together and characters XML forbids,
 * FILE_UNREADABLE for declarations (DOCTYPE, ENTITY), other encodings, too deep nesting and what the listener refuses;
 * with reason and part. A self-closed tag is told as open and close.
 */
export function walkXml(part: string, bytes: Uint8Array, listener: TagListener | null = null): Result<number> {
  const xml = asBuffer(bytes);
  if (!isUtf8(xml)) return fail('FILE_UNREADABLE', { reason: '文字编码不认识', part });
  if (holdsForbidden(xml)) return fail('FILE_DAMAGED', { reason: '含有不允许的字符', part });
  const walk = new Walk(part, xml, listener);
  const done = walk.run();
  return done.ok ? ok(walk.elements) : done;
}
