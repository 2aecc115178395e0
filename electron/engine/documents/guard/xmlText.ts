/** Attributes and text of XML as bytes: taken out only where a reader asks for them. */
import { isSpace } from './walkXml';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const LT = 0x3c;

/** Start of the value of the attribute whose name (with or without prefix) is given, its quote before it; -1: none. */
function valueStart(xml: Buffer, from: number, to: number, name: string): number {
  const first = name.charCodeAt(0);
  for (let at = from; at < to; at += 1) {
    const byte = xml[at];
    if (byte === QUOTE || byte === APOSTROPHE) {
      const end = xml.indexOf(byte, at + 1);
      if (end < 0 || end >= to) return -1;
      at = end;
      continue;
    }
    if (byte !== first || !(isSpace(xml[at - 1]) || xml[at - 1] === 0x3a)) continue;
    let next = at + name.length;
    if (next > to || (name.length > 1 && xml.toString('latin1', at, next) !== name)) continue;
    while (isSpace(xml[next])) next += 1;
    if (xml[next] !== EQUALS) continue;
    next += 1;
    while (isSpace(xml[next])) next += 1;
    const quote = xml[next];
    if (quote === QUOTE || quote === APOSTROPHE) return next + 1;
  }
  return -1;
}

/** Where an attribute's value stands; the tag's bytes from behind its name on. */
export interface Span {
  start: number;
  end: number;
}

/** Fills `span` with the place of the attribute's value; false when the tag does not have it. */
export function findAttribute(xml: Buffer, from: number, to: number, name: string, span: Span): boolean {
  const start = valueStart(xml, from, to, name);
  if (start < 0) return false;
  const end = xml.indexOf(xml[start - 1] ?? 0, start);
  if (end < 0 || end > to) return false;
  span.start = start;
  span.end = end;
  return true;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(code: number, whole: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** References replaced; one that XML does not know stays as it is written. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return character(Number(decimal), whole);
    if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16), whole);
    return (Object.hasOwn(named, name) ? named[name] : undefined) ?? whole;
  });
}

/** The attribute's text, or undefined. */
export function attribute(xml: Buffer, from: number, to: number, name: string): string | undefined {
  const span = { start: 0, end: 0 };
  return findAttribute(xml, from, to, name, span) ? unescapeXml(xml.toString('utf8', span.start, span.end)) : undefined;
}

/** Text from a position up to the next tag, CDATA and comments on the way included or left out as XML has it. */
export function textFrom(xml: Buffer, from: number): string {
  let end = xml.indexOf(LT, from);
  if (end < 0) end = xml.length;
  const plain = xml.toString('utf8', from, end);
  const text = unescapeXml(plain);
  if (xml[end + 1] !== 0x21) return text;
  if (xml.toString('latin1', end, end + 9) === '<![CDATA[') {
    const close = xml.indexOf(']]>', end);
    return text + xml.toString('utf8', end + 9, close) + textFrom(xml, close + 3);
  }
  return text + textFrom(xml, xml.indexOf('-->', end) + 3);
}
