/** What speaks for and against an entry belonging to an item, as a row of numbers; `matchWeights` weighs them. */

import { type AskedFacts, compareFacts, FACTS, type Facts } from './facts';
import type { Familiarity } from './familiarity';
import { compareRows, type LaidOut, LIKE, LIKES } from './likeness';
import type { KnownProfile } from './profile';
import { alikeness, SENSE } from './senses';
import type { WeighedRows } from './weighedRows';

/**
 * The features in the order of the numbers; each is 0 where the rows say nothing, and at most 1 in size (`familiar`: 2). First
 * the likenesses as `LIKE` has them, with the rank in the plain comparison in the last one's place, then facts as `FACT` has
 * them, then whether others have named the item, and how near what the entry's name and its whole mean come to what the item means.
 */
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
  'familiar',
  'sense',
  'senseAll',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** An item of the pool, known by its own wording and by everything attached to it. */
export interface PoolItem {
  readonly profile: KnownProfile;
  /** How many are attached. */
  readonly attached: number;
  readonly attachedExactNames: ReadonlySet<string>;
  /** Units that sent what is attached, each once, in the order of attaching. */
  readonly attachedUnits: readonly string[];
}

/** The wordings of the pool: of each item its own, in the row of its place; what is attached; and both as one document. */
export interface Wordings extends WeighedRows {
  /** By item, the first row that is attached to it, and one more where the last ends. */
  readonly attached: Int32Array;
}

/** What a town attached speaks for an item a little less than its own wording. */
const WITNESS = 0.8;
/** Of these likenesses an item's best wording counts. */
const OF_ANY_WORDING = [LIKE.nameName, LIKE.nameAll, LIKE.allName, LIKE.allAll, LIKE.itemNameHeld, LIKE.plain];

const other = new Float64Array(LIKES);

/**
 * The item's own wording counts whole, what is attached to it, each row and all together, a little less.
 *
 * @param to Written into from `at` on, as `LIKE` says.
 */
export function likenessOf(to: Float64Array, at: number, asked: LaidOut, wordings: Wordings, item: number): void {
  compareRows(to, at, asked, wordings, item);
  const from = wordings.attached[item] ?? 0;
  const end = wordings.attached[item + 1] ?? 0;
  if (from === end) return;
  for (let row = from; row < end; row += 1) {
    compareRows(other, 0, asked, wordings, row);
    for (const kind of OF_ANY_WORDING) to[at + kind] = Math.max(to[at + kind] ?? 0, WITNESS * (other[kind] ?? 0));
  }
  compareRows(other, 0, asked, wordings, wordings.documents[item] ?? item);
  for (const part of [LIKE.nameHeld, LIKE.held]) {
    const own = to[at + part] ?? 0;
    to[at + part] = own + WITNESS * ((other[part] ?? 0) - own);
  }
  to[at + LIKE.together] = other[LIKE.together] ?? 0;
}

/** What of a pool pairs are compared by. */
interface Compared {
  readonly facts: Facts;
  readonly items: readonly PoolItem[];
  readonly profiles: readonly KnownProfile[];
  readonly wordings: Wordings;
  readonly familiarity: Familiarity;
  readonly senses: Int8Array;
  readonly askedSenses: Int8Array;
}

/**
 * Makes the features of one pair from its likenesses, which stand in their place.
 *
 * @param to What `likenessOf` wrote from `at` on; from there on it holds the features then.
 * @param place The item's place in the pool.
 * @param rank Its rank in the plain comparison among the nearest, from 1; 0 when it is not among them.
 */
export function pairFeatures(
  to: Float64Array,
  at: number,
  asked: AskedFacts,
  { facts, items, profiles, wordings, familiarity, senses, askedSenses }: Compared,
  place: number,
  rank: number,
): void {
  to[at + LIKE.together] = rank === 0 ? 0 : 1 / rank;
  const hasAttached = wordings.attached[place] !== wordings.attached[place + 1];
  const named = hasAttached && items[place]?.attachedExactNames.has(asked.profile.name) === true;
  compareFacts(to, at + LIKES, facts, asked, place, profiles, named);
  // What towns share says nothing about what a department sends.
  to[at + LIKES + FACTS] = asked.profile.unit === '' ? 0 : hasAttached ? familiarity.named : familiarity.unnamed;
  to[at + LIKES + FACTS + 1] = alikeness(askedSenses, 0, senses, SENSE * place);
  to[at + LIKES + FACTS + 2] = alikeness(askedSenses, SENSE, senses, SENSE * place);
}
