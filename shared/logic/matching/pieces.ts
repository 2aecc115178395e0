/** A text taken into pieces, n-grams and concepts, and counted; hash tables of plain numbers, as everything asks them. */

/**
 * How often (weighted) a text holds each piece, in the order they are first met; pieces are n-grams, or concepts. A piece
 * is a whole number (`pieceOf`, `conceptPiece`): with strings half of the time would go into hashing them.
 */
export type Pieces = Row;

/** A stretch of a shelf: `keys` and `values` from `from` up to, not with, `to`. */
export interface Row {
  readonly keys: Int32Array;
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
}

const FIRST_BOARD = 4096;
const LARGEST_BOARD = 1 << 16;

/** Room for many short rows in few arrays: an array of its own for each would keep the collector of garbage busy. */
export class Shelf {
  private keys = new Int32Array(0);
  private values = new Float32Array(0);
  private used = 0;
  private board = FIRST_BOARD;

  /** Room for `size` more; what stands there is 0. */
  room(size: number): Row {
    if (this.used + size > this.keys.length) {
      const length = Math.max(size, this.board);
      this.board = Math.min(LARGEST_BOARD, 2 * this.board);
      this.keys = new Int32Array(length);
      this.values = new Float32Array(length);
      this.used = 0;
    }
    const from = this.used;
    this.used += size;
    return { keys: this.keys, values: this.values, from, to: this.used };
  }
}

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

/** The number of a piece's concept, or -1 where it is none. */
export function conceptOf(piece: number): number {
  return isConcept(piece) ? piece & 0xffff : -1;
}

/** Whether a piece is two characters. */
export function isPair(piece: number): boolean {
  return piece >>> 16 !== 0 && !isConcept(piece);
}

/** The piece of a concept, by its number below 65,536. */
export function conceptPiece(concept: number): number {
  return (CONCEPTS << 16) | concept;
}

/** Numbers whole numbers in the order they are first met. A map of the language would take several times as long. */
export class Numbering {
  size = 0;
  private room = new Int32Array(512);
  /** By hash, the number and one more, 0 where free; open addressing, at most half full. */
  private slots = new Int32Array(1024);

  /** Its number, or -1 where it was never added. */
  find(key: number): number {
    return (this.slots[this.slotOf(key)] ?? 0) - 1;
  }

  /** Its number, a new one where it is new. */
  add(key: number): number {
    const slot = this.slotOf(key);
    const known = this.slots[slot] ?? 0;
    if (known !== 0) return known - 1;
    if (this.size === this.room.length) {
      this.grow();
      return this.add(key);
    }
    this.room[this.size] = key;
    this.size += 1;
    this.slots[slot] = this.size;
    return this.size - 1;
  }

  keyOf(number: number): number {
    return this.room[number] ?? 0;
  }

  /** Forgets all, in a time that depends on what was added only. */
  clear(): void {
    // Backwards: what was put behind another because its slot was taken is found as long as the other stands.
    for (let number = this.size - 1; number >= 0; number -= 1) this.slots[this.slotOf(this.keyOf(number))] = 0;
    this.size = 0;
  }

  private slotOf(key: number): number {
    const mask = this.slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const known = this.slots[slot] ?? 0;
      if (known === 0 || this.room[known - 1] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const before = this.room;
    this.room = new Int32Array(before.length * 2);
    this.room.set(before);
    this.slots = new Int32Array(this.room.length * 2);
    for (let number = 0; number < this.size; number += 1) this.slots[this.slotOf(this.keyOf(number))] = number + 1;
  }
}

/** Counts one text after another; `take` empties it. */
export class PieceCounter {
  private readonly numbers = new Numbering();
  private times = new Float64Array(512);

  /** Once more. */
  add(piece: number): void {
    const place = this.placeOf(piece);
    this.times[place] = (this.times[place] ?? 0) + 1;
  }

  /** At least so often. */
  raise(piece: number, times: number): void {
    const place = this.placeOf(piece);
    if (times > (this.times[place] ?? 0)) this.times[place] = times;
  }

  get size(): number {
    return this.numbers.size;
  }

  /** Puts what was counted on the shelf. */
  take(shelf: Shelf): Row {
    const row = shelf.room(this.numbers.size);
    for (let place = 0; place < this.numbers.size; place += 1) {
      row.keys[row.from + place] = this.numbers.keyOf(place);
      row.values[row.from + place] = this.times[place] ?? 0;
    }
    this.numbers.clear();
    return row;
  }

  private placeOf(piece: number): number {
    const before = this.numbers.size;
    const place = this.numbers.add(piece);
    if (place === this.times.length) {
      const times = new Float64Array(this.times.length * 2);
      times.set(this.times);
      this.times = times;
    }
    if (place === before) this.times[place] = 0;
    return place;
  }
}

/**
 * Adds the n-grams (1 and 2 characters) of a text; none crosses a space.
 *
 * @param text Normalised, words parted by spaces.
 */
export function addGrams(pieces: PieceCounter, text: string): void {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      before = 0;
      continue;
    }
    pieces.add(code);
    if (before !== 0) pieces.add((before << 16) | code);
    before = code;
  }
}

const SPACE = 0x20;

/** A text by the numbers of its pieces, on a shelf; pieces the vocabulary does not know yet are added. */
export function countIn(vocabulary: Numbering, { keys, values, from, to }: Row, shelf: Shelf): Row {
  const row = shelf.room(to - from);
  const by = row.from - from;
  for (let at = from; at < to; at += 1) {
    row.keys[by + at] = vocabulary.add(keys[at] ?? 0);
    row.values[by + at] = values[at] ?? 0;
  }
  return row;
}

const merging = new PieceCounter();

/** All texts as one; what only the others hold, and what they hold more often, counts at a share. */
export function mergeRows(first: Row, others: readonly Row[], share: number, shelf: Shelf): Row {
  const raise = ({ keys, values, from, to }: Row, part: number): void => {
    for (let at = from; at < to; at += 1) merging.raise(keys[at] ?? 0, part * (values[at] ?? 0));
  };
  raise(first, 1);
  for (const other of others) raise(other, share);
  return merging.take(shelf);
}
