/** A disk that fills up: every write is whole or refused with its sentence, and work goes on once there is space again. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { importSourceList } from '../../electron/engine/services/sources/importSourceList';
import { exportTownshipLists } from '../../electron/engine/services/townships/exportTownshipLists';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { codeOf, readEntry, temporaryFolder, testOptions, understoodFile, unwrap } from '../builders/project';
import { makeCounty } from './faultRun';
import { mayMount, mountDisk, remountDisk, unmountDisk } from './smallDisk';

const mountable = mayMount('disk full');
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
let disk: string;

beforeAll(() => {
  folder = temporaryFolder('disk');
  county = makeCounty();
  disk = join(folder.path, 'disk');
  mkdirSync(disk);
});
afterAll(() => {
  if (mountable) unmountDisk(disk);
  folder.remove();
  county.remove();
});

describe.skipIf(!mountable)('a disk of four megabytes', () => {
  it('fills up without harm, refuses what has no room, and takes work again after room was made', async () => {
    mountDisk(disk, 4);
    const path = join(disk, '县.shuangshu');
    cpSync(county.path, path);
    const project = unwrap(openProjectFile(path, testOptions()));
    const importNext = (number: number): string => {
      const rows = Array.from({ length: 300 }, (_, index) => readEntry(`第${number}批之${index}`));
      const file = understoodFile(`部门表${number}.xlsx`, rows);
      return codeOf(importSourceList(project, file, { unit: '市委组织部', direction: 'down' }));
    };
    const codes: string[] = [];
    for (let number = 0; codes.filter((code) => code !== 'ok').length < 4; number += 1) codes.push(importNext(number));
    const taken = codes.indexOf('DISK_FULL');
    expect(taken).toBeGreaterThan(1);
    expect(new Set(codes.slice(taken))).toEqual(new Set(['DISK_FULL']));
    expect(verifyProject(project.read).ok).toBe(true);

    // What goes out needs room too: nothing half-written stays.
    const out = join(disk, '导出');
    const exported = await exportTownshipLists(project, inlineTasks(), {
      folder: out,
      mustBeEmpty: false,
      formats: ['docx'],
    });
    expect(codeOf(exported)).toBe('DISK_FULL');

    const before = lastSeq(project.read);
    remountDisk(disk, 'size=16m');
    expect(importNext(1_000)).toBe('ok');
    expect(lastSeq(project.read)).toBe(before + 1);
    project.close();
    const again = unwrap(openProjectFile(path, testOptions()));
    expect(verifyProject(again.read).ok).toBe(true);
    again.close();
    rmSync(path);
  });
});
