/** A town's own list says one duty twice: the two are told as a pair, other towns' wording is not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { findEntryDuplicates } from '../../../electron/engine/services/merge/findEntryDuplicates';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { codeOf, importList, readEntry, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const tasks = inlineTasks();
const run = { signal: new AbortController().signal, onProgress: () => undefined };
const unitOf = (name: string): number => project.read.value<number>('SELECT id FROM unit WHERE name = ?', [name]) ?? 0;
const pairsOf = async (unitId: number | null) =>
  unwrap(await findEntryDuplicates(project, tasks, { unitId }, run)).map(({ first, second }) => [
    first.name,
    second.name,
  ]);

beforeAll(() => {
  folder = temporaryFolder();
  project = smallProject(folder.path).project;
  importList(project, '老黑山镇', 'up', [
    readEntry('森林防火宣传'),
    readEntry('河道清淤疏浚'),
    readEntry('高龄津贴发放'),
    readEntry('开展森林防火宣传工作'),
  ]);
  importList(project, '三岔口镇', 'up', [readEntry('河道清淤疏浚'), readEntry('农村厕所改造')]);
});
afterAll(() => {
  project.close();
  folder.remove();
});

it('pairs the rows of one town that say one duty', async () => {
  expect(await pairsOf(unitOf('老黑山镇'))).toEqual([['森林防火宣传', '开展森林防火宣传工作']]);
});

it('pairs no row with that of another town', async () => {
  expect(await pairsOf(unitOf('三岔口镇'))).toEqual([]);
});

it('looks again when another list of the town has come in', async () => {
  importList(project, '三岔口镇', 'up', [readEntry('农村厕所改造'), readEntry('农村改厕'), readEntry('秸秆禁烧巡查')]);
  expect(await pairsOf(unitOf('三岔口镇'))).toContainEqual(['农村厕所改造', '农村改厕']);
});

it('stops when it is cancelled', async () => {
  const cancelled = new AbortController();
  cancelled.abort();
  const done = await findEntryDuplicates(project, tasks, { unitId: null }, { signal: cancelled.signal });
  expect(codeOf(done)).toBe('CANCELLED');
});
