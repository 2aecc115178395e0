/** What two wordings share and where they part, as marks on their own text: for reading side by side, never for deciding. */

import { findBoilerplate, levelText } from '../bases/levelText';
import type { Knowledge } from '../matching/index/profile';
import { claimsOf, contradictionOf, differingNegation, kindsOf } from '../matching/knowledge/contrasts';
import { differVisibly, findConcepts } from '../matching/knowledge/thesaurus';
import { runsOf, wordsOf } from '../matching/knowledge/words';

/** shared: both have it · synonym: other words for one thing · only: this side alone · contrast: figures, negations or objects that contradict · stop: boilerplate, grey. */
export type MarkKind = 'shared' | 'synonym' | 'only' | 'contrast' | 'stop';

/** Characters from `start` to before `end` of the text as written. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** Synonyms carry the same small number on both sides, from 1. */
  readonly number?: number;
}

export interface Wording {
  readonly name: string;
  readonly text: string;
}

/** Marks in the order of the text, none overlapping. */
export interface MarkedWording {
  readonly name: readonly Mark[];
  readonly text: readonly Mark[];
}

export interface Difference {
  readonly left: MarkedWording;
  readonly right: MarkedWording;
}

/** Boilerplate aside; more would bury the text. */
const MOST_MARKS = 6;
/** Of them, what only this side says. */
const MOST_ONLY = 2;
const FIGURE =
  /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)(?:周岁|周年|岁|年|个月|月|日|天|小时|亩|公顷|公里|米|万元|元|万|人|户|次|度|%|％)|\d+(?:\.\d+)?/gu;

/** One field of one side while it is being marked. */
interface Field {
  readonly level: ReturnType<typeof levelText>;
  /** Same length as the level text; a space where boilerplate stands. */
  readonly plain: string;
  readonly taken: boolean[];
  readonly marks: Mark[];
}

interface Side {
  readonly fields: readonly [name: Field, text: Field];
  /** Both fields, parted so that nothing is read across. */
  readonly whole: string;
  count: number;
}

function fieldOf(written: string): Field {
  const level = levelText(written);
  const taken = new Array<boolean>(level.text.length).fill(false);
  const marks: Mark[] = [];
  let plain = level.text;
  for (const { start, end } of findBoilerplate(level.text)) {
    plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end);
    taken.fill(true, start, end);
    marks.push({ ...placeOf(level, start, end), kind: 'stop' });
  }
  return { level, plain, taken, marks };
}

function placeOf(level: Field['level'], start: number, end: number): { start: number; end: number } {
  return { start: level.from[start] ?? 0, end: (level.from[end - 1] ?? 0) + (level.width[end - 1] ?? 1) };
}

function sideOf({ name, text }: Wording): Side {
  const fields: [Field, Field] = [fieldOf(name), fieldOf(text)];
  return { fields, whole: `${fields[0].level.text} ${fields[1].level.text}`, count: 0 };
}

/** Marks every free occurrence of a word until the side is full; answers whether there was one. */
function put(side: Side, word: string, kind: MarkKind, number?: number): boolean {
  let found = false;
  for (const field of side.fields) {
    for (let at = field.level.text.indexOf(word); at >= 0; at = field.level.text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (field.taken.slice(at, end).some((free) => free)) continue;
      if (side.count >= MOST_MARKS && kind !== 'contrast') return found;
      field.taken.fill(true, at, end);
      field.marks.push({ ...placeOf(field.level, at, end), kind, ...(number === undefined ? {} : { number }) });
      side.count += 1;
      found = true;
    }
  }
  return found;
}

function has(side: Side, word: string): boolean {
  return side.fields.some((field) => {
    for (let at = field.level.text.indexOf(word); at >= 0; at = field.level.text.indexOf(word, at + 1))
      if (!field.taken.slice(at, at + word.length).some((taken) => taken)) return true;
    return false;
  });
}

/** Words in order; what parts them counts as one space, however wide the boilerplate taken out was. */
function wordsIn(text: string): string[] {
  return wordsOf(text).map((word) => (word.trim() === '' ? ' ' : word));
}

const lengthDown = (a: string, b: string): number => b.length - a.length;

/**
 * Marks at most six places a side, longest words first; boilerplate is greyed besides, single characters never.
 * Figures, negations and objects that contradict each other are marked before all else.
 *
 * @param knowledge The thesaurus by which 打防火道 and 防火隔离带 get the same number.
 */
export function markDifference(left: Wording, right: Wording, knowledge: Knowledge): Difference {
  const sides = { left: sideOf(left), right: sideOf(right) };
  markContrasts(sides.left, sides.right, knowledge);
  markSynonyms(sides.left, sides.right, knowledge);
  markShared(sides.left, sides.right);
  markOnly(sides.left, sides.right);
  markOnly(sides.right, sides.left);
  return { left: finish(sides.left), right: finish(sides.right) };
}

function finish({ fields: [name, text] }: Side): MarkedWording {
  const inOrder = (marks: readonly Mark[]): Mark[] => [...marks].sort((a, b) => a.start - b.start);
  return { name: inOrder(name.marks), text: inOrder(text.marks) };
}

function markContrasts(left: Side, right: Side, { thesaurus, contrasts }: Knowledge): void {
  const figures = (side: Side): string[] => side.whole.match(FIGURE) ?? [];
  const [mine, theirs] = [figures(left), figures(right)];
  if (mine.length > 0 && theirs.length > 0 && !mine.some((figure) => theirs.includes(figure))) {
    for (const figure of mine.filter((one) => one.length > 1)) put(left, figure, 'contrast');
    for (const figure of theirs.filter((one) => one.length > 1)) put(right, figure, 'contrast');
  }
  const negation = differingNegation(claimsOf(left.whole), claimsOf(right.whole));
  if (negation !== undefined) {
    const [negating, plain] = has(left, negation) ? [left, right] : [right, left];
    if (put(negating, negation, 'contrast')) put(plain, negation.slice(-2), 'contrast');
  }
  const names = [left, right].map((side) => side.fields[0].level.text);
  const [leftHits, rightHits] = names.map((name) => findConcepts(name, thesaurus));
  if (!leftHits || !rightHits) return;
  const clash = contradictionOf(
    kindsOf(names[0] ?? '', leftHits, contrasts),
    kindsOf(names[1] ?? '', rightHits, contrasts),
  );
  if (!clash) return;
  const wordFor = (hits: typeof leftHits, concept: number): string =>
    hits.find((hit) => hit.concept === concept && hit.strong)?.word ?? '';
  const words = [wordFor(leftHits, clash.left), wordFor(rightHits, clash.right)] as const;
  if (words[0].length < 2 || words[1].length < 2) return;
  put(left, words[0], 'contrast');
  put(right, words[1], 'contrast');
}

function markSynonyms(left: Side, right: Side, { thesaurus }: Knowledge): void {
  const [leftHits, rightHits] = [left, right].map((side) =>
    findConcepts(side.whole, thesaurus).filter((hit) => hit.strong),
  );
  if (!leftHits || !rightHits) return;
  const pairs = leftHits.flatMap((hit) => {
    const other = rightHits.find((one) => one.concept === hit.concept);
    return other === undefined ||
      !differVisibly(hit.word, other.word) ||
      right.whole.includes(hit.word) ||
      left.whole.includes(other.word)
      ? []
      : [{ mine: hit.word, theirs: other.word }];
  });
  let number = 0;
  for (const { mine, theirs } of pairs.sort((a, b) => lengthDown(a.mine, b.mine))) {
    if (left.count >= MOST_MARKS || right.count >= MOST_MARKS || !has(left, mine) || !has(right, theirs)) continue;
    number += 1;
    put(left, mine, 'synonym', number);
    put(right, theirs, 'synonym', number);
  }
}

function markShared(left: Side, right: Side): void {
  const other = right.fields.map((field) => field.plain).join(' ');
  const words = left.fields.flatMap((field) => runsOf(wordsIn(field.plain), (run) => other.includes(run)));
  for (const word of [...new Set(words)].sort(lengthDown)) {
    if (left.count >= MOST_MARKS || right.count >= MOST_MARKS) return;
    if (!has(left, word) || !has(right, word)) continue;
    put(left, word, 'shared');
    put(right, word, 'shared');
  }
}

/** The longest words the other side lacks; the name's own before the text's. */
function markOnly(side: Side, other: Side): void {
  let left = MOST_ONLY;
  for (const field of side.fields) {
    const free = [...field.plain].map((sign, at) => (field.taken[at] ? ' ' : sign)).join('');
    const words = wordsIn(free).map((word) => (word.length > 1 && !other.whole.includes(word) ? word : ' '));
    for (const word of runsOf(words, () => true).sort(lengthDown)) {
      if (left === 0 || side.count >= MOST_MARKS) return;
      if (put(side, word, 'only')) left -= 1;
    }
  }
}
