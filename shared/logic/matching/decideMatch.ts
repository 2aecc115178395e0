/** From ranked items to one of three answers: tick, let a person choose, or nothing fits. */
import type { Match } from '../../model/match';
import type { MatchThresholds, TextOf, TickWeights } from './index/matchWeights';
import { FEATURE_NAMES, type FeatureName } from './index/pairFeatures';
import type { Ranked } from './index/rankItems';

export interface Decision {
  readonly suggestion: Match['suggestion'];
  /** Places in the pool, likeliest first. */
  readonly preselected: readonly number[];
}

/** Shares of belief: one per ranked item, and the rest for “none of these”. They add up to 1. */
export function beliefs(ranked: readonly Ranked[]): { readonly items: readonly number[]; readonly none: number } {
  const highest = Math.max(0, ranked[0]?.odds ?? 0);
  const none = Math.exp(-highest);
  const items: number[] = [];
  let sum = none;
  for (const { odds } of ranked) {
    const part = Math.exp(odds - highest);
    items.push(part);
    sum += part;
  }
  for (let place = 0; place < items.length; place += 1) items[place] = (items[place] ?? 0) / sum;
  return { items, none: none / sum };
}

const PLACES: ReadonlyMap<FeatureName, number> = new Map(FEATURE_NAMES.map((name, place) => [name, place]));
/** One feature of a candidate by its name. */
function featureOf(candidate: Ranked, name: FeatureName): number {
  return candidate.features[PLACES.get(name) ?? -1] ?? 0;
}

/** A lead is no longer news from here on: what nothing else resembles may still be foreign. */
const MOST_MARGIN = 4;
/** What a single candidate's lead is measured against: the odds of a candidate that shares nothing. */
const NO_SECOND = -6;

export type Feature = Exclude<keyof TickWeights, 'bias'>;

/** What is weighed to say how sure the first candidate is, by the names of `TickWeights`. */
export function tickFeatures(ranked: readonly Ranked[]): Omit<TickWeights, 'bias'> | undefined {
  const [first, second] = ranked;
  if (first === undefined) return undefined;
  return {
    odds: first.odds,
    margin: Math.min(MOST_MARGIN, first.odds - (second?.odds ?? NO_SECOND)),
    entryHeld: featureOf(first, 'entryHeld'),
    allAll: featureOf(first, 'allAll'),
    anyActionMissing: featureOf(first, 'anyActionMissing'),
    specialActionMissing: featureOf(first, 'specialActionMissing'),
    spokenBasis: featureOf(first, 'spokenBasis'),
    handedDown: featureOf(first, 'handedDown'),
    otherDepartment: featureOf(first, 'otherDepartment'),
    sameDepartment: featureOf(first, 'sameDepartment'),
    otherActions: doesOther(first) ? 1 : 0,
    contested: first.contested,
    senseAll: featureOf(first, 'senseAll'),
    lead: first.lead,
    lacking: first.lacking,
  };
}

/** How sure the first candidate is, 0 to 1; grows with the odds, the lead and the part of the entry that is explained. */
export function sureness(ranked: readonly Ranked[], weights: TickWeights): number {
  const known = tickFeatures(ranked);
  if (known === undefined) return 0;
  const sum =
    weights.bias +
    weights.odds * known.odds +
    weights.margin * known.margin +
    weights.entryHeld * known.entryHeld +
    weights.allAll * known.allAll +
    weights.anyActionMissing * known.anyActionMissing +
    weights.specialActionMissing * known.specialActionMissing +
    weights.spokenBasis * known.spokenBasis +
    weights.handedDown * known.handedDown +
    weights.otherDepartment * known.otherDepartment +
    weights.sameDepartment * known.sameDepartment +
    weights.otherActions * known.otherActions +
    weights.contested * known.contested +
    weights.senseAll * known.senseAll +
    weights.lead * known.lead +
    weights.lacking * known.lacking;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Whether the two do quite different things, whatever they do it to: 选书采购 and 日常管理. What the entry does stands in its
 * name or, where that tells of nothing done, in its text.
 */
export function doesOther(candidate: Ranked): boolean {
  if (featureOf(candidate, 'sameName') === 1 || featureOf(candidate, 'itemActionMissing') !== 1) return false;
  return featureOf(candidate, 'entryActionMissing') === 1 || featureOf(candidate, 'anyActionMissing') === 1;
}

/** Whether a person must look, however alike the words: their objects contradict each other, or the item lacks what specialists do. */
export function needsLook(candidate: Ranked): boolean {
  if (featureOf(candidate, 'sameName') === 1) return false;
  return featureOf(candidate, 'contradiction') === 1 || featureOf(candidate, 'specialActionMissing') === 1;
}

/** From here on a first candidate that shares no words is right more often than not, and worth a look. */
const NEAR = 0.5;

/** Whether the entry's name means nearly what the item does; told with the features only. */
export function meansNearly(candidate: Ranked): boolean {
  return featureOf(candidate, 'sense') >= NEAR;
}

/** An item with less of the belief is no second duty of a row, whatever half of its name says by itself. */
const LEAST_OF_SECOND = 0.001;
/** Nor is one that by itself is far likelier not meant than meant, in log-odds: some three in ten. */
const LEAST_ODDS_OF_SECOND = -0.85;

/** Both items of a row of two duties, likeliest first, or none: each part must point to its own item. */
function bothDuties(
  ranked: readonly Ranked[],
  shares: readonly number[],
  parts: Iterable<readonly Ranked[]>,
  thresholds: { readonly both: number; readonly part: number },
): readonly number[] {
  // The two are the first and one of the next two: where these are not sure enough, the parts need no ranking.
  const maySecond = (place: number): boolean => {
    const share = shares[place] ?? 0;
    if (share < LEAST_OF_SECOND || (ranked[place]?.odds ?? NO_SECOND) < LEAST_ODDS_OF_SECOND) return false;
    return (shares[0] ?? 0) + share >= thresholds.both;
  };
  if (!maySecond(1) && !maySecond(2)) return [];
  const places = new Set<number>();
  for (const part of parts) {
    const [first] = part;
    if (first === undefined || needsLook(first) || doesOther(first) || (beliefs(part).items[0] ?? 0) < thresholds.part)
      return [];
    const place = ranked.slice(0, 3).findIndex(({ item }) => item === first.item);
    if (place < 0 || (place > 0 && !maySecond(place))) return [];
    places.add(place);
  }
  if (places.size !== 2 || !places.has(0)) return [];
  return [...places].sort((a, b) => a - b).map((place) => ranked[place]?.item ?? 0);
}

/**
 * Decides by belief; the thresholds favour leaving it to a person.
 *
 * @param ranked All candidates of the entry, likeliest first.
 * @param parts Where the name holds two duties (地膜、农药瓶回收): the candidates of each part; else empty. Read only where needed.
 * @param textOf What the entry and the likeliest item have beside their names.
 */
export function decideMatch(
  ranked: readonly Ranked[],
  parts: Iterable<readonly Ranked[]>,
  textOf: TextOf,
  thresholds: MatchThresholds,
): Decision {
  const { items, none } = beliefs(ranked);
  const [first] = ranked;
  if (first === undefined || none >= thresholds.none) return { suggestion: 'new', preselected: [] };
  const limits = thresholds[textOf];
  const both = bothDuties(ranked, items, parts, limits);
  if (both.length === 2) return { suggestion: 'attach', preselected: both };
  if (!needsLook(first) && sureness(ranked, limits.weights) >= limits.attach)
    return { suggestion: 'attach', preselected: [first.item] };
  return { suggestion: 'review', preselected: [] };
}
