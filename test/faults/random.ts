/** Chance with a seed that is printed, so that every failure can be played again. */

export interface Chance {
  readonly seed: number;
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
}

/** Each change is judged by the same cases; the long run looks for new ones. */
const QUICK_SEED = 1_127;

/** SHUANGSHU_SEED, else the fixed one of the quick run, else a new one. */
export function newChance(name: string): Chance {
  const fresh = times(QUICK_SEED, Math.floor(Math.random() * 0x7fff_ffff));
  const seed = Number(process.env.SHUANGSHU_SEED ?? '') || fresh;
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
