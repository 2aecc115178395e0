/** The items of the pool made ready for asking, and the ranking of all of them for one entry. */
import type { Matchable, MatchId } from '../../model/match';
import { askFacts, buildFacts, type Facts } from './facts';
import { type LaidOut, LIKE, LIKES, layOut, roomFor, takeBack } from './likeness';
import type { MatchWeights } from './matchWeights';
import { type Effort, indexRows, type NgramIndex, nearestDocuments, type Query } from './ngramIndex';
import { FEATURE_NAMES, likenessOf, type PoolItem, pairFeatures, type Wordings } from './pairFeatures';
import { type Knowledge, type KnownProfile, type Profile, profileOf } from './profile';
import { LANE, LANES, Rows } from './rows';
import { LENGTH, LENGTHS, weighRow, weighRows } from './weighedRows';

/** Wording that came from a township speaks for the item, a little less than its own. */
const ATTACHED_SHARE = 0.6;
/** Candidates compared closely; what ranks below this by shared pieces never wins. */
const CLOSELY = 24;
/** How much the name alone counts beside the whole when candidates are looked for. */
const BY_NAME = 0.5;
/** Of these, places in the plain comparison count. */
const PLAINLY = 8;
/** Log-odds below which a candidate is one of many that share a word or two. */
const DOUBTFUL = -3.5;
/** Candidates a person sees at first. */
const SHOWN = 3;

export interface Pool {
  readonly ids: readonly MatchId[];
  readonly items: readonly PoolItem[];
  readonly wordings: Wordings;
  readonly index: NgramIndex;
  readonly facts: Facts;
  readonly knowledge: Knowledge;
  /** Room for asking: one number an item, all 0 between two questions; and the row that is asked about. */
  readonly scores: Float32Array;
  readonly asked: LaidOut;
  readonly query: Query;
}

/** An item compared with an entry: its place in the pool, its features and their weighted sum (log-odds). */
export interface Ranked {
  readonly item: number;
  readonly features: readonly number[];
  readonly odds: number;
}

/** Builds the pool; `attached` holds, by item id, the entries that already belong to it. */
export function buildPool(
  items: readonly Matchable[],
  attached: ReadonlyMap<MatchId, readonly Matchable[]>,
  knowledge: Knowledge,
): Pool {
  const rows = new Rows();
  const count = (row: Matchable): KnownProfile => {
    const profile = profileOf(row, knowledge);
    rows.count(profile);
    return profile.known;
  };
  const profiles = items.map(count);
  const begins = new Int32Array(items.length + 1).fill(rows.size);
  const poolItems = items.map(({ id }, place): PoolItem => {
    const followers = attached.get(id) ?? [];
    const names = followers.map((row) => count(row).name);
    begins[place + 1] = rows.size;
    return poolItem(profiles[place], followers, names);
  });
  const documents = Int32Array.from(items, (_, item) => {
    const [from, to] = [begins[item] ?? 0, begins[item + 1] ?? 0];
    if (from === to) return item;
    return rows.merge(
      item,
      Array.from({ length: to - from }, (_, at) => from + at),
      ATTACHED_SHARE,
    );
  });
  const { pieces, field, plain, lengths } = weighRows(rows, documents);
  // Spelled out: objects put together by spreading are of a new kind each time, and what reads them is compiled anew.
  const wordings: Wordings = { rows, documents, pieces, field, plain, lengths, attached: begins };
  return {
    ids: items.map((item) => item.id),
    items: poolItems,
    wordings,
    index: indexRows(wordings),
    facts: buildFacts(profiles),
    knowledge,
    scores: new Float32Array(items.length),
    asked: roomFor(wordings),
    query: { size: 0, keys: new Int32Array(0), values: new Float32Array(0) },
  };
}

function poolItem(
  profile: KnownProfile | undefined,
  followers: readonly Matchable[],
  names: readonly string[],
): PoolItem {
  if (profile === undefined) throw new Error('no such row');
  const units = followers.flatMap(({ unit }) => unit?.trim() || []);
  return {
    profile,
    attached: followers.length,
    attachedExactNames: names.length === 0 ? NO_NAMES : new Set(names),
    attachedUnits: [...new Set(units)],
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Counts and weighs a row behind all others for as long as `look` looks at it; it and its new pieces are forgotten then. */
export function withRow<Result>({ wordings }: Pool, profile: Profile, look: (row: number) => Result): Result {
  const { rows } = wordings;
  const known = rows.vocabulary.size;
  const row = rows.count(profile);
  try {
    weighRow(wordings, row);
    return look(row);
  } finally {
    rows.forgetFrom(row, known);
  }
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

/** Log-odds of one pair. */
export function oddsOf(features: readonly number[], weights: MatchWeights): number {
  const each = inOrder(weights);
  let odds = weights.bias;
  for (let place = 0; place < each.length; place += 1) odds += (features[place] ?? 0) * (each[place] ?? 0);
  return odds;
}

/** By candidate, its likenesses; written anew for each row that is asked about. */
const likenesses = new Float64Array(LIKES * CLOSELY);

/**
 * The items nearest to an entry, likeliest first; equal ones in the pool's order. What a plain comparison ranks first
 * comes third at the latest, and what it ranks second fourth, whatever their odds.
 *
 * @param row The entry's, as `withRow` counted it.
 * @param effort What asking cost is added to it, where given.
 */
export function rankItems(
  pool: Pool,
  { known: entry }: Profile,
  row: number,
  weights: MatchWeights,
  allowed: (item: number) => boolean,
  effort?: Effort,
): Ranked[] {
  const { wordings, index, scores, asked } = pool;
  const query = queryOf(pool, row, entry.text !== '');
  const near = nearestDocuments(index, query, CLOSELY, scores, effort).filter(allowed);
  layOut(asked, wordings.rows, row);
  for (let place = 0; place < near.length; place += 1)
    likenessOf(likenesses, LIKES * place, asked, wordings, near[place] ?? 0);
  takeBack(asked, wordings.rows);
  const plainly = plainestOf(near);
  const facts = askFacts(pool.facts, entry);
  const ranked: Ranked[] = [];
  for (let place = 0; place < near.length; place += 1) {
    const item = near[place] ?? 0;
    const known = pool.items[item];
    if (known === undefined) continue;
    const rank = plainly.indexOf(item) + 1;
    const features = pairFeatures(facts, pool.facts, item, known, likenesses, LIKES * place, rank);
    insert(ranked, { item, features, odds: oddsOf(features, weights) });
  }
  return plainestNotLost(ranked, plainly);
}

/** Into its place among a few: likelier ones first, equal ones in the pool's order. */
function insert(ranked: Ranked[], found: Ranked): void {
  let at = ranked.length;
  ranked.push(found);
  for (let before = ranked[at - 1]; before !== undefined; before = ranked[at - 1]) {
    if (!comesBefore(found.odds, found.item, before.odds, before.item)) break;
    ranked[at] = before;
    at -= 1;
  }
  ranked[at] = found;
}

/** What is asked of the index: where there is a text, the name counts beside the whole, as what it says finds more. */
function queryOf({ wordings, query }: Pool, row: number, hasText: boolean): Query {
  const { rows, pieces, lengths } = wordings;
  const { keys, values, starts } = rows;
  const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
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

/** Of the candidates those that a plain comparison ranks first: a short sorted list is kept while passing over all. */
function plainestOf(candidates: readonly number[]): number[] {
  const best: number[] = [];
  const cosines: number[] = [];
  for (let place = 0; place < candidates.length; place += 1) {
    const item = candidates[place] ?? 0;
    const cosine = likenesses[LIKES * place + LIKE.together] ?? 0;
    let at = best.length;
    for (; at > 0 && comesBefore(cosine, item, cosines[at - 1] ?? 0, best[at - 1] ?? 0); at -= 1) {
      if (at === PLAINLY) continue;
      best[at] = best[at - 1] ?? 0;
      cosines[at] = cosines[at - 1] ?? 0;
    }
    if (at === PLAINLY) continue;
    best[at] = item;
    cosines[at] = cosine;
  }
  return best;
}

/** Better ones first, equal ones in the pool's order. */
function comesBefore(value: number, item: number, otherValue: number, otherItem: number): boolean {
  return value > otherValue || (value === otherValue && item < otherItem);
}

/**
 * Nobody may have to search for what a plain comparison finds at once: its first comes third at the latest, its second
 * fourth. Where no candidate convinces, the order is its order.
 */
function plainestNotLost(ranked: Ranked[], plainly: readonly number[]): Ranked[] {
  const convinced = (ranked[0]?.odds ?? 0) > DOUBTFUL;
  const moves = convinced
    ? plainly
        .slice(0, 2)
        .map((item) => ({ item, to: SHOWN - 1 }))
        .reverse()
    : plainly.slice(0, SHOWN).map((item, to) => ({ item, to }));
  for (const { item, to } of moves) {
    const at = ranked.findIndex((candidate) => candidate.item === item);
    const [found] = at > to ? ranked.splice(at, 1) : [];
    if (found !== undefined) ranked.splice(to, 0, found);
  }
  return ranked;
}
