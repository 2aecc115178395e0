/** What speaks for and against an entry belonging to an item, as a row of numbers; `matchWeights` weighs them. */

import { type AskedFacts, compareFacts, FACT, FACT_COUNT, type Facts } from './facts';
import { compareRows, type LaidOut, LIKE, LIKES } from './likeness';
import type { KnownProfile } from './profile';
import type { WeighedRows } from './weighedRows';

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
const WITNESS = 0.9;
/** Of the likenesses up to here an item's best wording counts. */
const OF_ANY_WORDING = LIKE.plain;

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
    for (let kind = 0; kind <= OF_ANY_WORDING; kind += 1)
      to[at + kind] = Math.max(to[at + kind] ?? 0, WITNESS * (other[kind] ?? 0));
  }
  compareRows(other, 0, asked, wordings, wordings.documents[item] ?? item);
  for (const part of [LIKE.nameHeld, LIKE.held]) {
    const own = to[at + part] ?? 0;
    to[at + part] = own + WITNESS * ((other[part] ?? 0) - own);
  }
  to[at + LIKE.together] = other[LIKE.together] ?? 0;
}

const fact = new Float64Array(FACT_COUNT);

/**
 * The features of one pair, in the order of `FEATURE_NAMES`.
 *
 * @param place The item's place in the pool.
 * @param likeness What `likenessOf` wrote from `at` on.
 * @param rank Its rank in the plain comparison among the nearest, from 1; 0 when it is not among them.
 */
export function pairFeatures(
  asked: AskedFacts,
  facts: Facts,
  place: number,
  item: PoolItem,
  likeness: Float64Array,
  at: number,
  rank: number,
): number[] {
  const { profile: entry } = asked;
  const named = item.attached > 0 && item.attachedExactNames.has(entry.name);
  compareFacts(fact, facts, asked, place, item.profile, named);
  return [
    likeness[at + LIKE.nameName] ?? 0,
    likeness[at + LIKE.nameAll] ?? 0,
    likeness[at + LIKE.allName] ?? 0,
    likeness[at + LIKE.allAll] ?? 0,
    likeness[at + LIKE.nameHeld] ?? 0,
    likeness[at + LIKE.itemNameHeld] ?? 0,
    likeness[at + LIKE.held] ?? 0,
    likeness[at + LIKE.plain] ?? 0,
    rank === 0 ? 0 : 1 / rank,
    fact[FACT.sameName] ?? 0,
    fact[FACT.sameDepartment] ?? 0,
    fact[FACT.otherDepartment] ?? 0,
    fact[FACT.sameCategory] ?? 0,
    fact[FACT.otherCategory] ?? 0,
    fact[FACT.sharedBasis] ?? 0,
    fact[FACT.otherBasis] ?? 0,
    entry.spokenBasis ? 1 : 0,
    entry.handedDown ? 1 : 0,
    fact[FACT.contradiction] ?? 0,
    fact[FACT.actionMeets] ?? 0,
    fact[FACT.entryActionMissing] ?? 0,
    fact[FACT.itemActionMissing] ?? 0,
    fact[FACT.anyActionMissing] ?? 0,
    fact[FACT.specialActionMissing] ?? 0,
  ];
}
