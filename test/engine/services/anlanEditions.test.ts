/** 安澜县 from its published files through its 14 requests to edition 2, with exactly the figures of its README. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readDuties } from '../../../electron/engine/services/editions/readAccountability';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { anlanWithFirstEdition, issue, playToSecond, SECOND } from '../../builders/editions';
import { temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  playToSecond(project);
});
afterEach(() => {
  project.close();
  folder.remove();
});

function held(day: string, township: string, text: string) {
  const duties = unwrap(readDuties(project, { day, township, text, offset: 0, limit: 10 }));
  return duties.rows.map(({ borne, serial, words }) => ({ borne, serial, words }));
}

test('edition 2 has 345, 336 and 332 duties per town, 369 items, 1,013 镇次, and nothing that was not approved', () => {
  const checks = checkProject(project).filter(({ state }) => state === 'failed');
  expect(checks.map(({ id, detail }) => [id, detail])).toEqual([]);
  unwrap(issue(project, SECOND));
  const [, second] = readEditions(project);
  expect(second).toMatchObject({ name: '第2版', docNumber: '安办发〔2026〕3号', items: 369, townTimes: 1013 });
  expect(second?.townships.map(({ township, listed, perList }) => [township, listed, perList])).toEqual([
    ['临江镇', 345, [120, 102, 123]],
    ['竹溪乡', 336, [116, 98, 122]],
    ['城南街道', 332, [113, 95, 124]],
  ]);
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  expect(
    notices
      .filter(({ kind }) => kind === 'township')
      .map(({ before, added, subtracted, after }) => [before, added, subtracted, after]),
  ).toEqual([
    [344, 4, 3, 345],
    [333, 4, 1, 336],
    [332, 3, 3, 332],
  ]);
});

test('between the editions each decision holds from its own day, and a temporary duty ends on its own', () => {
  const flood = '水毁设施恢复重建';
  expect(held('2025-07-27', '竹溪乡', flood)).toEqual([]);
  expect(held('2025-07-28', '竹溪乡', flood)).toEqual([
    { borne: true, serial: null, words: expect.stringContaining('自 2025-07-28 起执行') },
  ]);
  expect(held('2025-07-28', '城南街道', flood)).toEqual([]);
  expect(held('2025-08-31', '城南街道', '视频监控建设')).toEqual([{ borne: true, serial: 23, words: '' }]);
  expect(held('2025-09-01', '城南街道', '视频监控建设')).toEqual([
    { borne: false, serial: 23, words: expect.stringContaining('自 2025-09-01 起执行') },
  ]);
  unwrap(issue(project, SECOND));
  expect(held('2026-06-30', '竹溪乡', flood)).toMatchObject([{ borne: true, words: '' }]);
  expect(held('2026-07-01', '竹溪乡', flood)).toMatchObject([
    { borne: false, words: expect.stringContaining('至 2026-06-30 到期，自动终止') },
  ]);
});
