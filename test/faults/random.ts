/** Chance with a seed that is printed, so that every failure can be played again. */
import { createHash } from 'node:crypto';

export interface Chance {
  readonly seed: number;
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
}

/** A chance of its own for each numbered case, so that one case can be played again without those before it. */
export function chanceOfCase(seed: number, name: string, number: number): Chance {
  return chanceOf(createHash('sha256').update(`${seed} ${name} ${number}`).digest().readUInt32LE(0));
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { seed, next, below: (below) => Math.floor(next() * below) };
}
