/** The pieces of many rows side by side: how often each stands in the name, in name and text, and in both as written. */
import { PlainText } from '../../text/plainText';
import type { Meaning } from '../knowledge/thesaurus';
import { conceptPiece, Numbering, pairOf } from './pieces';

/** What is counted of a piece: in the name, in name and text together, and in both as written (n-grams only). */
export const LANE = { name: 0, all: 1, plain: 2 } as const;
export const LANES = 3;
export type Lane = (typeof LANE)[keyof typeof LANE];

/** A concept weighs like a few n-grams of its rarity; a related word half, a word of every duty less still. */
const CONCEPT = { strong: 3.2, related: 1.4, general: 1 } as const;

/** What is counted of a row. */
export interface Wording {
  /** Normalised, without boilerplate, words parted by spaces. */
  readonly known: { readonly name: string; readonly text: string };
  /** The concepts of name and text, in their order. */
  readonly nameMeanings: readonly Meaning[];
  readonly textMeanings: readonly Meaning[];
  /** Name and text as written, punctuation and boilerplate included: a plain comparison sees them on two lines. */
  readonly written: { readonly name: string; readonly text: string };
}

const SPACE = 0x20;
const LINE_BREAK = 0x0a;
/** No piece's number. */
const NONE = -1;
const plain = new PlainText();

/**
 * Rows counted by one vocabulary, each a stretch of the same few arrays: an object for every row would cost more to
 * fetch than the row itself, and keep the collector of garbage busy.
 */
export class Rows {
  readonly vocabulary = new Numbering();
  /** By place, the number of a piece, and how often it stands in each lane: weights, once the rows are weighed. */
  keys = new Int32Array(1 << 14);
  values = new Float32Array(LANES << 14);
  /** By row, where it begins, and one more where the last ends. */
  starts = new Int32Array(1 << 10);
  size = 0;
  private used = 0;
  /** By number of a piece, one more than its place in the row being counted; 0 where it was not met. */
  private places = new Int32Array(1 << 12);
  /** Of the row being counted, the pieces that were met in what is written alone. */
  private writtenAlone = new Int32Array(1 << 12);
  private alone = 0;

  /** Counts a row; its pieces stand in the order they are first met, but those that are only in what is written come last. */
  count({ known: { name, text }, nameMeanings, textMeanings, written }: Wording): number {
    plain.read(written.name);
    plain.add(LINE_BREAK);
    this.reserve(2 * (name.length + plain.size) + nameMeanings.length);
    this.addBoth(name, 0);
    // What is counted so far is the name's.
    const { values } = this;
    for (let at = LANES * this.begin; at < LANES * this.used; at += LANES)
      values[at + LANE.name] = values[at + LANE.all] ?? 0;
    plain.read(written.text);
    this.reserve(2 * (text.length + plain.size) + nameMeanings.length + textMeanings.length);
    this.addBoth(text, LINE_BREAK);
    for (const meaning of textMeanings) this.addConcept(meaning, LANE.all);
    for (const meaning of nameMeanings) {
      this.addConcept(meaning, LANE.all);
      this.addConcept(meaning, LANE.name);
    }
    for (let at = 0; at < this.alone; at += 1) this.addTo(LANE.plain, this.placeOf(this.writtenAlone[at] ?? 0));
    this.alone = 0;
    return this.finish();
  }

  /** Counts the n-grams of a text as written and nothing else. */
  countPlain(written: string): number {
    this.reserve(2 * written.length);
    this.addGrams(written, 0, 0, LANE.plain);
    return this.finish();
  }

  /** A row and others as one; what only the others hold, and what they hold more often, counts at a share. No name. */
  merge(first: number, others: readonly number[], share: number): number {
    this.reserve([first, ...others].reduce((sum, row) => sum + this.lengthOf(row), 0));
    this.raise(first, 1);
    for (const other of others) this.raise(other, share);
    return this.finish();
  }

  /** Forgets this row and those after it, and all pieces but the first so many. */
  forgetFrom(row: number, pieces: number): void {
    this.size = row;
    this.used = this.begin;
    this.vocabulary.keep(pieces);
  }

  private get begin(): number {
    return this.starts[this.size] ?? 0;
  }

  private lengthOf(row: number): number {
    return (this.starts[row + 1] ?? 0) - (this.starts[row] ?? 0);
  }

  /**
   * Adds the n-grams (1 and 2 characters) of a text from a place on; none crosses a space.
   *
   * @param text Words parted by spaces.
   * @param last The character before that place, 0 at the beginning of a word.
   */
  private addGrams(text: string, from: number, last: number, lane: Lane): void {
    const { vocabulary } = this;
    let before = last;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === SPACE) {
        before = 0;
        continue;
      }
      this.addTo(lane, this.placeOf(vocabulary.add(code)));
      if (before !== 0) this.addTo(lane, this.placeOf(vocabulary.add(pairOf(before, code))));
      before = code;
    }
  }

  /**
   * Adds the n-grams of a levelled text, and of the same text as `plain` has read it. Most of them stand in both: they are
   * looked up once. What is only in the levelled text, where characters were folded, is found behind what is written.
   *
   * @param last The character written before.
   */
  private addBoth(levelled: string, last: number): void {
    const { vocabulary } = this;
    const { codes, size } = plain;
    let next = 0;
    let [before, beforeNext] = [last, 0];
    for (let at = 0; at < size; at += 1) {
      const code = codes[at] ?? 0;
      if (code === SPACE) {
        before = 0;
        continue;
      }
      const single = vocabulary.add(code);
      const pair = before === 0 ? NONE : vocabulary.add(pairOf(before, code));
      if (next < levelled.length && levelled.charCodeAt(next) === SPACE) {
        next += 1;
        beforeNext = 0;
      }
      if (next < levelled.length && levelled.charCodeAt(next) === code) {
        this.addToBoth(this.placeOf(single));
        if (beforeNext === before) {
          if (pair !== NONE) this.addToBoth(this.placeOf(pair));
        } else {
          if (beforeNext !== 0) this.addTo(LANE.all, this.placeOf(vocabulary.add(pairOf(beforeNext, code))));
          this.keepAlone(pair);
        }
        next += 1;
        beforeNext = code;
      } else {
        this.keepAlone(single);
        this.keepAlone(pair);
      }
      before = code;
    }
    this.addGrams(levelled, next, beforeNext, LANE.all);
  }

  /** Keeps what is only in what is written until the rest of the row is counted: what is asked about comes first. */
  private keepAlone(number: number): void {
    if (number === NONE) return;
    this.writtenAlone[this.alone] = number;
    this.alone += 1;
  }

  private addTo(lane: Lane, place: number): void {
    const at = LANES * place + lane;
    this.values[at] = (this.values[at] ?? 0) + 1;
  }

  private addToBoth(place: number): void {
    this.addTo(LANE.all, place);
    this.addTo(LANE.plain, place);
  }

  private addConcept({ concept, strong, general }: Meaning, lane: Lane): void {
    const value = general ? CONCEPT.general : strong ? CONCEPT.strong : CONCEPT.related;
    const at = LANES * this.placeOf(this.vocabulary.add(conceptPiece(concept))) + lane;
    this.values[at] = Math.max(this.values[at] ?? 0, value);
  }

  private raise(row: number, share: number): void {
    const { values } = this;
    for (let place = this.starts[row] ?? 0; place < (this.starts[row + 1] ?? 0); place += 1) {
      const from = LANES * place;
      const to = LANES * this.placeOf(this.keys[place] ?? 0);
      values[to + LANE.all] = Math.max(values[to + LANE.all] ?? 0, share * (values[from + LANE.all] ?? 0));
      values[to + LANE.plain] = Math.max(values[to + LANE.plain] ?? 0, share * (values[from + LANE.plain] ?? 0));
    }
  }

  /** Where a piece stands in the row being counted. */
  private placeOf(number: number): number {
    const known = this.places[number] ?? 0;
    if (known !== 0) return known - 1;
    const place = this.used;
    this.used += 1;
    this.keys[place] = number;
    const { values } = this;
    values[LANES * place + LANE.name] = 0;
    values[LANES * place + LANE.all] = 0;
    values[LANES * place + LANE.plain] = 0;
    this.places[number] = this.used;
    return place;
  }

  private finish(): number {
    for (let place = this.begin; place < this.used; place += 1) this.places[this.keys[place] ?? 0] = 0;
    this.size += 1;
    this.starts[this.size] = this.used;
    return this.size - 1;
  }

  /** Room for one more row of at most so many pieces. */
  private reserve(pieces: number): void {
    if (this.alone + pieces > this.writtenAlone.length)
      this.writtenAlone = enlarged(this.writtenAlone, new Int32Array(2 * (this.alone + pieces)));
    const needed = this.used + this.alone + pieces;
    if (needed > this.keys.length) {
      const length = Math.max(needed, 2 * this.keys.length);
      this.keys = enlarged(this.keys, new Int32Array(length));
      this.values = enlarged(this.values, new Float32Array(LANES * length));
    }
    if (this.size + 2 > this.starts.length) this.starts = enlarged(this.starts, new Int32Array(2 * this.size + 2));
    const numbers = this.vocabulary.size + pieces;
    if (numbers > this.places.length) this.places = enlarged(this.places, new Int32Array(2 * numbers));
  }
}

function enlarged<Numbers extends Int32Array | Float32Array>(before: Numbers, room: Numbers): Numbers {
  room.set(before);
  return room;
}
