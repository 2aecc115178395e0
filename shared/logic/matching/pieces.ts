/** A text taken into pieces, n-grams and concepts, and counted; hash tables of plain numbers, as everything asks them. */

/**
 * How often (weighted) a text holds each piece, in the order they are first met: a stretch of a shelf, `keys` and `values`
 * from `from` up to, not with, `to`. Pieces are n-grams, or concepts. A piece is a whole number (`pieceOf`,
 * `conceptPiece`), as with strings half of the time would go into hashing them; the keys are their numbers in a
 * vocabulary.
 */
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
  /** By hash, the number and one more, 0 where free, and beside it the key; open addressing, at most half full. */
  private slots = new Int32Array(2048);
  private shift = 22;

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
    this.slots[slot + 1] = key;
    return this.size - 1;
  }

  keyOf(number: number): number {
    return this.room[number] ?? 0;
  }

  /** Forgets all but the first so many, in a time that depends on what is forgotten only. */
  keep(size: number): void {
    // Backwards: what was put behind another because its slot was taken is found as long as the other stands.
    for (let number = this.size - 1; number >= size; number -= 1) this.slots[this.slotOf(this.keyOf(number))] = 0;
    this.size = Math.min(this.size, size);
  }

  /** By the upper bits of the product: they hang on every bit of the key. */
  private slotOf(key: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> this.shift) << 1;
    while (slots[slot] !== 0 && slots[slot + 1] !== key) slot = (slot + 2) & mask;
    return slot;
  }

  private grow(): void {
    const before = this.room;
    this.room = new Int32Array(before.length * 2);
    this.room.set(before);
    this.slots = new Int32Array(this.room.length * 4);
    this.shift -= 1;
    for (let number = 0; number < this.size; number += 1) {
      const slot = this.slotOf(this.keyOf(number));
      this.slots[slot] = number + 1;
      this.slots[slot + 1] = this.keyOf(number);
    }
  }
}

/** Counts the pieces of one text after another by their numbers; `take` empties it. */
export class PieceCounter {
  size = 0;
  private met = new Int32Array(512);
  /** By number; 0 where it was not met. */
  private times = new Float32Array(512);

  /** Once more. */
  add(number: number): void {
    this.raise(number, this.timesOf(number) + 1);
  }

  /** At least so often, which is more than never. */
  raise(number: number, times: number): void {
    const before = this.timesOf(number);
    if (times <= before) return;
    if (before === 0) {
      if (this.size === this.met.length) this.met = grown(this.met, new Int32Array(2 * this.size));
      this.met[this.size] = number;
      this.size += 1;
    }
    this.times[number] = times;
  }

  /** Puts what is counted on the shelf. */
  copy(shelf: Shelf): Row {
    const row = shelf.room(this.size);
    const { keys, values, from } = row;
    for (let place = 0; place < this.size; place += 1) {
      const number = this.met[place] ?? 0;
      keys[from + place] = number;
      values[from + place] = this.times[number] ?? 0;
    }
    return row;
  }

  /** Forgets what was met after the first so many pieces. */
  keep(size: number): void {
    for (let place = size; place < this.size; place += 1) this.times[this.met[place] ?? 0] = 0;
    this.size = size;
  }

  /** Puts what is counted on the shelf and begins anew. */
  take(shelf: Shelf): Row {
    const row = this.copy(shelf);
    this.keep(0);
    return row;
  }

  private timesOf(number: number): number {
    if (number >= this.times.length) this.times = grown(this.times, new Float32Array(2 * number));
    return this.times[number] ?? 0;
  }
}

function grown<Numbers extends Int32Array | Float32Array>(before: Numbers, room: Numbers): Numbers {
  room.set(before);
  return room;
}

/**
 * Adds the n-grams (1 and 2 characters) of a text; none crosses a space.
 *
 * @param vocabulary Numbers them; those it does not know yet are added.
 * @param text Normalised, words parted by spaces.
 */
export function addGrams(pieces: PieceCounter, vocabulary: Numbering, text: string): void {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      before = 0;
      continue;
    }
    pieces.add(vocabulary.add(code));
    if (before !== 0) pieces.add(vocabulary.add((before << 16) | code));
    before = code;
  }
}

const SPACE = 0x20;

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
