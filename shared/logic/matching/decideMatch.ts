/** From ranked items to one of three answers: tick, let a person choose, or nothing fits. */
import type { Match } from '../../model/match';
import type { MatchThresholds } from './matchWeights';
import { FEATURE_NAMES, type FeatureName } from './pairFeatures';
import type { Ranked } from './pool';

export interface Decision {
  readonly suggestion: Match['suggestion'];
  /** Places in the pool, likeliest first. */
  readonly preselected: readonly number[];
}

/** Shares of belief: one per ranked item, and the rest for “none of these”. They add up to 1. */
export function beliefs(ranked: readonly Ranked[]): { readonly items: readonly number[]; readonly none: number } {
  const highest = Math.max(0, ranked[0]?.odds ?? 0);
  const parts = ranked.map((candidate) => Math.exp(candidate.odds - highest));
  const none = Math.exp(-highest);
  const sum = parts.reduce((total, part) => total + part, none);
  return { items: parts.map((part) => part / sum), none: none / sum };
}

const feature = (candidate: Ranked, name: FeatureName): number => candidate.features[FEATURE_NAMES.indexOf(name)] ?? 0;

/**
 * Whether a person must look, however alike the words: the two do quite different things (选书采购 and 日常管理), or
 * their objects contradict each other.
 */
function needsLook(candidate: Ranked): boolean {
  if (feature(candidate, 'sameName') === 1) return false;
  const otherActions = feature(candidate, 'entryActionMissing') === 1 && feature(candidate, 'itemActionMissing') === 1;
  return otherActions || feature(candidate, 'contradiction') === 1;
}

/** Both items of a row of two duties, likeliest first, or none: each part must point to its own item. */
function bothDuties(
  ranked: readonly Ranked[],
  shares: readonly number[],
  parts: readonly (readonly Ranked[])[],
  thresholds: { readonly both: number; readonly part: number },
): readonly number[] {
  const picked = new Set<number>();
  for (const part of parts) {
    const [first] = part;
    if (first === undefined || needsLook(first) || (beliefs(part).items[0] ?? 0) < thresholds.part) return [];
    picked.add(first.item);
  }
  if (picked.size !== 2) return [];
  const places = [...picked]
    .map((item) => ranked.findIndex((candidate) => candidate.item === item))
    .sort((a, b) => a - b);
  const together = places.reduce((sum, place) => sum + (shares[place] ?? 0), 0);
  const near = places[0] === 0 && places.every((place) => place < 3);
  return near && together >= thresholds.both ? places.map((place) => ranked[place]?.item ?? 0) : [];
}

/**
 * Decides by belief; the thresholds favour leaving it to a person.
 *
 * @param ranked All candidates of the entry, likeliest first.
 * @param parts Where the name holds two duties (地膜、农药瓶回收): the candidates of each part; else empty.
 * @param nameOnly Whether the entry says nothing beside its name.
 */
export function decideMatch(
  ranked: readonly Ranked[],
  parts: readonly (readonly Ranked[])[],
  nameOnly: boolean,
  thresholds: MatchThresholds,
): Decision {
  const { items, none } = beliefs(ranked);
  const [first] = ranked;
  if (first === undefined || none >= thresholds.none) return { suggestion: 'new', preselected: [] };
  const limits = nameOnly ? thresholds.nameOnly : thresholds.withText;
  const both = bothDuties(ranked, items, parts, limits);
  if (both.length === 2) return { suggestion: 'attach', preselected: both };
  if ((items[0] ?? 0) >= limits.attach && !needsLook(first)) return { suggestion: 'attach', preselected: [first.item] };
  return { suggestion: 'review', preselected: [] };
}
