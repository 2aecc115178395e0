/** Many words looked up in a text at once: the longest that stands at a place. */
import { Numbering, pairOf } from '../index/pieces';

/** Small enough to stay near the processor. */
const SIEVE = 1 << 15;
const SECOND = 7;
const sieveOf = (first: number, second: number): number =>
  ((first << SECOND) & (SIEVE - 1)) | (second & ((1 << SECOND) - 1));
/** Branches and words are counted in 16 bits. */
const MOST = 1 << 16;

/** A branch while the tree grows. */
interface Growing {
  readonly code: number;
  readonly onward: Growing[];
  /** One more than the number of the word that ends here. */
  word: number;
}

export class WordTree {
  /** By two characters, 1 where a word may begin with them: most places of a text need no more than this. */
  private readonly sieve = new Uint8Array(SIEVE);
  /** Of the first two characters, or of a word's only one, their branch. */
  private readonly heads = new Numbering();
  /** By branch, its character; those that go on from one branch stand side by side, and are looked through quickly. */
  private readonly codes: Uint16Array;
  /** By branch, the first that goes on from it; they end where those of the next branch begin. */
  private readonly onward: Uint16Array;
  /** By branch, one more than the number of the word that ends there, 0 for none. */
  private readonly ends: Uint16Array;
  private readonly hasSingles: boolean;
  /** By word, how long it is: quicker to read than the word. */
  readonly lengths: Uint8Array;

  /** @param words Each once, none empty; a word's number is its place. */
  constructor(readonly words: readonly string[]) {
    this.lengths = Uint8Array.from(words, ({ length }) => length);
    this.hasSingles = words.some((word) => word.length === 1);
    const branches = words.length === 0 ? [] : this.grow();
    if (Math.max(branches.length, words.length) >= MOST) throw new Error('too many words for one tree');
    this.codes = Uint16Array.from(branches, ({ code }) => code);
    this.ends = Uint16Array.from(branches, ({ word }) => word);
    this.onward = new Uint16Array(branches.length + 1);
    let next = this.heads.size;
    for (const [branch, { onward }] of branches.entries()) {
      this.onward[branch] = next;
      next += onward.length;
    }
    this.onward[branches.length] = next;
  }

  /** Whether a word may begin with these two characters, 0 standing for the end of the text; cheap, and seldom wrong. */
  mayBegin(first: number, second: number): boolean {
    return this.sieve[sieveOf(first, second)] === 1;
  }

  /** The number of the longest word that stands at a place of a text, or -1. */
  longestAt(text: string, start: number): number {
    const { heads, ends } = this;
    const first = text.charCodeAt(start);
    let longest = 0;
    let branch = start + 1 < text.length ? heads.find(pairOf(first, text.charCodeAt(start + 1))) : -1;
    for (let at = start + 2; branch >= 0; at += 1) {
      const word = ends[branch] ?? 0;
      if (word !== 0) longest = word;
      branch = at < text.length ? this.onwardFrom(branch, text.charCodeAt(at)) : -1;
    }
    if (longest !== 0 || !this.hasSingles) return longest - 1;
    const single = heads.find(first);
    return single < 0 ? -1 : (ends[single] ?? 0) - 1;
  }

  private onwardFrom(branch: number, code: number): number {
    const { codes, onward } = this;
    const end = onward[branch + 1] ?? 0;
    for (let next = onward[branch] ?? 0; next < end; next += 1) if (codes[next] === code) return next;
    return -1;
  }

  /** The branches, heads first, then those that go on from the first, from the second … */
  private grow(): Growing[] {
    const branches: Growing[] = [];
    for (const [number, word] of this.words.entries()) {
      const first = word.charCodeAt(0);
      const second = word.length > 1 ? word.charCodeAt(1) : 0;
      if (second !== 0) this.sieve[sieveOf(first, second)] = 1;
      // Whatever follows.
      else this.sieve.fill(1, sieveOf(first, 0), sieveOf(first, 0) + (1 << SECOND));
      const head = this.heads.add(second === 0 ? first : pairOf(first, second));
      let branch = branches[head] ?? { code: 0, onward: [], word: 0 };
      branches[head] = branch;
      for (let at = 2; at < word.length; at += 1) branch = onwardBy(branch, word.charCodeAt(at));
      branch.word = number + 1;
    }
    for (let at = 0; at < branches.length; at += 1) branches.push(...(branches[at]?.onward ?? []));
    return branches;
  }
}

function onwardBy({ onward }: Growing, code: number): Growing {
  const known = onward.find((branch) => branch.code === code);
  if (known !== undefined) return known;
  const fresh = { code, onward: [], word: 0 };
  onward.push(fresh);
  return fresh;
}
