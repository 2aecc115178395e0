/** Folders and files of every name a computer lets people give: a project is made, written, backed up, copied and opened there. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUp, listBackups } from '../../electron/engine/database/file/backup';
import { saveProjectCopy } from '../../electron/engine/database/file/copyProject';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../electron/engine/services/townships/exportTownshipLists';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { codeOf, newProject, PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../builders/project';

let folder: { path: string; remove(): void };
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const NAMES: readonly (readonly [what: string, name: string])[] = [
  ['Chinese with book marks', '《一镇一单》（2025年）'],
  ['full-width and rare characters', '㐂镇　𠮷村·東寧'],
  ['an emoji and a flag', '清单📋🇨🇳'],
  ['255 bytes, the longest there is', `${'汉'.repeat(84)}abc`],
  ['a line break and a tab', '两\n行\t名'],
  ['what SQL and URIs read as signs', `a'b"c;d--e?mode=memory#x%41&cache=shared`],
  ['a name like a database in memory', ':memory:'],
  ['a name like an address', 'file:x'],
  ['blanks at both ends and dots', ' . 清单. '],
  ['what Windows reserves', 'CON'],
  ['a leading dash', '--project'],
  ['letters of two directions', 'שלום‮x‬'],
  ['the same letter written in two ways', 'é é'],
];

it.each(NAMES)('%s', async (_what, name) => {
  const place = join(folder.path, name);
  mkdirSync(place);
  const { project, down, up } = smallProject(place);
  unwrap(adoptEntries(project, { entryIds: [...down, ...up], ...PEOPLE }));
  unwrap(sealRound(project));
  const request = {
    projectPath: project.path,
    folder: join(place, '备份'),
    reason: 'manual',
    at: project.session.now(),
  } as const;
  unwrap(backUp(project.database, request));
  unwrap(saveProjectCopy(project, join(place, '副本.shuangshu')));
  const out = { folder: join(place, '导出'), mustBeEmpty: false, formats: ['xlsx'] } as const;
  expect(codeOf(await exportTownshipLists(project, inlineTasks(), out))).toBe('ok');
  project.close();
  for (const path of [project.path, join(place, '副本.shuangshu')]) {
    const again = unwrap(openProjectFile(path, testOptions()));
    expect(verifyProject(again.read).ok).toBe(true);
    again.close();
  }
  expect(listBackups(join(place, '备份'))).toHaveLength(1);
  expect(readdirSync(join(place, '导出')).length).toBeGreaterThan(0);
  expect(readdirSync(place).sort()).toEqual(['东宁市.shuangshu', '副本.shuangshu', '备份', '导出'].sort());
});

it('a path of a thousand and more characters', () => {
  let place = folder.path;
  while (place.length < 1_200) {
    place = join(place, '很长的文件夹名称'.repeat(5));
    mkdirSync(place);
  }
  // SQLite itself takes no longer names than 512 bytes; that must be said, not met.
  expect(codeOf(openProjectFile(join(place, '东宁市.shuangshu'), testOptions()))).toBe('PROJECT_MISSING');
  try {
    const project = newProject(place);
    unwrap(addUnits(project, { kind: 'township', names: ['甲镇'] }));
    project.close();
    unwrap(openProjectFile(project.path, testOptions())).close();
  } catch (error) {
    expect(String(error)).toMatch(/DISK_ERROR|NO_PERMISSION/);
    expect(readdirSync(place)).toEqual([]);
  }
});
