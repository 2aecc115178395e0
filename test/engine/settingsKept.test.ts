/** What the program remembers on this computer: one thing that cannot be understood or written costs none of the others. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings, writeSettings } from '../../electron/engine/settings';
import { codeOf, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('a value of a newer version, or one broken line, loses neither the second backup place nor who works here', () => {
  const kept = readSettings(folder.path);
  const recent = [{ path: '/甲县.shuangshu', name: '甲县', openedAt: '2025-06-02T01:00:00.000Z', state: null }];
  writeSettings(folder.path, { ...kept, operator: '李敏', secondPlace: '/备份', recent });
  const path = join(folder.path, 'settings.json');
  const stored = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...stored, textSize: 'huge', recent: [...recent, { path: 7 }] }));
  expect(readSettings(folder.path)).toMatchObject({
    operator: '李敏',
    secondPlace: '/备份',
    textSize: 'standard',
    recent: [{ name: '甲县' }],
  });
});

test('where the settings cannot be written the program starts and opens projects, and a change of them is refused', async () => {
  const bench = testWorkbench(folder.path, 'no-parser.js');
  await foundProject(bench, folder.path);
  await bench.close();
  // As on a full disk: there is no place for them.
  const userData = join(folder.path, 'userData');
  const path = join(userData, 'settings.json.writing');
  mkdirSync(path);
  const again = testWorkbench(folder.path, 'no-parser.js');
  try {
    again.grant('place', [join(folder.path, '试点.shuangshu')]);
    expect(unwrap(await callOn(again, 'openProject', { grant: 'place' })).name).toBe('东宁市');
    expect(codeOf(await callOn(again, 'setOperator', { name: '王建国' }))).toBe('DISK_ERROR');
  } finally {
    await again.close();
    rmSync(path, { recursive: true });
  }
});
