/** Near-duplicates inside one list, a department's or a town's own: pairs that say one duty twice, with reasons; people decide. */
import type { Matchable, MatchId } from '../../model/match';
import { doesOther, meansNearly, needsLook } from './decideMatch';
import { MATCH_WEIGHTS } from './index/matchWeights';
import { buildPool, withRow } from './index/pool';
import { profileOf } from './index/profile';
import { type Ranked, rankItems } from './index/rankItems';
import { wordsOf } from './knowledge/words';
import { shippedKnowledge } from './matchEntries';
import { reasonsOf } from './matchReasons';

export interface NearDuplicate {
  /** The one that stands first in the list. */
  readonly first: MatchId;
  readonly second: MatchId;
  /** As a match has them; what differs comes last. */
  readonly reasons: readonly string[];
}

/** Rows of one list look alike; both must say as much of each other as an entry that could be ticked. */
const ALIKE = 2.5;
const ALIKE_BY_NAME = 3;

/**
 * The pairs of one list that seem to be one duty, likeliest first. Both rows must find each other: a narrow duty inside a
 * wide one is no duplicate.
 *
 * @param refused Pairs a person called “not the same”, in either order.
 */
export function findNearDuplicates(
  rows: readonly Matchable[],
  refused: Iterable<readonly [MatchId, MatchId]> = [],
): NearDuplicate[] {
  // Department and category are the list's own and the same for most rows: they say nothing here.
  const bare = rows.map(({ id, name, text, bases }): Matchable => ({ id, name, text, bases }));
  const pool = buildPool(bare, new Map(), shippedKnowledge());
  const never = new Set([...refused].flatMap(([a, b]) => [pairKey(a, b), pairKey(b, a)]));
  const profiles = bare.map((row) => profileOf(row, pool.knowledge));
  const found = profiles.map((profile, place) => {
    const weights = profile.known.text === '' ? MATCH_WEIGHTS.nameOnly : MATCH_WEIGHTS.withText;
    const least = profile.known.text === '' ? ALIKE_BY_NAME : ALIKE;
    const alike = withRow(pool, profile, (row) => rankItems(pool, profile, row, weights, (item) => item !== place));
    return new Map(
      alike
        .filter((candidate) => candidate.odds >= least && !needsLook(candidate) && !doesOther(candidate))
        .map((candidate): [number, Ranked] => [candidate.item, candidate]),
    );
  });
  const pairs = found.flatMap((alike, place) =>
    [...alike.values()].flatMap((candidate) => {
      const { item, odds } = candidate;
      const back = found[item]?.get(place);
      const [mine, theirs] = [pool.ids[place] ?? '', pool.ids[item] ?? ''];
      if (item < place || back === undefined || never.has(pairKey(mine, theirs))) return [];
      return [{ place, item, odds: Math.min(odds, back.odds), near: meansNearly(candidate) }];
    }),
  );
  return pairs
    .sort((a, b) => b.odds - a.odds || a.place - b.place || a.item - b.item)
    .flatMap(({ place, item, near }) => {
      const profile = profiles[place]?.known;
      if (profile === undefined) return [];
      const words = { name: wordsOf(profile.name), text: wordsOf(profile.text) };
      const reasons = reasonsOf(profile, words, item, pool, near);
      return [{ first: pool.ids[place] ?? '', second: pool.ids[item] ?? '', reasons }];
    });
}

/** Ids may be numbers or texts; 1 and '1' are two ids. */
const pairKey = (first: MatchId, second: MatchId): string => JSON.stringify([first, second]);
