/** Chance with a seed that is printed, so that every failure can be played again. */

export interface Chance {
  readonly seed: number;
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
}

/** A new seed at each run unless SHUANGSHU_SEED gives one. */
export function newChance(name: string): Chance {
  const seed = Number(process.env.SHUANGSHU_SEED ?? '') || Math.floor(Math.random() * 0x7fff_ffff);
  console.log(`${name}: seed ${seed} (SHUANGSHU_SEED=${seed} plays it again)`);
  return chanceOf(seed);
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

/** Quick figures for each change, release figures for a night (`npm run faults -- --release`). */
export function times(quick: number, release: number): number {
  return process.env.SHUANGSHU_FAULTS === 'release' ? release : quick;
}
