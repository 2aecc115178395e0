/** A text taken into pieces, n-grams and concepts, and counted by numbers of one vocabulary. */

/**
 * How often (weighted) a text holds each piece; pieces are n-grams, or concepts the caller adds. A piece is a whole number
 * (`pieceOf`, `conceptPiece`): with strings half of the time would go into hashing them.
 */
export type Pieces = Map<number, number>;

/** Concepts stand where no letter does: in the range for private use. */
const CONCEPTS = 0xe000;

/** The piece of one or two characters. */
export function pieceOf(gram: string): number {
  return gram.length < 2 ? gram.charCodeAt(0) : (gram.charCodeAt(0) << 16) | gram.charCodeAt(1);
}

/** Whether a piece is a concept. */
export function isConcept(piece: number): boolean {
  return piece >>> 16 === CONCEPTS;
}

/** The piece of a concept, by its number below 65,536. */
export function conceptPiece(concept: number): number {
  return (CONCEPTS << 16) | concept;
}

/**
 * Adds the n-grams (1 and 2 characters) of a text; none crosses a space.
 *
 * @param text Normalised, words parted by spaces.
 */
export function addGrams(pieces: Pieces, text: string): void {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      before = 0;
      continue;
    }
    pieces.set(code, (pieces.get(code) ?? 0) + 1);
    if (before !== 0) {
      const pair = (before << 16) | code;
      pieces.set(pair, (pieces.get(pair) ?? 0) + 1);
    }
    before = code;
  }
}

const SPACE = 0x20;

/** A text as piece numbers of one vocabulary, ascending, and how often it holds each: what is left of `Pieces` to keep. */
export interface Counted {
  readonly ids: Int32Array;
  readonly times: Float64Array;
}

/** Numbers pieces in the order they are first met. */
export class Vocabulary {
  readonly numbers = new Map<number, number>();
  /** By number, the piece. */
  readonly pieces: number[] = [];

  /** Makes a text compact: the many maps of a large pool would keep the collector of garbage busier than the work itself. */
  count(pieces: Pieces): Counted {
    const size = pieces.size;
    const keys = new Float64Array(size);
    const room = new Float64Array(size);
    let place = 0;
    for (const [piece, times] of pieces) {
      keys[place] = this.numberOf(piece) * size + place;
      room[place] = times;
      place += 1;
    }
    keys.sort();
    const ids = new Int32Array(size);
    const times = new Float64Array(size);
    for (let at = 0; at < size; at += 1) {
      const key = keys[at] ?? 0;
      const from = key % size;
      ids[at] = (key - from) / size;
      times[at] = room[from] ?? 0;
    }
    return { ids, times };
  }

  private numberOf(piece: number): number {
    const known = this.numbers.get(piece);
    if (known !== undefined) return known;
    const number = this.pieces.length;
    this.numbers.set(piece, number);
    this.pieces.push(piece);
    return number;
  }
}

/** Both texts as one; what only the second holds, and what it holds more often, counts at a share. */
export function mergeCounted(first: Counted, second: Counted, share: number): Counted {
  const most = first.ids.length + second.ids.length;
  const ids = new Int32Array(most);
  const times = new Float64Array(most);
  let left = 0;
  let right = 0;
  let size = 0;
  while (left < first.ids.length || right < second.ids.length) {
    const mine = first.ids[left] ?? Number.POSITIVE_INFINITY;
    const theirs = second.ids[right] ?? Number.POSITIVE_INFINITY;
    ids[size] = Math.min(mine, theirs);
    times[size] = Math.max(
      mine <= theirs ? (first.times[left] ?? 0) : 0,
      theirs <= mine ? share * (second.times[right] ?? 0) : 0,
    );
    if (mine <= theirs) left += 1;
    if (theirs <= mine) right += 1;
    size += 1;
  }
  return { ids: ids.slice(0, size), times: times.slice(0, size) };
}
