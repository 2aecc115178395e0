/** All rules of 核对 over the sample: computed anew from its rows, and after a change as the window asks for them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { undo } from '../../electron/engine/database/log/undo';
import { readCheckFacts } from '../../electron/engine/repositories/checks/checkFacts';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { checkProject } from '../../electron/engine/services/checks/checkProject';
import { subtractItems } from '../../electron/engine/services/rounds/changeItems';
import { openRound } from '../../electron/engine/services/rounds/runRound';
import { runChecks } from '../../shared/logic/checks/runChecks';
import { PEOPLE, testOptions, unwrap } from '../builders/project';
import { runCliJson, SAMPLE } from '../engine/commands/runCli';
import { median, milliseconds, tell, timeOf } from './measure';

/** Milliseconds for all rules on the sample. */
const GOAL = 300;
const RUNS = 9;

let folder: string;
let project: ProjectFile;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-bench-'));
  const decisions = join(SAMPLE, 'decisions.json');
  const built = await runCliJson<{ project: string }>(
    'demo',
    '--out',
    folder,
    '--files',
    SAMPLE,
    '--decisions',
    decisions,
  );
  project = unwrap(openProjectFile(built.value.project, testOptions()));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-07-01' }));
});
afterAll(() => {
  project?.close();
  rmSync(folder, { recursive: true, force: true });
});

it(`all rules take at most ${GOAL} ms on the sample`, () => {
  const first = timeOf(() => checkProject(project));
  const rules = runChecks(readCheckFacts(project));
  expect(rules.filter(({ state }) => state === 'failed')).toEqual([]);
  const facts = readCheckFacts(project);
  const alone = median(Array.from({ length: RUNS }, () => timeOf(() => runChecks(facts))));
  const after: number[] = [];
  const itemIds = readPool(project).live.map(({ id }) => id);
  for (let run = 0; run < RUNS; run += 1) {
    const grounds = { reasonKind: '其他', reason: '测量', targetItemId: null, ...PEOPLE };
    unwrap(subtractItems(project, { itemIds: [itemIds[run] ?? 0], ...grounds }));
    after.push(timeOf(() => checkProject(project)));
    unwrap(undo(project));
    after.push(timeOf(() => checkProject(project)));
  }
  tell(`${rules.length} 条规则，打开后第一次`, milliseconds(first));
  tell('每次写入后', `${milliseconds(median(after))}，最慢 ${milliseconds(Math.max(...after))}`);
  tell('只算规则（已读好的行）', milliseconds(alone));
  expect(Math.max(first, ...after)).toBeLessThanOrEqual(GOAL);
});
