/**
 * Learns the senses of characters, pairs of them and concepts: so that what is said of one duty in many ways points one way, and what is
 * said of others elsewhere. Taught by the sayings of `sayings/` and by the words of the thesaurus.
 */
import { conceptPiece, isConcept } from '../../shared/logic/matching/index/pieces';
import { type Knowledge, profileOf } from '../../shared/logic/matching/index/profile';
import { LANE, LANES, Rows } from '../../shared/logic/matching/index/rows';
import { LENGTH, SENSE, type SenseTable } from '../../shared/logic/matching/index/senses';

/** One way of saying what a subject is: a duty, or a group of the thesaurus. */
export interface Saying {
  readonly subject: number;
  readonly words: string;
}

const STEPS = 6000;
/** Sayings of each step, and subjects drawn beside theirs to be told from them. */
const BATCH = 256;
const DRAWN = 256;
/** How sharply the nearest subject is to be told from the others. */
const SHARPNESS = 12;
const RATE = 0.02;
/**
 * Pieces left out by chance, so that none is relied on alone. A word of the thesaurus is its group's concept: there the
 * characters are to say it.
 */
const LEFT_OUT = { piece: 0.5, conceptOfSaying: 0.5, conceptOfWord: 0.8 };
/** Of all numbers so many keep within an `Int8Array`; the few beyond are cut. */
const WITHIN = 0.999;
/** Chinese characters, by their codes. */
const HAN = [0x4e00, 0x9fff] as const;
/** A pair that is met less often is left to its characters. */
const MET = 8;

/**
 * Always the same for the same sayings and thesaurus, but for the last bits of the runtime's exponential function.
 *
 * @param onStep Called after every step.
 */
export function learnSenses(
  knowledge: Knowledge,
  sayings: readonly Saying[],
  steps = STEPS,
  onStep: (done: number, total: number) => void = () => undefined,
): SenseTable {
  const { groups } = knowledge.thesaurus;
  const words = groups.flatMap(({ terms }, subject) => terms.map((term): Saying => ({ subject, words: term })));
  const taught = [...sayings, ...words].map((saying) => piecesOf(saying.words, knowledge));
  const met = countOf(taught.flatMap(({ keys }) => keys));
  const known = [...met.keys()].sort((a, b) => a - b);
  const characters = known.filter(isCharacter);
  const pairs = known.filter((key) => !isCharacter(key) && !isConcept(key) && (met.get(key) ?? 0) >= MET);
  const pieces = [...characters, ...pairs, ...groups.map((_, concept) => conceptPiece(concept))];
  const places = new Map(pieces.map((key, place) => [key, place]));
  const chance = drawnFrom(1);
  const senses = new Learnt(SENSE * pieces.length, () => 0.1 * bellOf(chance));
  const lesson = (of: readonly Saying[], from: number, conceptLeftOut: number): Lesson => ({
    rows: of.map(({ subject }, row) => ({ subject, ...placed(taught[from + row], places) })),
    subjects: new Learnt(SENSE * (1 + Math.max(0, ...of.map(({ subject }) => subject))), () => bellOf(chance)),
    leftOut: (place) => (place < pieces.length - groups.length ? LEFT_OUT.piece : conceptLeftOut),
  });
  const lessons = [lesson(sayings, 0, LEFT_OUT.conceptOfSaying), lesson(words, sayings.length, LEFT_OUT.conceptOfWord)];
  for (let step = 1; step <= steps; step += 1) {
    for (const each of lessons) study(each, senses, chance);
    const rate = RATE * (1 - step / (steps + 1));
    for (const each of [senses, ...lessons.map(({ subjects }) => subjects)]) each.move(step, rate);
    onStep(step, steps);
  }
  const taughtPlaces = new Set(taught.flatMap(({ keys }) => keys.map((key) => places.get(key) ?? -1)));
  return {
    characters: String.fromCharCode(...characters),
    pairs: pairs.map((key) => String.fromCharCode(key >>> 16, key & 0xffff)).join(''),
    vectors: inWholeNumbers(senses.values, taughtPlaces),
  };
}

/** Pieces and what each counts. */
interface Counted {
  readonly keys: readonly number[];
  readonly counts: readonly number[];
}

/** The characters, pairs and concepts of a saying, counted as rows of a pool are; what is said again counts less. */
function piecesOf(words: string, knowledge: Knowledge): Counted {
  const rows = new Rows();
  const row = rows.count(profileOf({ id: 0, name: words }, knowledge));
  const keys: number[] = [];
  const counts: number[] = [];
  for (let place = rows.starts[row] ?? 0; place < (rows.starts[row + 1] ?? 0); place += 1) {
    const key = rows.vocabulary.keyOf(rows.keys[place] ?? 0);
    const count = rows.values[LANES * place + LANE.name] ?? 0;
    if (count === 0 || !isTaught(key)) continue;
    keys.push(key);
    counts.push(count <= 1 ? count : 1 + Math.log(count));
  }
  return { keys, counts };
}

const isCharacter = (key: number): boolean => key >= HAN[0] && key <= HAN[1];

/** Letters, digits and marks are not. */
function isTaught(key: number): boolean {
  return isConcept(key) || isCharacter(key) || (isCharacter(key >>> 16) && isCharacter(key & 0xffff));
}

function countOf(keys: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

interface LessonRow {
  readonly subject: number;
  readonly places: Int32Array;
  readonly counts: Float64Array;
}

function placed(counted: Counted | undefined, places: ReadonlyMap<number, number>): Omit<LessonRow, 'subject'> {
  const { keys, counts } = counted ?? { keys: [], counts: [] };
  const known = keys
    .map((key, at) => [places.get(key) ?? -1, counts[at] ?? 0] as const)
    .filter(([place]) => place >= 0);
  return { places: Int32Array.from(known, ([place]) => place), counts: Float64Array.from(known, ([, count]) => count) };
}

interface Lesson {
  readonly rows: readonly LessonRow[];
  /** Where each subject lies. */
  readonly subjects: Learnt;
  readonly leftOut: (place: number) => number;
}

/** Numbers being learnt, moved against their slopes (Adam: Kingma and Ba, 2015). */
class Learnt {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  private readonly means: Float64Array;
  private readonly spreads: Float64Array;

  constructor(size: number, first: () => number) {
    this.values = Float64Array.from({ length: size }, first);
    this.slopes = new Float64Array(size);
    this.means = new Float64Array(size);
    this.spreads = new Float64Array(size);
  }

  move(step: number, rate: number): void {
    const { values, slopes, means, spreads } = this;
    const ofMean = 1 - 0.9 ** step;
    const ofSpread = 1 - 0.999 ** step;
    for (let at = 0; at < values.length; at += 1) {
      const slope = slopes[at] ?? 0;
      const mean = 0.9 * (means[at] ?? 0) + 0.1 * slope;
      const spread = 0.999 * (spreads[at] ?? 0) + 0.001 * slope * slope;
      means[at] = mean;
      spreads[at] = spread;
      values[at] = (values[at] ?? 0) - (rate * mean) / ofMean / (Math.sqrt(spread / ofSpread) + 1e-8);
      slopes[at] = 0;
    }
  }
}

/** One step of a lesson: some sayings, each to lie nearer to its own subject than to the others drawn (sampled softmax of cosines). */
function study({ rows, subjects, leftOut }: Lesson, senses: Learnt, chance: () => number): void {
  const drawn = Array.from({ length: BATCH }, () => rows[Math.floor(chance() * rows.length)]).filter(
    (row) => row !== undefined,
  );
  const all = subjects.values.length / SENSE;
  const others = Array.from({ length: DRAWN }, () => Math.floor(chance() * all));
  const asked = [...new Set([...drawn.map(({ subject }) => subject), ...others])];
  const placeOf = new Map(asked.map((subject, place) => [subject, place]));
  // Side by side, as they are gone through for every saying.
  const targets = new Float64Array(SENSE * asked.length);
  const slopes = new Float64Array(SENSE * asked.length);
  const lengths = asked.map((subject, place) => {
    for (let part = 0; part < SENSE; part += 1)
      targets[SENSE * place + part] = subjects.values[SENSE * subject + part] ?? 0;
    return putUpright(targets, SENSE * place);
  });
  const shares = new Float64Array(asked.length);
  const said = new Float64Array(SENSE);
  const slope = new Float64Array(SENSE);
  for (const { places, counts, subject } of drawn) {
    const kept = counts.map((count, at) => (chance() < leftOut(places[at] ?? 0) ? 0 : count));
    said.fill(0);
    for (const [at, place] of places.entries()) addTo(said, 0, kept[at] ?? 0, senses.values, SENSE * place);
    const length = putUpright(said, 0);
    let sum = 0;
    for (let place = 0; place < asked.length; place += 1) {
      const share = Math.exp(SHARPNESS * (dot(said, 0, targets, SENSE * place) - 1));
      shares[place] = share;
      sum += share;
    }
    const own = placeOf.get(subject) ?? 0;
    slope.fill(0);
    for (let place = 0; place < asked.length; place += 1) {
      const off = (SHARPNESS / BATCH) * ((shares[place] ?? 0) / sum - (place === own ? 1 : 0));
      addBoth(slope, slopes, off, said, targets, SENSE * place);
    }
    takeLengthOut(slope, 0, said, 0, length);
    for (const [at, place] of places.entries()) addTo(senses.slopes, SENSE * place, kept[at] ?? 0, slope, 0);
  }
  for (const [place, subject] of asked.entries()) {
    takeLengthOut(slopes, SENSE * place, targets, SENSE * place, lengths[place] ?? 1);
    addTo(subjects.slopes, SENSE * subject, 1, slopes, SENSE * place);
  }
}

/** Makes a direction of length 1 of what stands there; the length it had is told. */
function putUpright(values: Float64Array, from: number): number {
  const length = Math.sqrt(dot(values, from, values, from)) + 1e-6;
  for (let at = from; at < from + SENSE; at += 1) values[at] = (values[at] ?? 0) / length;
  return length;
}

/** From the slope by a direction to the slope by what it is the direction of. */
function takeLengthOut(slope: Float64Array, from: number, direction: Float64Array, at: number, length: number): void {
  const along = dot(slope, from, direction, at);
  for (let part = 0; part < SENSE; part += 1)
    slope[from + part] = ((slope[from + part] ?? 0) - along * (direction[at + part] ?? 0)) / length;
}

function addTo(to: Float64Array, from: number, times: number, values: Float64Array, at: number): void {
  if (times === 0) return;
  for (let part = 0; part < SENSE; part += 1)
    to[from + part] = (to[from + part] ?? 0) + times * (values[at + part] ?? 0);
}

/** To the slope of a saying what one target adds to it, and to that of the target, which stands in its place, what the saying does. */
function addBoth(
  slope: Float64Array,
  slopes: Float64Array,
  times: number,
  said: Float64Array,
  targets: Float64Array,
  at: number,
): void {
  for (let part = 0; part < SENSE; part += 1) {
    slope[part] = (slope[part] ?? 0) + times * (targets[at + part] ?? 0);
    slopes[at + part] = (slopes[at + part] ?? 0) + times * (said[part] ?? 0);
  }
}

/** Four sums in a turn: each waits for itself alone. */
function dot(one: Float64Array, from: number, other: Float64Array, at: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let part = 0; part < SENSE; part += 4) {
    first += (one[from + part] ?? 0) * (other[at + part] ?? 0);
    second += (one[from + part + 1] ?? 0) * (other[at + part + 1] ?? 0);
    third += (one[from + part + 2] ?? 0) * (other[at + part + 2] ?? 0);
    fourth += (one[from + part + 3] ?? 0) * (other[at + part + 3] ?? 0);
  }
  return first + second + third + fourth;
}

/** What nothing was taught of stays 0. */
function inWholeNumbers(values: Float64Array, taught: ReadonlySet<number>): Int8Array {
  const known = (at: number): boolean => taught.has(Math.floor(at / SENSE));
  const sizes = values
    .filter((_, at) => known(at))
    .map(Math.abs)
    .sort();
  const share = LENGTH / (sizes[Math.floor(WITHIN * sizes.length)] || 1);
  return Int8Array.from(values, (value, at) =>
    known(at) ? Math.max(-LENGTH, Math.min(LENGTH, Math.round(share * value))) : 0,
  );
}

/** Numbers below 1, always the same (mulberry32, Tommy Ettinger). */
function drawnFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nearly normal: mean 0, spread 1. */
function bellOf(chance: () => number): number {
  let sum = -6;
  for (let at = 0; at < 12; at += 1) sum += chance();
  return sum;
}
