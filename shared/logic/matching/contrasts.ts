/** What cannot be one duty however alike the words: 高龄津贴 and 养老待遇认证, 林长制 and 河长制, 宣传 and 查处. */
import contrastData from '../contrasts.json';
import { type ConceptHit, findConcepts, type Thesaurus } from './thesaurus';

/** Objects and actions of a text, as numbers that only this module reads. */
export interface Kinds {
  /** By set of the objects: which members the text names. */
  readonly objects: ReadonlyMap<number, ReadonlySet<number>>;
  readonly actions: ReadonlySet<number>;
}

/** The sets of `contrasts.json` by concept of one thesaurus. */
export interface Contrasts {
  readonly sets: readonly { readonly of: string; readonly members: readonly string[] }[];
  /** concept → the sets it is a member of. */
  readonly setsOf: ReadonlyMap<number, readonly number[]>;
}

/** Joins the shipped sets to a thesaurus; a member is a word that names concepts of it. */
export function buildContrasts(thesaurus: Thesaurus): Contrasts {
  const setsOf = new Map<number, number[]>();
  for (const [set, { members }] of contrastData.objects.entries()) {
    for (const member of members) {
      for (const hit of findConcepts(member, thesaurus)) {
        if (hit.strong && hit.word === member)
          setsOf.set(hit.concept, [...new Set([...(setsOf.get(hit.concept) ?? []), set])]);
      }
    }
  }
  return { sets: contrastData.objects, setsOf };
}

/** The objects and actions a text names. */
export function kindsOf(normalized: string, hits: readonly ConceptHit[], contrasts: Contrasts): Kinds {
  const objects = new Map<number, Set<number>>();
  for (const hit of hits) {
    if (!hit.strong) continue;
    for (const set of contrasts.setsOf.get(hit.concept) ?? []) {
      objects.set(set, (objects.get(set) ?? new Set<number>()).add(hit.concept));
    }
  }
  const actions = new Set<number>();
  for (const [action, { words }] of contrastData.actions.entries()) {
    if (words.some((word) => normalized.includes(word))) actions.add(action);
  }
  return { objects, actions };
}

/** Two objects of one set, where neither text names the other's: what a person must look at first. */
export interface Contradiction {
  readonly left: number;
  readonly right: number;
}

/** First contradiction of objects, or undefined. */
export function contradictionOf(left: Kinds, right: Kinds): Contradiction | undefined {
  for (const [set, mine] of left.objects) {
    const theirs = right.objects.get(set);
    if (theirs === undefined || [...mine].some((concept) => theirs.has(concept))) continue;
    const [a] = mine;
    const [b] = theirs;
    if (a !== undefined && b !== undefined) return { left: a, right: b };
  }
  return undefined;
}

/**
 * How far what one text does is done in the other: the share of `asked` (by rarity) which `held` has too.
 *
 * @param rarity By action, how telling it is; 宣传 stands in every second item.
 * @returns 0 to 1, or undefined when `asked` names no action.
 */
export function actionsHeld(
  asked: ReadonlySet<number>,
  held: ReadonlySet<number>,
  rarity: (action: number) => number,
): number | undefined {
  let all = 0;
  let met = 0;
  for (const action of asked) {
    all += rarity(action);
    if (held.has(action)) met += rarity(action);
  }
  return all === 0 ? undefined : met / all;
}

/** Actions of specialists, or of a kind of their own: an entry that names one is not what an item without it is. */
const SPECIAL: ReadonlySet<number> = new Set(
  contrastData.actions.flatMap((action, place) => ('special' in action ? [place] : [])),
);

/** Whether one text names an action of a kind of its own (扫描录系统, 罚款, 检测) of which the other knows nothing. */
export function lacksSpecialAction(asked: ReadonlySet<number>, held: ReadonlySet<number>): boolean {
  return [...asked].some((action) => SPECIAL.has(action) && !held.has(action));
}

const FIGURES = /\d+(?:\.\d+)?/gu;
const NEGATION = /(?:非|不|未|无|禁止|严禁|除外)(\p{Script=Han}{2})/gu;

/** Figures both names give without sharing one: 80周岁 and 100周岁; or undefined. */
export function differingFigures(left: string, right: string): readonly [string, string] | undefined {
  const mine: string[] = left.match(FIGURES) ?? [];
  const theirs: string[] = right.match(FIGURES) ?? [];
  const [a] = mine;
  const [b] = theirs;
  if (a === undefined || b === undefined || mine.some((figure) => theirs.includes(figure))) return undefined;
  return [a, b];
}

/** The words one name negates while the other says them plainly: 非煤矿山 beside 煤矿山; or undefined. */
export function differingNegation(left: string, right: string): string | undefined {
  const oneWay = (negating: string, plain: string): string | undefined => {
    for (const match of negating.matchAll(NEGATION)) {
      const negated = match[1] ?? '';
      if (plain.includes(negated) && !plain.includes(match[0])) return match[0];
    }
    return undefined;
  };
  return oneWay(left, right) ?? oneWay(right, left);
}

/** Words of two names that undo each other (发放 and 追缴, 新建 and 拆除), or undefined. A name that has both says nothing. */
export function oppositeWords(left: string, right: string): readonly [string, string] | undefined {
  for (const [one, other] of OPPOSITES) {
    const mine = sideOf(left, one, other);
    const theirs = mine === undefined ? undefined : sideOf(right, one, other);
    if (mine !== undefined && theirs !== undefined && mine.side !== theirs.side) return [mine.word, theirs.word];
  }
  return undefined;
}

type Words = readonly string[];
const OPPOSITES: readonly (readonly [Words, Words])[] = contrastData.opposites.map(
  ({ one, other }): readonly [Words, Words] => [one, other],
);

function sideOf(text: string, one: Words, other: Words): { readonly side: 0 | 1; readonly word: string } | undefined {
  const first = one.find((word) => text.includes(word));
  const second = other.find((word) => text.includes(word));
  if (first !== undefined && second === undefined) return { side: 0, word: first };
  if (second !== undefined && first === undefined) return { side: 1, word: second };
  return undefined;
}
