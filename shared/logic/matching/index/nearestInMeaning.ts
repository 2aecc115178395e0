/** Which items of a pool mean the nearest to what is asked, whatever their words: every item is looked at, two in one turn. */
import { SENSE } from './senses';

/** Every item is looked at, so a larger pool goes without. */
const MOST_ITEMS = 3000;

/**
 * Two neighbours' numbers lie in one: that of the second so far above that of the first that their products with a number of
 * what is asked add up without meeting (a sum is below 2 to the 21st, and all of it a whole number below 2 to the 53rd).
 * That halves the multiplying, the dearest work there is beside comparing.
 */
const ABOVE = 2 ** 26;

/** What the items mean, laid out for this question. */
export interface Meanings {
  readonly items: number;
  /** Of all pairs of neighbours their first numbers, then their second ones, and so on. */
  readonly columns: Float64Array;
  /** Room for what the pairs come to. */
  readonly sums: Float64Array;
}

/** @param senses `SENSE` numbers an item. None are laid out where there are too many items. */
export function layOutMeanings(senses: Int8Array): Meanings {
  const all = senses.length / SENSE;
  const items = all > MOST_ITEMS ? 0 : all;
  const pairs = (items + 1) >> 1;
  const columns = new Float64Array(SENSE * pairs);
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = 2 * pair * SENSE;
    for (let part = 0; part < SENSE; part += 1)
      columns[part * pairs + pair] = (senses[first + part] ?? 0) + ABOVE * (senses[first + SENSE + part] ?? 0);
  }
  return { items, columns, sums: new Float64Array(pairs) };
}

/** Room for the nearest so far, the nearest first. */
let places = new Int32Array(8);
let values = new Float64Array(8);

/**
 * The items that mean the nearest, the nearest first, equal ones in the pool's order; none that points away.
 *
 * @param asked Numbers of senses; those of what is asked begin at `from`.
 */
export function nearestInMeaning(
  { items, columns, sums }: Meanings,
  asked: Int8Array,
  from: number,
  limit: number,
  allowed: (item: number) => boolean,
): number[] {
  sums.fill(0);
  for (let part = 0; part < SENSE; part += 8) addEight(sums, columns, part, asked, from + part);
  if (limit > places.length) {
    places = new Int32Array(limit);
    values = new Float64Array(limit);
  }
  let size = 0;
  for (let item = 0; item < items; item += 1) {
    const both = sums[item >> 1] ?? 0;
    const second = Math.round(both / ABOVE);
    const value = (item & 1) === 1 ? second : both - ABOVE * second;
    if (value <= (size === limit ? (values[size - 1] ?? 0) : 0) || !allowed(item)) continue;
    let at = size < limit ? size : limit - 1;
    for (; at > 0 && (values[at - 1] ?? 0) < value; at -= 1) {
      places[at] = places[at - 1] ?? 0;
      values[at] = values[at - 1] ?? 0;
    }
    places[at] = item;
    values[at] = value;
    size = Math.min(size + 1, limit);
  }
  return Array.from(places.subarray(0, size));
}

/** By itself, as the innermost loop is compiled best with nothing around it: eight numbers of what is asked stay in the processor. */
function addEight(sums: Float64Array, columns: Float64Array, part: number, asked: Int8Array, from: number): void {
  const pairs = sums.length;
  const [a, b, c, d] = [asked[from] ?? 0, asked[from + 1] ?? 0, asked[from + 2] ?? 0, asked[from + 3] ?? 0];
  const [e, f, g, h] = [asked[from + 4] ?? 0, asked[from + 5] ?? 0, asked[from + 6] ?? 0, asked[from + 7] ?? 0];
  for (let at = 0, of = part * pairs; at < pairs; at += 1, of += 1) {
    const ab = a * (columns[of] ?? 0) + b * (columns[of + pairs] ?? 0);
    const cd = c * (columns[of + 2 * pairs] ?? 0) + d * (columns[of + 3 * pairs] ?? 0);
    const ef = e * (columns[of + 4 * pairs] ?? 0) + f * (columns[of + 5 * pairs] ?? 0);
    const gh = g * (columns[of + 6 * pairs] ?? 0) + h * (columns[of + 7 * pairs] ?? 0);
    sums[at] = (sums[at] ?? 0) + (ab + cd + (ef + gh));
  }
}
