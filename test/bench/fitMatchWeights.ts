/** Fits the matcher's weights to labelled entries, so that a town can be judged by weights that never saw it. */
import type { MatchWeights } from '../../shared/logic/matching/matchWeights';
import { FEATURE_NAMES, type FeatureName } from '../../shared/logic/matching/pairFeatures';

/** One labelled entry: the features of its candidates and which of them are right (none: “nothing fits”). */
export interface FitRow {
  readonly candidates: readonly Float64Array[];
  readonly right: readonly boolean[];
}

const WIDTH = FEATURE_NAMES.length + 1;
const AGAINST: ReadonlySet<FeatureName> = new Set([
  'otherDepartment',
  'otherCategory',
  'contradiction',
  'entryActionMissing',
  'itemActionMissing',
]);
/** Pulled toward these, a guess made before any fitting: alike is good, the rest says nothing. */
const GUESS: Partial<Record<FeatureName, number>> = {
  nameName: 4,
  nameAll: 4,
  allName: 4,
  allAll: 4,
  entryNameHeld: 2,
  itemNameHeld: 2,
  sameName: 4,
};
const PULL = 0.0005;
const STEP = 0.08;

function oddsOf(features: Float64Array, weights: Float64Array): number {
  let odds = weights[WIDTH - 1] ?? 0;
  for (let place = 0; place < WIDTH - 1; place += 1) odds += (features[place] ?? 0) * (weights[place] ?? 0);
  return odds;
}

function addGradient(row: FitRow, weights: Float64Array, gradient: Float64Array): void {
  const odds = row.candidates.map((features) => oddsOf(features, weights));
  const highest = Math.max(0, ...odds);
  const parts = odds.map((value) => Math.exp(value - highest));
  const total = parts.reduce((sum, part) => sum + part, Math.exp(-highest));
  const rights = row.right.filter((right) => right).length;
  for (const [candidate, features] of row.candidates.entries()) {
    const off = (parts[candidate] ?? 0) / total - (row.right[candidate] === true ? 1 / rights : 0);
    for (let place = 0; place < WIDTH - 1; place += 1)
      gradient[place] = (gradient[place] ?? 0) + off * (features[place] ?? 0);
    gradient[WIDTH - 1] = (gradient[WIDTH - 1] ?? 0) + off;
  }
}

/** Maximum likelihood of a softmax over the candidates and “nothing fits”, by Adam; signs are kept sensible. */
export function fitMatchWeights(rows: readonly FitRow[], rounds: number): MatchWeights {
  const guess = Float64Array.from([...FEATURE_NAMES.map((name) => GUESS[name] ?? 0), -4]);
  const weights = Float64Array.from(guess);
  const mean = new Float64Array(WIDTH);
  const spread = new Float64Array(WIDTH);
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = new Float64Array(WIDTH);
    for (const row of rows) addGradient(row, weights, gradient);
    for (let place = 0; place < WIDTH; place += 1) {
      const name = FEATURE_NAMES[place];
      const weight = weights[place] ?? 0;
      const pull = name === undefined ? 0 : 2 * PULL * (weight - (guess[place] ?? 0));
      const slope = (gradient[place] ?? 0) / rows.length + pull;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * slope;
      spread[place] = 0.999 * (spread[place] ?? 0) + 0.001 * slope * slope;
      const step =
        (mean[place] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((spread[place] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      const moved = weight - STEP * step;
      weights[place] = name === undefined ? moved : AGAINST.has(name) ? Math.min(0, moved) : Math.max(0, moved);
    }
  }
  const features = Object.fromEntries(FEATURE_NAMES.map((name, place) => [name, weights[place] ?? 0]));
  return { bias: weights[WIDTH - 1] ?? 0, features: features as MatchWeights['features'] };
}
