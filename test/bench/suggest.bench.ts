/** Candidates at 30,000 items: how soon the first entry of a town has some, and whether the engine stays answering meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { suggest, suggestMany } from '../../electron/engine/services/merge/suggestItems';
import type { Tasks } from '../../electron/engine/workers/tasks';
import { threadTasks } from '../../electron/engine/workers/threadTasks';
import { largeProjectCopy } from '../builders/largeProject';
import { testOptions, unwrap } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { milliseconds, tell } from './measure';

const FIRST_GOAL = 2_000;
const STALL_GOAL = 150;

let folder: string;
let project: ProjectFile;
let bundle: ParserBundle;
let tasks: Tasks;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-bench-'));
  project = unwrap(openProjectFile(largeProjectCopy(folder), testOptions()));
  bundle = await buildParser('electron/engine/workers/worker.ts');
  tasks = threadTasks(bundle.path);
  readPool(project);
});
afterAll(async () => {
  await tasks?.close();
  project?.close();
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The longest time the engine's loop was kept, in milliseconds, while `work` ran. */
async function longestStall(work: () => Promise<void>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  await work();
  clearInterval(timer);
  return longest;
}

it(`the first entry of a town has candidates within ${FIRST_GOAL} ms while the pool is being indexed`, async () => {
  const pending = listEntries(project.read, { fate: 'pending', direction: 'up', limit: 200 }).rows;
  const unitId = pending[0]?.unitId ?? 0;
  const mine = pending.filter((entry) => entry.unitId === unitId).slice(0, 6);
  const controller = new AbortController();
  const run = { signal: controller.signal, onProgress: () => undefined };
  const early: (number | undefined)[][] = [];
  let first = 0;
  const stall = await longestStall(async () => {
    const begun = performance.now();
    let progressed = 0;
    const many = suggestMany(
      project,
      tasks,
      { unitId },
      { ...run, onProgress: () => (progressed ||= performance.now()) },
    );
    for (const [at, entry] of mine.entries()) {
      const asked = performance.now();
      const found = unwrap(await suggest(project, tasks, { entryId: entry.id, top: 5 }, run));
      early.push(found.candidates.map(({ itemId }) => itemId));
      const took = performance.now() - (at === 0 ? begun : asked);
      tell(at === 0 ? '第一条的候选' : `第 ${at + 1} 条`, milliseconds(took));
      if (at === 0) first = took;
    }
    unwrap(await many);
    tell('整库建好索引、头几条比完', milliseconds(progressed - begun));
    tell('全镇比完', milliseconds(performance.now() - begun));
  });
  tell('后台程序最长一次停顿', milliseconds(stall));
  let same = 0;
  for (const [at, entry] of mine.entries()) {
    const found = unwrap(await suggest(project, tasks, { entryId: entry.id, top: 5 }, run));
    if (found.candidates[0]?.itemId === early[at]?.[0]) same += 1;
  }
  tell('先给的第一候选与整库比对的相同', `${same} / ${mine.length}`);
  expect(first).toBeLessThanOrEqual(FIRST_GOAL);
  expect(stall).toBeLessThanOrEqual(STALL_GOAL);
});
