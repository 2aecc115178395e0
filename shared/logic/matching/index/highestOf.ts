/** The places of the few highest of many scores. */

/** Room for the highest so far: a heap with the least on top, which costs less than to keep them in order. */
let places = new Int32Array(64);
let values = new Float32Array(64);

/** The places of the highest scores above 0, in no order; of equal ones the first. */
export function highestOf(scores: Float32Array, limit: number): number[] {
  if (limit > places.length) {
    places = new Int32Array(limit);
    values = new Float32Array(limit);
  }
  let size = 0;
  let least = 0;
  for (let at = nextAbove(scores, least, 0); at < scores.length; at = nextAbove(scores, least, at + 1)) {
    if (size < limit) {
      rise(size, at, scores[at] ?? 0);
      size += 1;
    } else sink(size, at, scores[at] ?? 0);
    // Of thousands some 150 come here.
    if (size === limit) least = values[0] ?? 0;
  }
  const found: number[] = [];
  for (let at = 0; at < size; at += 1) found.push(places[at] ?? 0);
  return found;
}

/** Puts a place into the heap from its end up; it comes later than all that are in it, and so is the lesser of equal ones. */
function rise(end: number, place: number, score: number): void {
  let at = end;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const value = values[above] ?? 0;
    if (value < score) break;
    places[at] = places[above] ?? 0;
    values[at] = value;
    at = above;
  }
  places[at] = place;
  values[at] = score;
}

/** Puts a place into the heap instead of the least. */
function sink(size: number, place: number, score: number): void {
  let at = 0;
  for (let below = 1; below < size; below = 2 * at + 1) {
    const other = below + 1;
    let value = values[below] ?? 0;
    if (other < size) {
      const beside = values[other] ?? 0;
      if (beside < value || (beside === value && (places[other] ?? 0) > (places[below] ?? 0))) {
        below = other;
        value = beside;
      }
    }
    if (value >= score) break;
    places[at] = places[below] ?? 0;
    values[at] = value;
    at = below;
  }
  places[at] = place;
  values[at] = score;
}

/** The next place from `from` on with more than `least`, by itself and four in a turn: most are less. */
function nextAbove(scores: Float32Array, least: number, from: number): number {
  let at = from;
  const last = scores.length - 3;
  while (
    at < last &&
    (scores[at] ?? 0) <= least &&
    (scores[at + 1] ?? 0) <= least &&
    (scores[at + 2] ?? 0) <= least &&
    (scores[at + 3] ?? 0) <= least
  )
    at += 4;
  while (at < scores.length && (scores[at] ?? 0) <= least) at += 1;
  return at;
}
