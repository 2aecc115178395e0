/** Whole project files: copies, restored backups and the second place are checked, complete, and never over another file. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, copyBackup } from '../../../electron/engine/database/file/backup';
import { saveProjectCopy } from '../../../electron/engine/database/file/copyProject';
import { openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { presentRecent, stampOf } from '../../../electron/engine/recentProjects';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { folderName, SecondPlace } from '../../../electron/engine/safekeeping/secondPlace';
import { projectState } from '../../../electron/engine/services/project/rememberState';
import {
  findBackup,
  listRestorable,
  restoreBackup,
  verifyOtherFile,
} from '../../../electron/engine/services/project/restoreBackup';
import { addUnits, readUnits } from '../../../electron/engine/services/units/manageUnits';
import { codeOf, failureOf, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let root: string;
let uuid: string;
beforeEach(() => {
  folder = temporaryFolder();
  ({ project } = smallProject(folder.path));
  root = join(folder.path, 'backups');
  ({ uuid } = readProject(project.read));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const at = '2025-06-02T02:00:00.000Z';
const backup = (reason: 'manual' | 'sealing' = 'manual') =>
  unwrap(backUp(project.database, { projectPath: project.path, folder: join(root, uuid), reason, at }));
const place = (name: string) => join(folder.path, name);

describe('a copy of the open project', () => {
  it('holds everything up to the last action and opens', () => {
    const path = place('副本.shuangshu');
    expect(unwrap(saveProjectCopy(project, path))).toBe(readFileSync(path).length);
    const copy = unwrap(openProjectFile(path, testOptions()));
    expect(lastSeq(copy.read)).toBe(lastSeq(project.read));
    expect(readUnits(copy)).toEqual(readUnits(project));
    copy.close();
  });

  it('is made of a project open for reading only too', () => {
    const reader = unwrap(openReadOnlyCopy(project.path, testOptions()));
    unwrap(saveProjectCopy(reader, place('只读副本.shuangshu')));
    expect(unwrap(verifyOtherFile(place('只读副本.shuangshu'), testOptions())).ok).toBe(true);
    reader.close();
  });

  it('never takes the place of another file and leaves nothing behind when it fails', () => {
    const path = place('已有.shuangshu');
    writeFileSync(path, '别人的文件');
    expect(codeOf(saveProjectCopy(project, path))).toBe('PROJECT_EXISTS');
    expect(readFileSync(path, 'utf8')).toBe('别人的文件');
    expect(codeOf(saveProjectCopy(project, join(place('没有的文件夹'), '副本.shuangshu')))).toBe('DISK_ERROR');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.writing'))).toEqual([]);
  });
});

describe('a backup', () => {
  it('is listed by its project, the newest first, and comes back as a file of its own', () => {
    backup();
    unwrap(addUnits(project, { kind: 'department', names: ['市水务局'] }));
    backup('sealing');
    const [listed] = listRestorable(root);
    expect(listed).toMatchObject({ uuid, name: '东宁市' });
    expect(listed?.backups.map(({ reason }) => reason)).toEqual(['封存时', '手动']);
    const older = unwrap(findBackup(root, uuid, listed?.backups[1]?.fileName ?? ''));
    const restored = unwrap(restoreBackup(older, place('恢复.shuangshu'), testOptions()));
    expect(readUnits(restored).some(({ name }) => name === '市水务局')).toBe(false);
    expect(readUnits(restored).some(({ name }) => name === '市委组织部')).toBe(true);
    restored.close();
    expect(existsSync(older)).toBe(true);
  });

  it('does not come back over a file, nor from outside the list, nor when a bit of it flipped', () => {
    const { fileName } = backup();
    const source = unwrap(findBackup(root, uuid, fileName));
    expect(codeOf(restoreBackup(source, project.path, testOptions()))).toBe('PROJECT_EXISTS');
    expect(codeOf(findBackup(root, uuid, '../../东宁市.shuangshu'))).toBe('FILE_MISSING');
    expect(codeOf(findBackup(root, '..', fileName))).toBe('FILE_MISSING');
    const bytes = readFileSync(source);
    const name = bytes.indexOf('道河镇');
    bytes[name] = (bytes[name] ?? 0) ^ 1;
    writeFileSync(source, bytes);
    expect(codeOf(restoreBackup(source, place('坏.shuangshu'), testOptions()))).toBe('PROJECT_DAMAGED');
    expect(existsSync(place('坏.shuangshu'))).toBe(false);
  });

  it('is not listed when its folder holds nothing of ours', () => {
    expect(listRestorable(root)).toEqual([]);
    mkdirSync(join(root, uuid), { recursive: true });
    writeFileSync(join(root, uuid, '20250602-020000-0000001-manual-00000000.shuangshu'), '不是备份');
    expect(listRestorable(root)).toEqual([]);
  });
});

describe('the second place', () => {
  it('gets each backup byte for byte, in a folder named after the project', async () => {
    const changes: string[] = [];
    const second = new SecondPlace(() => changes.push(second.state.kind));
    second.reset(place('U盘'));
    const { fileName } = backup();
    second.copy(place('U盘'), { folder: join(root, uuid), fileName, at, project: { name: '东宁市: 清单', uuid } });
    await second.finished();
    expect(second.state).toEqual({ kind: 'copied', at, fileName });
    expect(changes).toEqual(['copied']);
    const there = join(place('U盘'), folderName({ name: '东宁市: 清单', uuid }), fileName);
    expect(there).toContain(`东宁市 清单-${uuid.slice(0, 8)}`);
    expect(readFileSync(there)).toEqual(readFileSync(join(root, uuid, fileName)));
  });

  it('says why when it fails, stops nothing, and works again later', async () => {
    const second = new SecondPlace(() => undefined);
    const { fileName } = backup();
    writeFileSync(place('不是文件夹'), '');
    const job = { folder: join(root, uuid), fileName, at, project: { name: '东宁市', uuid } };
    second.copy(place('不是文件夹'), job);
    await second.finished();
    expect(second.state).toMatchObject({ kind: 'failed', message: expect.stringContaining('磁盘出错') });
    rmSync(place('不是文件夹'));
    second.copy(place('不是文件夹'), job);
    await second.finished();
    expect(second.state.kind).toBe('copied');
    expect(failureOf(await copyBackup(join(root, uuid), '没有这份.shuangshu', place('U盘'))).code).toBe('DISK_ERROR');
  });
});

describe('a recent project', () => {
  const recent = () => {
    const state = { ...projectState(project), stamp: stampOf(project.path) };
    return { path: project.path, name: '东宁市', openedAt: at, state };
  };

  it('shows the figures it was left with until somebody else changes the file', () => {
    project.close();
    const known = { ...recentOf(), stamp: stampOf(project.path) };
    const shown = () =>
      presentRecent({ path: project.path, name: '东宁市', openedAt: at, state: known }, 'g', '编办-03');
    expect(shown().state).toMatchObject({ live: 0, pending: 7, scheme: '六类职责任务清单', round: { number: 1 } });
    writeFileSync(project.path, Buffer.concat([readFileSync(project.path), Buffer.alloc(1)]));
    expect(shown().state).toBeNull();

    function recentOf(): ReturnType<typeof projectState> {
      const again = unwrap(openProjectFile(project.path, testOptions()));
      const state = projectState(again);
      again.close();
      return state;
    }
  });

  it('says who has it open elsewhere, and that it is gone, damaged or no project', () => {
    expect(presentRecent(recent(), 'g', '别的电脑').hindrance).toMatchObject({ kind: 'locked', operator: '王建国' });
    expect(presentRecent(recent(), 'g', '编办-03').hindrance).toBeNull();
    const moved = { ...recent(), path: place('没有.shuangshu') };
    expect(presentRecent(moved, 'g', '编办-03').hindrance).toEqual({ kind: 'missing' });
    copyFileSync(project.path, place('新.shuangshu'));
    const bytes = readFileSync(place('新.shuangshu'));
    bytes.writeUInt32BE(9_999, 60);
    writeFileSync(place('新.shuangshu'), bytes);
    expect(presentRecent({ ...recent(), path: place('新.shuangshu') }, 'g', '编办-03').hindrance).toEqual({
      kind: 'newer',
    });
    writeFileSync(place('文.shuangshu'), '文字');
    expect(presentRecent({ ...recent(), path: place('文.shuangshu') }, 'g', '编办-03').hindrance).toEqual({
      kind: 'damaged',
    });
  });
});
