/** An inverted index over weighed rows: which documents share the rarest pieces with a query. */
import { highestOf } from './highestOf';
import { LANE, LANES } from './rows';
import { LENGTH, LENGTHS, type WeighedRows } from './weighedRows';

/** Pieces in more than a third of the documents find nothing and are skipped, except in a small index. */
const EVERYWHERE = 0.35;
const SMALL = 100;
/**
 * Postings read for one query. The rarest pieces are read first and what is left over is common, so that a pool of
 * 10,000 answers as fast as one of 2,000; below about 700 items nothing is left out.
 */
const MOST_POSTINGS = 12_000;

/** Documents ready for asking which are nearest, by what they are as a whole or as written. */
export interface NgramIndex {
  readonly total: number;
  /** By piece, where its postings begin; one more than there are pieces. */
  readonly starts: Int32Array;
  /** Documents ascending, and the weight of the piece in each, divided by the document's length. */
  readonly posted: Int32Array;
  readonly postedWeights: Float32Array;
}

/** What is asked for: numbers of pieces and their weights, as many as `size` says. */
export interface Query {
  size: number;
  keys: Int32Array;
  values: Float32Array;
}

/** 1 = full cosine length; below it long documents are not pushed down for being explained at length. */
const PIVOT = { all: 0.75, plain: 1 } as const;
const NORM = { all: LENGTH.allNorm, plain: LENGTH.plainNorm } as const;

/** Builds the index over one lane of all documents. */
export function indexRows(weighed: WeighedRows, by: 'all' | 'plain' = 'all'): NgramIndex {
  const { rows, documents, lengths } = weighed;
  const { counts } = by === 'all' ? weighed.field : weighed.plain;
  const starts = new Int32Array(counts.length + 1);
  for (let piece = 0; piece < counts.length; piece += 1)
    starts[piece + 1] = (starts[piece] ?? 0) + (counts[piece] ?? 0);
  const next = starts.slice();
  const posted = new Int32Array(starts[counts.length] ?? 0);
  const postedWeights = new Float32Array(posted.length);
  const normOf = (row: number): number => lengths[LENGTHS * row + NORM[by]] ?? 0;
  const average = documents.reduce((sum, row) => sum + normOf(row), 0) / Math.max(1, documents.length);
  const { keys, values, starts: begins } = rows;
  for (let document = 0; document < documents.length; document += 1) {
    const row = documents[document] ?? 0;
    // Between the document's own length and the average (pivoted length normalisation).
    const length = (1 - PIVOT[by]) * average + PIVOT[by] * normOf(row) || 1;
    const end = begins[row + 1] ?? 0;
    for (let place = begins[row] ?? 0; place < end; place += 1) {
      const weight = values[LANES * place + LANE[by]] ?? 0;
      if (weight === 0) continue;
      const piece = keys[place] ?? 0;
      const at = next[piece] ?? 0;
      posted[at] = document;
      postedWeights[at] = weight / length;
      next[piece] = at + 1;
    }
  }
  return { total: documents.length, starts, posted, postedWeights };
}

/** Counts what asking cost. */
export interface Effort {
  /** Postings read. */
  postings: number;
}

/**
 * The documents nearest to a query, in no order; of equal ones the first.
 *
 * @param scores Room for one number per document, all 0; left all 0 again.
 * @param effort Added to, where given.
 */
export function nearestDocuments(
  index: NgramIndex,
  query: Query,
  limit: number,
  scores: Float32Array,
  effort?: Effort,
): number[] {
  const { total, starts } = index;
  const everywhere = total < SMALL ? total : total * EVERYWHERE;
  let left = MOST_POSTINGS;
  // Where all may be read their order says nothing.
  const order = postingsAsked(query, starts) > MOST_POSTINGS ? rarestFirst(query, starts) : undefined;
  for (let next = 0; next < query.size; next += 1) {
    const place = order?.[next] ?? next;
    const piece = query.keys[place] ?? 0;
    const start = starts[piece] ?? 0;
    const end = starts[piece + 1] ?? 0;
    const size = end - start;
    if (size > everywhere) continue;
    if (size > left) break;
    left -= size;
    addPostings(scores, index, start, end, query.values[place] ?? 0);
  }
  if (effort !== undefined) effort.postings += MOST_POSTINGS - left;
  const best = highestOf(scores, limit);
  scores.fill(0);
  return best;
}

/**
 * By itself: the innermost loop is compiled best with nothing around it. Four in a turn, as no document stands twice in one
 * list: the processor fetches the next sums while those before are still being added to.
 */
function addPostings(scores: Float32Array, index: NgramIndex, start: number, end: number, weight: number): void {
  const { posted, postedWeights } = index;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const first = posted[at] ?? 0;
    const second = posted[at + 1] ?? 0;
    const third = posted[at + 2] ?? 0;
    const fourth = posted[at + 3] ?? 0;
    const ofFirst = (scores[first] ?? 0) + weight * (postedWeights[at] ?? 0);
    const ofSecond = (scores[second] ?? 0) + weight * (postedWeights[at + 1] ?? 0);
    const ofThird = (scores[third] ?? 0) + weight * (postedWeights[at + 2] ?? 0);
    const ofFourth = (scores[fourth] ?? 0) + weight * (postedWeights[at + 3] ?? 0);
    scores[first] = ofFirst;
    scores[second] = ofSecond;
    scores[third] = ofThird;
    scores[fourth] = ofFourth;
  }
  for (; at < end; at += 1) {
    const document = posted[at] ?? 0;
    scores[document] = (scores[document] ?? 0) + weight * (postedWeights[at] ?? 0);
  }
}

function postingsAsked({ keys, size }: Query, starts: Int32Array): number {
  let all = 0;
  for (let place = 0; place < size; place += 1) {
    const piece = keys[place] ?? 0;
    all += (starts[piece + 1] ?? 0) - (starts[piece] ?? 0);
  }
  return all;
}

/** Places of the query's pieces, the shortest postings first; equal ones in the order of the pieces. */
function rarestFirst({ keys, size }: Query, starts: Int32Array): Float64Array {
  const order = new Float64Array(size);
  for (let place = 0; place < size; place += 1) {
    const piece = keys[place] ?? 0;
    order[place] = ((starts[piece + 1] ?? 0) - (starts[piece] ?? 0)) * size + place;
  }
  order.sort();
  for (let at = 0; at < size; at += 1) order[at] = (order[at] ?? 0) % size;
  return order;
}
