/** The thesaurus of the field looked up in texts: which concepts a text names, and by which words. */
import { normalizeText } from '../text/normalizeText';
import { Numbering } from './pieces';
import thesaurusData from './thesaurus.json';

/** Words for one thing: 三会一课 ↔ 开三会. `related` words point to it without being it: 党员大会. */
export interface ThesaurusGroup {
  readonly field: string;
  readonly terms: readonly string[];
  readonly related?: readonly string[];
}

/** One word of a text that names a concept; `start` counts characters of the normalised text. */
export interface ConceptHit {
  /** Place of the group in the thesaurus. */
  readonly concept: number;
  readonly word: string;
  readonly start: number;
  /** Whether the word is a name of the concept, not only related to it. */
  readonly strong: boolean;
}

/** Fields whose words stand in duties of every kind, and laws, which are no subject of a duty. */
const WORDS_OF_ALL: ReadonlySet<string> = new Set(['通用词', '法规']);

/** What a word of the thesaurus points to. */
interface Meaning {
  readonly concept: number;
  readonly strong: boolean;
}

interface KnownWord {
  readonly word: string;
  readonly meanings: readonly Meaning[];
}

/** A thesaurus ready for looking up; build once, it is not changed by use. */
export interface Thesaurus {
  readonly groups: readonly ThesaurusGroup[];
  /** The first two characters of all words (`headOf`); by their number, the words that begin with them, the longest first. */
  readonly heads: Numbering;
  readonly words: readonly (readonly KnownWord[])[];
  /** By `sieveOf` of two characters, 1 where a word may begin with them: most places of a text need no more than this. */
  readonly sieve: Uint8Array;
}

/** Two characters as a number, which is looked up faster than their text. */
const headOf = (text: string, start: number): number => (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1);

/** Small enough to stay near the processor. */
const SIEVE = 1 << 15;
const sieveOf = (first: number, second: number): number => ((first * 31) ^ (second * 1021)) & (SIEVE - 1);

/** Prepares groups for `findConcepts`; words are normalised, words of one character are left out. */
export function buildThesaurus(groups: readonly ThesaurusGroup[]): Thesaurus {
  const meanings = new Map<string, Meaning[]>();
  const learn = (written: string, concept: number, strong: boolean): void => {
    const word = normalizeText(written).replaceAll(' ', '');
    if (word.length < 2) return;
    const known = meanings.get(word) ?? [];
    if (!known.some((meaning) => meaning.concept === concept)) known.push({ concept, strong });
    meanings.set(word, known);
  };
  for (const [concept, group] of groups.entries()) {
    for (const word of group.terms) learn(word, concept, true);
    for (const word of group.related ?? []) learn(word, concept, false);
  }
  pointToWider(groups, meanings);
  return { groups, ...byHead(meanings) };
}

function byHead(meanings: ReadonlyMap<string, readonly Meaning[]>): Pick<Thesaurus, 'heads' | 'words' | 'sieve'> {
  const heads = new Numbering();
  const words: KnownWord[][] = [];
  const sieve = new Uint8Array(SIEVE);
  for (const [word, known] of meanings) {
    const head = heads.add(headOf(word, 0));
    words[head] = [...(words[head] ?? []), { word, meanings: known }];
    sieve[sieveOf(word.charCodeAt(0), word.charCodeAt(1))] = 1;
  }
  for (const known of words) known.sort((a, b) => b.word.length - a.word.length);
  return { heads, words, sieve };
}

/**
 * A word that holds a word of another group of its field points to that group too: 渡口管理 is about 渡口. Within the
 * field only, as 养老待遇资格认证 (人社) is not 养老 (民政).
 */
function pointToWider(groups: readonly ThesaurusGroup[], meanings: ReadonlyMap<string, Meaning[]>): void {
  const fieldOf = (meaning: Meaning): string => groups[meaning.concept]?.field ?? '';
  for (const [word, known] of meanings) {
    const own = known.filter((meaning) => meaning.strong).map(fieldOf);
    if (own.length === 0) continue;
    for (let start = 0; start < word.length - 1; start += 1) {
      for (let end = start + 2; end <= word.length; end += 1) {
        if (end - start === word.length) continue;
        for (const meaning of meanings.get(word.slice(start, end)) ?? []) {
          const wider = meaning.strong && own.includes(fieldOf(meaning)) && !WORDS_OF_ALL.has(fieldOf(meaning));
          if (wider && !known.some((other) => other.concept === meaning.concept))
            known.push({ concept: meaning.concept, strong: false });
        }
      }
    }
  }
}

let shipped: Thesaurus | undefined;

/** The thesaurus that comes with the program, built at first use. */
export function shippedThesaurus(): Thesaurus {
  shipped ??= buildThesaurus(thesaurusData.groups);
  return shipped;
}

/** Whether a concept stands in duties of every kind (村民, 检查, 发放) and so says little about one. */
export function isGeneralConcept(concept: number, thesaurus: Thesaurus): boolean {
  return WORDS_OF_ALL.has(thesaurus.groups[concept]?.field ?? '');
}

/** Whether a word whose first two characters stand at a place stands there whole; some seven words begin alike. */
function goesOn(text: string, start: number, word: string): boolean {
  if (start + word.length > text.length) return false;
  for (let at = 2; at < word.length; at += 1) if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}

/**
 * Finds the concepts a text names. A word inside a longer known word counts for nothing: 养老待遇资格认证 is not 养老.
 *
 * @param normalized What `normalizeText` returned.
 * @returns Hits in the order of the text; a word with two meanings gives two hits.
 */
export function findConcepts(normalized: string, thesaurus: Thesaurus): ConceptHit[] {
  const hits: ConceptHit[] = [];
  const { sieve, heads, words } = thesaurus;
  let covered = 0;
  let code = normalized.charCodeAt(0);
  for (let start = 0; start < normalized.length - 1; start += 1) {
    const before = code;
    code = normalized.charCodeAt(start + 1);
    if (sieve[sieveOf(before, code)] === 0) continue;
    const head = heads.find((before << 16) | code);
    if (head < 0) continue;
    for (const { word, meanings } of words[head] ?? []) {
      if (start + word.length <= covered) break;
      if (!goesOn(normalized, start, word)) continue;
      for (const { concept, strong } of meanings) hits.push({ concept, word, start, strong });
      covered = start + word.length;
    }
  }
  return hits;
}
