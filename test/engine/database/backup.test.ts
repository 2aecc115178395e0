/** Backups: written beside, opened and compared before they get a name, kept by policy, and good for going back. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BackupReason, backUp, listBackups } from '../../../electron/engine/database/file/backup';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { codeOf, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { imagesOf } from './tableImages';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let backups: string;
let units = 0;
beforeEach(() => {
  folder = temporaryFolder();
  ({ project } = smallProject(folder.path));
  backups = join(folder.path, 'backups', 'uuid');
});
afterEach(() => {
  project.close();
  folder.remove();
});

function act(): void {
  units += 1;
  unwrap(addUnits(project, { kind: 'department', names: [`单位${units}`] }));
}

function make(at: string, reason: BackupReason = 'interval') {
  return backUp(project.database, { projectPath: project.path, folder: backups, reason, at });
}

const day = (number: number, time = '08:00:00') =>
  `${new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10)}T${time}.000Z`;

describe('a backup', () => {
  test('is named by time, action, reason and content, and listed the same way', () => {
    const made = unwrap(make('2025-06-02T09:10:11.500Z', 'opening'));
    expect(made.fileName).toMatch(/^20250602-091011-000000[0-9]-opening-[0-9a-f]{8}\.shuangshu$/);
    expect(made).toEqual({
      fileName: made.fileName,
      at: '2025-06-02T09:10:11Z',
      reason: '打开时',
      bytes: expect.any(Number),
      seq: lastSeq(project.read),
    });
    expect(listBackups(backups)).toEqual([made]);
    expect(readdirSync(backups)).toEqual([made.fileName]);
  });

  test('brings back exactly what stood in the project, verified, under another name', () => {
    act();
    const images = imagesOf(project);
    const { fileName } = unwrap(make(day(1)));
    act();
    const restored = join(folder.path, '恢复.shuangshu');
    copyFileSync(join(backups, fileName), restored);
    const again = unwrap(openProjectFile(restored, testOptions()));
    expect(imagesOf(again)).toEqual(images);
    expect(verifyProject(again.read)).toMatchObject({ ok: true, chain: { actions: lastSeq(project.read) - 1 } });
    unwrap(addUnits(again, { kind: 'department', names: ['市公安局'] }));
    again.close();
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('leaves the project open, locked and writable', () => {
    unwrap(make(day(1)));
    expect(codeOf(openProjectFile(project.path, testOptions()))).toBe('PROJECT_LOCKED');
    act();
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('that would not hold gets no name: a page of the project gone bad shows when it is made', () => {
    act();
    project.close();
    const bytes = readFileSync(project.path);
    const reader = new Database(project.path, { readonly: true });
    const root = Number(reader.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'actionRow'`).pluck().get());
    reader.close();
    bytes.fill(0xff, (root - 1) * 4096, root * 4096);
    const damaged = join(folder.path, '损坏.shuangshu');
    writeFileSync(damaged, bytes);
    const database = new Database(damaged);
    expect(codeOf(backUp(database, { projectPath: damaged, folder: backups, reason: 'manual', at: day(1) }))).toBe(
      'PROJECT_DAMAGED',
    );
    database.close();
    expect(readdirSync(backups)).toEqual([]);
  });

  test('whose copy lacks the newest action gets no name', () => {
    unwrap(make(day(1)));
    act();
    // The copy is compared with the project's own newest action, read after it was written.
    const late = Object.create(project.database) as typeof project.database;
    Object.assign(late, {
      prepare: (sql: string) =>
        sql.includes('FROM action') ? { get: () => ({ seq: 999, hash: 'x' }) } : project.database.prepare(sql),
    });
    expect(codeOf(backUp(late, { projectPath: project.path, folder: backups, reason: 'manual', at: day(2) }))).toBe(
      'PROJECT_DAMAGED',
    );
    expect(listBackups(backups)).toHaveLength(1);
    expect(readdirSync(backups)).toHaveLength(1);
  });

  test('where a file is in the way of its folder is a failure, and nothing is left', () => {
    writeFileSync(join(folder.path, 'backups'), '');
    expect(codeOf(make(day(1)))).toBe('DISK_ERROR');
    expect(readFileSync(join(folder.path, 'backups'), 'utf8')).toBe('');
  });
});

describe('the ring', () => {
  test('keeps the newest ten of one day, and of other days the last each', () => {
    for (let number = 1; number <= 3; number += 1) {
      for (const hour of ['08', '12', '17']) {
        act();
        unwrap(make(day(number, `${hour}:00:00`)));
      }
    }
    for (let minute = 10; minute < 22; minute += 1) {
      act();
      unwrap(make(day(4, `09:${minute}:00`)));
    }
    const kept = listBackups(backups).map(({ at }) => at);
    expect(kept).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `2025-01-04T09:${21 - index}:00Z`),
      '2025-01-03T17:00:00Z',
      '2025-01-02T17:00:00Z',
      '2025-01-01T17:00:00Z',
    ]);
  });

  test('keeps thirty days and, however old, those made before a migration and at a seal', () => {
    act();
    unwrap(make(day(1), 'migration'));
    act();
    unwrap(make(day(2), 'sealing'));
    // Dated files stand for days gone by: only names and sizes matter to the ring.
    for (let number = 3; number <= 45; number += 1) {
      const stamp = day(number).replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
      writeFileSync(join(backups, `${stamp}-${String(number).padStart(7, '0')}-interval-00000000.shuangshu`), 'x');
    }
    for (let more = 0; more < 50; more += 1) act();
    unwrap(make(day(46)));
    const kept = listBackups(backups);
    expect(kept.map(({ reason }) => reason)).toEqual([...Array.from({ length: 30 }, () => '定时'), '封存时', '升级前']);
    expect(kept.slice(0, 30).map(({ at }) => at.slice(0, 10))).toEqual(
      Array.from({ length: 30 }, (_, index) => day(46 - index).slice(0, 10)),
    );
  });

  test('of many seals keeps the newest twenty and the last of each year', () => {
    act();
    unwrap(make(day(1), 'sealing'));
    // Ten years, four seals each.
    for (let seal = 0; seal < 40; seal += 1) {
      const stamp = `${2026 + Math.floor(seal / 4)}0${2 + 2 * (seal % 4)}28-080000`;
      writeFileSync(join(backups, `${stamp}-${String(seal + 1_000).padStart(7, '0')}-sealing-00000000.shuangshu`), 'x');
    }
    // Thirty days that came later leave nothing of the seals to the days.
    for (let number = 0; number < 31; number += 1) {
      const stamp = day(number, '10:00:00').replace(/[-:]/g, '').replace('T', '-').slice(4, 15);
      writeFileSync(
        join(backups, `2036${stamp}-${String(number + 2_000).padStart(7, '0')}-interval-00000000.shuangshu`),
        'x',
      );
    }
    unwrap(make('2036-03-01T08:00:00.000Z', 'opening'));
    const seals = listBackups(backups).filter(({ reason }) => reason === '封存时');
    expect(seals).toHaveLength(20 + 5 + 1);
    expect(seals.slice(20).map(({ at }) => at.slice(0, 7))).toEqual([
      '2030-08',
      '2029-08',
      '2028-08',
      '2027-08',
      '2026-08',
      '2025-01',
    ]);
  });

  test('keeps what a restored older state makes, though its numbers are lower than those that were given up', () => {
    const early = unwrap(make(day(1)));
    for (let minute = 10; minute < 22; minute += 1) {
      act();
      unwrap(make(day(2, `09:${minute}:00`)));
    }
    const restored = join(folder.path, '恢复.shuangshu');
    copyFileSync(join(backups, early.fileName), restored);
    const again = unwrap(openProjectFile(restored, testOptions()));
    for (let minute = 30; minute < 42; minute += 1) {
      unwrap(addUnits(again, { kind: 'department', names: [`恢复后${minute}`] }));
      const at = day(2, `09:${minute}:00`);
      const made = backUp(again.database, { projectPath: restored, folder: backups, reason: 'interval', at });
      expect(codeOf(made)).toBe('ok');
    }
    again.close();
    const times = listBackups(backups).map(({ at }) => at.slice(11, 16));
    for (let minute = 32; minute < 42; minute += 1) expect(times).toContain(`09:${minute}`);
    expect(times).toContain('09:21');
  });

  test('keeps the last of each day of a restored older state too, however many days were given up', () => {
    act();
    unwrap(make(day(1)));
    for (let number = 1; number <= 30; number += 1) {
      const stamp = day(number, '17:00:00').replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
      writeFileSync(
        join(backups, `${stamp}-${String(1_000 + number).padStart(7, '0')}-interval-00000000.shuangshu`),
        'x',
      );
    }
    for (let number = 31; number <= 33; number += 1) {
      for (let minute = 10; minute < 25; minute += 1) {
        act();
        unwrap(make(day(number, `09:${minute}:00`)));
      }
    }
    const days = new Set(listBackups(backups).map(({ at }) => at.slice(0, 10)));
    expect([...days]).toEqual(expect.arrayContaining(['2025-01-31', '2025-02-01', '2025-02-02']));
  });

  test('goes by the order of actions, not by a clock that was set back', () => {
    for (let count = 0; count < 12; count += 1) {
      act();
      unwrap(make(day(40 - count)));
    }
    expect(listBackups(backups)[0]).toMatchObject({ seq: lastSeq(project.read), at: '2025-01-29T08:00:00Z' });
  });

  test('leaves files that are no backups alone and unlisted', () => {
    unwrap(make(day(1)));
    writeFileSync(join(backups, '说明.txt'), '请勿删除');
    writeFileSync(join(backups, '我的副本.shuangshu'), 'x');
    act();
    unwrap(make(day(2)));
    expect(listBackups(backups)).toHaveLength(2);
    expect(existsSync(join(backups, '说明.txt'))).toBe(true);
    expect(existsSync(join(backups, '我的副本.shuangshu'))).toBe(true);
  });

  test('of a folder that is not there is empty', () => {
    expect(listBackups(join(folder.path, '没有'))).toEqual([]);
  });
});
