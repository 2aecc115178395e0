/** How alike a row that is asked about and rows of the pool are: cosines, and which part of each the other holds; all 0 to 1. */
import { LANE, LANES, type Rows } from './rows';
import { LENGTH, LENGTHS, type WeighedRows } from './weighedRows';

/** A row laid out by piece, for comparing it with many others. */
export interface LaidOut {
  row: number;
  /** By piece, 1 where the row holds it. */
  readonly marks: Uint8Array;
  /** By piece, its weights in the row's lanes; only where it is marked. */
  readonly weights: Float32Array;
}

export function roomFor({ pieces }: WeighedRows): LaidOut {
  return { row: -1, marks: new Uint8Array(pieces), weights: new Float32Array(LANES * pieces) };
}

export function layOut(room: LaidOut, { keys, values, starts }: Rows, row: number): void {
  room.row = row;
  for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place += 1) {
    const piece = keys[place] ?? 0;
    if (piece >= room.marks.length) continue;
    room.marks[piece] = 1;
    for (let lane = 0; lane < LANES; lane += 1) room.weights[LANES * piece + lane] = values[LANES * place + lane] ?? 0;
  }
}

/** Takes the row laid out back, so that nothing is marked again. */
export function takeBack(room: LaidOut, { keys, starts }: Rows): void {
  const { row } = room;
  for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place += 1) {
    const piece = keys[place] ?? 0;
    if (piece < room.marks.length) room.marks[piece] = 0;
  }
}

/** Places of what `compareRows` finds: cosines of name and whole with name and whole, … */
export const LIKE = {
  nameName: 0,
  nameAll: 1,
  allName: 2,
  allAll: 3,
  /** … which part of the row's name the other holds, of the other's name the row, and of the row's whole the other, … */
  nameHeld: 4,
  itemNameHeld: 5,
  held: 6,
  /** … and the cosine of both as written; once more for an item with everything attached to it, where anything is. */
  plain: 7,
  together: 8,
} as const;
export const LIKES = 9;

let met = new Int32Array(1 << 10);

/**
 * Writes the places of a row whose pieces are marked; without a branch that the processor could guess wrong. Four in a
 * turn: to fetch four marks before the first of them is used takes half the time.
 */
function findMarked(to: Int32Array, marks: Uint8Array, keys: Int32Array, from: number, end: number): number {
  let found = 0;
  let place = from;
  for (; place + 3 < end; place += 4) {
    const first = marks[keys[place] ?? 0] ?? 0;
    const second = marks[keys[place + 1] ?? 0] ?? 0;
    const third = marks[keys[place + 2] ?? 0] ?? 0;
    const fourth = marks[keys[place + 3] ?? 0] ?? 0;
    to[found] = place;
    found += first;
    to[found] = place + 1;
    found += second;
    to[found] = place + 2;
    found += third;
    to[found] = place + 3;
    found += fourth;
  }
  for (; place < end; place += 1) {
    to[found] = place;
    found += marks[keys[place] ?? 0] ?? 0;
  }
  return found;
}

/** Finds the pieces that the row laid out shares with another: their places in that one stand in `met` then. */
function meet({ marks }: LaidOut, { keys, starts }: Rows, other: number): number {
  const from = starts[other] ?? 0;
  const end = starts[other + 1] ?? 0;
  if (end - from >= met.length) met = new Int32Array(2 * (end - from));
  return findMarked(met, marks, keys, from, end);
}

/** The pieces that name and text of the row laid out share with those of another. */
export function sharedPieces(asked: LaidOut, rows: Rows, other: number): number[] {
  const shared: number[] = [];
  const size = meet(asked, rows, other);
  for (let next = 0; next < size; next += 1) {
    const place = met[next] ?? 0;
    const piece = rows.keys[place] ?? 0;
    if (asked.weights[LANES * piece + LANE.all] !== 0 && rows.values[LANES * place + LANE.all] !== 0)
      shared.push(piece);
  }
  return shared;
}

/**
 * Compares the row laid out with another: most pieces are not shared, so those that are are found first.
 *
 * @param to Written into from `at` on, as `LIKE` says: nothing is made anew, as this is asked for every candidate.
 */
export function compareRows(
  to: Float64Array,
  at: number,
  asked: LaidOut,
  { rows, lengths }: WeighedRows,
  other: number,
): void {
  const { keys, values } = rows;
  const { weights } = asked;
  const shared = meet(asked, rows, other);
  let nameName = 0;
  let nameAll = 0;
  let allName = 0;
  let allAll = 0;
  let itemNameHeld = 0;
  let plain = 0;
  let nameHeld = 0;
  let held = 0;
  for (let next = 0; next < shared; next += 1) {
    const place = met[next] ?? 0;
    const theirs = LANES * place;
    const mine = LANES * (keys[place] ?? 0);
    const name = values[theirs + LANE.name] ?? 0;
    const all = values[theirs + LANE.all] ?? 0;
    const ofName = weights[mine + LANE.name] ?? 0;
    const ofAll = weights[mine + LANE.all] ?? 0;
    nameName += ofName * name;
    nameAll += ofName * all;
    allName += ofAll * name;
    allAll += ofAll * all;
    plain += (weights[mine + LANE.plain] ?? 0) * (values[theirs + LANE.plain] ?? 0);
    if (ofAll !== 0) itemNameHeld += name;
    if (all !== 0) {
      nameHeld += ofName;
      held += ofAll;
    }
  }
  const mine = LENGTHS * asked.row;
  const theirs = LENGTHS * other;
  const name = lengths[mine + LENGTH.nameNorm] ?? 0;
  const all = lengths[mine + LENGTH.allNorm] ?? 0;
  const theirName = lengths[theirs + LENGTH.nameNorm] ?? 0;
  const theirAll = lengths[theirs + LENGTH.allNorm] ?? 0;
  const plains = (lengths[mine + LENGTH.plainNorm] ?? 0) * (lengths[theirs + LENGTH.plainNorm] ?? 0);
  to[at + LIKE.nameName] = nameName / (name * theirName || 1);
  to[at + LIKE.nameAll] = nameAll / (name * theirAll || 1);
  to[at + LIKE.allName] = allName / (all * theirName || 1);
  to[at + LIKE.allAll] = allAll / (all * theirAll || 1);
  to[at + LIKE.itemNameHeld] = itemNameHeld / (lengths[theirs + LENGTH.nameSum] || 1);
  to[at + LIKE.plain] = plain / (plains || 1);
  to[at + LIKE.nameHeld] = nameHeld / (lengths[mine + LENGTH.nameSum] || 1);
  to[at + LIKE.held] = held / (lengths[mine + LENGTH.allSum] || 1);
  to[at + LIKE.together] = plain / (plains || 1);
}
