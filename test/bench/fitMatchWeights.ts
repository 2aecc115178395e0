/** Fits the matcher's weights to labelled entries, so that a town can be judged by weights that never saw it. */
import { type Feature, tickFeatures } from '../../shared/logic/matching/decideMatch';
import type { MatchWeights, TickWeights } from '../../shared/logic/matching/index/matchWeights';
import { FEATURE_NAMES, type FeatureName } from '../../shared/logic/matching/index/pairFeatures';
import { oddsOf, type Ranked } from '../../shared/logic/matching/index/rankItems';

/** One labelled entry: its candidates, which of them are right (none: “nothing fits”), and how much it counts. */
export interface FitRow {
  readonly candidates: readonly Ranked[];
  readonly right: readonly boolean[];
  readonly weight: number;
  /** Whether its right items were taken out of the pool. */
  readonly takenOut?: boolean;
}

const AGAINST: ReadonlySet<FeatureName> = new Set([
  'otherDepartment',
  'otherCategory',
  'otherBasis',
  'spokenBasis',
  'handedDown',
  'contradiction',
  'entryActionMissing',
  'itemActionMissing',
  'anyActionMissing',
  'specialActionMissing',
]);
/** Pulled toward these, a guess made before any fitting: alike is good, the rest says nothing. */
const GUESS: Partial<Record<FeatureName, number>> = {
  nameName: 3,
  nameAll: 3,
  allName: 3,
  allAll: 4,
  entryNameHeld: 2,
  itemNameHeld: 1,
  entryHeld: 1,
  plain: 3,
  plainRank: 0.5,
  sameName: 4,
  sameDepartment: 1,
  otherDepartment: -1,
  sharedBasis: 1,
  contradiction: -1,
  handedDown: -0.5,
  specialActionMissing: -0.5,
  sameCategory: 0.4,
  otherCategory: -0.4,
  // Nothing is attached where weights are fitted.
  familiar: 0.7,
  sense: 3,
  senseAll: 3,
};
const BIAS = -5;
const PULL = 0.0008;
const STEP = 0.08;
/** Candidates that matter to a row: the right ones and the strongest others. */
const COUNTED = 14;

/** Adam on one vector of weights; `limit` keeps the sign sensible. */
function descend(
  start: Float64Array,
  rounds: number,
  slopeOf: (weights: Float64Array) => Float64Array,
  limit: (value: number, place: number) => number,
): Float64Array {
  const weights = Float64Array.from(start, limit);
  const mean = new Float64Array(start.length);
  const spread = new Float64Array(start.length);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [place, slope] of slopeOf(weights).entries()) {
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * slope;
      spread[place] = 0.999 * (spread[place] ?? 0) + 0.001 * slope * slope;
      const size = Math.sqrt((spread[place] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      weights[place] = limit((weights[place] ?? 0) - (STEP * (mean[place] ?? 0)) / (1 - 0.9 ** round) / size, place);
    }
  }
  return weights;
}

const WIDTH = FEATURE_NAMES.length;

/** A row's features one after the other, 1 at the end of each for the bias, and its right candidates. */
interface FlatRow {
  readonly features: Float64Array;
  readonly share: Float64Array;
  readonly weight: number;
}

function flatten(row: FitRow): FlatRow {
  const alike = FEATURE_NAMES.indexOf('allAll');
  const strongest = row.candidates
    .map(({ features }, place) => ({ features, right: row.right[place] === true }))
    .sort((a, b) => Number(b.right) - Number(a.right) || (b.features[alike] ?? 0) - (a.features[alike] ?? 0))
    .slice(0, COUNTED);
  const rights = strongest.filter(({ right }) => right).length;
  return {
    features: Float64Array.from(strongest.flatMap(({ features }) => [...features, 1])),
    share: Float64Array.from(strongest, ({ right }) => (right ? 1 / rights : 0)),
    weight: row.weight,
  };
}

function addSlope({ features, share, weight }: FlatRow, weights: Float64Array, slope: Float64Array): void {
  const width = WIDTH + 1;
  const odds = new Float64Array(share.length);
  let highest = 0;
  for (let at = 0; at < share.length; at += 1) {
    let sum = 0;
    for (let place = 0; place < width; place += 1) sum += (features[at * width + place] ?? 0) * (weights[place] ?? 0);
    odds[at] = sum;
    highest = Math.max(highest, sum);
  }
  const parts = odds.map((value) => Math.exp(value - highest));
  const total = parts.reduce((sum, part) => sum + part, Math.exp(-highest));
  for (let at = 0; at < share.length; at += 1) {
    const off = weight * ((parts[at] ?? 0) / total - (share[at] ?? 0));
    for (let place = 0; place < width; place += 1)
      slope[place] = (slope[place] ?? 0) + off * (features[at * width + place] ?? 0);
  }
}

/**
 * Maximum likelihood of a softmax over the candidates and “nothing fits”; signs are kept sensible.
 *
 * @param dropped Features that stay 0: what is the matcher without them?
 */
export function fitMatchWeights(
  rows: readonly FitRow[],
  rounds: number,
  dropped: ReadonlySet<FeatureName> = new Set(),
): MatchWeights {
  const flat = rows.map(flatten);
  const total = rows.reduce((sum, row) => sum + row.weight, 0) || 1;
  const guess = Float64Array.from([...FEATURE_NAMES.map((name) => GUESS[name] ?? 0), BIAS]);
  const limit = (value: number, place: number): number => {
    const name = FEATURE_NAMES[place];
    if (name === undefined) return value;
    if (dropped.has(name)) return 0;
    return AGAINST.has(name) ? Math.min(0, value) : Math.max(0, value);
  };
  const fitted = descend(
    guess,
    rounds,
    (weights) => {
      const slope = new Float64Array(WIDTH + 1);
      for (const row of flat) addSlope(row, weights, slope);
      return slope.map((value, place) => value / total + 2 * PULL * ((weights[place] ?? 0) - (guess[place] ?? 0)));
    },
    limit,
  );
  const features = Object.fromEntries(FEATURE_NAMES.map((name, place) => [name, fitted[place] ?? 0]));
  return { bias: fitted[WIDTH] ?? 0, features: features as MatchWeights['features'] };
}

/** Signs, what each is pulled toward and how strongly (features within 0 to 1 need larger weights than odds). */
const TICKS: readonly {
  readonly name: Feature;
  readonly sign: 1 | -1;
  readonly guess: number;
  readonly pull: number;
}[] = [
  { name: 'odds', sign: 1, guess: 0, pull: 1 },
  { name: 'margin', sign: 1, guess: 0, pull: 1 },
  { name: 'entryHeld', sign: 1, guess: 0, pull: 1 / 36 },
  { name: 'allAll', sign: 1, guess: 0, pull: 1 / 36 },
  { name: 'anyActionMissing', sign: -1, guess: 0, pull: 1 },
  { name: 'specialActionMissing', sign: -1, guess: -0.8, pull: 1 },
  // Judgement, held against what a few dozen rows happen to say.
  { name: 'spokenBasis', sign: -1, guess: -0.3, pull: 8 },
  { name: 'handedDown', sign: -1, guess: -0.8, pull: 1 },
  { name: 'otherDepartment', sign: -1, guess: -0.8, pull: 8 },
  { name: 'sameDepartment', sign: 1, guess: 0.8, pull: 8 },
  { name: 'otherActions', sign: -1, guess: -2, pull: 8 },
  // Fitting asks every entry alone.
  { name: 'contested', sign: -1, guess: -1, pull: 8 },
  { name: 'senseAll', sign: 1, guess: 0, pull: 1 / 36 },
  { name: 'lead', sign: 1, guess: 0, pull: 1 / 36 },
  { name: 'lacking', sign: -1, guess: 0, pull: 1 },
];
const TICK_PULL = 0.005;

/** Candidates in the order of other weights. */
export function rankedBy(candidates: readonly Ranked[], weights: MatchWeights): Ranked[] {
  return candidates
    .map((candidate): Ranked => ({ ...candidate, odds: oddsOf(candidate.features, weights) }))
    .sort((a, b) => b.odds - a.odds || a.item - b.item);
}

/** Logistic regression: is the first candidate right? */
export function fitTickWeights(rows: readonly FitRow[], weights: MatchWeights, rounds: number): TickWeights {
  const seen = rows.flatMap((row) => {
    const rights = new Set(row.candidates.filter((_, place) => row.right[place] === true).map(({ item }) => item));
    const ranked = rankedBy(row.candidates, weights);
    const known = tickFeatures(ranked);
    if (known === undefined) return [];
    const values = Float64Array.from([...TICKS.map(({ name }) => known[name]), 1]);
    return [{ values, right: rights.has(ranked[0]?.item ?? -1) ? 1 : 0, weight: row.weight }];
  });
  const total = seen.reduce((sum, row) => sum + row.weight, 0) || 1;
  const fitted = descend(
    new Float64Array(TICKS.length + 1),
    rounds,
    (found) => {
      const slope = new Float64Array(TICKS.length + 1);
      for (const { values, right, weight } of seen) {
        const sum = values.reduce((all, value, place) => all + value * (found[place] ?? 0), 0);
        const off = (weight * (1 / (1 + Math.exp(-sum)) - right)) / total;
        for (const [place, value] of values.entries()) slope[place] = (slope[place] ?? 0) + off * value;
      }
      return slope.map((value, place) => {
        const tick = TICKS[place];
        return tick === undefined ? value : value + TICK_PULL * tick.pull * ((found[place] ?? 0) - tick.guess);
      });
    },
    (value, place) => {
      const sign = TICKS[place]?.sign;
      return sign === undefined ? value : sign * Math.max(0, sign * value);
    },
  );
  const named = Object.fromEntries(TICKS.map(({ name }, place) => [name, fitted[place] ?? 0]));
  return { ...(named as Omit<TickWeights, 'bias'>), bias: fitted[TICKS.length] ?? 0 };
}
