/**
 * Pieces of texts, n-grams and concepts, as whole numbers, as with strings half of the time would go into hashing them;
 * and a hash table that numbers them.
 */

/** Concepts stand where no letter does: in the range for private use. */
const CONCEPTS = 0xe000;

/** The piece of two characters. */
export const pairOf = (first: number, second: number): number => (first << 16) | second;

/** The piece of one or two characters. */
export function pieceOf(gram: string): number {
  return gram.length < 2 ? gram.charCodeAt(0) : pairOf(gram.charCodeAt(0), gram.charCodeAt(1));
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
