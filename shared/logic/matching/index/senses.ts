/** What a row means, as a direction: the senses of its characters, pairs and concepts added up, so that other words for one thing come near it. */
import { conceptOf, isConcept, Numbering, pairOf } from './pieces';
import { LANES, type Lane } from './rows';
import senseData from './senses.json';
import { type WeighedRows, weightOf } from './weighedRows';

/** Numbers of a sense, whole ones so that a cosine is the same on every machine; and its length. */
export const SENSE = 64;
export const LENGTH = 127;

/** As they are learnt and shipped (`npm run senses`). */
export interface SenseTable {
  readonly characters: string;
  /** Pairs of characters, one after the other. */
  readonly pairs: string;
  /** `SENSE` numbers each, all of `LENGTH`: of the characters in their order, of the pairs, then of all concepts in theirs. */
  readonly vectors: Int8Array;
}

/** Where to find the senses of all pieces that have one. */
export interface Senses {
  /** By the code of a character, one more than the place of its sense; 0 where it has none. */
  readonly characters: Uint16Array;
  /** The place of the first pair's sense; pairs are numbered in the order of their senses. */
  readonly firstPair: number;
  readonly pairs: Numbering;
  /** The place of the first concept's sense, and how many concepts have one. */
  readonly firstConcept: number;
  readonly concepts: number;
  readonly vectors: Int8Array;
}

export function sensesOf({ characters, pairs, vectors }: SenseTable): Senses {
  const places = new Uint16Array(0x10000);
  for (let place = 0; place < characters.length; place += 1) places[characters.charCodeAt(place)] = place + 1;
  const numbers = new Numbering();
  for (let at = 0; at < pairs.length; at += 2) numbers.add(pairOf(pairs.charCodeAt(at), pairs.charCodeAt(at + 1)));
  const firstConcept = characters.length + numbers.size;
  return {
    characters: places,
    firstPair: characters.length,
    pairs: numbers,
    firstConcept,
    concepts: vectors.length / SENSE - firstConcept,
    vectors,
  };
}

let shipped: Senses | undefined;

/** The senses that come with the program, read at first use. */
export function shippedSenses(): Senses {
  if (shipped === undefined) {
    const bytes = atob(senseData.vectors);
    const vectors = new Int8Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) vectors[at] = bytes.charCodeAt(at);
    shipped = sensesOf({ characters: senseData.characters, pairs: senseData.pairs, vectors });
  }
  return shipped;
}

/** The place of a piece's sense, or -1 where it has none. */
function placeOf(piece: number, { characters, firstPair, pairs, firstConcept, concepts }: Senses): number {
  if (piece >>> 16 === 0) return (characters[piece] ?? 0) - 1;
  if (isConcept(piece)) {
    const concept = conceptOf(piece);
    return concept < concepts ? firstConcept + concept : -1;
  }
  const pair = pairs.find(piece);
  return pair < 0 ? -1 : firstPair + pair;
}

/** Of the row at hand, where the senses of its pieces begin and what share each has, in whole numbers. */
let room = { begins: new Int32Array(1 << 8), shares: new Int32Array(1 << 8) };
/** Shares of this many parts keep the sums of any row within whole numbers of 32 bits, which add up quicker. */
const PARTS = 64;

/**
 * Finds the pieces by which a row means something in a lane: its characters, pairs and concepts. How rare they are in the pool says
 * nothing of what they mean, so it is taken out of their weights again. How many are found is told.
 */
function findSensed(weighed: WeighedRows, row: number, lane: Lane, senses: Senses): number {
  const { vocabulary, keys, values, starts } = weighed.rows;
  const from = starts[row] ?? 0;
  const end = starts[row + 1] ?? 0;
  const most = end - from;
  if (most > room.begins.length) room = { begins: new Int32Array(2 * most), shares: new Int32Array(2 * most) };
  const { begins, shares } = room;
  let found = 0;
  for (let place = from; place < end; place += 1) {
    const weight = values[LANES * place + lane] ?? 0;
    if (weight === 0) continue;
    const piece = keys[place] ?? 0;
    const sense = placeOf(vocabulary.keyOf(piece), senses);
    if (sense < 0) continue;
    begins[found] = SENSE * sense;
    shares[found] = Math.round((PARTS * weight) / weightOf(weighed, piece));
    found += 1;
  }
  return found;
}

/** The sums of a row: each stays where the processor adds while all pieces are read, eight in a turn. */
const sums = new Int32Array(SENSE);

function addUp(found: number, vectors: Int8Array): void {
  const { begins, shares } = room;
  for (let part = 0; part < SENSE; part += 8) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    let fifth = 0;
    let sixth = 0;
    let seventh = 0;
    let eighth = 0;
    for (let next = 0; next < found; next += 1) {
      const from = (begins[next] ?? 0) + part;
      const share = shares[next] ?? 0;
      first = (first + Math.imul(share, vectors[from] ?? 0)) | 0;
      second = (second + Math.imul(share, vectors[from + 1] ?? 0)) | 0;
      third = (third + Math.imul(share, vectors[from + 2] ?? 0)) | 0;
      fourth = (fourth + Math.imul(share, vectors[from + 3] ?? 0)) | 0;
      fifth = (fifth + Math.imul(share, vectors[from + 4] ?? 0)) | 0;
      sixth = (sixth + Math.imul(share, vectors[from + 5] ?? 0)) | 0;
      seventh = (seventh + Math.imul(share, vectors[from + 6] ?? 0)) | 0;
      eighth = (eighth + Math.imul(share, vectors[from + 7] ?? 0)) | 0;
    }
    sums[part] = first;
    sums[part + 1] = second;
    sums[part + 2] = third;
    sums[part + 3] = fourth;
    sums[part + 4] = fifth;
    sums[part + 5] = sixth;
    sums[part + 6] = seventh;
    sums[part + 7] = eighth;
  }
}

/**
 * Writes what a row means in one of its lanes, `SENSE` whole numbers of one length; all 0 where none of its pieces has a
 * sense.
 */
export function senseOf(
  to: Int8Array,
  at: number,
  weighed: WeighedRows,
  row: number,
  lane: Lane,
  senses: Senses,
): void {
  addUp(findSensed(weighed, row, lane, senses), senses.vectors);
  let squares = 0;
  for (let part = 0; part < SENSE; part += 1) squares += (sums[part] ?? 0) ** 2;
  const share = LENGTH / (Math.sqrt(squares) || 1);
  for (let part = 0; part < SENSE; part += 1) to[at + part] = Math.round(share * (sums[part] ?? 0));
}

/** How near two senses are, as their cosine. */
export function alikeness(one: Int8Array, place: number, other: Int8Array, from: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let part = 0; part < SENSE; part += 4) {
    first = (first + Math.imul(one[place + part] ?? 0, other[from + part] ?? 0)) | 0;
    second = (second + Math.imul(one[place + part + 1] ?? 0, other[from + part + 1] ?? 0)) | 0;
    third = (third + Math.imul(one[place + part + 2] ?? 0, other[from + part + 2] ?? 0)) | 0;
    fourth = (fourth + Math.imul(one[place + part + 3] ?? 0, other[from + part + 3] ?? 0)) | 0;
  }
  return (first + second + third + fourth) / (LENGTH * LENGTH);
}
