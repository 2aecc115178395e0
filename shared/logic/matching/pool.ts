/** The items of the pool made ready for asking, and the ranking of all of them for one entry. */
import type { Matchable, MatchId } from '../../model/match';
import { buildNgramIndex, type NgramIndex, nearestDocuments, vectorOf } from '../ngramIndex';
import type { MatchWeights } from './matchWeights';
import { buildTelling, FEATURE_NAMES, type PoolItem, pairFeatures, type Telling } from './pairFeatures';
import { type Knowledge, mergePieces, type Profile, profileOf } from './profile';
import { wordsOf } from './words';

/** Wording that came from a township speaks for the item, a little less than its own. */
const ATTACHED_SHARE = 0.8;
/** Candidates compared closely; what ranks below this by shared pieces never wins. */
const CLOSELY = 30;

export interface Pool {
  readonly ids: readonly MatchId[];
  readonly items: readonly PoolItem[];
  readonly index: NgramIndex;
  readonly telling: Telling;
  readonly knowledge: Knowledge;
  /** Room for the index, one number an item. */
  readonly scores: Float64Array;
}

/** An item compared with an entry: its place in the pool, its features and their weighted sum (log-odds). */
export interface Ranked {
  readonly item: number;
  readonly features: Float64Array;
  readonly odds: number;
}

/** Builds the pool; `attached` holds, by item id, the entries that already belong to it. */
export function buildPool(
  items: readonly Matchable[],
  attached: ReadonlyMap<MatchId, readonly Matchable[]>,
  knowledge: Knowledge,
): Pool {
  const profiles = items.map((item) => profileOf(item, knowledge));
  const followers = items.map((item) => (attached.get(item.id) ?? []).map((row) => profileOf(row, knowledge)));
  const index = buildNgramIndex(profiles.map((profile, place) => knownBy(profile, followers[place] ?? [])));
  const poolItems = profiles.map((profile, place): PoolItem => {
    const own = followers[place] ?? [];
    const name = vectorOf(index, profile.namePieces);
    return {
      profile,
      vectors: { name, all: index.documents[place] ?? name },
      attachedNames: own.map((follower) => vectorOf(index, follower.namePieces)),
      nameWords: wordsOf(profile.name),
      attachedExactNames: new Set(own.map((follower) => follower.name)),
    };
  });
  return {
    ids: items.map((item) => item.id),
    items: poolItems,
    index,
    telling: buildTelling(profiles),
    knowledge,
    scores: new Float64Array(items.length),
  };
}

function knownBy(profile: Profile, followers: readonly Profile[]): Profile['allPieces'] {
  if (followers.length === 0) return profile.allPieces;
  const pieces = new Map(profile.allPieces);
  for (const follower of followers) mergePieces(pieces, follower.allPieces, ATTACHED_SHARE);
  return pieces;
}

/** Log-odds of one pair. */
export function oddsOf(features: Float64Array, weights: MatchWeights): number {
  let odds = weights.bias;
  for (const [place, name] of FEATURE_NAMES.entries()) odds += (features[place] ?? 0) * weights.features[name];
  return odds;
}

/** The items nearest to an entry, likeliest first; equal ones in the pool's order. */
export function rankItems(
  pool: Pool,
  entry: Profile,
  weights: MatchWeights,
  allowed: (item: number) => boolean,
): Ranked[] {
  const vectors = { name: vectorOf(pool.index, entry.namePieces), all: vectorOf(pool.index, entry.allPieces) };
  const near = nearestDocuments(pool.index, vectors.all, CLOSELY, pool.scores);
  const byName = entry.text === '' ? [] : nearestDocuments(pool.index, vectors.name, CLOSELY / 2, pool.scores);
  const ranked: Ranked[] = [];
  for (const item of new Set([...near, ...byName])) {
    const known = pool.items[item];
    if (known === undefined || !allowed(item)) continue;
    const features = pairFeatures(entry, vectors, known, pool.telling);
    ranked.push({ item, features, odds: oddsOf(features, weights) });
  }
  return ranked.sort((a, b) => b.odds - a.odds || a.item - b.item);
}
