/** The engine started again after its death: the project is open before anything is asked, and nobody waits for its backup. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { BACKUP_AFTER_CRASH, type Workbench } from '../../electron/engine/workbench';
import { newProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
let bench: Workbench;
let path: string;
/** What the dead engine had noted of itself. */
let noted: string;

const settings = (): string => join(folder.path, 'userData', 'settings.json');
const startAgain = (): Workbench => testWorkbench(folder.path, 'no parser', undefined, undefined, true);

beforeEach(() => {
  folder = temporaryFolder();
  const project = newProject(folder.path);
  path = project.path;
  project.close();
  const before = testWorkbench(folder.path, 'no parser');
  unwrap(before.openProject(path, { readOnly: false, takeOver: false }));
  noted = join(folder.path, 'noted.json');
  copyFileSync(settings(), noted);
  unwrap(addUnits(unwrap(before.project()), { kind: 'township', names: ['道河镇'] }));
  before.closeProject();
  copyFileSync(noted, settings());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
  folder.remove();
});

it('the project is open at once, and copied a little later', async () => {
  bench = startAgain();
  const project = unwrap(bench.project());
  unwrap(addUnits(project, { kind: 'township', names: ['绥阳镇'] }));
  const before = bench.backups().length;
  expect(unwrap(await callOn(bench, 'projectOptions', {}))).toBeDefined();
  vi.advanceTimersByTime(BACKUP_AFTER_CRASH - 1);
  expect(bench.backups()).toHaveLength(before);
  vi.advanceTimersByTime(1);
  expect(bench.backups()).toHaveLength(before + 1);
});

it('a project closed before that is copied at its closing, and no timer is left', () => {
  bench = startAgain();
  unwrap(addUnits(unwrap(bench.project()), { kind: 'township', names: ['绥阳镇'] }));
  const before = bench.backups().length;
  bench.closeProject();
  expect(vi.getTimerCount()).toBe(0);
  unwrap(bench.openProject(path, { readOnly: true, takeOver: false }));
  expect(bench.backups()).toHaveLength(before + 1);
});
