/** What cannot be one duty however alike the words: 高龄津贴 and 养老待遇认证, 林长制 and 河长制, 宣传 and 查处. */
import contrastData from './contrasts.json';
import { findConcepts, type Thesaurus } from './thesaurus';
import { WordTree } from './wordTree';

/** How many actions there are; each is a number below it. */
export const ACTIONS = contrastData.actions.length;
/** A set of actions: a bit for each, in so many words of 32. */
export const ACTION_WORDS = 3;
export type Actions = readonly number[];
if (ACTIONS > 32 * ACTION_WORDS) throw new Error('too many actions');

/** Objects and actions of a text, as numbers that only this module reads. */
export interface Kinds {
  /** Members of sets of objects, each once: the set, then 16 bits for the concept. */
  readonly objects: readonly number[];
  /** Members that those in `objects` are a part of: 儿童 where 留守儿童 is named. */
  readonly wholes: readonly number[];
  /** A bit for each set `objects` names. */
  readonly sets: number;
  readonly actions: Actions;
}

/** The sets of `contrasts.json` by concept of one thesaurus. */
export interface Contrasts {
  readonly sets: readonly { readonly of: string; readonly members: readonly string[] }[];
  /** By concept, the sets it is a member of; most are of none. */
  readonly setsOf: readonly (readonly number[] | undefined)[];
  /** By concept, what it is a part of, as `Kinds.objects` has it. */
  readonly wholesOf: readonly (readonly number[] | undefined)[];
}

/** Joins the shipped sets to a thesaurus; a member is a word that names concepts of it. */
export function buildContrasts(thesaurus: Thesaurus): Contrasts {
  // Each is a bit of a whole number.
  if (Math.max(contrastData.objects.length, contrastData.opposites.length) > 31) throw new Error('too many sets');
  const conceptsOf = (member: string): number[] =>
    findConcepts(member, thesaurus)
      .filter(({ strong, word }) => strong && word === member)
      .map(({ concept }) => concept);
  const setsOf = new Map<number, number[]>();
  for (const [set, { members }] of contrastData.objects.entries()) {
    for (const concept of members.flatMap(conceptsOf))
      setsOf.set(concept, [...new Set([...(setsOf.get(concept) ?? []), set])]);
  }
  const wholesOf = new Map<number, number[]>();
  for (const { part, whole } of contrastData.parts) {
    const wholes = conceptsOf(whole).flatMap((concept) =>
      (setsOf.get(concept) ?? []).map((set) => objectOf(set, concept)),
    );
    for (const concept of conceptsOf(part)) wholesOf.set(concept, [...(wholesOf.get(concept) ?? []), ...wholes]);
  }
  return {
    sets: contrastData.objects,
    setsOf: thesaurus.groups.map((_, concept) => setsOf.get(concept)),
    wholesOf: thesaurus.groups.map((_, concept) => wholesOf.get(concept)),
  };
}

const NONE: readonly number[] = [];

const NO_ACTIONS: Actions = Array.from({ length: ACTION_WORDS }, () => 0);

/** The actions in a set, ascending. */
export function actionsIn(set: Actions): number[] {
  const actions: number[] = [];
  for (let action = 0; action < ACTIONS; action += 1) if (has(set, action)) actions.push(action);
  return actions;
}

const has = (set: Actions, action: number): boolean => ((set[action >> 5] ?? 0) & (1 << (action & 31))) !== 0;

/** The words that name actions, … */
const actionWords = new WordTree([...new Set(contrastData.actions.flatMap(({ words }) => words))]);
/** … and by word, the actions of it and of every word it begins with: where the longest stands, they all do. */
const actionsOfWord = actionWords.words.map((longest): Actions => {
  const set = [...NO_ACTIONS];
  for (const [action, { words }] of contrastData.actions.entries())
    if (words.some((word) => longest.startsWith(word)))
      set[action >> 5] = (set[action >> 5] ?? 0) | (1 << (action & 31));
  return set;
});

function actionsOf(normalized: string): Actions {
  let actions = NO_ACTIONS;
  let next = normalized.charCodeAt(0);
  for (let at = 0; at < normalized.length; at += 1) {
    const code = next;
    next = at + 1 < normalized.length ? normalized.charCodeAt(at + 1) : 0;
    const word = actionWords.mayBegin(code, next) ? actionWords.longestAt(normalized, at) : -1;
    if (word >= 0) actions = bothActions(actions, actionsOfWord[word] ?? NO_ACTIONS);
  }
  return actions;
}

function bothActions(first: Actions, second: Actions): Actions {
  if (first === NO_ACTIONS) return second;
  if (second === NO_ACTIONS) return first;
  return [(first[0] ?? 0) | (second[0] ?? 0), (first[1] ?? 0) | (second[1] ?? 0), (first[2] ?? 0) | (second[2] ?? 0)];
}

const objectOf = (set: number, concept: number): number => (set << 16) | concept;
const setOf = (object: number): number => object >>> 16;
const conceptIn = (object: number): number => object & 0xffff;
const bitOf = (object: number): number => 1 << setOf(object);

/** The objects and actions a text names. */
export function kindsOf(
  normalized: string,
  named: readonly { readonly concept: number; readonly strong: boolean }[],
  contrasts: Contrasts,
): Kinds {
  let objects: number[] | undefined;
  let wholes = NONE;
  let sets = 0;
  for (const { concept, strong } of named) {
    const memberOf = strong ? contrasts.setsOf[concept] : undefined;
    if (memberOf === undefined) continue;
    for (const set of memberOf) {
      const object = objectOf(set, concept);
      if (objects?.includes(object)) continue;
      objects ??= [];
      objects.push(object);
      sets |= bitOf(object);
    }
    wholes = joined(wholes, contrasts.wholesOf[concept] ?? NONE);
  }
  return { objects: objects ?? NONE, wholes, sets, actions: actionsOf(normalized) };
}

/** What two texts name together. */
export function joinKinds(first: Kinds, second: Kinds): Kinds {
  return {
    objects: joined(first.objects, second.objects),
    wholes: joined(first.wholes, second.wholes),
    sets: first.sets | second.sets,
    actions: bothActions(first.actions, second.actions),
  };
}

function joined(first: readonly number[], second: readonly number[]): readonly number[] {
  if (first.length === 0) return second;
  const more = second.filter((one) => !first.includes(one));
  return more.length === 0 ? first : [...first, ...more];
}

/** Two objects of one set, where neither text names the other's: what a person must look at first. */
export interface Contradiction {
  readonly left: number;
  readonly right: number;
}

function firstOfSet(objects: readonly number[], set: number): number | undefined {
  for (const object of objects) if (setOf(object) === set) return object;
  return undefined;
}

/** Whether one names an object that the other names, too, or names a part of. */
function shareOfSet(left: Kinds, right: Kinds, set: number): boolean {
  const names = ({ objects, wholes }: Kinds, object: number): boolean =>
    objects.includes(object) || wholes.includes(object);
  for (const object of left.objects) if (setOf(object) === set && names(right, object)) return true;
  for (const object of right.objects) if (setOf(object) === set && names(left, object)) return true;
  return false;
}

/** First contradiction of objects, or undefined. */
export function contradictionOf(left: Kinds, right: Kinds): Contradiction | undefined {
  let sets = left.sets & right.sets;
  for (const mine of left.objects) {
    if ((sets & bitOf(mine)) === 0) continue;
    // Each set is looked at once, at the first of its members.
    sets &= ~bitOf(mine);
    const theirs = firstOfSet(right.objects, setOf(mine));
    if (theirs !== undefined && !shareOfSet(left, right, setOf(mine)))
      return { left: conceptIn(mine), right: conceptIn(theirs) };
  }
  return undefined;
}

/**
 * How far what one text does is done in the other: the share of `asked` (by rarity) which `held` has too.
 *
 * @param rarity By action, how telling it is; 宣传 stands in every second item.
 * @returns 0 to 1, or undefined when `asked` names no action.
 */
export function actionsHeld(asked: Actions, held: Actions, rarity: (action: number) => number): number | undefined {
  let all = 0;
  let met = 0;
  for (const action of actionsIn(asked)) {
    all += rarity(action);
    if (has(held, action)) met += rarity(action);
  }
  return all === 0 ? undefined : met / all;
}

const SPECIAL = Uint8Array.from(contrastData.actions, (action) => ('special' in action ? 1 : 0));

/**
 * Whether it is an action of specialists, or of a kind of its own (扫描录系统, 罚款, 检测): an entry that names one is not
 * what an item without it is.
 */
export function isSpecial(action: number): boolean {
  return SPECIAL[action] === 1;
}

const FIGURE = /\d/u;
const NEGATES = /[非不无禁除外]/u;
const FIGURES = /\d+(?:\.\d+)?/gu;
/** 防非, 打非 are short for 非法集资 and 非法出版物; 未 is left out: whoever is 未参保 is whom 参保 is about. */
const NEGATION = /(?<![防打反])(?:非|不|无|禁止|严禁|除外)(\p{Script=Han}{2})/gu;
/** 殡葬之外收山地款 is not 殡葬: what stands before is left out, and its first two characters tell what it is. */
const EXCEPT = /除?(\p{Script=Han}{2})\p{Script=Han}*?(?:之外|以外|除外)/gu;
/** At the end of what stands before words: they are denied, or done away with. */
const DENIED = /(?:非|不|无|没有?|未|禁止|严禁|劝止|制止|防止|杜绝|打击|查处|整治|治理)$/u;

/** What a name claims that another may deny; found once for a name that is compared with many. */
export interface Claims {
  readonly name: string;
  readonly figures: readonly string[];
  /** 非煤矿山: what stands there, and the words without the 非. */
  readonly negations: readonly { readonly written: string; readonly negated: string }[];
  /** By place in the list of opposites, the side the name is on and its word; a name that has both says nothing. */
  readonly sides: readonly (Side | undefined)[];
}

interface Side {
  readonly first: boolean;
  readonly word: string;
}

interface Opposites {
  readonly one: readonly string[];
  readonly other: readonly string[];
  /** Phrases in which a word of either says neither. */
  readonly neither?: readonly string[];
}
const OPPOSITES: readonly Opposites[] = contrastData.opposites;
const NO_SIDES: Claims['sides'] = OPPOSITES.map(() => undefined);

/** By first character, a bit for each of the opposites that a word beginning with it may name. */
const beginsSide = new Int32Array(0x1_0000);
for (const [place, { one, other }] of OPPOSITES.entries())
  for (const word of [...one, ...other])
    beginsSide[word.charCodeAt(0)] = (beginsSide[word.charCodeAt(0)] ?? 0) | (1 << place);

/** Which opposites may be named at all; most names hold no such character. */
function mayTakeSides(name: string): number {
  let bits = 0;
  for (let at = 0; at < name.length; at += 1) bits |= beginsSide[name.charCodeAt(at)] ?? 0;
  return bits;
}

const NOTHING: readonly never[] = [];

export function claimsOf(name: string): Claims {
  const sides = sidesOf(name);
  const denies = NEGATES.test(name);
  return {
    name,
    figures: FIGURE.test(name) ? (name.match(FIGURES) ?? NOTHING) : NOTHING,
    negations: denies ? negationsOf(name) : NOTHING,
    sides,
  };
}

function negationsOf(name: string): Claims['negations'] {
  return [...name.matchAll(NEGATION), ...name.matchAll(EXCEPT)].map(([written, negated = '']) => ({
    written,
    negated,
  }));
}

function sidesOf(name: string): Claims['sides'] {
  const may = mayTakeSides(name);
  if (may === 0) return NO_SIDES;
  let sides: (Side | undefined)[] | undefined;
  for (let rest = may; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const side = sideIn(name, place);
    if (side === undefined) continue;
    sides ??= [...NO_SIDES];
    sides[place] = side;
  }
  return sides ?? NO_SIDES;
}

function sideIn(name: string, place: number): Side | undefined {
  const opposites = OPPOSITES[place];
  if (opposites === undefined) return undefined;
  const { one, other, neither = NOTHING } = opposites;
  let told = name;
  for (const phrase of neither) if (told.includes(phrase)) told = told.replaceAll(phrase, ' ');
  return sideOf(told, one, other);
}

/** Whether a name is on any side. */
export function takesSides({ sides }: Claims): boolean {
  return sides !== NO_SIDES;
}

function sideOf(text: string, one: readonly string[], other: readonly string[]): Side | undefined {
  const first = one.find((word) => text.includes(word));
  const second = other.find((word) => text.includes(word));
  if (first !== undefined && second === undefined) return { first: true, word: first };
  if (second !== undefined && first === undefined) return { first: false, word: second };
  return undefined;
}

/** Figures both names give without sharing one: 80周岁 and 100周岁; or undefined. */
export function differingFigures(left: Claims, right: Claims): readonly [string, string] | undefined {
  const a = left.figures[0];
  const b = right.figures[0];
  if (a === undefined || b === undefined || left.figures.some((figure) => right.figures.includes(figure)))
    return undefined;
  return [a, b];
}

/** The words one name negates while the other says them plainly: 非煤矿山 beside 煤矿山; or undefined. */
export function differingNegation(left: Claims, right: Claims): string | undefined {
  if (left.negations.length === 0 && right.negations.length === 0) return undefined;
  const oneWay = (negating: Claims, { name }: Claims): string | undefined =>
    negating.negations.find(({ written, negated }) => saysPlainly(name, negated) && !name.includes(written))?.written;
  return oneWay(left, right) ?? oneWay(right, left);
}

function saysPlainly(name: string, words: string): boolean {
  for (let at = name.indexOf(words); at >= 0; at = name.indexOf(words, at + 1))
    if (!DENIED.test(name.slice(0, at))) return true;
  return false;
}

/** Words of two names that undo each other (发放 and 追缴, 新建 and 拆除), or undefined. */
export function oppositeWords(left: Claims, right: Claims): readonly [string, string] | undefined {
  if (left.sides === NO_SIDES || right.sides === NO_SIDES) return undefined;
  for (let place = 0; place < left.sides.length; place += 1) {
    const mine = left.sides[place];
    const theirs = right.sides[place];
    if (mine !== undefined && theirs !== undefined && mine.first !== theirs.first) return [mine.word, theirs.word];
  }
  return undefined;
}
