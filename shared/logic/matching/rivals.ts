/** Rivals: what another entry of the same list says more clearly; two entries of one township seldom mean the same item. */
import type { Matchable, MatchId } from '../../model/match';
import { beliefs } from './decideMatch';
import type { Ranked } from './index/rankItems';

/**
 * Log-odds an item loses where a rival has the whole belief and the entry none. By how much the rival leads counts, so two
 * entries that say the same, as where a town cuts a duty in two, take no place from each other.
 */
const OUTBID = 2;
/** A share of belief below this is no bid. */
const LEAST_SHARE = 0.05;

/** What an entry gives an item: a share of its belief by its words, all of it where a person has decided so. */
export interface Bid {
  readonly entry: Pick<Matchable, 'id' | 'name'>;
  /** 0 to 1. */
  readonly share: number;
}

/** By an item's place in the pool, what the entries of one list give it, the most first. */
export type Bids = Map<number, Bid[]>;

/** Adds what an entry gives an item, where that is enough to count. */
export function addBid(bids: Bids, item: number, { id, name }: Bid['entry'], share: number): void {
  if (share < LEAST_SHARE) return;
  const bid = { entry: { id, name }, share };
  const known = bids.get(item);
  if (known === undefined) bids.set(item, [bid]);
  else known.splice(known.findLastIndex((other) => goesBefore(other, bid)) + 1, 0, bid);
}

/** Of two that give as much, the name tells, so that the order of a list's entries does not. */
function goesBefore(one: Bid, other: Bid): boolean {
  return one.share === other.share ? one.entry.name <= other.entry.name : one.share > other.share;
}

/** Adds what an entry gives its candidates by its words. */
export function addBids(bids: Bids, entry: Bid['entry'], ranked: readonly Ranked[]): void {
  const { items } = beliefs(ranked);
  for (let place = 0; place < ranked.length; place += 1)
    addBid(bids, ranked[place]?.item ?? 0, entry, items[place] ?? 0);
}

/** Another entry that gives an item the most. */
export interface Rival {
  readonly name: string;
  readonly share: number;
  /** Whether it gives the item more than the asked entry does. */
  readonly leads: boolean;
}

/**
 * The candidates of an entry as they stand among the other entries of its list, likeliest first.
 *
 * @param ranked The candidates as they stand alone.
 * @param counts Whether a bid counts; one for an item its entry was said not to be does not.
 * @returns `rivals`: by item, the strongest one.
 */
export function amongRivals(
  bids: Bids,
  entry: MatchId,
  ranked: readonly Ranked[],
  counts: (bidder: MatchId, item: number) => boolean,
): { readonly ranked: readonly Ranked[]; readonly rivals: ReadonlyMap<number, Rival> } {
  const { items: own } = beliefs(ranked);
  const rivals = new Map<number, Rival>();
  const weighed = ranked.map((candidate, place): Ranked => {
    const { item, features, odds, lacking, lead } = candidate;
    const strongest = bids.get(item)?.find((bid) => bid.entry.id !== entry && counts(bid.entry.id, item));
    if (strongest === undefined) return candidate;
    const { share } = strongest;
    const mine = own[place] ?? 0;
    rivals.set(item, { name: strongest.entry.name, share, leads: share > mine });
    const left = odds - OUTBID * Math.max(0, share - mine);
    return { item, features, odds: left, lacking, lead, contested: share * (1 - mine) };
  });
  if (rivals.size === 0) return { ranked, rivals };
  return { ranked: weighed.sort((a, b) => b.odds - a.odds || a.item - b.item), rivals };
}
