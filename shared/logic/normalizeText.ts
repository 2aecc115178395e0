/** Texts made comparable: width, case, numbering, punctuation and boilerplate levelled; for comparing only, never stored. */
import stopPhrases from './stopPhrases.json';
import { toSimplified } from './toSimplified';

const CIRCLED_NUMBER = /^[\s　]*[①-⓿❶-➓㈠-㈩]+[、.．]?/u;
/** 一、 （一） 1. (1) 1-1 第一条 ★ in front of a name. Figures which belong to the name (12345热线, 0-3岁) stay. */
const NUMBERING =
  /^\s*(?:第?[一二三四五六七八九十百]+(?:[、.:]|(?:条|项)(?=\s))|\([一二三四五六七八九十百\d]{1,4}\)[、.]?|\d{1,4}(?:[-.]\d{1,3}){0,3}(?:[、):]|\.(?!\d)|\s+(?=\p{Script=Han})|(?<=[-.]\d{1,3})(?=\p{Script=Han})(?![岁年月日号周度级]))|[★☆●■◆▲※*]+)\s*/u;
const NOT_TEXT = /[^\p{L}\p{N}]+/gu;
const SPACE_BESIDE_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const TOWNSHIP_WORDS = /乡镇\(街道\)|镇\(街道\)|乡镇\(街\)|乡\(镇、?街道?\)|乡镇街道|镇街|街镇|街乡镇|乡街/gu;

/**
 * Levels a text for comparing: NFKC width, lower case, simplified characters, no numbering in front, no space inside Chinese, and every run of
 * punctuation as one space, so that no two words are read as one across it.
 *
 * @param text As written; line breaks are allowed.
 * @returns Letters and digits parted by single spaces; '' when nothing is left.
 */
export function normalizeText(text: string): string {
  const level = toSimplified(text.replace(CIRCLED_NUMBER, '').normalize('NFKC').toLowerCase());
  const joined = level.replace(SPACE_BESIDE_HAN, '').replace(NUMBERING, '');
  return joined.replace(TOWNSHIP_WORDS, '乡镇').replace(NOT_TEXT, ' ').trim();
}

const byLengthDown = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
const escaped = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
const BOILERPLATE = new RegExp(
  `(${[...stopPhrases.keep].sort(byLengthDown).map(escaped).join('|')})|(?:${[...stopPhrases.stop].sort(byLengthDown).map(escaped).join('|')})`,
  'gu',
);

/**
 * Takes the boilerplate (负责, 做好, 开展, 工作 …; `stopPhrases.json`) out of a normalised text; a space stays in its place.
 * A text of nothing but boilerplate is given back whole: 负责相关工作 still equals itself.
 *
 * @param normalized What `normalizeText` returned.
 */
export function withoutBoilerplate(normalized: string): string {
  const rest = normalized
    .replace(BOILERPLATE, (_phrase, kept: string | undefined) => kept ?? ' ')
    .replace(/ +/gu, ' ')
    .trim();
  return rest === '' ? normalized : rest;
}
