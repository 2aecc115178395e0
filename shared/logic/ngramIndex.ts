/** Texts as weighted character n-grams over an inverted index: which documents share the rarest pieces with a query. */

/** How often (weighted) a text holds each piece; pieces are n-grams, or marks the caller adds. */
export type Pieces = Map<string, number>;

/** Weight of a piece by its number of characters: single characters help names written with other words, but little. */
const GRAM_WEIGHT = [0, 1.3, 1] as const;
/** A piece no document holds says less about a text than one that could have been shared. */
const UNSEEN = 0.3;
/** 1 = full cosine length; below it long documents are not pushed down for being explained at length. */
const PIVOT = 0.75;
/** Pieces in more than this share of the documents find nothing and are skipped, except in a small index. */
const EVERYWHERE = 0.35;
const SMALL = 100;

/** A text as numbers: piece ids ascending, weights with the rarity in them, and its length. */
export interface TextVector {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  /** Sum of weights and root of the sum of squares, unseen pieces included. */
  readonly sum: number;
  readonly norm: number;
}

/** Documents ready for asking; not changed by asking. */
export interface NgramIndex {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly rarity: Float64Array;
  readonly unseenRarity: number;
  readonly documents: readonly TextVector[];
  /** By piece id: documents ascending and the weight of the piece in each. */
  readonly postings: readonly { readonly documents: Int32Array; readonly weights: Float64Array }[];
  /** By document, the length to divide by: between its own and the average (pivoted length normalisation). */
  readonly norms: Float64Array;
}

/**
 * Adds the n-grams (1 and 2 characters) of a text; none crosses a space.
 *
 * @param text Normalised, words parted by spaces.
 */
export function addGrams(pieces: Pieces, text: string): void {
  for (const word of text.split(' ')) {
    for (let start = 0; start < word.length; start += 1) {
      for (let size = 1; size <= 2 && start + size <= word.length; size += 1) {
        const gram = word.slice(start, start + size);
        pieces.set(gram, (pieces.get(gram) ?? 0) + 1);
      }
    }
  }
}

/** A piece's weight by kind: marks (#…) bring their own, n-grams go by length. */
const kindWeight = (piece: string): number => (piece.startsWith('#') ? 1 : (GRAM_WEIGHT[piece.length] ?? 1));

/** Repetition counts less each time: a long text does not win by saying 防火 ten times. */
const damped = (count: number): number => (count <= 1 ? count : 1 + Math.log(count));

/** A text against the index: pieces by rarity; unseen ones count only in its length. */
export function vectorOf(
  index: Pick<NgramIndex, 'vocabulary' | 'rarity' | 'unseenRarity'>,
  pieces: Pieces,
): TextVector {
  const known: { id: number; weight: number }[] = [];
  let sum = 0;
  let squares = 0;
  for (const [piece, count] of pieces) {
    const id = index.vocabulary.get(piece);
    const rarity = id === undefined ? index.unseenRarity * UNSEEN : (index.rarity[id] ?? 0);
    const weight = damped(count) * kindWeight(piece) * rarity;
    sum += weight;
    squares += weight * weight;
    if (id !== undefined) known.push({ id, weight });
  }
  known.sort((a, b) => a.id - b.id);
  return {
    ids: Int32Array.from(known, (entry) => entry.id),
    weights: Float64Array.from(known, (entry) => entry.weight),
    sum,
    norm: Math.sqrt(squares),
  };
}

/** Builds the index; document numbers are places in `documents`. */
export function buildNgramIndex(documents: readonly Pieces[]): NgramIndex {
  const vocabulary = new Map<string, number>();
  const counts: number[] = [];
  for (const pieces of documents) {
    for (const piece of pieces.keys()) {
      const id = vocabulary.get(piece) ?? vocabulary.size;
      vocabulary.set(piece, id);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const total = documents.length;
  const rarity = Float64Array.from(counts, (count) => Math.log(1 + total / count));
  const base = { vocabulary, rarity, unseenRarity: Math.log(1 + total) };
  const vectors = documents.map((pieces) => vectorOf(base, pieces));
  const averageNorm = vectors.reduce((sum, vector) => sum + vector.norm, 0) / Math.max(1, total);
  const norms = Float64Array.from(vectors, (vector) => (1 - PIVOT) * averageNorm + PIVOT * vector.norm || 1);
  return { ...base, documents: vectors, postings: postingsOf(vectors, counts), norms };
}

function postingsOf(vectors: readonly TextVector[], counts: readonly number[]): NgramIndex['postings'] {
  const postings = counts.map((count) => ({ documents: new Int32Array(count), weights: new Float64Array(count) }));
  const filled = new Int32Array(counts.length);
  for (const [document, vector] of vectors.entries()) {
    for (const [place, id] of vector.ids.entries()) {
      const posting = postings[id];
      const at = filled[id] ?? 0;
      if (posting === undefined) continue;
      posting.documents[at] = document;
      posting.weights[at] = vector.weights[place] ?? 0;
      filled[id] = at + 1;
    }
  }
  return postings;
}

/**
 * The documents nearest to a query, best first; equal ones in the order of the documents.
 *
 * @param scores Room for one number per document, all 0; left all 0 again.
 */
export function nearestDocuments(index: NgramIndex, query: TextVector, limit: number, scores: Float64Array): number[] {
  const touched: number[] = [];
  const everywhere = index.documents.length < SMALL ? Number.POSITIVE_INFINITY : index.documents.length * EVERYWHERE;
  for (let place = 0; place < query.ids.length; place += 1) {
    const posting = index.postings[query.ids[place] ?? -1];
    const weight = query.weights[place] ?? 0;
    if (posting === undefined || posting.documents.length > everywhere) continue;
    const { documents, weights } = posting;
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      const before = scores[document] ?? 0;
      if (before === 0) touched.push(document);
      scores[document] = before + weight * (weights[at] ?? 0);
    }
  }
  const near = Float64Array.from(touched, (document) => (scores[document] ?? 0) / (index.norms[document] ?? 1));
  for (const document of touched) scores[document] = 0;
  // Only the best are sorted as pairs; where the limit falls is found in plain numbers.
  const least = limit < near.length ? (Float64Array.from(near).sort()[near.length - limit] ?? 0) : 0;
  return touched
    .map((document, place) => ({ document, score: near[place] ?? 0 }))
    .filter((entry) => entry.score >= least)
    .sort((one, other) => other.score - one.score || one.document - other.document)
    .slice(0, limit)
    .map((entry) => entry.document);
}

/** What two texts share: cosine, and which part of each (by weight) the other holds; all 0 to 1. */
export interface Overlap {
  readonly cosine: number;
  readonly ofLeft: number;
  readonly ofRight: number;
}

/** Compares two vectors of one index. */
export function overlapOf(left: TextVector, right: TextVector): Overlap {
  let dot = 0;
  let sharedLeft = 0;
  let sharedRight = 0;
  let i = 0;
  let j = 0;
  while (i < left.ids.length && j < right.ids.length) {
    const a = left.ids[i] ?? 0;
    const b = right.ids[j] ?? 0;
    if (a === b) {
      const x = left.weights[i] ?? 0;
      const y = right.weights[j] ?? 0;
      dot += x * y;
      sharedLeft += x;
      sharedRight += y;
    }
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return {
    cosine: dot / (left.norm * right.norm || 1),
    ofLeft: sharedLeft / (left.sum || 1),
    ofRight: sharedRight / (right.sum || 1),
  };
}
