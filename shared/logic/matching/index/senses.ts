/** What a row means, as a direction: the senses of its characters and concepts added up, so that other words for one thing come near it. */
import { conceptOf } from './pieces';
import { LANES, type Lane } from './rows';
import senseData from './senses.json';
import { UNSEEN, type WeighedRows } from './weighedRows';

/** Numbers of a sense. */
export const SENSE = 48;

/** The senses of all characters and concepts, learnt from the thesaurus (`npm run senses`). */
export interface Senses {
  /** By the code of a character, one more than the place of its sense; 0 where it has none. */
  readonly characters: Uint16Array;
  /** The place of the first concept's sense, and how many concepts have one. */
  readonly firstConcept: number;
  readonly concepts: number;
  /** `SENSE` numbers each, all of one length. */
  readonly vectors: Int8Array;
}

/** @param vectors Of the characters in their order, then of the concepts in theirs. */
export function sensesOf(characters: string, vectors: Int8Array): Senses {
  const places = new Uint16Array(0x10000);
  for (let place = 0; place < characters.length; place += 1) places[characters.charCodeAt(place)] = place + 1;
  const firstConcept = characters.length;
  const concepts = vectors.length / SENSE - firstConcept;
  return { characters: places, firstConcept, concepts, vectors };
}

let shipped: Senses | undefined;

/** The senses that come with the program, read at first use. */
export function shippedSenses(): Senses {
  shipped ??= sensesOf(
    senseData.characters,
    Int8Array.from(atob(senseData.vectors), (byte) => byte.charCodeAt(0)),
  );
  return shipped;
}

/** The place of a piece's sense, or -1: pairs of characters have none beside those of the two. */
function placeOf(piece: number, { characters, firstConcept, concepts }: Senses): number {
  if (piece >>> 16 === 0) return (characters[piece] ?? 0) - 1;
  const concept = conceptOf(piece);
  return concept >= 0 && concept < concepts ? firstConcept + concept : -1;
}

/** Of the row at hand, where the senses of its pieces begin and what share each has. */
let room = { begins: new Int32Array(1 << 8), shares: new Float64Array(1 << 8) };

/** Finds what pieces of a row say something in a lane; how many is told. */
function findSensed({ rows, pieces, field }: WeighedRows, row: number, lane: Lane, senses: Senses): number {
  const { vocabulary, keys, values, starts } = rows;
  const from = starts[row] ?? 0;
  const end = starts[row + 1] ?? 0;
  const most = end - from;
  if (most > room.begins.length) room = { begins: new Int32Array(2 * most), shares: new Float64Array(2 * most) };
  const { begins, shares } = room;
  let found = 0;
  for (let place = from; place < end; place += 1) {
    const weight = values[LANES * place + lane] ?? 0;
    if (weight === 0) continue;
    const piece = keys[place] ?? 0;
    const sense = placeOf(vocabulary.keyOf(piece), senses);
    if (sense < 0) continue;
    begins[found] = SENSE * sense;
    shares[found] = piece < pieces && field.counts[piece] !== 0 ? weight : weight / UNSEEN;
    found += 1;
  }
  return found;
}

/**
 * Writes what a row means in one of its lanes, `SENSE` numbers of length 1; all 0 where none of its pieces has a sense. What
 * the pool does not say counts as if it did: by its sense it can be near all the same.
 */
export function senseOf(
  to: Float32Array,
  at: number,
  weighed: WeighedRows,
  row: number,
  lane: Lane,
  senses: Senses,
): void {
  const found = findSensed(weighed, row, lane, senses);
  const { begins, shares } = room;
  const { vectors } = senses;
  let squares = 0;
  // Four sums in a turn: they stay where the processor adds, and are written once.
  for (let part = 0; part < SENSE; part += 4) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let next = 0; next < found; next += 1) {
      const from = (begins[next] ?? 0) + part;
      const share = shares[next] ?? 0;
      first += share * (vectors[from] ?? 0);
      second += share * (vectors[from + 1] ?? 0);
      third += share * (vectors[from + 2] ?? 0);
      fourth += share * (vectors[from + 3] ?? 0);
    }
    to[at + part] = first;
    to[at + part + 1] = second;
    to[at + part + 2] = third;
    to[at + part + 3] = fourth;
    squares += first * first + second * second + third * third + fourth * fourth;
  }
  const length = Math.sqrt(squares) || 1;
  for (let part = at; part < at + SENSE; part += 1) to[part] = (to[part] ?? 0) / length;
}

/** How near two senses are, as their cosine. */
export function alikeness(one: Float32Array, at: number, other: Float32Array, from: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let part = 0; part < SENSE; part += 4) {
    first += (one[at + part] ?? 0) * (other[from + part] ?? 0);
    second += (one[at + part + 1] ?? 0) * (other[from + part + 1] ?? 0);
    third += (one[at + part + 2] ?? 0) * (other[from + part + 2] ?? 0);
    fourth += (one[at + part + 3] ?? 0) * (other[from + part + 3] ?? 0);
  }
  return first + second + third + fourth;
}
