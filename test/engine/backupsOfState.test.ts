/** Backups of the state that is open: files of one project, and states that were given up, lie in one folder. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBackups } from '../../electron/engine/database/file/backup';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { lastSeq } from '../../electron/engine/database/log/record';
import { readProject } from '../../electron/engine/repositories/project/projectRepository';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { newProject, temporaryFolder, testOptions, testSession, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('a second place that is chosen after an older state was restored gets the project as it is worked on', async () => {
  const made = newProject(folder.path);
  const { path } = made;
  made.close();
  const bench = testWorkbench(folder.path, '');
  try {
    bench.grant('own', [path]);
    unwrap(await callOn(bench, 'openProject', { grant: 'own' }));
    for (let number = 1; number <= 5; number += 1) {
      unwrap(await callOn(bench, 'addUnits', { kind: 'township', names: [`误加${number}镇`] }));
      unwrap(await callOn(bench, 'backUpNow', {}));
    }
    const uuid = readProject(unwrap(bench.project()).read).uuid;
    const first = unwrap(await callOn(bench, 'backups', {})).at(-1);
    bench.grant('restored', [join(folder.path, '恢复.shuangshu')]);
    const input = { source: { projectUuid: uuid, fileName: first?.fileName ?? '' }, grant: 'restored' };
    unwrap(await callOn(bench, 'restoreBackup', input));
    unwrap(await callOn(bench, 'addUnits', { kind: 'township', names: ['道河镇'] }));
    unwrap(await callOn(bench, 'backUpNow', {}));
    const here = lastSeq(unwrap(bench.project()).read);
    const stick = join(folder.path, 'U盘');
    mkdirSync(stick);
    bench.grant('stick', [stick]);
    unwrap(await callOn(bench, 'setBackupPlace', { grant: 'stick' }));
    await bench.secondPlaceDone();
    const [place = ''] = readdirSync(stick);
    const [copied = ''] = readdirSync(join(stick, place));
    const copy = new Database(join(stick, place, copied), { readonly: true });
    const towns = copy.prepare('SELECT name FROM unit ORDER BY id').pluck().all();
    copy.close();
    expect(towns).toEqual(['道河镇']);
    expect(listBackups(join(stick, place))[0]?.seq).toBe(here);
  } finally {
    await bench.close();
  }
});

test('a file that went on by itself under the same number is another state: it is backed up when it is opened', async () => {
  const made = newProject(folder.path);
  const ours = made.path;
  made.close();
  const theirs = join(folder.path, '东宁市（小王）.shuangshu');
  copyFileSync(ours, theirs);
  const away = unwrap(openProjectFile(theirs, testOptions({ session: testSession({ operator: '小王' }) })));
  unwrap(addUnits(away, { kind: 'township', names: ['小王加的镇'] }));
  away.close();
  const bench = testWorkbench(folder.path, '');
  try {
    bench.grant('ours', [ours]);
    bench.grant('theirs', [theirs]);
    unwrap(await callOn(bench, 'openProject', { grant: 'ours' }));
    unwrap(await callOn(bench, 'addUnits', { kind: 'township', names: ['道河镇'] }));
    unwrap(await callOn(bench, 'closeProject', {}));
    unwrap(await callOn(bench, 'openProject', { grant: 'theirs' }));
    const uuid = readProject(unwrap(bench.project()).read).uuid;
    const root = join(bench.backupRoot, uuid);
    const kept = readdirSync(root).flatMap((name) => {
      const copy = new Database(join(root, name), { readonly: true });
      const names = copy.prepare('SELECT name FROM unit').pluck().all();
      copy.close();
      return names;
    });
    expect(kept).toContain('小王加的镇');
  } finally {
    await bench.close();
  }
});
