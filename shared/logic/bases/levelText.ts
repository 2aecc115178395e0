/** A text levelled for comparing with the way back: every character knows where it stands in the text as written. */
import stopPhrases from '../matching/knowledge/stopPhrases.json';

/** Same length: character `n` of `text` comes from `width[n]` characters at `from[n]` of the written text. */
export interface LevelText {
  readonly text: string;
  readonly from: readonly number[];
  readonly width: readonly number[];
}

const TEXT = /[\p{L}\p{N}]/u;

/** Width and case levelled, punctuation and space as one space each; nothing moves or is left out. */
export function levelText(written: string): LevelText {
  let text = '';
  const from: number[] = [];
  const width: number[] = [];
  let at = 0;
  for (const sign of written) {
    const level = TEXT.test(sign) ? sign.normalize('NFKC').toLowerCase() : ' ';
    for (const one of level) {
      text += one;
      for (let unit = 0; unit < one.length; unit += 1) {
        from.push(at);
        width.push(sign.length);
      }
    }
    at += sign.length;
  }
  return { text, from, width };
}

const byLengthDown = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
const escaped = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
const PHRASES = [
  ...stopPhrases.keep.map((phrase) => ({ phrase, kept: true })),
  ...stopPhrases.stop.map((phrase) => ({ phrase, kept: false })),
].sort((a, b) => Number(b.kept) - Number(a.kept) || byLengthDown(a.phrase, b.phrase));
const KEPT = new Set<string>(stopPhrases.keep);
const BOILERPLATE = new RegExp(PHRASES.map(({ phrase }) => escaped(phrase)).join('|'), 'gu');

/** Where 负责, 做好, 开展 … stand; words that only look so (the kept ones) are passed over. A text of nothing else has none. */
export function findBoilerplate(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found = [...text.matchAll(BOILERPLATE)]
    .filter(([phrase]) => !KEPT.has(phrase))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return rest.trim() === '' ? [] : found;
}
