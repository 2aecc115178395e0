/** A quick look which items share the most with an entry, by pairs of characters; made for thousands of items without an index. */

/** More say little: the name comes first. */
const MOST_PIECES = 40;

/** The pairs of characters of a text to look for, in its order, each once; none with a space, a figure or a mark in it. */
export function likelyPieces(text: string): string[] {
  const pieces = new Set<string>();
  const wanted = text.toLowerCase();
  for (let at = 0; at < wanted.length - 1 && pieces.size < MOST_PIECES; at += 1) {
    const piece = wanted.slice(at, at + 2);
    if (/^[\p{Script=Han}a-z]{2}$/u.test(piece)) pieces.add(piece);
  }
  return [...pieces];
}

/** Adds to each row that holds the piece what the piece is worth: the rarer, the more. */
export function addShared(scores: Float64Array, rows: readonly { readonly words: string }[], piece: string): void {
  const holding: number[] = [];
  for (const [at, { words }] of rows.entries()) if (words.includes(piece)) holding.push(at);
  const worth = Math.log(1 + rows.length / (1 + holding.length));
  for (const at of holding) scores[at] = (scores[at] ?? 0) + worth;
}

/** Places of the highest scores, highest first, equal ones in their order; rows without any are left out. */
export function bestPlaces(scores: Float64Array, limit: number): number[] {
  const places: number[] = [];
  for (const [at, score] of scores.entries()) if (score > 0) places.push(at);
  return places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, limit);
}
