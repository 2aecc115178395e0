/** How fast suggestions come, in one run beside scikit-learn's TF-IDF; and how long a large pool takes to be ready. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { matchAgainst, matchEntries, preparePool } from '../../shared/logic/matchEntries';
import type { Match, Matchable } from '../../shared/model/match';
import { readLabelledLists, readOtherCounty } from './labelledEntries';
import { median, milliseconds, tell, timeOf } from './measure';

const folder = mkdtempSync(join(tmpdir(), 'shuangshu-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counties = [readLabelledLists('full'), readOtherCounty('anlan', 'full'), readOtherCounty('qujiang', 'full')];
const everyItem = counties.flatMap(({ items }) => items);
const everyEntry = counties.flatMap(({ entries }) => entries.map(({ entry }) => entry));

/** As many rows as asked: each the name of one row with a piece of the text of two others, always the same. */
function manyRows(rows: readonly Matchable[], count: number, mark: string): Matchable[] {
  return Array.from({ length: count }, (_, place): Matchable => {
    const round = Math.floor(place / rows.length);
    const first = rows[place % rows.length];
    const second = rows[(place * 7 + round * 13) % rows.length];
    const third = rows[(place * 11 + round * 29) % rows.length];
    if (first === undefined || second === undefined || third === undefined) throw new Error('no rows');
    const name = round === 0 ? first.name : `${first.name}${second.name.slice(0, 4)}`;
    const text = `${(first.text ?? '').slice(0, 40)}${(third.text ?? '').slice(0, 25)}`;
    return { ...first, id: `${mark}${place}`, name, text };
  });
}

/** Milliseconds of the peer for the same texts, or undefined where Python has no scikit-learn. */
function peerTime(items: readonly Matchable[], entries: readonly Matchable[]): number | undefined {
  const file = join(folder, 'rows.json');
  const textOf = ({ name, text }: Matchable): string => `${name}\n${text ?? ''}`;
  writeFileSync(file, JSON.stringify({ items: items.map(textOf), entries: entries.map(textOf) }));
  // Debian's own first: another Python in front of it has no scikit-learn of Debian's.
  for (const python of ['/usr/bin/python3', 'python3']) {
    const run = spawnSync(python, [join(import.meta.dirname, 'peerTfidf.py'), file], { encoding: 'utf8' });
    if (run.status !== 0) continue;
    const answer = JSON.parse(run.stdout) as { readonly milliseconds?: number };
    if (answer.milliseconds !== undefined) return answer.milliseconds;
  }
  return undefined;
}

/** Reasons are found when they are read. */
function readAllReasons(matches: readonly Match[]): number {
  return matches.reduce((all, { candidates }) => candidates.reduce((sum, { reasons }) => sum + reasons.length, all), 0);
}

function besideThePeer(what: string, items: readonly Matchable[], entries: readonly Matchable[], runs: number): void {
  const effort = { postings: 0 };
  matchEntries(items, entries, { top: 3, effort });
  tell(`${what}，读过的倒排项`, `${effort.postings}（每条 ${Math.round(effort.postings / entries.length)}）`);
  const ours: number[] = [];
  const withReasons: number[] = [];
  const theirs: number[] = [];
  // One after the other in turn, so that whatever else the machine does falls on both.
  for (let run = 0; run < runs; run += 1) {
    ours.push(timeOf(() => matchEntries(items, entries, { top: 3 })));
    withReasons.push(timeOf(() => readAllReasons(matchEntries(items, entries, { top: 3 }))));
    const peer = peerTime(items, entries);
    if (peer !== undefined) theirs.push(peer);
  }
  tell(`${what}，双梳（建索引、比对）`, milliseconds(median(ours)));
  tell(`${what}，双梳（并写出前三的理由）`, milliseconds(median(withReasons)));
  if (theirs.length === 0) {
    tell(`${what}，scikit-learn`, '本机没有 python3-sklearn，跳过');
    return;
  }
  const ratio = median(ours) / median(theirs);
  tell(`${what}，scikit-learn TF-IDF 1–2 字，前三`, milliseconds(median(theirs)));
  tell(`${what}，双梳为其`, `${(100 * ratio).toFixed(0)} %（目标不超过 25 %）`);
}

it('match: 528 × 212 beside the peer', () => {
  const { items, entries } = readLabelledLists('full');
  besideThePeer(
    '528 × 212',
    items,
    entries.map(({ entry }) => entry),
    15,
  );
});

it('match: 10,000 × 10,000 beside the peer', () => {
  besideThePeer('10000 × 10000', manyRows(everyItem, 10_000, 'I'), manyRows(everyEntry, 10_000, 'E'), 1);
});

it('match: a pool of 30,000 items with 28,800 attached entries is made ready', () => {
  const items = manyRows(everyItem, 30_000, 'I');
  const attached = new Map(manyRows(everyEntry, 28_800, 'E').map((entry, place) => [`I${place}`, [entry]]));
  const asked = everyEntry.slice(0, 100);
  let pool = preparePool([]);
  tell(
    '30000 项、已并入 28800 条，建索引',
    milliseconds(
      timeOf(() => {
        pool = preparePool(items, attached);
      }),
    ),
  );
  const perEntry = timeOf(() => matchAgainst(pool, asked)) / asked.length;
  tell('30000 项，每条条目', milliseconds(perEntry));
  expect(pool.items).toHaveLength(30_000);
});
