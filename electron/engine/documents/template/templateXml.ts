/** Placeholders in the XML of a Word document, also where Word has cut one into several runs. */

import { unescapeXml } from '../guard/xmlText';
import { escapeXml } from '../writing/escapeXml';

const TEXT = /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/g;
/** Text, line breaks and tabs of runs; tab stops carry attributes. */
const SHOWN = /(<w:t(?: [^>]*)?>)([^<]*)<\/w:t>|<w:br(?: [^>]*)?\/>|<w:tab\/>/g;
const OTHER_BRACKETS = /[[［【{｛]([^[\]［］【】{}｛｝〔〕]{1,30})[\]］】}｝]/g;
const PARAGRAPH = /<w:p[ >](?:(?!<w:p[ >]).)*?<\/w:p>/gs;
const PLACEHOLDER = /〔([^〔〕]{1,30})〕/g;
/** Document numbers are written with the same brackets: 安办发〔2025〕3号. */
const YEAR = /^\d+$/;

/** The text of a piece of XML, paragraphs parted by line breaks. */
export function textOf(xml: string): string {
  const paragraphs = xml.match(PARAGRAPH) ?? [xml];
  return paragraphs.map((one) => [...one.matchAll(SHOWN)].map(shownText).join('')).join('\n');
}

function shownText([mark, , text]: RegExpExecArray): string {
  if (text !== undefined) return unescapeXml(text);
  return mark.startsWith('<w:br') ? '\n' : '\t';
}

/** Names in the text, without spaces: a heading that is spaced out (序　号) is the same word. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => wordOf(match[1] ?? '')).filter((name) => !YEAR.test(name));
}

/** Pieces of the text with a bracket that has no other half. */
export function unpairedIn(text: string): string[] {
  const rest = text.replace(PLACEHOLDER, '').split('\n');
  return rest.flatMap((line) => /〔[^〔〕]{0,8}|[^〔〕]{0,8}〕/.exec(line)?.[0] ?? []);
}

/** Words in brackets of other kinds: [序号], 【序号】, {序号}. */
export function otherBracketsIn(text: string): { readonly written: string; readonly name: string }[] {
  return [...text.matchAll(OTHER_BRACKETS)].map((match) => ({ written: match[0], name: wordOf(match[1] ?? '') }));
}

function wordOf(name: string): string {
  return name.replace(/\s/g, '');
}

export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (mark, name: string) => values[wordOf(name)] ?? mark);
}

/** Every placeholder that has a value is replaced; line breaks in values become breaks. */
export function fillXml(xml: string, values: Readonly<Record<string, string>>): string {
  return xml.replace(PARAGRAPH, (paragraph) =>
    paragraph.includes('〔') ? fillParagraph(paragraph, values) : paragraph,
  );
}

/** The new text stands where the placeholder began, so it keeps the look of that run. */
function fillParagraph(paragraph: string, values: Readonly<Record<string, string>>): string {
  const texts = [...paragraph.matchAll(TEXT)].map((match) => unescapeXml(match[2] ?? ''));
  const whole = texts.join('');
  const filled = texts.map(() => '');
  const places = texts.map((_, index) => texts.slice(0, index).join('').length);
  const runAt = (at: number) => places.findLastIndex((start) => start <= at);
  let from = 0;
  for (const match of whole.matchAll(PLACEHOLDER)) {
    const value = values[wordOf(match[1] ?? '')];
    if (value === undefined) continue;
    copy(whole, from, match.index, filled, runAt);
    const run = runAt(match.index);
    filled[run] = `${filled[run] ?? ''}${value}`;
    from = match.index + match[0].length;
  }
  copy(whole, from, whole.length, filled, runAt);
  let index = -1;
  return paragraph.replace(TEXT, () => {
    index += 1;
    const lines = (filled[index] ?? '').split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
    return lines.join('<w:br/>');
  });
}

function copy(whole: string, from: number, to: number, filled: string[], runAt: (at: number) => number): void {
  for (let at = from; at < to; at += 1) {
    const run = runAt(at);
    filled[run] = `${filled[run] ?? ''}${whole[at]}`;
  }
}
