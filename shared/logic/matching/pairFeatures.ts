/** What speaks for and against an entry belonging to an item, as a row of numbers; `matchWeights` weighs them. */

import { type AskedFacts, compareFacts, FACT, FACT_COUNT, type Facts } from './facts';
import { cosineIn, heldIn, OVERLAP, OVERLAPS, overlapsIn, type TextVector } from './ngramIndex';
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
  readonly known: Float32Array;
  readonly plain: Float32Array;
}

/** An entry being asked about; its vectors are laid out in the rooms. */
export interface Asked {
  readonly vectors: Vectors;
  readonly rooms: Rooms;
  readonly facts: AskedFacts;
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

/** Places of the likenesses: how alike an entry and one wording are, and which part of its name and of the whole that wording holds. */
const LIKE = {
  nameName: 0,
  nameAll: 1,
  allName: 2,
  allAll: 3,
  itemNameHeld: 4,
  plain: 5,
  nameHeld: 6,
  held: 7,
} as const;
/** Of those up to here an item's best wording counts. */
const OF_ANY_WORDING = LIKE.plain;
const LIKENESSES = 8;

const ofName = new Float64Array(OVERLAPS);
const ofAll = new Float64Array(OVERLAPS);

/**
 * @param to Written into: nothing is made anew, as this is asked for every candidate.
 * @param plain The plain cosine, where it is known.
 */
function likenessOf(to: Float64Array, { vectors, rooms }: Asked, theirs: Vectors, plain?: number): void {
  overlapsIn(ofName, rooms.known, vectors.name, vectors.all, theirs.name);
  let byAll = ofName;
  if (theirs.all !== theirs.name) {
    overlapsIn(ofAll, rooms.known, vectors.name, vectors.all, theirs.all);
    byAll = ofAll;
  }
  to[LIKE.nameName] = ofName[OVERLAP.ofPart] ?? 0;
  to[LIKE.allName] = ofName[OVERLAP.ofWhole] ?? 0;
  to[LIKE.nameAll] = byAll[OVERLAP.ofPart] ?? 0;
  to[LIKE.allAll] = byAll[OVERLAP.ofWhole] ?? 0;
  to[LIKE.itemNameHeld] = heldIn(rooms.known, 1, 2, theirs.name);
  to[LIKE.plain] = plain ?? cosineIn(rooms.plain, vectors.plain, theirs.plain);
  to[LIKE.nameHeld] = byAll[OVERLAP.partHeld] ?? 0;
  to[LIKE.held] = byAll[OVERLAP.wholeHeld] ?? 0;
}

const own = new Float64Array(LIKENESSES);
const others = new Float64Array(LIKENESSES);

/** The item's own wording counts whole, what is attached to it, each row and all together, a little less. */
function likenessOfItem(asked: Asked, item: PoolItem, plain: number): Float64Array {
  // What was compared plainly is the item with all that is attached.
  if (item.attached.length === 0) {
    likenessOf(own, asked, item.vectors, plain);
    return own;
  }
  likenessOf(own, asked, item.vectors);
  for (const row of item.attached) {
    likenessOf(others, asked, row);
    for (let kind = 0; kind <= OF_ANY_WORDING; kind += 1)
      own[kind] = Math.max(own[kind] ?? 0, WITNESS * (others[kind] ?? 0));
  }
  overlapsIn(ofAll, asked.rooms.known, asked.vectors.name, asked.vectors.all, item.together);
  const [name, all] = [own[LIKE.nameHeld] ?? 0, own[LIKE.held] ?? 0];
  own[LIKE.nameHeld] = name + WITNESS * ((ofAll[OVERLAP.partHeld] ?? 0) - name);
  own[LIKE.held] = all + WITNESS * ((ofAll[OVERLAP.wholeHeld] ?? 0) - all);
  return own;
}

/** What a town attached speaks for an item a little less than its own wording. */
const WITNESS = 0.9;

const fact = new Float64Array(FACT_COUNT);

/**
 * The features of one pair, in the order of `FEATURE_NAMES`.
 *
 * @param place The item's place in the pool.
 * @param plain What the plain comparison says of the item, with all that is attached: its cosine, and its rank among the
 *   nearest from 1; 0 when it is not among them.
 */
export function pairFeatures(
  asked: Asked,
  facts: Facts,
  place: number,
  item: PoolItem,
  plain: { readonly cosine: number; readonly rank: number },
): number[] {
  const { profile: entry } = asked.facts;
  const likeness = likenessOfItem(asked, item, plain.cosine);
  const named = item.attachedExactNames.size > 0 && item.attachedExactNames.has(entry.name);
  compareFacts(fact, facts, asked.facts, place, item.profile, named);
  return [
    likeness[LIKE.nameName] ?? 0,
    likeness[LIKE.nameAll] ?? 0,
    likeness[LIKE.allName] ?? 0,
    likeness[LIKE.allAll] ?? 0,
    likeness[LIKE.nameHeld] ?? 0,
    likeness[LIKE.itemNameHeld] ?? 0,
    likeness[LIKE.held] ?? 0,
    likeness[LIKE.plain] ?? 0,
    plain.rank === 0 ? 0 : 1 / plain.rank,
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
