/** What speaks for and against an entry belonging to an item, as a row of numbers; `matchWeights` weighs them. */
import { compareDepartments } from '../departmentNames';
import { overlapIn, overlapsIn, type TextVector } from '../ngramIndex';
import { sameBasisTitle } from './basisTitles';
import {
  actionsHeld,
  contradictionOf,
  differingFigures,
  differingNegation,
  lacksSpecialAction,
  oppositeWords,
} from './contrasts';
import type { KnownProfile } from './profile';

/** The features in the order of the numbers; each is 0 where the rows say nothing, and at most 1 in size. */
export const FEATURE_NAMES = [
  'nameName',
  'nameAll',
  'allName',
  'allAll',
  'entryNameHeld',
  'itemNameHeld',
  'entryHeld',
  'plain',
  'plainRank',
  'sameName',
  'sameDepartment',
  'otherDepartment',
  'sameCategory',
  'otherCategory',
  'sharedBasis',
  'otherBasis',
  'spokenBasis',
  'handedDown',
  'contradiction',
  'actionMeets',
  'entryActionMissing',
  'itemActionMissing',
  'anyActionMissing',
  'specialActionMissing',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** An entry or item as vectors: of the pool's index, and plain ones of the plain index. */
export interface Vectors {
  readonly name: TextVector;
  readonly all: TextVector;
  readonly plain: TextVector;
}

/** Where an entry's vectors are laid out by piece: its name and its whole side by side, and the plain one. */
export interface Rooms {
  readonly known: Float64Array;
  readonly plain: Float64Array;
}

/** An entry being asked about; its vectors are laid out in the rooms. */
export interface Asked {
  readonly profile: KnownProfile;
  readonly vectors: Vectors;
  readonly rooms: Rooms;
}

/** An item of the pool, known by its own wording and by everything attached to it. */
export interface PoolItem {
  readonly profile: KnownProfile;
  readonly vectors: Vectors;
  /** What is attached, each row on its own. */
  readonly attached: readonly Vectors[];
  /** Its own wording and everything attached, as one text; its own where nothing is attached. */
  readonly together: TextVector;
  readonly attachedExactNames: ReadonlySet<string>;
  /** Units that sent what is attached, each once, in the order of attaching. */
  readonly attachedUnits: readonly string[];
}

/** How telling a shared department or basis is: 1 when one item has it, toward 0 when all have. */
export interface Telling {
  readonly department: ReadonlyMap<string, number>;
  action(action: number): number;
  basis(entryTitle: string, itemTitle: string): number;
}

/** Basis titles are compared once per pair of titles, however many rows cite them. */
export function buildTelling(profiles: readonly KnownProfile[]): Telling {
  const total = Math.max(2, profiles.length);
  const rare = (count: number): number => Math.log(total / count) / Math.log(total);
  const count = (keysOf: (profile: KnownProfile) => readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const profile of profiles)
      for (const key of new Set(keysOf(profile))) counts.set(key, (counts.get(key) ?? 0) + 1);
    return new Map([...counts].map(([key, value]) => [key, rare(value)]));
  };
  const titles = count((profile) => profile.titles);
  const actions = new Map(
    [...count((profile) => profile.allKinds.actions.map(String))].map(([action, value]) => [Number(action), value]),
  );
  const seen = new Map<string, Map<string, number>>();
  return {
    department: count((profile) => profile.functions),
    action: (action) => 0.1 + (actions.get(action) ?? 1),
    basis(entryTitle, itemTitle) {
      let row = seen.get(entryTitle);
      if (row === undefined) {
        row = new Map<string, number>();
        seen.set(entryTitle, row);
      }
      const known = row.get(itemTitle);
      if (known !== undefined) return known;
      const value = sameBasisTitle(entryTitle, itemTitle) ? 0.3 + 0.7 * (titles.get(itemTitle) ?? 0) : 0;
      row.set(itemTitle, value);
      return value;
    },
  };
}

function departmentFeatures(
  entry: KnownProfile,
  item: KnownProfile,
  telling: Telling,
): { same: number; other: number } {
  const relation = compareDepartments(entry.functions, item.functions);
  if (relation !== 'same') return { same: 0, other: relation === 'different' ? 1 : 0 };
  const shared = entry.functions.filter((known) => item.functions.includes(known));
  return { same: 0.3 + 0.7 * Math.max(...shared.map((known) => telling.department.get(known) ?? 0)), other: 0 };
}

function sharedBasis(entry: KnownProfile, item: KnownProfile, telling: Telling): number {
  let best = 0;
  for (const mine of entry.titles) for (const theirs of item.titles) best = Math.max(best, telling.basis(mine, theirs));
  return best;
}

/** Whether the names speak of different objects or figures, or one denies what the other says. */
function contradicts(entry: KnownProfile, item: KnownProfile): boolean {
  return (
    contradictionOf(entry.nameKinds, item.nameKinds) !== undefined ||
    differingFigures(entry.claims, item.claims) !== undefined ||
    differingNegation(entry.claims, item.claims) !== undefined ||
    oppositeWords(entry.claims, item.claims) !== undefined
  );
}

/** How alike an entry and one wording are, and which part of its name and of the whole of it that wording holds. */
interface Likeness {
  readonly nameName: number;
  readonly nameAll: number;
  readonly allName: number;
  readonly allAll: number;
  readonly itemNameHeld: number;
  readonly plain: number;
  readonly nameHeld: number;
  readonly held: number;
}

function likenessOf({ vectors, rooms }: Asked, theirs: Vectors): Likeness {
  const [nameName, allName] = overlapsIn(rooms.known, vectors.name, vectors.all, theirs.name);
  const [nameAll, allAll] =
    theirs.all === theirs.name
      ? ([nameName, allName] as const)
      : overlapsIn(rooms.known, vectors.name, vectors.all, theirs.all);
  return {
    nameName: nameName.cosine,
    nameAll: nameAll.cosine,
    allName: allName.cosine,
    allAll: allAll.cosine,
    itemNameHeld: allName.ofRight,
    plain: overlapIn(rooms.plain, vectors.plain, theirs.plain).cosine,
    nameHeld: nameAll.ofLeft,
    held: allAll.ofLeft,
  };
}

/** The item's own wording counts whole, what is attached to it, each row and all together, a little less. */
function likenessOfItem(asked: Asked, item: PoolItem): Likeness {
  const own = likenessOf(asked, item.vectors);
  if (item.attached.length === 0) return own;
  const rows = item.attached.map((row) => likenessOf(asked, row));
  const best = (of: (likeness: Likeness) => number): number =>
    rows.reduce((most, row) => Math.max(most, WITNESS * of(row)), of(own));
  const [name, all] = overlapsIn(asked.rooms.known, asked.vectors.name, asked.vectors.all, item.together);
  return {
    nameName: best((likeness) => likeness.nameName),
    nameAll: best((likeness) => likeness.nameAll),
    allName: best((likeness) => likeness.allName),
    allAll: best((likeness) => likeness.allAll),
    itemNameHeld: best((likeness) => likeness.itemNameHeld),
    plain: best((likeness) => likeness.plain),
    nameHeld: own.nameHeld + WITNESS * (name.ofLeft - own.nameHeld),
    held: own.held + WITNESS * (all.ofLeft - own.held),
  };
}

/** What a town attached speaks for an item a little less than its own wording. */
const WITNESS = 0.9;

/**
 * The features of one pair, in the order of `FEATURE_NAMES`.
 *
 * @param plainRank Place of the item among the plain comparison's nearest, from 1; 0 when it is not among them.
 */
export function pairFeatures(asked: Asked, item: PoolItem, telling: Telling, plainRank: number): Float64Array {
  const { profile: entry } = asked;
  const likeness = likenessOfItem(asked, item);
  const department = departmentFeatures(entry, item.profile, telling);
  const bothCategories = entry.category !== '' && item.profile.category !== '';
  const sameCategory = bothCategories && entry.category === item.profile.category;
  const sameName = entry.name === item.profile.name || item.attachedExactNames.has(entry.name);
  const entryActions = actionsHeld(entry.nameKinds.actions, item.profile.allKinds.actions, telling.action);
  const itemActions = actionsHeld(item.profile.nameKinds.actions, entry.allKinds.actions, telling.action);
  const anyActions = actionsHeld(entry.allKinds.actions, item.profile.allKinds.actions, telling.action);
  const basis = sharedBasis(entry, item.profile, telling);
  return Float64Array.of(
    likeness.nameName,
    likeness.nameAll,
    likeness.allName,
    likeness.allAll,
    likeness.nameHeld,
    likeness.itemNameHeld,
    likeness.held,
    likeness.plain,
    plainRank === 0 ? 0 : 1 / plainRank,
    sameName ? 1 : 0,
    department.same,
    department.other,
    sameCategory ? 1 : 0,
    bothCategories && !sameCategory ? 1 : 0,
    basis,
    basis === 0 && entry.citesLaw && item.profile.citesLaw ? 1 : 0,
    entry.spokenBasis ? 1 : 0,
    entry.handedDown ? 1 : 0,
    !sameName && contradicts(entry, item.profile) ? 1 : 0,
    entryActions ?? 0,
    entryActions === undefined ? 0 : 1 - entryActions,
    itemActions === undefined ? 0 : 1 - itemActions,
    anyActions === undefined ? 0 : 1 - anyActions,
    !sameName && lacksSpecialAction(entry.nameKinds.actions, item.profile.allKinds.actions) ? 1 : 0,
  );
}
