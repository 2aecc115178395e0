/** A text taken into pieces, n-grams and concepts, and counted; hash tables of plain numbers, as everything asks them. */

/**
 * How often (weighted) a text holds each piece, in the order they are first met; pieces are n-grams, or concepts. A piece
 * is a whole number (`pieceOf`, `conceptPiece`): with strings half of the time would go into hashing them.
 */
export interface Pieces {
  readonly keys: Int32Array;
  readonly times: Float64Array;
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

  /** A copy of all keys in the order of their numbers. */
  keys(): Int32Array {
    return this.room.slice(0, this.size);
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

  take(): Pieces {
    const size = this.numbers.size;
    const pieces = { keys: this.numbers.keys(), times: this.times.slice(0, size) };
    this.numbers.clear();
    return pieces;
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

/** A text as piece numbers of one vocabulary and how often it holds each. */
export interface Counted {
  readonly ids: Int32Array;
  readonly times: Float64Array;
}

/** A text by the numbers of its pieces; pieces the vocabulary does not know yet are added. */
export function countIn(vocabulary: Numbering, { keys, times }: Pieces): Counted {
  const ids = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) ids[at] = vocabulary.add(keys[at] ?? 0);
  return { ids, times };
}

const merging = new PieceCounter();

/** All texts as one; what only the others hold, and what they hold more often, counts at a share. */
export function mergeCounted(first: Counted, others: readonly Counted[], share: number): Counted {
  if (others.length === 0) return first;
  for (let at = 0; at < first.ids.length; at += 1) merging.raise(first.ids[at] ?? 0, first.times[at] ?? 0);
  for (const { ids, times } of others)
    for (let at = 0; at < ids.length; at += 1) merging.raise(ids[at] ?? 0, share * (times[at] ?? 0));
  const { keys, times } = merging.take();
  return { ids: keys, times };
}
