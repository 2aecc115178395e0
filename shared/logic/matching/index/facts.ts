/** What items say beside their words (department, category, bases, actions, claims) as numbers side by side, quick to compare. */

import { sameBasisTitle, type Title, titleOf } from '../knowledge/basisTitles';
import {
  ACTIONS,
  type Actions,
  contradictionOf,
  differingFigures,
  differingNegation,
  isSpecial,
  oppositeWords,
  takesSides,
  ACTION_WORDS as WORDS,
} from '../knowledge/contrasts';
import { compareDepartments } from '../knowledge/departmentNames';
import type { KnownProfile } from './profile';

/** An item's numbers: 16 of them fill one line of the processor's memory, which is what fetching costs. */
const LINE = 16;
const [NAME, DEPARTMENT, CATEGORY, FLAGS, TITLES, TITLES_END, NAME_ACTIONS, ALL_ACTIONS, SETS] = [
  0, 1, 2, 3, 4, 5, 6, 9, 12,
];
const [CITES_LAW, FIGURES, NEGATES, SIDES] = [1, 2, 4, 8];
const BOTH_SAY = FIGURES | SIDES;

/** What items say, and how telling it is that two say the same: 1 when one item has it, toward 0 when all have. */
export interface Facts {
  readonly lines: Int32Array;
  /** Numbers of the titles items cite, one item after the other. */
  readonly cited: Int32Array;
  readonly names: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  /** Each group of functions once, by its number. */
  readonly departments: readonly (readonly string[])[];
  readonly departmentRarity: ReadonlyMap<string, number>;
  /** By what an entry's department does (kept once per department written), how telling it is beside each of `departments`. */
  readonly departmentRows: WeakMap<readonly string[], Float64Array>;
  /** By action. */
  readonly actionWeights: Float64Array;
  /** By an item's place, the weight of the actions of its name. */
  readonly nameWeights: Float64Array;
  /** The titles items cite, by their numbers, and how telling each is. */
  readonly titles: readonly Title[];
  readonly titleRarity: Float64Array;
}

/** Numbers texts in the order they are met. */
function numbering(): { readonly numbers: Map<string, number>; of(text: string): number } {
  const numbers = new Map<string, number>();
  return {
    numbers,
    of(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
  };
}

function flagsOf({ citesLaw, claims }: KnownProfile): number {
  return (
    (citesLaw ? CITES_LAW : 0) |
    (claims.figures.length > 0 ? FIGURES : 0) |
    (claims.negations.length > 0 ? NEGATES : 0) |
    (takesSides(claims) ? SIDES : 0)
  );
}

function markActions(actions: Actions, to: Int32Array, at: number): void {
  for (let word = 0; word < WORDS; word += 1) to[at + word] = actions[word] ?? 0;
}

function countActions(lines: Int32Array, at: number, counts: Int32Array): void {
  for (let word = 0; word < WORDS; word += 1) {
    for (let rest = lines[at + word] ?? 0; rest !== 0; rest &= rest - 1) {
      const action = 32 * word + 31 - Math.clz32(rest & -rest);
      counts[action] = (counts[action] ?? 0) + 1;
    }
  }
}

export function buildFacts(profiles: readonly KnownProfile[]): Facts {
  const total = Math.max(2, profiles.length);
  const rare = (count: number): number => Math.log(total / count) / Math.log(total);
  const rarities = <Key>(keysOf: (profile: KnownProfile) => readonly Key[]): Map<Key, number> => {
    const counts = new Map<Key, number>();
    for (const profile of profiles) {
      const keys = keysOf(profile);
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at];
        if (key !== undefined && keys.indexOf(key) === at) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    for (const [key, count] of counts) counts.set(key, rare(count));
    return counts;
  };
  const [names, categories, titles] = [numbering(), numbering(), numbering()];
  // What one department written does is one and the same list.
  const departments = new Map<readonly string[], number>();
  const cited: number[] = [];
  const lines = new Int32Array(LINE * profiles.length);
  const actionCounts = new Int32Array(32 * WORDS);
  let at = 0;
  for (const profile of profiles) {
    lines[at + NAME] = names.of(profile.name);
    lines[at + CATEGORY] = profile.category === '' ? -1 : categories.of(profile.category);
    const department = departments.get(profile.functions) ?? departments.size;
    departments.set(profile.functions, department);
    lines[at + DEPARTMENT] = department;
    lines[at + FLAGS] = flagsOf(profile);
    lines[at + SETS] = profile.nameKinds.sets;
    lines[at + TITLES] = cited.length;
    for (let title = 0; title < profile.titles.length; title += 1) {
      const cites = profile.titles[title] ?? '';
      if (profile.titles.indexOf(cites) === title) cited.push(titles.of(cites));
    }
    lines[at + TITLES_END] = cited.length;
    markActions(profile.nameKinds.actions, lines, at + NAME_ACTIONS);
    markActions(profile.allKinds.actions, lines, at + ALL_ACTIONS);
    countActions(lines, at + ALL_ACTIONS, actionCounts);
    at += LINE;
  }
  const titleRarity = rarities((profile) => profile.titles);
  const actionWeights = new Float64Array(32 * WORDS);
  for (let action = 0; action < ACTIONS; action += 1) {
    const count = actionCounts[action] ?? 0;
    actionWeights[action] = 0.1 + (count === 0 ? 1 : rare(count));
  }
  const nameWeights = new Float64Array(profiles.length);
  for (let place = 0; place < profiles.length; place += 1) {
    const at = LINE * place + NAME_ACTIONS;
    nameWeights[place] = weightOf(actionWeights, lines, at, lines, at);
  }
  return {
    lines,
    cited: Int32Array.from(cited),
    names: names.numbers,
    categories: categories.numbers,
    departments: [...departments.keys()],
    departmentRarity: rarities((profile) => profile.functions),
    departmentRows: new WeakMap(),
    actionWeights,
    nameWeights,
    titles: Array.from(titles.numbers.keys(), titleOf),
    titleRarity: Float64Array.from(titles.numbers.keys(), (title) => titleRarity.get(title) ?? 0),
  };
}

/** How telling it is that two departments are one, from 0.3; -1 where they are two, 0 where either is not said. */
function departmentOf(entry: readonly string[], item: readonly string[], rarity: Facts['departmentRarity']): number {
  const relation = compareDepartments(entry, item);
  if (relation !== 'same') return relation === 'different' ? -1 : 0;
  return 0.3 + 0.7 * Math.max(...entry.filter((known) => item.includes(known)).map((known) => rarity.get(known) ?? 0));
}

/** What an entry asks of every item, looked up once. */
export interface AskedFacts {
  readonly profile: KnownProfile;
  readonly name: number;
  readonly category: number;
  readonly flags: number;
  readonly departments: Float64Array;
  readonly bases: readonly Title[];
  /** The actions of the name, then those of the whole. */
  readonly actions: Int32Array;
  readonly nameWeight: number;
  readonly allWeight: number;
}

export function askFacts(facts: Facts, profile: KnownProfile): AskedFacts {
  let departments = facts.departmentRows.get(profile.functions);
  if (departments === undefined) {
    const { departmentRarity } = facts;
    departments = new Float64Array(facts.departments.length);
    for (let at = 0; at < departments.length; at += 1)
      departments[at] = departmentOf(profile.functions, facts.departments[at] ?? [], departmentRarity);
    facts.departmentRows.set(profile.functions, departments);
  }
  const actions = new Int32Array(2 * WORDS);
  markActions(profile.nameKinds.actions, actions, 0);
  markActions(profile.allKinds.actions, actions, WORDS);
  return {
    profile,
    name: facts.names.get(profile.name) ?? -1,
    category: profile.category === '' ? -1 : (facts.categories.get(profile.category) ?? -2),
    flags: flagsOf(profile),
    departments,
    bases: profile.titles.map(titleOf),
    actions,
    nameWeight: weightOf(facts.actionWeights, actions, 0, actions, 0),
    allWeight: weightOf(facts.actionWeights, actions, WORDS, actions, WORDS),
  };
}

/** Weight of the actions that stand in both sets. */
function weightOf(
  actionWeights: Float64Array,
  left: Int32Array,
  leftAt: number,
  right: Int32Array,
  rightAt: number,
): number {
  let sum = 0;
  for (let word = 0; word < WORDS; word += 1) {
    let both = (left[leftAt + word] ?? 0) & (right[rightAt + word] ?? 0);
    while (both !== 0) {
      sum += actionWeights[32 * word + 31 - Math.clz32(both & -both)] ?? 0;
      both &= both - 1;
    }
  }
  return sum;
}

const SPECIAL = new Int32Array(WORDS);
for (let action = 0; action < ACTIONS; action += 1)
  if (isSpecial(action)) SPECIAL[action >> 5] = (SPECIAL[action >> 5] ?? 0) | (1 << (action & 31));

/** Whether the entry's name has an action of specialists that the item lacks. */
function lacksSpecial(asked: Int32Array, lines: Int32Array, at: number): boolean {
  for (let word = 0; word < WORDS; word += 1)
    if (((asked[word] ?? 0) & (SPECIAL[word] ?? 0) & ~(lines[at + word] ?? 0)) !== 0) return true;
  return false;
}

/** Whether the names speak of different objects or figures, or one denies what the other says. */
function contradicts(entry: KnownProfile, item: KnownProfile | undefined): boolean {
  if (item === undefined) throw new Error('no such item');
  return (
    contradictionOf(entry.nameKinds, item.nameKinds) !== undefined ||
    differingFigures(entry.claims, item.claims) !== undefined ||
    differingNegation(entry.claims, item.claims) !== undefined ||
    oppositeWords(entry.claims, item.claims) !== undefined
  );
}

/** How much it says that an entry and an item cite one title, the rarest where they do more often; 0 where none. */
function sharedBasis({ lines, cited, titles, titleRarity }: Facts, bases: readonly Title[], at: number): number {
  let best = 0;
  const to = lines[at + TITLES_END] ?? 0;
  for (const base of bases) {
    for (let place = lines[at + TITLES] ?? 0; place < to; place += 1) {
      const number = cited[place] ?? 0;
      const title = titles[number];
      if (title !== undefined && sameBasisTitle(base, title))
        best = Math.max(best, 0.3 + 0.7 * (titleRarity[number] ?? 0));
    }
  }
  return best;
}

/** Places of what `compareFacts` writes. */
export const FACT = {
  sameName: 0,
  sameDepartment: 1,
  otherDepartment: 2,
  sameCategory: 3,
  otherCategory: 4,
  sharedBasis: 5,
  otherBasis: 6,
  spokenBasis: 7,
  handedDown: 8,
  contradiction: 9,
  actionMeets: 10,
  entryActionMissing: 11,
  itemActionMissing: 12,
  anyActionMissing: 13,
  specialActionMissing: 14,
} as const;
export const FACTS = 15;

/**
 * Compares an entry with the item at a place; each number is 0 where the rows say nothing, and at most 1.
 *
 * @param to Written into from `start` on, as `FACT` says: nothing is made anew, as this is asked for every candidate.
 * @param profiles By place, the items; read only where facts may contradict each other, as fetching one takes as long as the rest.
 * @param named Whether what is attached to the item has the entry's name.
 */
export function compareFacts(
  to: Float64Array,
  start: number,
  facts: Facts,
  asked: AskedFacts,
  place: number,
  profiles: readonly KnownProfile[],
  named: boolean,
): void {
  const { lines, actionWeights } = facts;
  const at = LINE * place;
  const sameName = named || asked.name === lines[at + NAME];
  const department = asked.departments[lines[at + DEPARTMENT] ?? 0] ?? 0;
  const category = lines[at + CATEGORY] ?? -1;
  const bothCategories = asked.category !== -1 && category !== -1;
  const flags = lines[at + FLAGS] ?? 0;
  const basis = sharedBasis(facts, asked.bases, at);
  const mayContradict =
    (asked.profile.nameKinds.sets & (lines[at + SETS] ?? 0)) !== 0 ||
    (asked.flags & flags & BOTH_SAY) !== 0 ||
    ((asked.flags | flags) & NEGATES) !== 0;
  const itemWeight = facts.nameWeights[place] ?? 0;
  const itemMet = weightOf(actionWeights, lines, at + NAME_ACTIONS, asked.actions, WORDS);
  const nameMet = weightOf(actionWeights, asked.actions, 0, lines, at + ALL_ACTIONS);
  const allMet = weightOf(actionWeights, asked.actions, WORDS, lines, at + ALL_ACTIONS);
  to[start + FACT.sameName] = sameName ? 1 : 0;
  to[start + FACT.sameDepartment] = Math.max(0, department);
  to[start + FACT.otherDepartment] = department < 0 ? 1 : 0;
  to[start + FACT.sameCategory] = bothCategories && asked.category === category ? 1 : 0;
  to[start + FACT.otherCategory] = bothCategories && asked.category !== category ? 1 : 0;
  to[start + FACT.sharedBasis] = basis;
  to[start + FACT.otherBasis] = basis === 0 && (asked.flags & flags & CITES_LAW) !== 0 ? 1 : 0;
  to[start + FACT.spokenBasis] = asked.profile.spokenBasis ? 1 : 0;
  to[start + FACT.handedDown] = asked.profile.handedDown ? 1 : 0;
  to[start + FACT.contradiction] = !sameName && mayContradict && contradicts(asked.profile, profiles[place]) ? 1 : 0;
  to[start + FACT.actionMeets] = asked.nameWeight === 0 ? 0 : nameMet / asked.nameWeight;
  to[start + FACT.entryActionMissing] = asked.nameWeight === 0 ? 0 : 1 - nameMet / asked.nameWeight;
  to[start + FACT.itemActionMissing] = itemWeight === 0 ? 0 : 1 - itemMet / itemWeight;
  to[start + FACT.anyActionMissing] = asked.allWeight === 0 ? 0 : 1 - allMet / asked.allWeight;
  to[start + FACT.specialActionMissing] = !sameName && lacksSpecial(asked.actions, lines, at + ALL_ACTIONS) ? 1 : 0;
}

/** Whether an entry and the item at a place cite one basis. */
export function shareBasis(facts: Facts, { titles }: KnownProfile, place: number): boolean {
  return sharedBasis(facts, titles.map(titleOf), LINE * place) > 0;
}
