/** A project last worked on at a later day than this computer's says so when it is opened. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import { newProject, temporaryFolder, testOptions, testSession, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
let bench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, '');
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

async function adviceAfterWorkOn(start: string): Promise<string> {
  const made = newProject(folder.path, testOptions({ session: testSession({ start }) }));
  made.close();
  bench.grant('own', [made.path]);
  return unwrap(await callOn(bench, 'openProject', { grant: 'own' })).advice;
}

test('work of a year that has not come yet is told', async () => {
  expect(await adviceAfterWorkOn('2999-01-05T03:00:00.000Z')).toContain('最后一步记的却是2999年1月5日');
});

test('work of an earlier day is no matter', async () => {
  expect(await adviceAfterWorkOn('2025-01-05T03:00:00.000Z')).toBe('');
});
