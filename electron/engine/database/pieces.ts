/** Work that can stop between two pieces, done at one go or with room for others in between. */

/** How far the work is; undefined: nothing to count at this place. */
export type Piece = { readonly done: number; readonly total: number } | undefined;

export type Pieces<T> = Generator<Piece, T, undefined>;

/** At one go. */
export function runThrough<T>(pieces: Pieces<T>): T {
  for (;;) {
    const step = pieces.next();
    if (step.done) return step.value;
  }
}

/** Long enough to get on, short enough that nobody notices the engine is busy. */
export const TURN_MS = 25;

/** A read that hands the loop back every few milliseconds; null when it is no longer wanted. */
export async function runInTurns<T>(pieces: Pieces<T>, wanted: () => boolean): Promise<T | null> {
  while (wanted()) {
    const until = performance.now() + TURN_MS;
    do {
      const step = pieces.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return null;
}

/** Work that is too short to be cut. */
export function* inOnePiece<T>(work: () => T): Pieces<T> {
  yield undefined;
  return work();
}
