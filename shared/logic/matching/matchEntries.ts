/** 比对建议: for every entry the items it may belong to, likeliest first, with reasons in words; people decide. */
import type { Match, Matchable, MatchCandidate, MatchId } from '../../model/match';
import { shareWords } from './commonGround';
import { decideMatch, meansNearly } from './decideMatch';
import { MATCH_THRESHOLDS, MATCH_WEIGHTS, type MatchThresholds, type WeightSet } from './index/matchWeights';
import type { Effort } from './index/ngramIndex';
import { buildPool, type Pool, withRow } from './index/pool';
import { type Knowledge, type KnownProfile, type Profile, profileOf, renamed } from './index/profile';
import { type Ranked, rankItems } from './index/rankItems';
import { shippedSenses } from './index/senses';
import { buildContrasts } from './knowledge/contrasts';
import { splitDuties } from './knowledge/splitDuties';
import { shippedThesaurus } from './knowledge/thesaurus';
import { wordsOf } from './knowledge/words';
import { type EntryWords, reasonsOf } from './matchReasons';
import { addBid, addBids, amongRivals, type Bid, type Bids, type Rival } from './rivals';

export interface MatchOptions {
  /** How many candidates to give per entry, at least 1. Default 3. */
  readonly top?: number;
  /** By item id, the entries that already belong to it: an item is known by everything attached to it. */
  readonly attached?: ReadonlyMap<MatchId, readonly Matchable[]>;
  /** Pairs a person called “not the same”: entry id, item id. They are never suggested again. */
  readonly refused?: Iterable<readonly [MatchId, MatchId]>;
  /** What all entries of the asked ones' list give the items; without it, those asked together are each unit's list. */
  readonly bids?: Bids | undefined;
  /** Other weights and thresholds than the shipped ones; for measuring. */
  readonly weights?: WeightSet;
  readonly thresholds?: MatchThresholds;
  /** What asking costs is added to it; for measuring. */
  readonly effort?: Effort;
  /** Called after every entry. */
  readonly onProgress?: (done: number, total: number) => void;
}

let shipped: Knowledge | undefined;

/** The thesaurus, contrasts and senses that come with the program. */
export function shippedKnowledge(): Knowledge {
  if (shipped === undefined) {
    const thesaurus = shippedThesaurus();
    shipped = { thesaurus, contrasts: buildContrasts(thesaurus), senses: shippedSenses() };
  }
  return shipped;
}

/** Ids may be numbers or texts; 1 and '1' are two ids. */
const pairKey = (entry: MatchId, item: MatchId): string => JSON.stringify([entry, item]);

/**
 * Suggests for each entry which items of the pool it belongs to.
 *
 * An entry's answer depends on the items, on what is attached to them, and on what the other entries of its unit say;
 * never on the order of the entries.
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
  const question = questionOf(pool, options);
  const asked = entries.map((entry, place) => {
    const found = ask(question, entry);
    options.onProgress?.(place + 1, entries.length);
    return found;
  });
  const { bids } = options;
  if (bids !== undefined) return asked.map((entry) => answer(question, entry, bids));
  const lists = new Map<string, Bids>();
  for (const { entry, ranked } of asked) {
    const list = lists.get(entry.unit ?? '') ?? new Map<number, Bid[]>();
    lists.set(entry.unit ?? '', list);
    addBids(list, entry, ranked);
  }
  return asked.map((of) => answer(question, of, lists.get(of.entry.unit ?? '')));
}

/**
 * What the entries of one list give the items: those of `undecided` by their words, the others by what a person decided.
 *
 * @param decided An entry and an item it belongs to; one of two items stands twice.
 */
export function bidsOf(
  pool: Pool,
  undecided: readonly Matchable[],
  decided: Iterable<readonly [Bid['entry'], MatchId]>,
): Bids {
  const question = questionOf(pool, {});
  const bids: Bids = new Map();
  for (const entry of undecided) addBids(bids, entry, ask(question, entry).ranked);
  const places = new Map(pool.ids.map((id, place) => [id, place]));
  for (const [entry, id] of decided) {
    const item = places.get(id);
    if (item !== undefined) addBid(bids, item, entry, 1);
  }
  return bids;
}

function questionOf(pool: Pool, options: MatchOptions): Question {
  return {
    pool,
    top: Math.max(1, Math.floor(options.top ?? 3)),
    refused: new Set([...(options.refused ?? [])].map(([entry, item]) => pairKey(entry, item))),
    weights: options.weights ?? MATCH_WEIGHTS,
    thresholds: options.thresholds ?? MATCH_THRESHOLDS,
    effort: options.effort,
  };
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

/** An entry beside the pool, as if its list held no other. */
interface Asked {
  readonly entry: Matchable;
  readonly profile: Profile;
  readonly ranked: readonly Ranked[];
  /** Whether it shares words with the first. */
  readonly grounded: boolean;
}

/** Of so many candidates the features are told: one of them mostly stays first. */
const TOLD = 3;

function ask(question: Question, entry: Matchable): Asked {
  const { pool } = question;
  const profile = profileOf(entry, pool.knowledge);
  return withRow(pool, profile, (row) => {
    const ranked = rank(question, entry, profile, row, TOLD);
    const [first] = ranked;
    return { entry, profile, ranked, grounded: first !== undefined && shareWords(pool, row, first.item) };
  });
}

/** @param of The entry, or a part of it. */
function rank(question: Question, entry: Matchable, of: Profile, row: number, told?: number): Ranked[] {
  const { pool, weights, effort } = question;
  const weighing = of.known.text === '' ? weights.nameOnly : weights.withText;
  return rankItems(pool, of, row, weighing, (item) => isAllowed(question, entry.id, item), told, effort);
}

function isAllowed({ pool, refused }: Question, entry: MatchId, item: number): boolean {
  return refused.size === 0 || !refused.has(pairKey(entry, pool.ids[item] ?? ''));
}

/** The candidates of each duty where a name holds two, found when they are asked for only. */
function* rankParts(question: Question, { entry, profile }: Asked): Generator<readonly Ranked[]> {
  const { pool } = question;
  for (const name of splitDuties(entry.name)) {
    const part = renamed(profile, name, pool.knowledge);
    yield withRow(pool, part, (row) => rank(question, entry, part, row, 1));
  }
}

/** @param bids What the entry's list gives the items; an entry of no unit stands alone. */
function answer(question: Question, asked: Asked, bids: Bids | undefined): Match {
  const { pool, top, thresholds } = question;
  const { entry, profile } = asked;
  const idOf = (item: number): MatchId => pool.ids[item] ?? '';
  const { ranked, rivals } = standing(question, asked, entry.unit ? bids : undefined);
  const bareItem = pool.profiles[ranked[0]?.item ?? -1]?.text === '';
  const textOf = profile.known.text !== '' ? 'withText' : bareItem ? 'bothNames' : 'nameOnly';
  const decision = decideMatch(ranked, rankParts(question, asked), textOf, thresholds);
  const shown = ranked.slice(0, top);
  const grounded = !entry.takenOff && decision.preselected.every((item) => isGrounded(pool, asked, item));
  const near = new Set(shown.filter(meansNearly).map(({ item }) => item));
  const reasons = reasonsLater(profile.known, pool, near, rivals);
  return {
    entry: entry.id,
    suggestion: grounded ? decision.suggestion : 'review',
    preselected: decision.preselected
      .filter((item) => grounded && shown.some((candidate) => candidate.item === item))
      .map(idOf),
    candidates: shown.map(({ item, odds }) => candidateOf(item, idOf(item), 1 / (1 + Math.exp(-odds)), reasons)),
  };
}

/** The candidates as they stand in the entry's list, the features of the first told. */
function standing(question: Question, asked: Asked, bids: Bids | undefined): ReturnType<typeof amongRivals> {
  const { entry, profile, ranked } = asked;
  if (bids === undefined) return { ranked, rivals: NO_RIVALS };
  const counts = (bidder: MatchId, item: number): boolean => isAllowed(question, bidder, item);
  const found = amongRivals(bids, entry.id, ranked, counts);
  if (found.ranked[0]?.features.length !== 0) return found;
  const whole = withRow(question.pool, profile, (row) => rank(question, entry, profile, row));
  return amongRivals(bids, entry.id, whole, counts);
}

const NO_RIVALS: ReadonlyMap<number, Rival> = new Map();

function isGrounded(pool: Pool, { profile, ranked, grounded }: Asked, item: number): boolean {
  if (item === ranked[0]?.item) return grounded;
  return withRow(pool, profile, (row) => shareWords(pool, row, item));
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
function reasonsLater(
  profile: KnownProfile,
  pool: Pool,
  near: ReadonlySet<number>,
  rivals: ReadonlyMap<number, Rival>,
): (item: number) => readonly string[] {
  let found: Map<number, readonly string[]> | undefined;
  let words: EntryWords | undefined;
  return (item) => {
    const known = found?.get(item);
    if (known !== undefined) return known;
    found ??= new Map();
    words ??= { name: wordsOf(profile.name), text: wordsOf(profile.text) };
    const reasons = reasonsOf(profile, words, item, pool, near.has(item), rivals.get(item));
    found.set(item, reasons);
    return reasons;
  };
}
