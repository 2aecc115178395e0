/** The items of the pool made ready for asking, and the ranking of all of them for one entry. */
import type { Matchable, MatchId } from '../../model/match';
import { askFacts, buildFacts, type Facts } from './facts';
import type { MatchWeights } from './matchWeights';
import {
  cosineIn,
  type Effort,
  indexRows,
  layOut,
  type NgramIndex,
  nearestDocuments,
  PLAIN_WEIGHING,
  type TextVector,
  takeBack,
  vectorOf,
  type WeighedTexts,
  weighRow,
  weighTexts,
} from './ngramIndex';
import { FEATURE_NAMES, type PoolItem, pairFeatures, type Rooms, type Vectors } from './pairFeatures';
import { mergeRows, type Row } from './pieces';
import { type Knowledge, type KnownProfile, type Profile, profileOf } from './profile';
import { type CountedPieces, RowCounter } from './rowCounter';

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
  readonly index: NgramIndex;
  /** Plain n-grams with boilerplate and without concepts: a second opinion that no list can lead astray. */
  readonly plain: WeighedTexts;
  readonly facts: Facts;
  readonly knowledge: Knowledge;
  /** Room for asking: one number an item, and for each piece; all 0 between two questions. */
  readonly scores: Float32Array;
  readonly rooms: Rooms;
  /** Counts what is asked by the numbers of the pool's pieces; what the pool does not know is forgotten at once. */
  readonly counter: RowCounter;
}

/** An item compared with an entry: its place in the pool, its features and their weighted sum (log-odds). */
export interface Ranked {
  readonly item: number;
  readonly features: readonly number[];
  readonly odds: number;
}

/** A row counted; of what is attached nothing else is kept, as there may be tens of thousands. */
interface CountedRow extends CountedPieces {
  readonly exactName: string;
  readonly unit: string;
}

/** Builds the pool; `attached` holds, by item id, the entries that already belong to it. */
export function buildPool(
  items: readonly Matchable[],
  attached: ReadonlyMap<MatchId, readonly Matchable[]>,
  knowledge: Knowledge,
): Pool {
  const counter = new RowCounter();
  const countOf = (row: Matchable, profile: Profile): CountedRow => {
    const { name, all, plain } = counter.count(profile);
    return { exactName: profile.known.name, unit: row.unit?.trim() ?? '', name, all, plain };
  };
  const profiles: KnownProfile[] = [];
  const rows = items.map((item) => {
    const profile = profileOf(item, knowledge);
    profiles.push(profile.known);
    return countOf(item, profile);
  });
  const followers = items.map((item) =>
    (attached.get(item.id) ?? []).map((row) => countOf(row, profileOf(row, knowledge))),
  );
  /** An item's own wording, which is still to be weighed by itself, and everything attached. */
  const knownBy = (kind: 'all' | 'plain'): Row[] =>
    rows.map((row, place) => {
      const others = followers[place] ?? [];
      const own = row[kind];
      // A name alone is both name and whole: the one of the index is weighed, so each needs a row of its own.
      if (others.length === 0 && row.all !== row.name) return own;
      return mergeRows(
        own,
        others.map((other) => other[kind]),
        ATTACHED_SHARE,
        counter.shelf,
      );
    });
  const index = indexRows(counter.words, knownBy('all'));
  const plain = weighTexts(counter.plainWords, knownBy('plain'), PLAIN_WEIGHING);
  const weighed = ({ name, all, plain: written }: CountedRow): Vectors => {
    const nameVector = weighRow(index, name);
    return {
      name: nameVector,
      all: all === name ? nameVector : weighRow(index, all),
      plain: weighRow(plain, written),
    };
  };
  const poolItems = rows.map((row, place): PoolItem => {
    const own = followers[place] ?? [];
    const [together, plainly] = [index.documents[place], plain.documents[place]];
    const profile = profiles[place];
    if (together === undefined || plainly === undefined || profile === undefined) throw new Error('no such row');
    const alone = own.length === 0 && row.all !== row.name;
    return {
      profile,
      vectors: alone ? { name: weighRow(index, row.name), all: together, plain: plainly } : weighed(row),
      attached: own.map(weighed),
      together,
      attachedExactNames: own.length === 0 ? NO_NAMES : new Set(own.map(({ exactName }) => exactName)),
      attachedUnits: [...new Set(own.flatMap(({ unit }) => (unit === '' ? [] : [unit])))],
    };
  });
  return {
    ids: items.map((item) => item.id),
    items: poolItems,
    index,
    plain,
    facts: buildFacts(profiles),
    knowledge,
    scores: new Float32Array(items.length),
    rooms: {
      known: new Float32Array(2 * index.rarity.length),
      plain: new Float32Array(plain.rarity.length),
    },
    counter,
  };
}

/** Takes the pieces of an entry that no item holds out of the vocabularies again. */
export function forgetUnseen({ counter, index, plain }: Pool): void {
  counter.words.keep(index.rarity.length);
  counter.plainWords.keep(plain.rarity.length);
}

const NO_NAMES: ReadonlySet<string> = new Set();

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

/** The vectors of an entry; a piece the pool does not know counts in its length only. */
function vectorsOf(pool: Pool, entry: Profile): Vectors {
  const counted = pool.counter.count(entry);
  const name = vectorOf(pool.index, counted.name);
  const all = counted.all === counted.name ? name : vectorOf(pool.index, counted.all);
  const plain = vectorOf(pool.plain, counted.plain);
  forgetUnseen(pool);
  return { name, all, plain };
}

/**
 * The items nearest to an entry, likeliest first; equal ones in the pool's order. What a plain comparison ranks first
 * comes third at the latest, and what it ranks second fourth, whatever their odds.
 *
 * @param effort What asking cost is added to it, where given.
 */
export function rankItems(
  pool: Pool,
  entry: Profile,
  weights: MatchWeights,
  allowed: (item: number) => boolean,
  effort?: Effort,
): Ranked[] {
  const { scores, rooms } = pool;
  const vectors = vectorsOf(pool, entry);
  layOut(vectors.name, rooms.known, 0, 2);
  layOut(vectors.all, rooms.known, 1, 2);
  layOut(vectors.plain, rooms.plain);
  const near = nearestDocuments(pool.index, bothOf(pool, vectors), CLOSELY, scores, effort).filter(allowed);
  const plain = plainCosines(pool, near, vectors.plain);
  const plainly = plainestOf(near, plain);
  const asked = { vectors, rooms, facts: askFacts(pool.facts, entry.known) };
  const ranked: Ranked[] = [];
  for (let place = 0; place < near.length; place += 1) {
    const item = near[place] ?? 0;
    const known = pool.items[item];
    if (known === undefined) continue;
    const plainness = { cosine: plain[place] ?? 0, rank: plainly.indexOf(item) + 1 };
    const features = pairFeatures(asked, pool.facts, item, known, plainness);
    insert(ranked, { item, features, odds: oddsOf(features, weights) });
  }
  takeBack(vectors.name, rooms.known, 0, 2);
  takeBack(vectors.all, rooms.known, 1, 2);
  takeBack(vectors.plain, rooms.plain);
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

/** A name and the whole as one query: what the name says finds more than what is explained at length. */
function bothOf({ counter, rooms }: Pool, { name, all }: Vectors): TextVector {
  if (name === all) return all;
  const { keys, values, from, to } = counter.shelf.room(all.to - all.from);
  for (let place = from; place < to; place += 1) {
    const id = all.keys[all.from - from + place] ?? 0;
    const [ofName, ofAll] = [rooms.known[2 * id] ?? 0, rooms.known[2 * id + 1] ?? 0];
    keys[place] = id;
    values[place] = ofAll / (all.norm || 1) + (BY_NAME * ofName) / (name.norm || 1);
  }
  return { keys, values, from, to, sum: all.sum, norm: all.norm };
}

/** How alike a plain comparison finds each candidate. */
function plainCosines({ plain, rooms }: Pool, candidates: readonly number[], query: TextVector): number[] {
  return candidates.map((item) => {
    const document = plain.documents[item];
    return document === undefined ? 0 : cosineIn(rooms.plain, query, document);
  });
}

/** Of the candidates those that a plain comparison ranks first. */
function plainestOf(candidates: readonly number[], cosines: readonly number[]): number[] {
  const best: number[] = [];
  for (let place = 0; place < candidates.length; place += 1) {
    const item = candidates[place] ?? 0;
    const cosine = cosines[place] ?? 0;
    let at = best.length;
    while (at > 0) {
      const other = best[at - 1] ?? 0;
      if (!comesBefore(cosine, item, cosines[other] ?? 0, candidates[other] ?? 0)) break;
      at -= 1;
    }
    if (at >= PLAINLY) continue;
    best.splice(at, 0, place);
    if (best.length > PLAINLY) best.pop();
  }
  return best.map((place) => candidates[place] ?? 0);
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
