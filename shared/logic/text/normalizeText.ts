/** Texts made comparable: width, case, numbering, punctuation and boilerplate levelled; for comparing only, never stored. */
import stopPhrases from '../matching/knowledge/stopPhrases.json';
import { WordTree } from '../matching/knowledge/wordTree';
import { mayBeTraditional, toSimplified } from './toSimplified';

const CIRCLED_NUMBER = /^[\s　]*[①-⓿❶-➓㈠-㈩]+[、.．]?/u;
/** 3 个工作日内, 1.5万元, 1.2 万亩: no number of a duty. */
const MEASURED =
  '(?!个?工作日|个(?:自然日|月|小时)|[日天周月年][以之]?[内前]|小时|分钟|[万亿]?元(?![旦宵])|万?亩(?!均)|公里|平方米|立方米|公斤|吨(?!粮))';
/** 一、 （一） 1. (1) 1-1 第一条 ★ in front of a name. Figures which belong to the name (12345热线, 0-3岁) stay. */
const NUMBERING = new RegExp(
  String.raw`^\s*(?:第?[一二三四五六七八九十百]+(?:[、.:]|(?:条|项)(?=\s))|\([一二三四五六七八九十百\d]{1,4}\)[、.]?|\d{1,4}(?:[-.]\d{1,3}){0,3}(?:[、):]|\.(?!\d)|\s+(?=\p{Script=Han})${MEASURED}|(?<=[-.]\d{1,3})(?=\p{Script=Han})(?![岁年月日号周度级])${MEASURED})|[★☆●■◆▲※*]+)\s*`,
  'u',
);
const NOT_TEXT = /[^\p{L}\p{N}]+/gu;
const SPACE_BESIDE_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const TOWNSHIP_WORDS = /乡镇\(街道\)|镇\(街道\)|乡镇\(街\)|乡\(镇、?街道?\)|乡镇街道|镇街|街镇|街乡镇|乡街/gu;

/** What a character is for levelling. */
const [UNKNOWN, KEPT, BETWEEN, HARD] = [0, 1, 2, 3];
const kinds = new Uint8Array(0x1_0000);
/** Any other text may be numbered. */
const NOT_NUMBERED = /^[\p{Script=Han}a-z](?<![第一二三四五六七八九十百])/u;
/** 街道, 镇街: written in many ways. */
const TOWNSHIP_SIGN = '街'.charCodeAt(0);

/** Found once for each character that is ever met. */
function kindOf(code: number): number {
  const known = kinds[code] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(code);
  let kind = HARD;
  if (code !== TOWNSHIP_SIGN && /[\u4e00-\u9fffa-z0-9]/u.test(character) && !mayBeTraditional(character)) kind = KEPT;
  // Only marks nobody counts by: ① and ㎡ are words once levelled, white space may stand inside a word.
  else if (/^[\p{P}<>=+]$/u.test(character) && !/[\p{L}\p{N}]/u.test(character.normalize('NFKC'))) kind = BETWEEN;
  kinds[code] = kind;
  return kind;
}

/** The text levelled where it is made of simplified characters, letters, figures and marks only, as most are; else undefined. */
function levelSimple(text: string): string | undefined {
  if (!NOT_NUMBERED.test(text)) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === KEPT) continue;
    if (kind === HARD) return undefined;
    if (at > from) parts.push(text.slice(from, at));
    from = at + 1;
  }
  if (from === 0) return text;
  if (text.length > from) parts.push(text.slice(from));
  // Joined at once: a text put together piece by piece is slow to read character by character.
  return parts.join(' ');
}

/**
 * Levels a text for comparing: NFKC width, lower case, simplified characters, no numbering in front, no space inside Chinese, and every run of
 * punctuation as one space, so that no two words are read as one across it.
 *
 * @param text As written; line breaks are allowed.
 * @returns Letters and digits parted by single spaces; '' when nothing is left.
 */
export function normalizeText(text: string): string {
  return levelSimple(text) ?? levelAny(text);
}

function levelAny(text: string): string {
  const level = toSimplified(text.replace(CIRCLED_NUMBER, '').normalize('NFKC').toLowerCase());
  const joined = level.replace(SPACE_BESIDE_HAN, '').replace(NUMBERING, '');
  return joined.replace(TOWNSHIP_WORDS, '乡镇').replace(NOT_TEXT, ' ').trim();
}

/** Phrases that go, and longer words with one in them that stay. */
const boilerplate = new WordTree([...stopPhrases.keep, ...stopPhrases.stop]);
const isKept = (phrase: number): boolean => phrase < stopPhrases.keep.length;
/** By the longest phrase that stands at a place, the one that counts there: one that is kept before one that goes. */
const counting = Int32Array.from(boilerplate.words, (longest, phrase) => {
  const begins = stopPhrases.keep.map((kept, at) => (longest.startsWith(kept) ? at : -1)).filter((at) => at >= 0);
  const lengthOf = (at: number): number => stopPhrases.keep[at]?.length ?? 0;
  return begins.sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? phrase;
});
const phraseLengths = Uint8Array.from(boilerplate.words, ({ length }) => length);

/**
 * Takes the boilerplate (负责, 做好, 开展, 工作 …; `stopPhrases.json`) out of a normalised text; a space stays in its place.
 * A text of nothing but boilerplate is given back whole: 负责相关工作 still equals itself.
 *
 * @param normalized What `normalizeText` returned.
 */
export function withoutBoilerplate(normalized: string): string {
  const parts: string[] = [];
  let from = 0;
  let next = normalized.charCodeAt(0);
  for (let at = 0; at < normalized.length; ) {
    const code = next;
    next = at + 1 < normalized.length ? normalized.charCodeAt(at + 1) : 0;
    const longest = boilerplate.mayBegin(code, next) ? boilerplate.longestAt(normalized, at) : -1;
    if (longest < 0 && code !== SPACE) {
      at += 1;
      continue;
    }
    const phrase = counting[longest] ?? -1;
    const end = at + (phraseLengths[phrase] ?? 1);
    if (phrase < 0 || !isKept(phrase)) {
      if (at > from) parts.push(normalized.slice(from, at));
      from = end;
    }
    at = end;
    next = normalized.charCodeAt(at);
  }
  if (from === 0) return normalized;
  if (normalized.length > from) parts.push(normalized.slice(from));
  return parts.length === 0 ? normalized : parts.join(' ');
}

const SPACE = 0x20;
