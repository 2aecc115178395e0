/** 比对建议: for every entry the items it may belong to, likeliest first, with reasons in words; people decide. */
import type { Match, Matchable, MatchCandidate, MatchId } from '../../model/match';
import { shareWords } from './commonGround';
import { buildContrasts } from './contrasts';
import { decideMatch } from './decideMatch';
import { type EntryWords, reasonsOf } from './matchReasons';
import { MATCH_THRESHOLDS, MATCH_WEIGHTS, type MatchThresholds, type WeightSet } from './matchWeights';
import type { Effort } from './ngramIndex';
import { buildPool, type Pool, withRow } from './pool';
import { type Knowledge, type KnownProfile, type Profile, profileOf, renamed } from './profile';
import { type Ranked, rankItems } from './rankItems';
import { splitDuties } from './splitDuties';
import { shippedThesaurus } from './thesaurus';
import { wordsOf } from './words';

export interface MatchOptions {
  /** How many candidates to give per entry, at least 1. Default 3. */
  readonly top?: number;
  /** By item id, the entries that already belong to it: an item is known by everything attached to it. */
  readonly attached?: ReadonlyMap<MatchId, readonly Matchable[]>;
  /** Pairs a person called “not the same”: entry id, item id. They are never suggested again. */
  readonly refused?: Iterable<readonly [MatchId, MatchId]>;
  /** Other weights and thresholds than the shipped ones; for measuring. */
  readonly weights?: WeightSet;
  readonly thresholds?: MatchThresholds;
  /** What asking costs is added to it; for measuring. */
  readonly effort?: Effort;
  /** Called after every entry. */
  readonly onProgress?: (done: number, total: number) => void;
}

let shipped: Knowledge | undefined;

/** The thesaurus and contrasts that come with the program. */
export function shippedKnowledge(): Knowledge {
  if (shipped === undefined) {
    const thesaurus = shippedThesaurus();
    shipped = { thesaurus, contrasts: buildContrasts(thesaurus) };
  }
  return shipped;
}

/** Ids may be numbers or texts; 1 and '1' are two ids. */
const pairKey = (entry: MatchId, item: MatchId): string => JSON.stringify([entry, item]);

/**
 * Suggests for each entry which items of the pool it belongs to.
 *
 * An entry's answer depends on the items and on what is attached to them, never on the other entries, so any part of
 * the entries can be asked in any order.
 *
 * @returns One match per entry in the entries' order. Candidates are items of the pool, scores fall from first to last
 *   within 0 to 1, `preselected` is empty unless the suggestion is `attach`.
 */
export function matchEntries(
  items: readonly Matchable[],
  entries: readonly Matchable[],
  options: MatchOptions = {},
): Match[] {
  return matchAgainst(preparePool(items, options.attached), entries, options);
}

/** The pool made ready once for many questions; with 30,000 items this takes the longest. */
export function preparePool(
  items: readonly Matchable[],
  attached: ReadonlyMap<MatchId, readonly Matchable[]> = new Map(),
): Pool {
  return buildPool(items, attached, shippedKnowledge());
}

/** As `matchEntries`, against a pool that is ready. */
export function matchAgainst(
  pool: Pool,
  entries: readonly Matchable[],
  options: Omit<MatchOptions, 'attached'> = {},
): Match[] {
  const question: Question = {
    pool,
    top: Math.max(1, Math.floor(options.top ?? 3)),
    refused: new Set([...(options.refused ?? [])].map(([entry, item]) => pairKey(entry, item))),
    weights: options.weights ?? MATCH_WEIGHTS,
    thresholds: options.thresholds ?? MATCH_THRESHOLDS,
    effort: options.effort,
  };
  return entries.map((entry, place) => {
    const match = matchEntry(question, entry);
    options.onProgress?.(place + 1, entries.length);
    return match;
  });
}

/** What is the same for all entries of one call. */
interface Question {
  readonly pool: Pool;
  readonly top: number;
  /** `pairKey`s. */
  readonly refused: ReadonlySet<string>;
  readonly weights: WeightSet;
  readonly thresholds: MatchThresholds;
  readonly effort: Effort | undefined;
}

/** The candidates of each duty where a name holds two, found when they are asked for only. */
function* rankParts(
  name: string,
  whole: Profile,
  knowledge: Knowledge,
  rank: (part: Profile) => Ranked[],
): Generator<Ranked[]> {
  for (const part of splitDuties(name)) yield rank(renamed(whole, part, knowledge));
}

/** One entry against a pool that is ready. */
function matchEntry({ pool, top, refused, weights, thresholds, effort }: Question, entry: Matchable): Match {
  const idOf = (item: number): MatchId => pool.ids[item] ?? '';
  const allowed = (item: number): boolean => refused.size === 0 || !refused.has(pairKey(entry.id, idOf(item)));
  const asked = profileOf(entry, pool.knowledge);
  const nameOnly = asked.known.text === '';
  const weighing = nameOnly ? weights.nameOnly : weights.withText;
  const rank = (of: Profile, row: number): Ranked[] => rankItems(pool, of, row, weighing, allowed, 1, effort);
  const rankPart = (part: Profile): Ranked[] => withRow(pool, part, (row) => rank(part, row));
  return withRow(pool, asked, (row) => {
    const ranked = rank(asked, row);
    const bareItem = pool.profiles[ranked[0]?.item ?? -1]?.text === '';
    const textOf = nameOnly ? (bareItem ? 'bothNames' : 'nameOnly') : 'withText';
    const decision = decideMatch(ranked, rankParts(entry.name, asked, pool.knowledge, rankPart), textOf, thresholds);
    const shown = ranked.slice(0, top);
    const grounded = decision.preselected.every((item) => shareWords(pool, row, item));
    let least = 1;
    // What was moved up for the plain comparison's sake shares the score of the one before it.
    const scoreOf = (odds: number): number => {
      least = Math.min(least, 1 / (1 + Math.exp(-odds)));
      return least;
    };
    const reasons = reasonsLater(asked.known, pool);
    return {
      entry: entry.id,
      suggestion: grounded ? decision.suggestion : 'review',
      preselected: decision.preselected
        .filter((item) => grounded && shown.some((candidate) => candidate.item === item))
        .map(idOf),
      candidates: shown.map(({ item, odds }) => candidateOf(item, idOf(item), scoreOf(odds), reasons)),
    };
  });
}

/** Made here, so that it holds nothing else of what was needed to find it. */
function candidateOf(
  place: number,
  item: MatchId,
  score: number,
  reasons: (place: number) => readonly string[],
): MatchCandidate {
  return {
    item,
    score,
    get reasons() {
      return reasons(place);
    },
  };
}

/** Finding the words takes as long as the comparing itself: they are found when somebody reads them, once. */
function reasonsLater(profile: KnownProfile, pool: Pool): (item: number) => readonly string[] {
  let found: Map<number, readonly string[]> | undefined;
  let words: EntryWords | undefined;
  return (item) => {
    const known = found?.get(item);
    if (known !== undefined) return known;
    found ??= new Map();
    words ??= { name: wordsOf(profile.name), text: wordsOf(profile.text) };
    const reasons = reasonsOf(profile, words, item, pool);
    found.set(item, reasons);
    return reasons;
  };
}
