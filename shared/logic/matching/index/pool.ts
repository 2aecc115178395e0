/** The items of the pool made ready for asking; what is asked is counted as one row more. */
import type { Matchable, MatchId } from '../../../model/match';
import { buildFacts, type Facts } from './facts';
import { type Familiarity, familiarityOf } from './familiarity';
import { type LaidOut, roomFor } from './likeness';
import { layOutMeanings, type Meanings } from './nearestInMeaning';
import { indexRows, type NgramIndex, type Query } from './ngramIndex';
import type { PoolItem, Wordings } from './pairFeatures';
import { type Knowledge, type KnownProfile, type Profile, profileOf } from './profile';
import { LANE, Rows } from './rows';
import { SENSE, senseOf } from './senses';
import { weighRow, weighRows } from './weighedRows';

/** Wording that came from a township speaks for the item, a little less than its own. */
const ATTACHED_SHARE = 0.6;

export interface Pool {
  readonly ids: readonly MatchId[];
  readonly items: readonly PoolItem[];
  /** Of each item, the same as in `items`. */
  readonly profiles: readonly KnownProfile[];
  readonly wordings: Wordings;
  readonly index: NgramIndex;
  readonly facts: Facts;
  readonly familiarity: Familiarity;
  readonly knowledge: Knowledge;
  /** Room for asking: one number an item, all 0 between two questions; and the row that is asked about. */
  readonly scores: Float32Array;
  readonly asked: LaidOut;
  readonly query: Query;
  /** What each item means, `SENSE` numbers; and room for what the row asked about means: its name, then its whole. */
  readonly senses: Int8Array;
  readonly askedSenses: Int8Array;
  readonly meanings: Meanings;
}

/** Builds the pool; `attached` holds, by item id, the entries that already belong to it. */
export function buildPool(
  items: readonly Matchable[],
  attached: ReadonlyMap<MatchId, readonly Matchable[]>,
  knowledge: Knowledge,
): Pool {
  const rows = new Rows();
  const count = (row: Matchable): KnownProfile => {
    const profile = profileOf(row, knowledge);
    rows.count(profile);
    return profile.known;
  };
  const profiles = items.map(count);
  const begins = new Int32Array(items.length + 1).fill(rows.size);
  const poolItems = items.map(({ id }, place): PoolItem => {
    const followers = attached.get(id) ?? [];
    const names = followers.map((row) => count(row).name);
    begins[place + 1] = rows.size;
    return poolItem(profiles[place], followers, names);
  });
  const documents = Int32Array.from(items, (_, item) => {
    const [from, to] = [begins[item] ?? 0, begins[item + 1] ?? 0];
    if (from === to) return item;
    return rows.merge(
      item,
      Array.from({ length: to - from }, (_, at) => from + at),
      ATTACHED_SHARE,
    );
  });
  const { pieces, field, plain, lengths } = weighRows(rows, documents);
  // Spelled out: objects put together by spreading are of a new kind each time, and what reads them is compiled anew.
  const wordings: Wordings = { rows, documents, pieces, field, plain, lengths, attached: begins };
  const senses = sensesOfItems(wordings, knowledge);
  return {
    ids: items.map((item) => item.id),
    items: poolItems,
    profiles,
    wordings,
    index: indexRows(wordings),
    facts: buildFacts(profiles),
    familiarity: familiarityOf(items.map(({ id }) => unitsOf(attached.get(id) ?? []))),
    knowledge,
    scores: new Float32Array(items.length),
    asked: roomFor(wordings),
    senses,
    meanings: layOutMeanings(senses),
    askedSenses: new Int8Array(2 * SENSE),
    query: { size: 0, keys: new Int32Array(0), values: new Float32Array(0) },
  };
}

/** By their own wording alone: what towns attach speaks by its words. */
function sensesOfItems(weighed: Wordings, { senses }: Knowledge): Int8Array {
  const items = weighed.documents.length;
  const found = new Int8Array(SENSE * items);
  for (let item = 0; item < items; item += 1) senseOf(found, SENSE * item, weighed, item, LANE.all, senses);
  return found;
}

function poolItem(
  profile: KnownProfile | undefined,
  followers: readonly Matchable[],
  names: readonly string[],
): PoolItem {
  if (profile === undefined) throw new Error('no such row');
  return {
    profile,
    attached: followers.length,
    attachedExactNames: names.length === 0 ? NO_NAMES : new Set(names),
    attachedUnits: [...new Set(unitsOf(followers))],
  };
}

function unitsOf(followers: readonly Matchable[]): string[] {
  return followers.flatMap(({ unit }) => unit?.trim() || []);
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Counts and weighs a row behind all others for as long as `look` looks at it; it and its new pieces are forgotten then. */
export function withRow<Result>({ wordings }: Pool, profile: Profile, look: (row: number) => Result): Result {
  const { rows } = wordings;
  const known = rows.vocabulary.size;
  const row = rows.count(profile);
  try {
    weighRow(wordings, row);
    return look(row);
  } finally {
    rows.forgetFrom(row, known);
  }
}
