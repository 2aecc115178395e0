/** Texts as weighted character n-grams over an inverted index: which documents share the rarest pieces with a query. */

import { isConcept, type Numbering, type Row } from './pieces';

/** How pieces are weighed. */
export interface Weighing {
  /** Weight of a piece by its number of characters. */
  readonly gram: readonly [number, number, number];
  /** Whether repetition counts less each time: a long text does not win by saying 防火 ten times. */
  readonly damped: boolean;
  /** 1 = full cosine length; below it long documents are not pushed down for being explained at length. */
  readonly pivot: number;
  /** A piece no document holds says less about a text than one that could have been shared. */
  readonly unseen: number;
}

/** For texts without boilerplate: single characters help names written with other words, but little. */
export const FIELD_WEIGHING: Weighing = {
  gram: [0, 1.3, 1],
  damped: true,
  pivot: 0.75,
  unseen: 0.3,
};
/** Plain TF-IDF and cosine, as everybody has it. */
export const PLAIN_WEIGHING: Weighing = { gram: [0, 1, 1], damped: false, pivot: 1, unseen: 0 };

/** Pieces in more than a third of the documents find nothing and are skipped, except in a small index. */
const EVERYWHERE = 0.35;
const SMALL = 100;
/**
 * Postings read for one query. The rarest pieces are read first and what is left over is common, so that a pool of
 * 10,000 answers as fast as one of 2,000; below about 700 items nothing is left out.
 */
const MOST_POSTINGS = 12_000;

/** A text as numbers of its pieces and weights with the rarity in them, on a shelf; and its length. */
export interface TextVector extends Row {
  /** Sum of weights and root of the sum of squares, unseen pieces included. */
  readonly sum: number;
  readonly norm: number;
}

/** Documents ready for comparing. */
export interface WeighedTexts {
  readonly weighing: Weighing;
  readonly vocabulary: Numbering;
  readonly rarity: Float64Array;
  /** By piece id, its rarity weighed by its kind. */
  readonly weightOf: Float64Array;
  readonly unseenRarity: number;
  readonly documents: readonly TextVector[];
}

/** Documents ready for asking which are nearest. */
export interface NgramIndex extends WeighedTexts {
  /** By piece id, where its postings begin; one more than there are pieces. */
  readonly starts: Int32Array;
  /** Documents ascending, and the weight of the piece in each, divided by the document's length. */
  readonly posted: Int32Array;
  readonly postedWeights: Float32Array;
}

/** A piece's weight by kind: concepts bring their own, n-grams go by length. */
function kindWeight(piece: number, { gram }: Weighing): number {
  return isConcept(piece) ? 1 : piece >>> 16 === 0 ? gram[1] : gram[2];
}

const damped = (count: number): number => (count <= 1 ? count : 1 + Math.log(count));

/** Weighs documents, in place, which `vocabulary` counted; their numbers are their places. */
export function weighTexts(
  vocabulary: Numbering,
  documents: readonly Row[],
  weighing: Weighing,
): WeighedTexts & { readonly counts: Int32Array } {
  const counts = new Int32Array(vocabulary.size);
  for (const { keys, from, to } of documents)
    for (let at = from; at < to; at += 1) counts[keys[at] ?? 0] = (counts[keys[at] ?? 0] ?? 0) + 1;
  const total = documents.length;
  const rarity = new Float64Array(counts.length);
  const weightOf = new Float64Array(counts.length);
  for (let id = 0; id < counts.length; id += 1) {
    const count = counts[id] ?? 0;
    const rare = weighing.damped ? Math.log(1 + total / count) : 1 + Math.log((1 + total) / (1 + count));
    rarity[id] = rare;
    weightOf[id] = rare * kindWeight(vocabulary.keyOf(id), weighing);
  }
  return {
    weighing,
    vocabulary,
    rarity,
    weightOf,
    unseenRarity: Math.log(1 + total),
    documents: documents.map((row) => weigh(row, weightOf, weighing)),
    counts,
  };
}

/** Builds the index; as `weighTexts`. */
export function indexRows(
  vocabulary: Numbering,
  documents: readonly Row[],
  weighing: Weighing = FIELD_WEIGHING,
): NgramIndex {
  const { rarity, weightOf, unseenRarity, documents: weighed, counts } = weighTexts(vocabulary, documents, weighing);
  const { starts, posted, postedWeights } = postingsOf(weighed, counts, weighing.pivot);
  // Spelled out: objects put together by spreading are of a new kind each time, and what reads them is compiled anew.
  return {
    weighing,
    vocabulary,
    rarity,
    weightOf,
    unseenRarity,
    documents: weighed,
    starts,
    posted,
    postedWeights,
  };
}

/** Weighs a counted text against the index over its vocabulary, in place: from then on its values are weights. */
export function weighRow(index: WeighedTexts, row: Row): TextVector {
  return weigh(row, index.weightOf, index.weighing);
}

function weigh({ keys, values, from, to }: Row, weightOf: Float64Array, weighing: Weighing): TextVector {
  let sum = 0;
  let squares = 0;
  for (let at = from; at < to; at += 1) {
    const often = values[at] ?? 0;
    const weight = Math.fround((weighing.damped ? damped(often) : often) * (weightOf[keys[at] ?? 0] ?? 0));
    values[at] = weight;
    sum += weight;
    squares += weight * weight;
  }
  return { keys, values, from, to, sum, norm: Math.sqrt(squares) };
}

/** As `weighRow` for a text that is asked about: pieces no document holds count in its length only and are taken out. */
export function vectorOf(index: WeighedTexts, { keys, values, from, to }: Row): TextVector {
  const { vocabulary, weightOf, weighing } = index;
  const unseen = index.unseenRarity * weighing.unseen;
  let kept = from;
  let sum = 0;
  let squares = 0;
  for (let at = from; at < to; at += 1) {
    const id = keys[at] ?? 0;
    const often = values[at] ?? 0;
    const seen = id < weightOf.length;
    const rare = seen ? (weightOf[id] ?? 0) : kindWeight(vocabulary.keyOf(id), weighing) * unseen;
    const weight = Math.fround((weighing.damped ? damped(often) : often) * rare);
    sum += weight;
    squares += weight * weight;
    if (!seen) continue;
    keys[kept] = id;
    values[kept] = weight;
    kept += 1;
  }
  return { keys, values, from, to: kept, sum, norm: Math.sqrt(squares) };
}

/** Each document's weights are divided by a length between its own and the average (pivoted length normalisation). */
function postingsOf(
  vectors: readonly TextVector[],
  counts: Int32Array,
  pivot: number,
): Pick<NgramIndex, 'starts' | 'posted' | 'postedWeights'> {
  const averageNorm = vectors.reduce((sum, vector) => sum + vector.norm, 0) / Math.max(1, vectors.length);
  const starts = new Int32Array(counts.length + 1);
  for (let id = 0; id < counts.length; id += 1) starts[id + 1] = (starts[id] ?? 0) + (counts[id] ?? 0);
  const next = starts.slice();
  const posted = new Int32Array(starts[counts.length] ?? 0);
  const postedWeights = new Float32Array(posted.length);
  for (let document = 0; document < vectors.length; document += 1) {
    const vector = vectors[document];
    if (vector === undefined) continue;
    const { keys, values, from, to, norm } = vector;
    const length = (1 - pivot) * averageNorm + pivot * norm || 1;
    for (let place = from; place < to; place += 1) {
      const id = keys[place] ?? 0;
      const at = next[id] ?? 0;
      posted[at] = document;
      postedWeights[at] = (values[place] ?? 0) / length;
      next[id] = at + 1;
    }
  }
  return { starts, posted, postedWeights };
}

/** Counts what asking cost. */
export interface Effort {
  /** Postings read. */
  postings: number;
}

/**
 * The documents nearest to a query, best first; equal ones in the order of the documents.
 *
 * @param scores Room for one number per document, all 0; left all 0 again.
 * @param effort Added to, where given.
 */
export function nearestDocuments(
  index: NgramIndex,
  query: TextVector,
  limit: number,
  scores: Float32Array,
  effort?: Effort,
): number[] {
  const { starts, posted, postedWeights } = index;
  const total = index.documents.length;
  const everywhere = total < SMALL ? total : total * EVERYWHERE;
  let left = MOST_POSTINGS;
  // Where all may be read their order says nothing.
  const order = postingsAsked(query, starts) > MOST_POSTINGS ? rarestFirst(query, starts) : undefined;
  for (let next = 0; next < query.to - query.from; next += 1) {
    const place = order?.[next] ?? query.from + next;
    const id = query.keys[place] ?? 0;
    const start = starts[id] ?? 0;
    const end = starts[id + 1] ?? 0;
    const size = end - start;
    if (size > everywhere) continue;
    if (size > left) break;
    left -= size;
    const weight = query.values[place] ?? 0;
    for (let at = start; at < end; at += 1) {
      const document = posted[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + weight * (postedWeights[at] ?? 0);
    }
  }
  if (effort !== undefined) effort.postings += MOST_POSTINGS - left;
  const best = bestOf(scores, limit);
  scores.fill(0);
  return best;
}

function postingsAsked({ keys, from, to }: TextVector, starts: Int32Array): number {
  let all = 0;
  for (let place = from; place < to; place += 1) {
    const id = keys[place] ?? 0;
    all += (starts[id + 1] ?? 0) - (starts[id] ?? 0);
  }
  return all;
}

/** Places of the query's pieces, the shortest postings first; equal ones in the order of the pieces. */
function rarestFirst({ keys, from, to }: TextVector, starts: Int32Array): Float64Array {
  const order = new Float64Array(to - from);
  for (let place = from; place < to; place += 1) {
    const id = keys[place] ?? 0;
    order[place - from] = ((starts[id + 1] ?? 0) - (starts[id] ?? 0)) * to + place;
  }
  order.sort();
  for (let at = 0; at < order.length; at += 1) order[at] = (order[at] ?? 0) % to;
  return order;
}

/** The best few by score, equal ones in their order: a short sorted list is kept while passing over all. */
function bestOf(scores: Float32Array, limit: number): number[] {
  const best = new Int32Array(limit);
  let kept = 0;
  let least = 0;
  for (let document = 0; document < scores.length; document += 1) {
    const score = scores[document] ?? 0;
    if (score <= least) continue;
    let at = kept < limit ? kept : limit - 1;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) {
      best[at] = best[at - 1] ?? 0;
      at -= 1;
    }
    best[at] = document;
    if (kept < limit) kept += 1;
    if (kept === limit) least = scores[best[limit - 1] ?? 0] ?? 0;
  }
  const found: number[] = [];
  for (let at = 0; at < kept; at += 1) found.push(best[at] ?? 0);
  return found;
}

/**
 * Lays a query's weights out by piece, for comparing it with many documents.
 *
 * @param room All 0: one number per piece of the index, or as many as there are queries side by side.
 * @param lane Place of this query among them.
 */
export function layOut(query: TextVector, room: Float32Array, lane = 0, lanes = 1): void {
  const { keys, values, from, to } = query;
  for (let place = from; place < to; place += 1) room[(keys[place] ?? 0) * lanes + lane] = values[place] ?? 0;
}

/** Takes a query laid out back, so that the room is all 0 again. */
export function takeBack({ keys, from, to }: TextVector, room: Float32Array, lane = 0, lanes = 1): void {
  for (let place = from; place < to; place += 1) room[(keys[place] ?? 0) * lanes + lane] = 0;
}

/** What two texts share: cosine, and which part of each (by weight) the other holds; all 0 to 1. */
export interface Overlap {
  readonly cosine: number;
  readonly ofLeft: number;
  readonly ofRight: number;
}

/** Compares a query that is laid out in `room` with a document of the same index. */
function overlapIn(room: Float32Array, query: TextVector, other: TextVector): Overlap {
  const { keys, values, from, to } = other;
  let dot = 0;
  let sharedLeft = 0;
  let sharedRight = 0;
  for (let place = from; place < to; place += 1) {
    const mine = room[keys[place] ?? 0] ?? 0;
    if (mine === 0) continue;
    const theirs = values[place] ?? 0;
    dot += mine * theirs;
    sharedLeft += mine;
    sharedRight += theirs;
  }
  return {
    cosine: dot / (query.norm * other.norm || 1),
    ofLeft: sharedLeft / (query.sum || 1),
    ofRight: sharedRight / (other.sum || 1),
  };
}

/** As `overlapIn`, the cosine alone. */
export function cosineIn(room: Float32Array, query: TextVector, other: TextVector): number {
  const { keys, values, from, to } = other;
  let dot = 0;
  for (let place = from; place < to; place += 1) dot += (room[keys[place] ?? 0] ?? 0) * (values[place] ?? 0);
  return dot / (query.norm * other.norm || 1);
}

/** What `overlapsIn` writes, and how many they are. */
export const OVERLAP = { ofPart: 0, partHeld: 1, ofWhole: 2, wholeHeld: 3 } as const;
export const OVERLAPS = 4;

/**
 * As `overlapIn` for two queries that are laid out side by side, as one pass over the document serves both: a name and
 * the whole it is part of. What is not shared adds nothing: to ask first would cost more than to add 0.
 *
 * @param to Written into: nothing is made anew, as this is asked hundreds of thousands of times.
 */
export function overlapsIn(
  to: Float64Array,
  room: Float32Array,
  part: TextVector,
  whole: TextVector,
  other: TextVector,
): void {
  const { keys, values } = other;
  let dot = 0;
  let sharedLeft = 0;
  let dotWhole = 0;
  let sharedLeftWhole = 0;
  for (let place = other.from; place < other.to; place += 1) {
    const at = 2 * (keys[place] ?? 0);
    const theirs = values[place] ?? 0;
    const ofPart = room[at] ?? 0;
    const ofWhole = room[at + 1] ?? 0;
    dot += ofPart * theirs;
    sharedLeft += ofPart;
    dotWhole += ofWhole * theirs;
    sharedLeftWhole += ofWhole;
  }
  to[OVERLAP.ofPart] = dot / (part.norm * other.norm || 1);
  to[OVERLAP.partHeld] = sharedLeft / (part.sum || 1);
  to[OVERLAP.ofWhole] = dotWhole / (whole.norm * other.norm || 1);
  to[OVERLAP.wholeHeld] = sharedLeftWhole / (whole.sum || 1);
}

/** Which part of a document, by weight, a query holds that is laid out in a lane of the room. */
export function heldIn(
  room: Float32Array,
  lane: number,
  lanes: number,
  { keys, values, from, to, sum }: TextVector,
): number {
  let held = 0;
  for (let place = from; place < to; place += 1)
    if (room[(keys[place] ?? 0) * lanes + lane] !== 0) held += values[place] ?? 0;
  return held / (sum || 1);
}

/** Compares two vectors of one index. */
export function overlapOf(left: TextVector, right: TextVector): Overlap {
  const used = [left, right].flatMap(({ keys, from, to }) => [...keys.subarray(from, to)]);
  const room = new Float32Array(1 + used.reduce((most, id) => Math.max(most, id), 0));
  layOut(left, room);
  return overlapIn(room, left, right);
}
