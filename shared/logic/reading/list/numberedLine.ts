/** The number a paragraph begins with, by its way of writing: 一、 （一） 1. （1） ① and what stands behind it. */
import { readNumeral } from '../../text/chineseNumerals';

export interface NumberedLine {
  /** How it is written; the rank says which of two ways of writing heads the other. */
  readonly rank: number;
  readonly value: number;
  /** As it stands, without the blanks around it. */
  readonly mark: string;
  readonly words: string;
}

/** Ways of writing from the outermost to the innermost, as offices number their papers (GB/T 9704). */
const PART = 0;
const COUNTED = 10;
const BRACKETED = 20;
/** 1. 2. 3. */
export const PLAIN_FIGURE = 30;
/** 1.1 and 1.1.1, by how many figures there are. */
const DOTTED = 31;
const BRACKETED_FIGURE = 40;
const CIRCLED = 50;

const counted = '[一二三四五六七八九十百〇零]{1,5}';
const figures = '[0-9０-９]{1,3}';

const WAYS: readonly { readonly rank: number; readonly form: RegExp }[] = [
  { rank: PART, form: new RegExp(`^第\\s*(${counted}|${figures})\\s*(?:部分|章|篇|编|类)\\s*[、.．:：]?`) },
  { rank: COUNTED, form: new RegExp(`^(${counted})\\s*(?:[、.．:：]|[,，](?=\\S)|\\s(?=\\s*\\p{Script=Han}))`, 'u') },
  { rank: BRACKETED, form: new RegExp(`^[（(]\\s*(${counted})\\s*[)）]\\s*[、.．]?`) },
  // 1.5万亩 and 12:30 are no numbers of paragraphs.
  {
    rank: PLAIN_FIGURE,
    form: new RegExp(`^(${figures})\\s*(?:[、.．,，:：](?![0-9０-９])|\\s(?=\\s*[\\p{Script=Han}“"《]))`, 'u'),
  },
  { rank: BRACKETED_FIGURE, form: new RegExp(`^[（(]?\\s*(${figures})\\s*[)）]\\s*[、.．]?`) },
];

const dotted =
  /^([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})(?:[、.．]|\s|(?=[\p{Script=Han}“"《]))(?!\s*(?:万|亿|%|％|亩|元|公里|平方|吨|倍))/u;

/** Signs that hold a number of their own: ㈠ ⒈ ⑴ ①, by the first of each row and how many there are. */
const SIGNS: readonly { readonly rank: number; readonly first: number; readonly count: number }[] = [
  { rank: BRACKETED, first: 0x3220, count: 10 },
  { rank: PLAIN_FIGURE, first: 0x2488, count: 20 },
  { rank: BRACKETED_FIGURE, first: 0x2474, count: 20 },
  { rank: CIRCLED, first: 0x2460, count: 20 },
];

/** Null for a paragraph without a number. */
export function numberedLine(text: string): NumberedLine | null {
  const line = text.trim();
  const code = line.codePointAt(0) ?? 0;
  const sign = SIGNS.find(({ first, count }) => code >= first && code < first + count);
  if (sign) return { rank: sign.rank, value: code - sign.first + 1, ...apart(line, /^.[、.．]?/u) };
  const deep = dotted.exec(line)?.[1]?.split(/[.．]/);
  if (deep) return { rank: DOTTED + deep.length - 2, value: Number(deep.at(-1)), ...apart(line, dotted) };
  for (const { rank, form } of WAYS) {
    const value = readNumeral(form.exec(line)?.[1] ?? '');
    if (value !== null) return { rank, value, ...apart(line, form) };
  }
  return null;
}

function apart(line: string, form: RegExp): Pick<NumberedLine, 'mark' | 'words'> {
  const mark = form.exec(line)?.[0] ?? '';
  return { mark: mark.trim(), words: line.slice(mark.length).trim() };
}
