/** An automatic backup that could not be made is seen in the window until one is made. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import { newProject, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
let bench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  const made = newProject(folder.path, testOptions());
  made.close();
  bench = testWorkbench(folder.path, '');
  bench.grant('own', [made.path]);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

test('what the disk refuses is told as a sentence, and gone with the next backup', async () => {
  // Where the folder of backups should be lies a file.
  const place = join(folder.path, 'userData', 'backups');
  writeFileSync(place, '');
  unwrap(await callOn(bench, 'openProject', { grant: 'own' }));
  const { backupFailure } = unwrap(await callOn(bench, 'programSettings', {}));
  expect(backupFailure).toMatch(/^自动备份没有存进“.*backups.*”。改动都已存进项目文件，没有丢。/);

  rmSync(place);
  unwrap(await callOn(bench, 'addUnits', { kind: 'township', names: ['道河镇'] }));
  expect(bench.backUp('sealing').ok).toBe(true);
  expect(unwrap(await callOn(bench, 'programSettings', {})).backupFailure).toBe(null);
});
