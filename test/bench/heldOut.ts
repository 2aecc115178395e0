/** Each town judged by weights and thresholds that were fitted on the other towns. */

import { needsLook, sureness } from '../../shared/logic/matching/decideMatch';
import {
  MATCH_THRESHOLDS,
  MATCH_WEIGHTS,
  type MatchThresholds,
  type MatchWeights,
  type TickThresholds,
  type TickWeights,
  type WeightSet,
} from '../../shared/logic/matching/index/matchWeights';
import type { FeatureName } from '../../shared/logic/matching/index/pairFeatures';
import { buildPool, type Pool, withRow } from '../../shared/logic/matching/index/pool';
import { type Knowledge, profileOf } from '../../shared/logic/matching/index/profile';
import { rankItems } from '../../shared/logic/matching/index/rankItems';
import { matchAgainst, shippedKnowledge } from '../../shared/logic/matching/matchEntries';
import type { Match, Matchable, MatchId } from '../../shared/model/match';
import { type FitRow, fitMatchWeights, fitTickWeights, rankedBy } from './fitMatchWeights';
import {
  type LabelledEntry,
  type LabelledLists,
  readLabelledLists,
  readOtherCounty,
  type Shape,
} from './labelledEntries';

type Kind = keyof WeightSet;
const KIND: Readonly<Record<Shape, Kind>> = {
  full: 'withText',
  text: 'withText',
  department: 'nameOnly',
  name: 'nameOnly',
  names: 'nameOnly',
};
const COUNTS: Readonly<Record<Shape, number>> = { full: 1, text: 0.7, department: 0.6, name: 0.6, names: 1 };
/** An entry whose items are taken out of the pool belongs to nothing; counts less, as there are as many as entries. */
const TAKEN_OUT = 0.4;
/** A pool's item asked while it is taken out itself; there are hundreds, and they are not written as towns write. */
const OWN_ITEM = 0.1;
const EVERY = 2;
/** Towns send both; the sheet without any text is the harder case. */
const JUDGED: ReadonlySet<Shape> = new Set(['full', 'text', 'names']);
/** How much an entry with its items taken out counts when a threshold is set; the unlisted ones of few towns leave it to chance. */
const SELDOM_FOREIGN = 0.1;
/** The pool's own items come from no town. */
const NO_TOWN = '';

interface LearnRow {
  readonly town: string;
  readonly shape: Shape;
  readonly row: FitRow;
}

export interface Bench {
  readonly towns: readonly string[];
  readonly lists: ReadonlyMap<Shape, LabelledLists>;
  readonly pools: ReadonlyMap<Shape, Pool>;
  readonly rows: readonly LearnRow[];
}

function learnRow(pool: Pool, entry: Matchable, labels: Pick<LabelledEntry, 'right' | 'open'>, out: boolean): FitRow {
  const idOf = (item: number): MatchId => pool.ids[item] ?? '';
  const allowed = (item: number): boolean => !labels.open.has(idOf(item)) && !(out && labels.right.has(idOf(item)));
  const profile = profileOf(entry, pool.knowledge);
  const weights = MATCH_WEIGHTS[profile.known.text === '' ? 'nameOnly' : 'withText'];
  const candidates = withRow(pool, profile, (row) => rankItems(pool, profile, row, weights, allowed));
  return { candidates, right: candidates.map(({ item }) => labels.right.has(idOf(item))), weight: 1 };
}

/** What fitting sees of one county in one shape. */
function rowsOf(pool: Pool, { items, entries }: LabelledLists, shape: Shape): LearnRow[] {
  const rows: LearnRow[] = [];
  const add = (town: string, row: FitRow, weight: number): void => {
    rows.push({ town, shape, row: { ...row, weight: weight * COUNTS[shape] } });
  };
  for (const labelled of entries) {
    add(labelled.town, learnRow(pool, labelled.entry, labelled, false), 1);
    if (labelled.right.size > 0)
      add(labelled.town, { ...learnRow(pool, labelled.entry, labelled, true), takenOut: true }, TAKEN_OUT);
  }
  if (shape !== 'full' && shape !== 'names') return rows;
  for (const item of items.filter((_, place) => place % EVERY === 0)) {
    const labels = { right: new Set([item.id]), open: new Set<MatchId>() };
    // As a town might write it: with the department's own columns every neighbour of the item would speak against them.
    const asked = { id: item.id, name: item.name, text: item.text };
    add(NO_TOWN, learnRow(pool, asked, labels, true), OWN_ITEM);
  }
  return rows;
}

/**
 * Everything that fitting and measuring need, of these shapes; features do not depend on the weights. Fitting learns from
 * the sample and from one other county; what is measured is the sample.
 */
export function prepareBench(shapes: readonly Shape[], knowledge: Knowledge = shippedKnowledge()): Bench {
  const poolOf = ({ items }: LabelledLists): Pool => buildPool(items, new Map(), knowledge);
  const lists = new Map(shapes.map((shape) => [shape, readLabelledLists(shape)]));
  const pools = new Map([...lists].map(([shape, county]) => [shape, poolOf(county)]));
  const rows = [...lists].flatMap(([shape, county]) => {
    const other = readOtherCounty('anlan', shape);
    return [...rowsOf(pools.get(shape) ?? poolOf(county), county, shape), ...rowsOf(poolOf(other), other, shape)];
  });
  const towns = [...new Set([...lists.values()].flatMap(({ entries }) => entries.map(({ town }) => town)))];
  return { towns, lists, pools, rows };
}

/** What was fitted without one town. */
export interface Fitted {
  readonly weights: WeightSet;
  readonly thresholds: MatchThresholds;
}

/** Ticks must have been this often right on the towns seen. */
const AIM: Readonly<Record<Kind, number>> = { withText: 0.985, nameOnly: 0.98 };

/**
 * The lowest threshold at which what it ticks is right often enough. Entries with their items taken out count too, at
 * their weight: the few unlisted entries of five towns would leave it to chance.
 */
function thresholdOf(rows: readonly FitRow[], weights: MatchWeights, ticks: TickWeights, aim: number): number {
  const judged = rows
    .map((row) => {
      const rights = new Set(row.candidates.filter((_, place) => row.right[place] === true).map(({ item }) => item));
      const ranked = rankedBy(row.candidates, weights);
      const [first] = ranked;
      const sure = first === undefined || needsLook(first) ? 0 : sureness(ranked, ticks);
      return { sure, right: rights.has(first?.item ?? -1), weight: row.takenOut ? SELDOM_FOREIGN : 1 };
    })
    .sort((a, b) => b.sure - a.sure);
  let right = 0;
  let all = 0;
  let lowest = 0.99;
  for (const row of judged) {
    all += row.weight;
    if (row.right) right += row.weight;
    if (right / all >= aim) lowest = row.sure;
  }
  return lowest;
}

/** Weights, sureness and thresholds from the rows of all towns but one. */
export function fitWithout(
  bench: Bench,
  town: string,
  rounds: number,
  dropped: ReadonlySet<FeatureName> = new Set(),
): Fitted {
  const fitKind = (kind: Kind): { weights: MatchWeights; thresholds: TickThresholds & { weights: TickWeights } } => {
    const seen = bench.rows.filter((row) => row.town !== town && KIND[row.shape] === kind);
    const rows = seen.map(({ row }) => row);
    const weights = fitMatchWeights(rows, rounds, dropped);
    const ticks = fitTickWeights(rows, weights, rounds * 2);
    const judged = seen.filter((row) => JUDGED.has(row.shape) && row.town !== NO_TOWN).map(({ row }) => row);
    const attach = thresholdOf(judged, weights, ticks, AIM[kind]);
    return { weights, thresholds: { ...MATCH_THRESHOLDS[kind], weights: ticks, attach } };
  };
  const empty = (kind: Kind) => ({ weights: MATCH_WEIGHTS[kind], thresholds: MATCH_THRESHOLDS[kind] });
  const has = (shape: Shape): boolean => bench.lists.has(shape);
  const withText = has('full') ? fitKind('withText') : empty('withText');
  const nameOnly = has('names') ? fitKind('nameOnly') : empty('nameOnly');
  return {
    weights: { withText: withText.weights, nameOnly: nameOnly.weights },
    thresholds: {
      withText: withText.thresholds,
      nameOnly: nameOnly.thresholds,
      bothNames: nameOnly.thresholds,
      none: MATCH_THRESHOLDS.none,
    },
  };
}

/** A town's entries of one shape, matched with what was fitted without it. */
export function matchTown(
  bench: Bench,
  shape: Shape,
  town: string,
  fitted: Fitted,
): { held: LabelledEntry[]; matches: Match[] } {
  const pool = bench.pools.get(shape);
  const lists = bench.lists.get(shape);
  if (pool === undefined || lists === undefined) throw new Error(`${shape} was not prepared`);
  const held = lists.entries.filter((row) => row.town === town);
  return {
    held,
    matches: matchAgainst(
      pool,
      held.map((row) => row.entry),
      { top: 5, ...fitted },
    ),
  };
}
