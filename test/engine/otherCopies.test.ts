/** Two files of one project drift apart: whoever opens one is told what the other has more, once for each state of it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { readProject } from '../../electron/engine/repositories/project/projectRepository';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { Workbench } from '../../electron/engine/workbench';
import type { OtherCopy } from '../../shared/views/program';
import { newProject, temporaryFolder, testOptions, testSession, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
let ours: string;
let theirs: string;
let bench: Workbench;
let number = 0;

beforeEach(() => {
  folder = temporaryFolder();
  const made = newProject(folder.path);
  ours = made.path;
  theirs = join(folder.path, '东宁市（小王）.shuangshu');
  made.close();
  bench = testWorkbench(folder.path, '');
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

/** Somebody works on a file that is not open here. */
function workOn(path: string, steps: number, operator: string): void {
  const project = unwrap(openProjectFile(path, testOptions({ session: testSession({ operator }) })));
  for (let step = 0; step < steps; step += 1) {
    number += 1;
    unwrap(addUnits(project, { kind: 'township', names: [`第${number}镇`] }));
  }
  project.close();
}

async function open(path: string): Promise<readonly OtherCopy[]> {
  bench.grant('file', [path]);
  unwrap(await callOn(bench, 'openProject', { grant: 'file' }));
  return unwrap(await callOn(bench, 'otherCopies', {}));
}

/** Both are known here. */
async function copied(): Promise<void> {
  cpSync(ours, theirs);
  expect(await open(theirs)).toEqual([]);
  expect(await open(ours)).toEqual([]);
  bench.closeProject();
}

it('says what the other has more when both were worked on', async () => {
  await copied();
  workOn(theirs, 2, '小王');
  workOn(ours, 3, '李敏');
  const [copy, ...others] = await open(ours);
  expect(others).toEqual([]);
  expect(copy).toMatchObject({ fileName: '东宁市（小王）.shuangshu', folder: folder.path, ours: 3, theirs: 2 });
  expect(copy?.steps.map(({ seq, operator }) => [seq, operator])).toEqual([
    [2, '小王'],
    [3, '小王'],
  ]);
});

it('says once what is told, and again when the other went on', async () => {
  await copied();
  workOn(theirs, 1, '小王');
  workOn(ours, 1, '李敏');
  expect(await open(ours)).toHaveLength(1);
  bench.closeProject();
  expect(await open(ours)).toEqual([]);
  bench.closeProject();
  workOn(theirs, 1, '小王');
  expect(await open(ours)).toMatchObject([{ ours: 1, theirs: 2 }]);
});

it('says nothing of an older one, of another project, and of one that is gone', async () => {
  await copied();
  workOn(ours, 2, '李敏');
  expect(await open(ours)).toEqual([]);
  // The older one says that it is the older one.
  expect(await open(theirs)).toMatchObject([{ ours: 0, theirs: 2 }]);
  bench.closeProject();
  rmSync(theirs);
  const other = newProject(join(folder.path), testOptions(), '东宁市二');
  other.close();
  cpSync(other.path, theirs);
  expect(await open(ours)).toEqual([]);
  bench.closeProject();
  rmSync(theirs);
  expect(await open(ours)).toEqual([]);
});

it('counts both sides right, however long each went on alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(5), fc.nat(5), fc.nat(5), async (together, mine, yours) => {
      workOn(ours, together, '李敏');
      rmSync(theirs, { force: true });
      cpSync(ours, theirs);
      await open(theirs);
      bench.closeProject();
      workOn(theirs, yours, '小王');
      workOn(ours, mine, '李敏');
      const told = await open(ours);
      bench.closeProject();
      if (yours === 0) expect(told).toEqual([]);
      else expect(told).toMatchObject([{ ours: mine, theirs: yours, steps: { length: yours } }]);
    }),
    { numRuns: 12 },
  );
});

it('knows a file of the project by what it is, not by its name: the project here may be called otherwise since', async () => {
  cpSync(ours, theirs);
  await open(theirs);
  await open(ours);
  const { effectiveDate } = readProject(unwrap(bench.project()).read);
  unwrap(await callOn(bench, 'updateProject', { name: '东宁市乡镇履职事项', effectiveDate }));
  bench.closeProject();
  workOn(theirs, 1, '小王');
  expect(await open(ours)).toMatchObject([{ fileName: '东宁市（小王）.shuangshu', theirs: 1 }]);
});
