/** Whether a short text answers what a person typed: by its characters, by pinyin, by initials, or by a mixture. */
import { asTyped } from './asTyped';

/** The readings of one character without tones, most common first; none for anything but Chinese. */
export type ReadingsOf = (character: string) => readonly string[];

/** How well a text answers; smaller is better. */
export interface QueryMatch {
  /** 0 the whole text, 1 its beginning, 2 inside it; 3 and 4 the same by pinyin. */
  readonly rank: number;
  /** Positions in characters (code points), ascending. */
  readonly marks: readonly number[];
}

/** Terms of a query: parted by blanks, each as typed; [] when nothing was. */
export function termsOf(query: string): string[] {
  return asTyped(query)
    .split(/[\s']+/u)
    .filter((term) => term !== '');
}

/** A text made ready once for many queries. Everything but `plain` is made when the first query in letters needs it. */
export class SearchedText {
  readonly plain: string;
  private split: readonly string[] | null = null;
  private letters: Int32Array | null = null;

  constructor(text: string) {
    this.plain = asTyped(text);
  }

  get characters(): readonly string[] {
    this.split ??= Array.from(this.plain);
    return this.split;
  }

  /** For each character the letters it can begin with, one bit a letter. */
  lettersBy(readingsOf: ReadingsOf): Int32Array {
    if (this.letters) return this.letters;
    const letters = Int32Array.from(this.characters, (character) =>
      readingsOf(character).reduce((bits, reading) => bits | bitOf(reading), bitOf(character)),
    );
    // The characters are wanted again only where the letters fit.
    this.split = null;
    this.letters = letters;
    return letters;
  }
}

const LETTER_A = 97;

function bitOf(text: string): number {
  const letter = text.charCodeAt(0) - LETTER_A;
  return letter >= 0 && letter < 26 ? 1 << letter : 0;
}

/** Every term must be found; the text is as good as its worst term. Null when one is missing. */
export function matchQuery(terms: readonly string[], text: SearchedText, readingsOf: ReadingsOf): QueryMatch | null {
  let rank = 0;
  const marks: number[] = [];
  for (const term of terms) {
    const found = matchPlain(term, text.plain) ?? (LETTER.test(term) ? matchReadings(term, text, readingsOf) : null);
    if (!found) return null;
    rank = Math.max(rank, found.rank);
    marks.push(...found.marks);
  }
  return { rank, marks: [...new Set(marks)].sort((a, b) => a - b) };
}

const LETTER = /[a-z]/;

function matchPlain(term: string, plain: string): QueryMatch | null {
  const at = plain.indexOf(term);
  if (at < 0) return null;
  const first = Array.from(plain.slice(0, at)).length;
  const marks = Array.from(term, (_, offset) => first + offset);
  return { rank: plain.length === term.length ? 0 : at === 0 ? 1 : 2, marks };
}

function matchReadings(term: string, text: SearchedText, readingsOf: ReadingsOf): QueryMatch | null {
  const wanted = bitOf(term);
  const letters = text.lettersBy(readingsOf);
  for (let start = 0; start < letters.length; start += 1) {
    // A term that begins with a character of its own has no bit, and is tried everywhere.
    if (wanted !== 0 && ((letters[start] ?? 0) & wanted) === 0) continue;
    const length = consume(term, 0, text.characters, start, readingsOf);
    if (length === null) continue;
    return { rank: start === 0 ? 3 : 4, marks: Array.from({ length }, (_, offset) => start + offset) };
  }
  return null;
}

/**
 * How many characters from `at` on spell the rest of the term, or null. Each character gives its whole reading, its
 * initial (zh, ch and sh also as one), or itself; only the last one may be cut off in the middle of its reading.
 */
function consume(
  term: string,
  from: number,
  characters: readonly string[],
  at: number,
  readingsOf: ReadingsOf,
): number | null {
  if (from === term.length) return 0;
  const character = characters[at];
  if (character === undefined) return null;
  const next = (used: number): number | null => {
    const rest = consume(term, from + used, characters, at + 1, readingsOf);
    return rest === null ? null : rest + 1;
  };
  if (term.startsWith(character, from)) {
    const rest = next(character.length);
    if (rest !== null) return rest;
  }
  for (const reading of readingsOf(character)) {
    if (term[from] !== reading[0]) continue;
    const left = term.length - from;
    if (left < reading.length && reading.startsWith(term.slice(from))) return 1;
    if (term.startsWith(reading, from)) {
      const rest = next(reading.length);
      if (rest !== null) return rest;
    }
    for (const initial of initialsOf(reading)) {
      if (!term.startsWith(initial, from)) continue;
      const rest = next(initial.length);
      if (rest !== null) return rest;
    }
  }
  return null;
}

function initialsOf(reading: string): string[] {
  return /^[zcs]h/.test(reading) ? [reading.slice(0, 2), reading.slice(0, 1)] : [reading.slice(0, 1)];
}

/** A piece of `text` around the first term, with … where it was cut; '' when no term is in it. `around`: characters each side. */
export function excerptOf(text: string, terms: readonly string[], around = 14): string {
  const plain = asTyped(text);
  const at = Math.min(...terms.map((term) => plain.indexOf(term)).filter((position) => position >= 0));
  if (!Number.isFinite(at)) return '';
  const start = Math.max(0, at - around);
  const end = Math.min(text.length, at + around * 2);
  return `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s+/g, ' ')}${end < text.length ? '…' : ''}`;
}
