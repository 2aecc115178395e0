/** From ranked items to one of three answers: tick, let a person choose, or nothing fits. */
import type { Match } from '../../model/match';
import type { MatchThresholds } from './matchWeights';
import type { Pool, Ranked } from './pool';
import type { Profile } from './profile';

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

/** Decides by belief; the thresholds favour leaving it to a person. */
export function decideMatch(
  _entry: Profile,
  ranked: readonly Ranked[],
  _pool: Pool,
  thresholds: MatchThresholds,
): Decision {
  const { items, none } = beliefs(ranked);
  const [first, second] = ranked;
  if (first === undefined || none >= thresholds.none) return { suggestion: 'new', preselected: [] };
  const [best = 0, next = 0] = items;
  if (best >= thresholds.attach) return { suggestion: 'attach', preselected: [first.item] };
  if (second !== undefined && best + next >= thresholds.both && next >= thresholds.each) {
    return { suggestion: 'attach', preselected: [first.item, second.item] };
  }
  return { suggestion: 'review', preselected: [] };
}
