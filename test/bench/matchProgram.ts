/** The program the speed bench measures: the matching bundled as it ships, on rows from a file; prints milliseconds. */
import { readFileSync } from 'node:fs';
import { indexRows, nearestDocuments, type Query } from '../../shared/logic/matching/index/ngramIndex';
import { LANE, LANES, Rows } from '../../shared/logic/matching/index/rows';
import { weighRow, weighRows } from '../../shared/logic/matching/index/weighedRows';
import { matchAgainst, matchEntries, preparePool } from '../../shared/logic/matching/matchEntries';
import type { Match, Matchable } from '../../shared/model/match';
import { median, timeOf } from './measure';

/** What is asked of the program. */
export interface MatchTask {
  readonly items: readonly Matchable[];
  readonly entries: readonly Matchable[];
  /** What is attached, by item. */
  readonly attached: readonly (readonly [string, readonly Matchable[]])[];
  /** Runs before the clock, and with it. */
  readonly warm: number;
  readonly runs: number;
}

export interface MatchTimes {
  /** Building the index and comparing; and with the reasons of the first three found too. */
  readonly compared: number;
  readonly withReasons: number;
  /** The peer's work and no more: plain pieces, cosine, the first three, over our inverted index with its limit of postings. */
  readonly plainly: number;
  /** Building the index alone, and the memory it holds. */
  readonly indexed: number;
  readonly mebibytes: number;
  /** Of one entry. */
  readonly each: number;
  readonly postings: number;
}

/** What the peer does, over our index. */
function nearestThree(items: readonly Matchable[], entries: readonly Matchable[]): number {
  const rows = new Rows();
  const count = ({ name, text }: Matchable): number => rows.countPlain(`${name}\n${text ?? ''}`);
  const weighed = weighRows(rows, Int32Array.from(items, count));
  const index = indexRows(weighed, 'plain');
  const scores = new Float32Array(items.length);
  const nearest = (entry: Matchable): number => {
    const row = count(entry);
    weighRow(weighed, row);
    const found = nearestDocuments(index, plainQuery(rows, row, weighed.pieces), 3, scores);
    rows.forgetFrom(row, weighed.pieces);
    return found.length;
  };
  return entries.reduce((sum, entry) => sum + nearest(entry), 0);
}

function plainQuery({ keys, values, starts }: Rows, row: number, pieces: number): Query {
  const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  const query = { size: 0, keys: keys.slice(from, end), values: new Float32Array(end - from) };
  for (let place = from; place < end; place += 1) {
    if ((keys[place] ?? 0) >= pieces) continue;
    query.keys[query.size] = keys[place] ?? 0;
    query.values[query.size] = values[LANES * place + LANE.plain] ?? 0;
    query.size += 1;
  }
  return query;
}

/** Reasons are found when they are read. */
function readAllReasons(matches: readonly Match[]): number {
  return matches.reduce((all, { candidates }) => candidates.reduce((sum, { reasons }) => sum + reasons.length, all), 0);
}

function medianTime(runs: number, work: () => unknown): number {
  return median(Array.from({ length: runs }, () => timeOf(work)));
}

function measure({ items, entries, attached, warm, runs }: MatchTask): MatchTimes {
  const options = { top: 3, attached: new Map(attached) };
  const effort = { postings: 0 };
  for (let run = 0; run < warm; run += 1) readAllReasons(matchEntries(items, entries, options));
  const compared = medianTime(runs, () => matchEntries(items, entries, options));
  const withReasons = medianTime(runs, () => readAllReasons(matchEntries(items, entries, options)));
  for (let run = 0; run < warm; run += 1) nearestThree(items, entries);
  const plainly = medianTime(runs, () => nearestThree(items, entries));
  globalThis.gc?.();
  const before = process.memoryUsage();
  let pool = preparePool([]);
  const indexed = timeOf(() => {
    pool = preparePool(items, options.attached);
  });
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  const each = timeOf(() => matchAgainst(pool, entries, { top: 3, effort })) / entries.length;
  return { compared, withReasons, plainly, indexed, mebibytes: bytes / 1024 / 1024, each, postings: effort.postings };
}

const [, , file = ''] = process.argv;
process.stdout.write(JSON.stringify(measure(JSON.parse(readFileSync(file, 'utf8')) as MatchTask)));
