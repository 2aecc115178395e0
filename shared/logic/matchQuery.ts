/** Whether a short text answers what a person typed: by its characters, by pinyin, by initials, or by a mixture. */

/** The readings of one character without tones, most common first; none for anything but Chinese. */
export type ReadingsOf = (character: string) => readonly string[];

/** How well a text answers; smaller is better. */
export interface QueryMatch {
  /** 0 the whole text, 1 its beginning, 2 inside it; 3 and 4 the same by pinyin. */
  readonly rank: number;
  /** Positions in characters (code points), ascending. */
  readonly marks: readonly number[];
}

/** Terms of a query: parted by blanks, levelled in width and case; [] when nothing was typed. */
export function termsOf(query: string): string[] {
  return level(query)
    .split(/[\s'’]+/u)
    .filter((term) => term !== '');
}

/** Half width and lower case; a character stays a character, so that positions hold. */
function level(text: string): string {
  return text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).toLowerCase();
}

/** Every term must be found; the text is as good as its worst term. Null when one is missing. */
export function matchQuery(terms: readonly string[], text: string, readingsOf: ReadingsOf): QueryMatch | null {
  const plain = level(text);
  let rank = 0;
  const marks = new Set<number>();
  let characters: string[] | null = null;
  for (const term of terms) {
    let found = matchPlain(term, plain);
    if (!found && LETTER.test(term)) {
      characters ??= Array.from(plain);
      found = matchReadings(term, characters, readingsOf);
    }
    if (!found) return null;
    rank = Math.max(rank, found.rank);
    for (const position of found.marks) marks.add(position);
  }
  return { rank, marks: [...marks].sort((a, b) => a - b) };
}

const LETTER = /[a-z]/;

function matchPlain(term: string, plain: string): QueryMatch | null {
  const at = plain.indexOf(term);
  if (at < 0) return null;
  const first = Array.from(plain.slice(0, at)).length;
  const marks = Array.from(term, (_, offset) => first + offset);
  return { rank: plain.length === term.length ? 0 : at === 0 ? 1 : 2, marks };
}

function matchReadings(term: string, characters: readonly string[], readingsOf: ReadingsOf): QueryMatch | null {
  for (let start = 0; start < characters.length; start += 1) {
    const length = consume(term, 0, characters, start, readingsOf);
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
  const plain = level(text);
  const at = Math.min(...terms.map((term) => plain.indexOf(term)).filter((position) => position >= 0));
  if (!Number.isFinite(at)) return '';
  const start = Math.max(0, at - around);
  const end = Math.min(text.length, at + around * 2);
  return `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s+/g, ' ')}${end < text.length ? '…' : ''}`;
}
