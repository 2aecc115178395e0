/** The thesaurus of the field looked up in texts: which concepts a text names, and by which words. */
import { normalizeText } from '../../text/normalizeText';
import thesaurusData from './thesaurus.json';
import { WordTree } from './wordTree';

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
export interface Meaning {
  readonly concept: number;
  readonly strong: boolean;
  /** Of a concept that stands in duties of every kind (村民, 检查, 发放) and so says little about one. */
  readonly general: boolean;
}

/** A thesaurus ready for looking up; build once, it is not changed by use. */
export interface Thesaurus {
  readonly groups: readonly ThesaurusGroup[];
  /** Each word once. */
  readonly tree: WordTree;
  /** What the words point to, one word after the other, and by word where that begins; one more than there are words. */
  readonly meanings: readonly Meaning[];
  readonly starts: Int32Array;
  /** By concept, 1 where it stands in duties of every kind. */
  readonly general: Uint8Array;
}

/** Prepares groups for `findConcepts`; words are normalised, words of one character are left out. */
export function buildThesaurus(groups: readonly ThesaurusGroup[]): Thesaurus {
  const meanings = new Map<string, Meaning[]>();
  const general = Uint8Array.from(groups, ({ field }) => (WORDS_OF_ALL.has(field) ? 1 : 0));
  // Two objects a concept, however many words point to it: texts come to the same few again and again.
  const each = Array.from(general, (of, concept) =>
    [false, true].map((strong): Meaning => ({ concept, strong, general: of === 1 })),
  );
  const meaningOf = (concept: number, strong: boolean): Meaning =>
    each[concept]?.[strong ? 1 : 0] ?? { concept, strong, general: false };
  const learn = (written: string, concept: number, strong: boolean): void => {
    const word = normalizeText(written).replaceAll(' ', '');
    if (word.length < 2) return;
    const known = meanings.get(word) ?? [];
    if (!known.some((meaning) => meaning.concept === concept)) known.push(meaningOf(concept, strong));
    meanings.set(word, known);
  };
  for (const [concept, group] of groups.entries()) {
    for (const word of group.terms) learn(word, concept, true);
    for (const word of group.related ?? []) learn(word, concept, false);
  }
  pointToWider(groups, meanings, meaningOf);
  const starts = new Int32Array(meanings.size + 1);
  let word = 0;
  for (const known of meanings.values()) {
    starts[word + 1] = (starts[word] ?? 0) + known.length;
    word += 1;
  }
  return { groups, tree: new WordTree([...meanings.keys()]), meanings: [...meanings.values()].flat(), starts, general };
}

/**
 * A word that holds a word of another group of its field points to that group too: 渡口管理 is about 渡口. Within the
 * field only, as 养老待遇资格认证 (人社) is not 养老 (民政).
 */
function pointToWider(
  groups: readonly ThesaurusGroup[],
  meanings: ReadonlyMap<string, Meaning[]>,
  meaningOf: (concept: number, strong: boolean) => Meaning,
): void {
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
            known.push(meaningOf(meaning.concept, false));
        }
      }
    }
  }
}

/** Puts what a word means, by its place in the tree, behind what is known. */
export function addMeanings(known: Meaning[], word: number, { meanings, starts }: Thesaurus): void {
  const end = starts[word + 1] ?? 0;
  for (let next = starts[word] ?? 0; next < end; next += 1) {
    const meaning = meanings[next];
    if (meaning !== undefined) known.push(meaning);
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
  return thesaurus.general[concept] === 1;
}

/** Where words of the thesaurus stand in a text; room that is used again and again. */
export class FoundWords {
  size = 0;
  /** Of each, where it begins, and its place among the words of the thesaurus. */
  readonly starts: number[] = [];
  readonly words: number[] = [];
}

/**
 * Finds the words of the thesaurus in a text, from left to right. A word inside a longer known word counts for nothing:
 * 养老待遇资格认证 is not 养老.
 *
 * @param normalized What `normalizeText` returned.
 * @param found Written into, in the order of the text.
 */
export function findWords(normalized: string, { tree }: Thesaurus, found: FoundWords): void {
  found.size = 0;
  let covered = 0;
  let code = normalized.charCodeAt(0);
  for (let start = 0; start < normalized.length - 1; start += 1) {
    const before = code;
    code = normalized.charCodeAt(start + 1);
    if (!tree.mayBegin(before, code)) continue;
    const word = tree.longestAt(normalized, start);
    if (word < 0) continue;
    const end = start + (tree.lengths[word] ?? 0);
    if (end <= covered) continue;
    covered = end;
    found.starts[found.size] = start;
    found.words[found.size] = word;
    found.size += 1;
  }
}

const wordsFound = new FoundWords();

/**
 * The concepts a text names.
 *
 * @param normalized What `normalizeText` returned.
 * @returns Hits in the order of the text; a word with two meanings gives two hits.
 */
export function findConcepts(normalized: string, thesaurus: Thesaurus): ConceptHit[] {
  const hits: ConceptHit[] = [];
  findWords(normalized, thesaurus, wordsFound);
  for (let at = 0; at < wordsFound.size; at += 1) {
    const found = wordsFound.words[at] ?? 0;
    const start = wordsFound.starts[at] ?? 0;
    const word = thesaurus.tree.words[found] ?? '';
    const meanings: Meaning[] = [];
    addMeanings(meanings, found, thesaurus);
    for (const { concept, strong } of meanings) hits.push({ concept, word, start, strong });
  }
  return hits;
}

/** Characters in a row that make two words one to the eye. */
const ALIKE = 3;

/**
 * Whether two words of one concept are worth telling as such: 打防火道 and 防火隔离带 are, 生态护林员选聘 and 护林员管理 are not, as the
 * eye sees in both what they share.
 */
export function differVisibly(left: string, right: string): boolean {
  if (left.includes(right) || right.includes(left)) return false;
  for (let start = 0; start + ALIKE <= left.length; start += 1)
    if (right.includes(left.slice(start, start + ALIKE))) return false;
  return true;
}
