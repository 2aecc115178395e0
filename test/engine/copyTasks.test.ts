/** A project on a stick is worked on here and brought back: never over work the copy lacks, whatever is done on either side. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { notePath } from '../../electron/engine/database/file/ownerNote';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { sha256 } from '../../electron/engine/database/log/canonicalJson';
import { record } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import type { Workbench } from '../../electron/engine/workbench';
import { ok } from '../../shared/result';
import { codeOf, newProject, temporaryFolder, testOptions, testSession, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';

let folder: { path: string; remove(): void };
let stick: string;
let origin: string;
let bench: Workbench;
let number = 0;

beforeEach(() => {
  folder = temporaryFolder();
  stick = join(folder.path, 'U盘');
  mkdirSync(stick);
  const made = newProject(stick, testOptions(), '东宁市');
  origin = made.path;
  made.close();
  bench = testWorkbench(folder.path, '');
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

async function openOrigin(): Promise<void> {
  bench.grant('origin', [origin]);
  unwrap(await callOn(bench, 'openProject', { grant: 'origin' }));
}

async function workHere(): Promise<void> {
  await openOrigin();
  unwrap(await callOn(bench, 'workHere', {}));
}

const bringBack = () => callOn(bench, 'bringBack', {});

async function addHere(): Promise<string> {
  number += 1;
  const name = `本机${number}镇`;
  unwrap(addUnits(unwrap(bench.project()), { kind: 'township', names: [name] }));
  return name;
}

/** Somebody else opens the file on the stick and works on it. */
function addThere(): string {
  number += 1;
  const name = `那边${number}镇`;
  const project = unwrap(openProjectFile(origin, testOptions({ session: testSession({ operator: '李红' }) })));
  unwrap(addUnits(project, { kind: 'township', names: [name] }));
  project.close();
  return name;
}

function namesOf(project: ProjectFile): string[] {
  return listUnits(project.read)
    .map(({ name }) => name)
    .sort();
}

function unitsHere(): string[] {
  return namesOf(unwrap(bench.project()));
}

function unitsAt(path: string): string[] {
  const project = unwrap(openProjectFile(path, testOptions()));
  try {
    expect(verifyProject(project.read).ok).toBe(true);
    return namesOf(project);
  } finally {
    project.close();
  }
}

/** Compared as text: two unlike files of half a megabyte would be shown byte by byte. */
function contentOf(path: string): string {
  return sha256(readFileSync(path));
}

const copyPath = (): string => unwrap(bench.project()).path;

describe('a copy of a project that lies on a stick', () => {
  it('is opened here, leaves the file there as it was, and names it', async () => {
    const before = contentOf(origin);
    await workHere();
    expect(copyPath()).toBe(join(folder.path, '双梳', '东宁市（本机）.shuangshu'));
    expect(contentOf(origin)).toBe(before);
    expect(existsSync(notePath(origin))).toBe(false);
    await addHere();
    const copy = unwrap(await callOn(bench, 'workingCopy', {}));
    expect(copy).toEqual({ originName: '东宁市.shuangshu', originFolder: stick, ahead: 1 });
  });

  it('is brought back with all that was done, and both have the same afterwards', async () => {
    await workHere();
    const name = await addHere();
    expect(unwrap(await bringBack())).toMatchObject({ originName: '东宁市.shuangshu', actions: 2 });
    expect(unwrap(await callOn(bench, 'workingCopy', {}))?.ahead).toBe(0);
    expect(unwrap(await bringBack()).actions).toBe(0);
    unwrap(await callOn(bench, 'closeProject', {}));
    expect(unitsAt(origin)).toContain(name);
  });

  it('is gone on with when the file on the stick is opened again', async () => {
    await workHere();
    const name = await addHere();
    const path = copyPath();
    await workHere();
    expect(copyPath()).toBe(path);
    expect(unitsHere()).toContain(name);
  });

  it('is made anew beside the old one when somebody worked on the stick meanwhile', async () => {
    await workHere();
    const here = await addHere();
    const old = copyPath();
    unwrap(await callOn(bench, 'closeProject', {}));
    const there = addThere();
    await workHere();
    expect(copyPath()).not.toBe(old);
    expect(unitsHere()).toContain(there);
    unwrap(await callOn(bench, 'closeProject', {}));
    expect(unitsAt(old)).toContain(here);
  });

  it('is the open project again after the engine was started anew', async () => {
    await workHere();
    await addHere();
    const path = copyPath();
    await bench.close();
    bench = testWorkbench(folder.path, '');
    bench.grant('copy', [path]);
    unwrap(await callOn(bench, 'openProject', { grant: 'copy' }));
    expect(unwrap(await callOn(bench, 'workingCopy', {}))?.ahead).toBe(1);
  });
});

describe('files that were put out from the file on the stick', () => {
  const putOutThere = (command: string, ...more: string[]): void => {
    const project = unwrap(openProjectFile(origin, testOptions({ session: testSession({ operator: '李红' }) })));
    for (const name of [command, ...more])
      unwrap(record(project, { name, input: {}, effect: 'neutral' }, () => ok({ value: null, summary: '导出台账' })));
    project.close();
  };
  const lastAction = (): string =>
    unwrap(bench.project()).read.value<string>('SELECT summary || input FROM action ORDER BY seq DESC LIMIT 1') ?? '';

  it('are no work: the copy is brought back, and its log keeps what was put out there', async () => {
    await workHere();
    const name = await addHere();
    putOutThere('exportReports');
    expect(unwrap(await bringBack()).actions).toBe(2);
    expect(lastAction()).toMatch(/原处另有 1 条导出一类的记录.*李红.*导出台账/);
    unwrap(await callOn(bench, 'closeProject', {}));
    expect(unitsAt(origin)).toContain(name);
  });

  it('leave nothing to bring back where nothing was done here', async () => {
    await workHere();
    await addHere();
    unwrap(await bringBack());
    putOutThere('exportReports');
    expect(unwrap(await bringBack()).actions).toBe(0);
  });

  it('are no reason to begin another copy', async () => {
    await workHere();
    await addHere();
    const path = copyPath();
    unwrap(await callOn(bench, 'closeProject', {}));
    putOutThere('exportReports');
    await workHere();
    expect(copyPath()).toBe(path);
  });

  it('stay where a 存照 covers them', async () => {
    await workHere();
    await addHere();
    putOutThere('exportReports', 'saveAnchor');
    expect(codeOf(await bringBack())).toBe('ORIGIN_PARTED');
  });

  it('from the copy alone are none to part with: the file there is the newer one', async () => {
    await workHere();
    addThere();
    expect(codeOf(await bringBack())).toBe('ORIGIN_NEWER');
  });
});

describe('bringing back is refused, and nothing is touched,', () => {
  const contents = (): string[] => [origin, copyPath()].map((path) => (existsSync(path) ? contentOf(path) : ''));
  const refusedWith = async (code: string): Promise<void> => {
    const before = contents();
    expect(codeOf(await bringBack())).toBe(code);
    expect(contents()).toEqual(before);
  };

  it('when the file there went on by itself', async () => {
    await workHere();
    await addHere();
    unwrap(await bringBack());
    addThere();
    await refusedWith('ORIGIN_NEWER');
  });

  it('when both went on', async () => {
    await workHere();
    await addHere();
    addThere();
    await refusedWith('ORIGIN_PARTED');
  });

  it('when another project lies there under that name', async () => {
    await workHere();
    await addHere();
    rmSync(origin);
    newProject(stick, testOptions(), '东宁市').close();
    await refusedWith('ORIGIN_OTHER');
  });

  it('when the stick is not there; once it is, the work gets there', async () => {
    await workHere();
    const name = await addHere();
    renameSync(stick, `${stick}拔出`);
    await refusedWith('ORIGIN_AWAY');
    renameSync(`${stick}拔出`, stick);
    unwrap(await bringBack());
    unwrap(await callOn(bench, 'closeProject', {}));
    expect(unitsAt(origin)).toContain(name);
  });

  it('while somebody has the file there open', async () => {
    await workHere();
    await addHere();
    const session = testSession({ operator: '李红', computer: '另一台' });
    const theirs = unwrap(openProjectFile(origin, testOptions({ session })));
    await refusedWith('PROJECT_LOCKED');
    theirs.close();
    expect(codeOf(await bringBack())).toBe('ok');
  });

  it('when what lies there is damaged', async () => {
    await workHere();
    await addHere();
    cpSync(join(import.meta.dirname, '../fixtures/projects/schema-1.shuangshu'), origin);
    await refusedWith('ORIGIN_OTHER');
  });

  it('for a project that was not copied from anywhere', async () => {
    await openOrigin();
    await refusedWith('ORIGIN_UNKNOWN');
  });
});

it('goes back to its place when the file there is gone', async () => {
  await workHere();
  const name = await addHere();
  rmSync(origin);
  unwrap(await bringBack());
  unwrap(await callOn(bench, 'closeProject', {}));
  expect(unitsAt(origin)).toContain(name);
});

it('whatever is done in whatever order, nothing written there is ever lost there, and nothing here', async () => {
  const step = fc.constantFrom('open', 'here', 'there', 'back');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      unwrap(await callOn(bench, 'closeProject', {}));
      let there = unitsAt(origin);
      await workHere();
      let path = copyPath();
      let here = unitsHere();
      for (const now of steps) {
        if (now === 'here') here = [...here, await addHere()].sort();
        if (now === 'there') there = [...there, addThere()].sort();
        if (now === 'back' && (await bringBack()).ok) there = here;
        if (now === 'open') {
          await workHere();
          if (copyPath() !== path) here = there;
          path = copyPath();
        }
        expect(unitsHere()).toEqual(here);
      }
      unwrap(await callOn(bench, 'closeProject', {}));
      expect(unitsAt(origin)).toEqual(there);
    }),
    { numRuns: 25 },
  );
});
