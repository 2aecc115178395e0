/** What an edition changes: sums that tie for each township and department, files for each. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { exportNotices, readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { anlanWithFirstEdition, issueSecond } from '../../builders/editions';
import { codeOf, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  issueSecond(project);
});
afterEach(() => {
  project.close();
  folder.remove();
});

test('each township is told what came, went and reads otherwise, and its sums tie with the editions', () => {
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  const towns = notices.filter(({ kind }) => kind === 'township');
  expect(
    towns.map(({ unit, before, added, subtracted, changed, after }) => [
      unit,
      before,
      added,
      subtracted,
      changed,
      after,
    ]),
  ).toEqual([
    ['临江镇', 344, 0, 1, 1, 343],
    ['竹溪乡', 333, 1, 1, 1, 333],
    ['城南街道', 332, 0, 2, 0, 330],
  ]);
  for (const { before, added, subtracted, after, rows, changed } of notices) {
    expect(before + added - subtracted).toBe(after);
    expect(rows.length).toBe(added + subtracted + changed);
  }
  const listed = readEditions(project).map(({ townships }) => townships.map((town) => town.listed));
  expect([towns.map(({ before }) => before), towns.map(({ after }) => after)]).toEqual(listed);
});

test('departments are told where something of theirs changes, and no others', () => {
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  const departments = notices.filter(({ kind }) => kind === 'department');
  expect(departments.map(({ unit, subtracted }) => [unit, subtracted])).toContainEqual(['县公安局', 1]);
  expect(departments.every(({ rows }) => rows.length > 0)).toBe(true);
});

test('editions are held against each other as states of the pool', () => {
  const state = (editionId: number) => ({ kind: 'edition' as const, editionId });
  const comparison = unwrap(compareStates(project, { before: state(1), after: state(2), offset: 0, limit: 50 }));
  expect(comparison.before).toEqual({ name: '第1版', items: 367 });
  expect(comparison.counts).toMatchObject({ added: 1, subtracted: 1, reworded: 1, reapplied: 1 });
  expect(comparison.rows.every(({ changes }) => changes.length > 0)).toBe(true);
  expect(codeOf(readNotices(project, { beforeId: 2, afterId: 1 }))).toBe('BAD_INPUT');
});

test('notices go out as files, one a unit and format, read back like every paper', async () => {
  const request = { folder: join(folder.path, '通知'), beforeId: 1, afterId: 2, formats: ['docx', 'xlsx'] as const };
  const files = unwrap(await exportNotices(project, inlineTasks(), request));
  const count = unwrap(readNotices(project, { beforeId: 1, afterId: 2 })).length;
  expect(files).toHaveLength(2 * count);
  expect(
    files.map(({ path }) => path).some((path) => path.endsWith('安澜县_临江镇_变更通知_20260115_第2版.docx')),
  ).toBe(true);
  const one = unwrap(
    await exportNotices(project, inlineTasks(), { ...request, units: ['县公安局'], formats: ['docx'] }),
  );
  expect(one).toHaveLength(1);
});
