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

/** Work that is too short to be cut. */
export function* inOnePiece<T>(work: () => T): Pieces<T> {
  yield undefined;
  return work();
}
