/** How fast suggestions come, in one run beside scikit-learn's TF-IDF; and how long a large pool takes to be ready. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Matchable } from '../../shared/model/match';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { readLabelledLists, readOtherCounty } from './labelledEntries';
import type { MatchTask, MatchTimes } from './matchProgram';
import { median, milliseconds, tell } from './measure';

const folder = mkdtempSync(join(tmpdir(), 'shuangshu-match-'));
let program: ParserBundle;
// As it ships: in one file. Module by module, as tests run, every call into another module costs more.
beforeAll(async () => {
  program = await buildParser('test/bench/matchProgram.ts');
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

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

/** Times of our program, run by itself. */
function ourTimes(task: MatchTask): MatchTimes {
  const file = join(folder, 'task.json');
  writeFileSync(file, JSON.stringify(task));
  const run = spawnSync(process.execPath, ['--expose-gc', program.path, file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as MatchTimes;
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

function besideThePeer(
  what: string,
  lists: { readonly items: readonly Matchable[]; readonly entries: readonly Matchable[] },
  { rounds, warm, runs }: { readonly rounds: number; readonly warm: number; readonly runs: number },
): void {
  const ours: MatchTimes[] = [];
  const theirs: number[] = [];
  // One after the other in turn, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round += 1) {
    ours.push(ourTimes({ ...lists, attached: [], warm, runs }));
    const peer = peerTime(lists.items, lists.entries);
    if (peer !== undefined) theirs.push(peer);
  }
  const compared = median(ours.map((times) => times.compared));
  const withReasons = median(ours.map((times) => times.withReasons));
  const plainly = median(ours.map((times) => times.plainly));
  const postings = ours[0]?.postings ?? 0;
  tell(`${what}，读过的倒排项`, `${postings}（每条 ${Math.round(postings / lists.entries.length)}）`);
  tell(`${what}，双梳（建索引、比对）`, milliseconds(compared));
  tell(`${what}，双梳（并写出前三的理由）`, milliseconds(withReasons));
  if (theirs.length === 0) {
    tell(`${what}，scikit-learn`, '本机没有 python3-sklearn，跳过');
    return;
  }
  const peer = median(theirs);
  const share = (time: number): string => `${((100 * time) / peer).toFixed(0)} %`;
  tell(`${what}，scikit-learn TF-IDF 1–2 字，前三`, milliseconds(peer));
  tell(`${what}，只做它那件事（1–2 字、余弦、前三）时双梳为其`, share(plainly));
  tell(`${what}，双梳为其`, `${share(compared)}，连理由 ${share(withReasons)}（目标不超过 25 %）`);
}

it('match: 528 × 212 beside the peer', () => {
  const { items, entries } = readLabelledLists('full');
  const asked = entries.map(({ entry }) => entry);
  besideThePeer('528 × 212', { items, entries: asked }, { rounds: 5, warm: 10, runs: 9 });
});

it('match: 10,000 × 10,000 beside the peer', () => {
  const lists = { items: manyRows(everyItem, 10_000, 'I'), entries: manyRows(everyEntry, 10_000, 'E') };
  besideThePeer('10000 × 10000', lists, { rounds: 1, warm: 0, runs: 1 });
});

it('match: a pool of 30,000 items with 28,800 attached entries is made ready', () => {
  const items = manyRows(everyItem, 30_000, 'I');
  const attached = manyRows(everyEntry, 28_800, 'E').map((entry, place) => [`I${place}`, [entry]] as const);
  const times = ourTimes({ items, entries: everyEntry.slice(0, 100), attached, warm: 0, runs: 1 });
  tell('30000 项、已并入 28800 条，建索引', milliseconds(times.indexed));
  tell('30000 项、已并入 28800 条，索引占内存', `${Math.round(times.mebibytes)} MiB`);
  tell('30000 项，每条条目', milliseconds(times.each));
  expect(times.postings).toBeGreaterThan(0);
});
