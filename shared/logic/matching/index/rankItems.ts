/** The items of a pool ranked for one entry: candidates from the index, compared closely, put in order. */
import { askFacts } from './facts';
import { lackingOf, namedBy } from './lacking';
import { LIKE, layOut, takeBack } from './likeness';
import type { MatchWeights } from './matchWeights';
import { nearestInMeaning } from './nearestInMeaning';
import { type Effort, nearestDocuments, type Query } from './ngramIndex';
import { FEATURE_NAMES, likenessOf, pairFeatures } from './pairFeatures';
import type { Pool } from './pool';
import type { Profile } from './profile';
import { LANE, LANES } from './rows';
import { SENSE, senseOf } from './senses';
import { LENGTH, LENGTHS } from './weighedRows';

/** Candidates that share the most pieces … */
const BY_WORDS = 24;
/** … and those that mean the nearest. */
const BY_MEANING = 6;
const CANDIDATES = BY_WORDS + BY_MEANING;
/** How much the name alone counts beside the whole when candidates are looked for. */
const BY_NAME = 0.5;
/** So many first places in the plain comparison count. */
const PLAINLY = 8;

/** An item compared with an entry: its place in the pool, its features and their weighted sum (log-odds). */
export interface Ranked {
  readonly item: number;
  /** In the order of `FEATURE_NAMES`; empty where they were not asked for. */
  readonly features: readonly number[];
  readonly odds: number;
  /** Which part of what the entry's name names the item does not say (`lacking.ts`); 0 where features were not asked for. */
  readonly lacking: number;
  /** By how much it means nearer to what is asked than any other candidate; below 0 where another is nearer; 0 where features were not asked for. */
  readonly lead: number;
  /** What another entry of the list gives the item, as far as this one does not (`rivals.ts`); 0 as long as it stands alone. */
  readonly contested: number;
}

const ordered = new WeakMap<MatchWeights, Float64Array>();
/** The weights as a row of numbers, in the order of the features. */
function inOrder(weights: MatchWeights): Float64Array {
  const known = ordered.get(weights);
  if (known !== undefined) return known;
  const each = Float64Array.from(FEATURE_NAMES, (name) => weights.features[name]);
  ordered.set(weights, each);
  return each;
}

/** Log-odds of one pair, whose features begin at a place. */
export function oddsOf(features: ArrayLike<number>, weights: MatchWeights, from = 0): number {
  const each = inOrder(weights);
  let odds = weights.bias;
  for (let place = 0; place < each.length; place += 1) odds += (features[from + place] ?? 0) * (each[place] ?? 0);
  return odds;
}

const FEATURES = FEATURE_NAMES.length;
/**
 * Of the candidates of one question, by their places among them: features, odds, cosines as written; and the order of the
 * places by odds and by cosines. Room that is used for every question: with objects, most of what is made would be thrown
 * away at once, and the collector of garbage would have a tenth of the time.
 */
const room = {
  features: new Float64Array(FEATURES * CANDIDATES),
  odds: new Float64Array(CANDIDATES),
  cosines: new Float64Array(CANDIDATES),
  byOdds: new Int32Array(CANDIDATES),
  byCosines: new Int32Array(CANDIDATES),
};
const NOT_TOLD: readonly number[] = [];

/**
 * The items nearest to an entry, likeliest first; equal ones in the pool's order.
 *
 * @param row The entry's, as `withRow` counted it.
 * @param told Of so many, from the first on, the features are told.
 * @param effort What asking cost is added to it, where given.
 */
export function rankItems(
  pool: Pool,
  { known: entry }: Profile,
  row: number,
  weights: MatchWeights,
  allowed: (item: number) => boolean,
  told = CANDIDATES,
  effort?: Effort,
): Ranked[] {
  const { wordings, index, scores, asked } = pool;
  const { features, odds, cosines, byOdds, byCosines } = room;
  const query = queryOf(pool, row, entry.text !== '');
  const near = nearestDocuments(index, query, BY_WORDS, scores, effort).filter(allowed);
  senseOf(pool.askedSenses, 0, wordings, row, LANE.name, pool.knowledge.senses);
  senseOf(pool.askedSenses, SENSE, wordings, row, LANE.all, pool.knowledge.senses);
  for (const item of nearestInMeaning(pool.meanings, pool.askedSenses, SENSE, BY_MEANING, allowed))
    if (!near.includes(item)) near.push(item);
  layOut(asked, wordings.rows, row);
  for (let place = 0; place < near.length; place += 1) {
    likenessOf(features, FEATURES * place, asked, wordings, near[place] ?? 0);
    cosines[place] = features[FEATURES * place + LIKE.together] ?? 0;
  }
  putInOrder(byCosines, cosines, near);
  const facts = askFacts(pool.facts, entry);
  for (let rank = 1; rank <= near.length; rank += 1) {
    const place = byCosines[rank - 1] ?? 0;
    pairFeatures(features, FEATURES * place, facts, pool, near[place] ?? 0, rank > PLAINLY ? 0 : rank);
    odds[place] = oddsOf(features, weights, FEATURES * place);
  }
  putInOrder(byOdds, odds, near);
  const ranked: Ranked[] = [];
  const named = namedBy(wordings.rows, row, pool.knowledge.thesaurus);
  for (let rank = 0; rank < near.length; rank += 1) {
    const place = byOdds[rank] ?? 0;
    const item = near[place] ?? 0;
    const of = rank < told ? toldFrom(FEATURES * place) : NOT_TOLD;
    const lacking = rank < told ? lackingOf(pool, asked, named, item) : 0;
    const lead = rank < told ? leadOf(place, near.length) : 0;
    ranked.push({ item, features: of, odds: odds[place] ?? 0, lacking, lead, contested: 0 });
  }
  takeBack(asked, wordings.rows);
  return ranked;
}

const MEANING = FEATURE_NAMES.indexOf('senseAll');

/** @param place Of a candidate, among the first so many. */
function leadOf(place: number, size: number): number {
  let nearest = 0;
  for (let other = 0; other < size; other += 1)
    if (other !== place) nearest = Math.max(nearest, room.features[FEATURES * other + MEANING] ?? 0);
  return (room.features[FEATURES * place + MEANING] ?? 0) - nearest;
}

function toldFrom(start: number): readonly number[] {
  const told: number[] = [];
  for (let at = start; at < start + FEATURES; at += 1) told.push(room.features[at] ?? 0);
  return told;
}

/** Places by a number each has, the highest first, equal ones in the pool's order; they are few. */
function putInOrder(places: Int32Array, values: Float64Array, items: readonly number[]): void {
  for (let place = 0; place < items.length; place += 1) {
    const value = values[place] ?? 0;
    const item = items[place] ?? 0;
    let at = place;
    for (; at > 0; at -= 1) {
      const before = places[at - 1] ?? 0;
      const other = values[before] ?? 0;
      if (other > value || (other === value && (items[before] ?? 0) < item)) break;
      places[at] = before;
    }
    places[at] = place;
  }
}

/** What is asked of the index: where there is a text, the name counts beside the whole, as what it says finds more. */
function queryOf({ wordings, query }: Pool, row: number, hasText: boolean): Query {
  const { rows, pieces, lengths } = wordings;
  const { keys, values, starts } = rows;
  const from = starts[row] ?? 0;
  const end = starts[row + 1] ?? 0;
  if (end - from > query.keys.length) {
    query.keys = new Int32Array(2 * (end - from));
    query.values = new Float32Array(2 * (end - from));
  }
  const name = lengths[LENGTHS * row + LENGTH.nameNorm] || 1;
  const all = lengths[LENGTHS * row + LENGTH.allNorm] || 1;
  query.size = 0;
  for (let place = from; place < end; place += 1) {
    const piece = keys[place] ?? 0;
    const ofAll = values[LANES * place + LANE.all] ?? 0;
    if (piece >= pieces || ofAll === 0) continue;
    const ofName = values[LANES * place + LANE.name] ?? 0;
    query.keys[query.size] = piece;
    query.values[query.size] = hasText ? ofAll / all + (BY_NAME * ofName) / name : ofAll;
    query.size += 1;
  }
  return query;
}
