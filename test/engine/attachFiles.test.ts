/** A file chosen in the window is kept with a round and comes out again byte for byte; a token nobody gave is refused. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import { codeOf, smallProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
beforeEach(() => {
  folder = temporaryFolder();
  const { project } = smallProject(folder.path);
  project.close();
  bench = testWorkbench(folder.path, 'no parser is started');
  unwrap(bench.openProject(project.path, { readOnly: false, takeOver: false }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

test('minutes are attached to the round and saved as they were', async () => {
  const chosen = join(folder.path, '会议纪要.txt');
  writeFileSync(chosen, '第一次审核会议：逐项过。');
  bench.grant('chosen', [chosen]);
  unwrap(await callOn(bench, 'attachMinutes', { round: 1, grant: 'chosen' }));
  const saved = join(folder.path, '取出.txt');
  bench.grant('saved', [saved]);
  unwrap(await callOn(bench, 'saveMinutes', { round: 1, grant: 'saved' }));
  expect(readFileSync(saved, 'utf8')).toBe('第一次审核会议：逐项过。');
});

test('a token nobody gave, and a file that is gone, change nothing', async () => {
  expect(codeOf(await callOn(bench, 'attachMinutes', { round: 1, grant: 'nobody' }))).not.toBe('ok');
  bench.grant('gone', [join(folder.path, '没有.txt')]);
  expect(codeOf(await callOn(bench, 'attachMinutes', { round: 1, grant: 'gone' }))).toBe('FILE_MISSING');
  bench.grant('saved', [join(folder.path, '取出.txt')]);
  expect(codeOf(await callOn(bench, 'saveMinutes', { round: 1, grant: 'saved' }))).toBe('ROUND_UNKNOWN');
});
