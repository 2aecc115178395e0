/** What speaks for and against an entry belonging to an item, as a row of numbers; `matchWeights` weighs them. */
import { compareDepartments } from '../departmentNames';
import { overlapIn, type TextVector } from '../ngramIndex';
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

/** An entry being asked about; its vectors are laid out by piece in the rooms. */
export interface Asked {
  readonly profile: KnownProfile;
  readonly vectors: Vectors;
  readonly rooms: { readonly name: Float64Array; readonly all: Float64Array; readonly plain: Float64Array };
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
  const actions = count((profile) => [...profile.allKinds.actions].map(String));
  const seen = new Map<string, number>();
  return {
    department: count((profile) => profile.functions),
    action: (action) => 0.1 + (actions.get(String(action)) ?? 1),
    basis(entryTitle, itemTitle) {
      const key = `${entryTitle}\n${itemTitle}`;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const value = sameBasisTitle(entryTitle, itemTitle) ? 0.3 + 0.7 * (titles.get(itemTitle) ?? 0) : 0;
      seen.set(key, value);
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
    differingFigures(entry.name, item.name) !== undefined ||
    differingNegation(entry.name, item.name) !== undefined ||
    oppositeWords(entry.name, item.name) !== undefined
  );
}

/** How alike an entry and one wording are: nameName, nameAll, allName, allAll, itemNameHeld, plain. */
function likenessOf(vectors: Vectors, rooms: Asked['rooms'], theirs: Vectors): number[] {
  const nameOnly = vectors.all === vectors.name;
  const nameName = overlapIn(rooms.name, vectors.name, theirs.name);
  const nameAll = theirs.all === theirs.name ? nameName : overlapIn(rooms.name, vectors.name, theirs.all);
  const allName = nameOnly ? nameName : overlapIn(rooms.all, vectors.all, theirs.name);
  const allAll = nameOnly ? nameAll : overlapIn(rooms.all, vectors.all, theirs.all);
  const plain = overlapIn(rooms.plain, vectors.plain, theirs.plain);
  return [nameName.cosine, nameAll.cosine, allName.cosine, allAll.cosine, allName.ofRight, plain.cosine];
}

/** Which part of an entry an item holds. */
function heldBy(item: PoolItem, asked: TextVector, room: Float64Array): number {
  const together = overlapIn(room, asked, item.together).ofLeft;
  if (item.attached.length === 0) return together;
  const own = overlapIn(room, asked, item.vectors.all).ofLeft;
  return own + WITNESS * (together - own);
}

/** What a town attached speaks for an item a little less than its own wording. */
const WITNESS = 0.9;

/**
 * The features of one pair, in the order of `FEATURE_NAMES`.
 *
 * @param plainRank Place of the item among the plain comparison's nearest, from 1; 0 when it is not among them.
 */
export function pairFeatures(
  { profile: entry, vectors, rooms }: Asked,
  item: PoolItem,
  telling: Telling,
  plainRank: number,
): Float64Array {
  const likeness = likenessOf(vectors, rooms, item.vectors);
  for (const row of item.attached) {
    const theirs = likenessOf(vectors, rooms, row);
    for (const [place, value] of theirs.entries()) likeness[place] = Math.max(likeness[place] ?? 0, WITNESS * value);
  }
  const [nameName = 0, nameAll = 0, allName = 0, allAll = 0, itemNameHeld = 0, plain = 0] = likeness;
  // What the item's own wording explains counts whole, what only towns attached to it explains a little less.
  const entryNameHeld = heldBy(item, vectors.name, rooms.name);
  const entryHeld = heldBy(item, vectors.all, rooms.all);
  const department = departmentFeatures(entry, item.profile, telling);
  const bothCategories = entry.category !== '' && item.profile.category !== '';
  const sameCategory = bothCategories && entry.category === item.profile.category;
  const sameName = entry.name === item.profile.name || item.attachedExactNames.has(entry.name);
  const entryActions = actionsHeld(entry.nameKinds.actions, item.profile.allKinds.actions, telling.action);
  const itemActions = actionsHeld(item.profile.nameKinds.actions, entry.allKinds.actions, telling.action);
  const anyActions = actionsHeld(entry.allKinds.actions, item.profile.allKinds.actions, telling.action);
  const basis = sharedBasis(entry, item.profile, telling);
  return Float64Array.of(
    nameName,
    nameAll,
    allName,
    allAll,
    entryNameHeld,
    itemNameHeld,
    entryHeld,
    plain,
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
