/** What a county nobody has seen may expect: weights fitted without it, beside the shipped ones, county by county. */
import { expect, it } from 'vitest';
import { needsLook, sureness } from '../../shared/logic/matching/decideMatch';
import {
  MATCH_WEIGHTS,
  type MatchWeights,
  type TickWeights,
  type WeightSet,
} from '../../shared/logic/matching/index/matchWeights';
import { buildPool, type Pool, withRow } from '../../shared/logic/matching/index/pool';
import { profileOf } from '../../shared/logic/matching/index/profile';
import { rankItems } from '../../shared/logic/matching/index/rankItems';
import { matchAgainst, preparePool, shippedKnowledge } from '../../shared/logic/matching/matchEntries';
import { type FitRow, fitMatchWeights, fitTickWeights, rankedBy } from './fitMatchWeights';
import {
  attachedByOthers,
  type LabelledEntry,
  type LabelledLists,
  OTHER_COUNTIES,
  readLabelledLists,
  readOtherCounty,
  SHAPES,
  type Shape,
} from './labelledEntries';
import { describeTogether, measureMatches, shareWithInterval } from './matchQuality';
import { plainBaseline } from './plainBaseline';

type County = keyof typeof OTHER_COUNTIES | 'sample';
const COUNTIES = ['sample', ...Object.keys(OTHER_COUNTIES)] as County[];
/** Written blind and measured once: they teach no weights, and none are set in view of them. */
const BLIND: readonly County[] = ['hexi', 'jiaodong'];
const TEACHING = COUNTIES.filter((county) => !BLIND.includes(county));
const read = (county: County, shape: Shape): LabelledLists =>
  county === 'sample' ? readLabelledLists(shape) : readOtherCounty(county, shape);
const hasText = ({ entry }: LabelledEntry): boolean => (entry.text ?? '') !== '';
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

it('matchCounties: the shipped weights, each county, beside plain n-grams', () => {
  for (const [shape, what] of [
    ['full', 'rows with text'],
    ['names', 'names alone'],
    ['name', 'names against full items'],
  ] as const) {
    for (const county of COUNTIES) {
      const { items, entries } = read(county, shape);
      const rows = shape === 'full' ? entries.filter(hasText) : entries;
      const asked = rows.map(({ entry }) => entry);
      const ours = measureMatches(rows, matchAgainst(preparePool(items), asked, { top: 5 }));
      say(describeTogether(`${county}, ${what}`, [ours]));
      say(
        `    plain n-grams, first       ${(100 * measureMatches(rows, plainBaseline(items, asked)).first).toFixed(1)} %`,
      );
      expect(ours.ticked).toBeGreaterThan(0);
    }
  }
});

/** Counties left out at a time: every fifth. */
const FOLDS = 5;
const ROUNDS = 150;
type Kind = keyof WeightSet;
const COUNTS: Readonly<Record<Shape, number>> = { full: 1, text: 0.7, department: 0.6, name: 0.6, names: 1 };
/** How much a row counts whose items are taken out of the pool, and one that is asked after the other towns. */
const TAKEN_OUT = 0.4;
const AFTER_OTHERS = 0.5;

interface Row {
  readonly county: County;
  readonly kind: Kind;
  /** What it is judged as, '' where it only teaches. */
  readonly judged: string;
  readonly listed: boolean;
  readonly fit: FitRow;
}

function rowsOf(county: County, shape: Shape): Row[] {
  const lists = read(county, shape);
  const alone = buildPool(lists.items, new Map(), shippedKnowledge());
  const later = new Map(
    [...new Set(lists.entries.map(({ town }) => town))].map((town) => [
      town,
      buildPool(lists.items, attachedByOthers(lists, town), shippedKnowledge()),
    ]),
  );
  return lists.entries.flatMap((labelled): Row[] => {
    const { entry, right, open, town } = labelled;
    const profile = profileOf(entry, alone.knowledge);
    const kind: Kind = profile.known.text === '' ? 'nameOnly' : 'withText';
    const listed = right.size > 0;
    const learn = (pool: Pool, out: boolean, weight: number): FitRow => {
      const idOf = (item: number) => pool.ids[item] ?? '';
      const allowed = (item: number): boolean => !open.has(idOf(item)) && !(out && right.has(idOf(item)));
      const candidates = withRow(pool, profile, (row) => rankItems(pool, profile, row, MATCH_WEIGHTS[kind], allowed));
      const found = candidates.map(({ item }) => right.has(idOf(item)));
      return { candidates, right: found, weight: weight * COUNTS[shape], takenOut: out };
    };
    const ofText = shape === 'full' && kind === 'withText';
    const judged = ofText ? 'rows with text' : shape === 'names' ? 'names alone' : '';
    const rows: Row[] = [{ county, kind, judged, listed, fit: learn(alone, false, 1) }];
    if (listed) rows.push({ county, kind, judged: '', listed, fit: learn(alone, true, TAKEN_OUT) });
    const pool = later.get(town);
    if (pool !== undefined && (shape === 'full' || shape === 'names')) {
      const after = judged === '' ? '' : `${judged}, after the other towns`;
      rows.push({ county, kind, judged: after, listed, fit: learn(pool, false, AFTER_OTHERS) });
    }
    return rows;
  });
}

interface Judged {
  readonly sure: number;
  readonly right: boolean;
  readonly listed: boolean;
}

function judge({ fit, listed }: Row, weights: MatchWeights, ticks: TickWeights): Judged {
  const rights = new Set(fit.candidates.filter((_, place) => fit.right[place] === true).map(({ item }) => item));
  const ranked = rankedBy(fit.candidates, weights);
  const [first] = ranked;
  const sure = first === undefined || needsLook(first) ? 0 : sureness(ranked, ticks);
  return { sure, right: first !== undefined && rights.has(first.item), listed };
}

/** The most right ticks where this share of all ticks is right. */
function mostRight(judged: readonly Judged[], aim: number): number {
  let right = 0;
  let most = 0;
  for (const [place, row] of [...judged].sort((a, b) => b.sure - a.sure).entries()) {
    if (row.right) right += 1;
    if (right >= aim * (place + 1)) most = right;
  }
  return most;
}

it('matchCounties: weights and sureness fitted without the county', () => {
  const rows = TEACHING.flatMap((county) => SHAPES.flatMap((shape) => rowsOf(county, shape)));
  const found = new Map<string, Judged[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = new Set(TEACHING.filter((_, place) => place % FOLDS === fold));
    for (const kind of ['withText', 'nameOnly'] as const) {
      const own = rows.filter((row) => row.kind === kind);
      const seen = own.filter(({ county }) => !held.has(county)).map(({ fit }) => fit);
      const weights = fitMatchWeights(seen, ROUNDS);
      const ticks = fitTickWeights(seen, weights, 2 * ROUNDS);
      for (const row of own.filter(({ county, judged }) => held.has(county) && judged !== ''))
        found.set(row.judged, [...(found.get(row.judged) ?? []), judge(row, weights, ticks)]);
    }
  }
  for (const [what, judged] of found) {
    const listed = judged.filter((row) => row.listed).length;
    const first = judged.filter((row) => row.listed && row.right).length;
    say(`${what}: first ${shareWithInterval(first, listed)}`);
    for (const aim of [0.99, 0.98])
      say(
        `    covered where ${100 * aim} of 100 ticks are right: ${shareWithInterval(mostRight(judged, aim), listed)}`,
      );
    expect(first / listed).toBeGreaterThan(0.5);
  }
});
