/** 3,310 laws as files: how long indexing takes, how long a suggestion, and whether the sample's citations are found. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { listCitations } from '../../electron/engine/repositories/bases/basisLibrary';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import {
  checkItemCitations,
  countCitations,
  findMovedCitations,
  suggestArticles,
} from '../../electron/engine/services/bases/consultLaws';
import type { Workbench } from '../../electron/engine/workbench';
import { threadTasks } from '../../electron/engine/workers/threadTasks';
import { lawCollection, writeLawFolder } from '../builders/lawFolder';
import { unwrap } from '../builders/project';
import { buildSampleCounty } from '../builders/sampleCounty';
import { callOn, testWorkbench } from '../builders/workbench';
import { buildParser } from '../engine/parserBundle';
import { median, milliseconds, tell } from './measure';

const INDEX_GOAL = 60_000;
const SUGGEST_GOAL = 100;
const collection = lawCollection();

let folder: string;
let bench: Workbench;
let project: ProjectFile;
const closing: (() => void)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-laws-'));
  const parser = await buildParser();
  const worker = await buildParser('electron/engine/workers/worker.ts');
  closing.push(parser.remove, worker.remove);
  bench = testWorkbench(folder, parser.path, threadTasks(worker.path));
  project = buildSampleCounty(join(folder, '东宁市.shuangshu'), []);
}, 120_000);

afterAll(async () => {
  project?.close();
  await bench?.close();
  for (const close of closing) close();
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(collection === null)(
  'indexes a folder of laws, suggests articles and finds the cited ones',
  async () => {
    const written = writeLawFolder(collection ?? '', join(folder, '法规'));
    bench.grant('laws', [join(folder, '法规')]);
    const started = performance.now();
    const indexed = unwrap(await callOn(bench, 'indexLaws', { grant: 'laws' }));
    const took = performance.now() - started;
    tell(
      '建索引',
      `${(took / 1000).toFixed(1)} s，${indexed.documents} 件 ${indexed.articles} 条，重复 ${indexed.twice} 件`,
    );
    expect(indexed.unread).toBe(0);
    expect(indexed.documents + indexed.twice).toBe(written.laws);
    expect(took).toBeLessThan(INDEX_GOAL);

    const items = readPool(project).live;
    const times: number[] = [];
    let withTownships = 0;
    for (const item of items) {
      const before = performance.now();
      const found = unwrap(suggestArticles(project, bench.laws, { itemId: item.id, limit: 12 }));
      times.push(performance.now() - before);
      if (found[0]?.namesTownships) withTownships += 1;
    }
    const warm = times.slice(20).sort((a, b) => a - b);
    tell(
      '建议一次（热）',
      `中位 ${milliseconds(median(warm))}，95% ${milliseconds(warm[Math.floor(warm.length * 0.95)] ?? 0)}，最长 ${milliseconds(warm.at(-1) ?? 0)}；首条点名乡镇 ${withTownships} / ${items.length}`,
    );
    expect(warm[Math.floor(warm.length * 0.95)]).toBeLessThan(SUGGEST_GOAL);

    const counting = performance.now();
    const totals = countCitations(project, bench.laws);
    const following = performance.now();
    const moved = findMovedCitations(project, bench.laws);
    const ended = performance.now();
    const cited = listCitations(project.read).length;
    tell(
      `${cited} 条引用`,
      `逐条核对 ${milliseconds(following - counting)}，找新旧版本 ${milliseconds(ended - following)}（${moved.length} 处）`,
    );
    tell(
      '引用核对',
      `找到条文 ${totals.found}，无此条 ${totals.noArticle}，库中无此件 ${totals.noLaw}，未写条款 ${totals.noPlace}`,
    );
    const withArticle = listCitations(project.read).filter(({ place }) => place !== '');
    const found = withArticle.filter(({ itemId, id }) =>
      unwrap(checkItemCitations(project, bench.laws, { itemId })).some(
        (one) => one.citationId === id && one.state === 'found',
      ),
    );
    expect(found.length).toBe(86);
    expect(totals.noArticle).toBe(0);
  },
  300_000,
);
