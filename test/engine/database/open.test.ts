/** Opening, creating and closing project files: how the handle is set, what is refused, what is left beside the file. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestVersion } from '../../../electron/engine/database/file/migrate';
import { createProjectFile, openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { notePath, readNote, refreshNote } from '../../../electron/engine/database/file/ownerNote';
import { APPLICATION_ID, assertPragmas } from '../../../electron/engine/database/file/pragmas';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { MIGRATIONS } from '../../../electron/engine/database/migrations/all';
import type { Migration } from '../../../electron/engine/database/migrations/migration';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { errorText } from '../../../shared/errorText';
import {
  codeOf,
  failureOf,
  newProject,
  temporaryFolder,
  testOptions,
  testSession,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function settings(project: ProjectFile): Record<string, unknown> {
  const names = [
    'journal_mode',
    'synchronous',
    'locking_mode',
    'trusted_schema',
    'cell_size_check',
    'foreign_keys',
    'application_id',
    'user_version',
  ];
  return Object.fromEntries(names.map((name) => [name, project.database.pragma(name, { simple: true })]));
}

const WANTED = {
  journal_mode: 'truncate',
  synchronous: 3,
  locking_mode: 'exclusive',
  trusted_schema: 0,
  cell_size_check: 1,
  foreign_keys: 1,
  application_id: APPLICATION_ID,
  user_version: MIGRATIONS.at(-1)?.version,
};

describe('every handle', () => {
  test('is durable, exclusive and distrustful: created, reopened and read-only alike', () => {
    const created = newProject(folder.path);
    expect(settings(created)).toEqual(WANTED);
    const copy = unwrap(openReadOnlyCopy(created.path, testOptions()));
    expect(settings(copy)).toEqual(WANTED);
    copy.close();
    created.close();
    const reopened = unwrap(openProjectFile(created.path, testOptions()));
    expect(settings(reopened)).toEqual(WANTED);
    unwrap(addUnits(reopened, { kind: 'township', names: ['道河镇'] }));
    expect(settings(reopened)).toEqual(WANTED);
    reopened.close();
  });

  test.each([
    'journal_mode = MEMORY',
    'synchronous = NORMAL',
    'locking_mode = NORMAL',
    'foreign_keys = OFF',
    'trusted_schema = ON',
    'cell_size_check = OFF',
  ])('is refused when a pragma does not hold: %s', (pragma) => {
    const project = newProject(folder.path);
    project.database.pragma(pragma);
    expect(() => assertPragmas(project.database)).toThrow(pragma.split(' ')[0]);
    project.close();
  });

  test('turns a file that came in WAL mode into one without', () => {
    const { path, close } = newProject(folder.path);
    close();
    const foreign = new Database(path);
    foreign.pragma('journal_mode = WAL');
    foreign.close();
    const project = unwrap(openProjectFile(path, testOptions()));
    expect(settings(project)).toEqual(WANTED);
    project.close();
    expect(readFileSync(path).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
  });
});

describe('opening refuses', () => {
  function refusal(name: string, bytes: Uint8Array | string): string {
    const path = join(folder.path, name);
    writeFileSync(path, bytes);
    const before = readFileSync(path);
    const codes = [openProjectFile, openReadOnlyCopy].map((open) => codeOf(open(path, testOptions())));
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder.path)).toEqual([name]);
    expect(codes[1]).toBe(codes[0]);
    return codes[0] ?? '';
  }

  test('what is no project: a text, an empty file, a database of somebody else', () => {
    const other = new Database(':memory:');
    other.exec('CREATE TABLE contact (name TEXT)');
    const bytes = other.serialize();
    expect(refusal('a.shuangshu', '事项名称,工作任务\n'.repeat(20))).toBe('NOT_A_PROJECT');
    folder.remove();
    mkdirSync(folder.path);
    expect(refusal('b.shuangshu', '')).toBe('NOT_A_PROJECT');
    folder.remove();
    mkdirSync(folder.path);
    expect(refusal('c.shuangshu', bytes)).toBe('NOT_A_PROJECT');
  });

  test('a file of a newer program and leaves its bytes as they are', () => {
    const project = newProject(folder.path);
    project.close();
    const newer = new Database(project.path);
    newer.pragma('user_version = 99');
    newer.close();
    const before = readFileSync(project.path);
    for (const open of [openProjectFile, openReadOnlyCopy]) {
      expect(failureOf(open(project.path, testOptions()))).toMatchObject({
        code: 'PROJECT_NEWER',
        detail: { version: 99, newest: MIGRATIONS.at(-1)?.version },
      });
    }
    expect(readFileSync(project.path)).toEqual(before);
    expect(readdirSync(folder.path)).toEqual(['东宁市.shuangshu']);
  });

  test('a path with nothing there, and one that is a folder', () => {
    expect(codeOf(openProjectFile(join(folder.path, '没有.shuangshu'), testOptions()))).toBe('PROJECT_MISSING');
    for (const open of [openProjectFile, openReadOnlyCopy]) {
      const { code, detail } = failureOf(open(folder.path, testOptions()));
      expect(errorText(code, { ...detail, file: '东宁市' })).toContain('“东宁市”是文件夹');
    }
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('a file whose creation was cut off before its first action', () => {
    const path = join(folder.path, '半途.shuangshu');
    const begun = unwrap(createProjectFile(path, testOptions()));
    begun.close();
    expect(codeOf(openProjectFile(path, testOptions()))).toBe('NOT_A_PROJECT');
    expect(codeOf(openReadOnlyCopy(path, testOptions()))).toBe('NOT_A_PROJECT');
  });
});

describe('creating', () => {
  test('never touches a file that is there', () => {
    const path = join(folder.path, '东宁市.shuangshu');
    writeFileSync(path, 'anything');
    expect(codeOf(createProjectFile(path, testOptions()))).toBe('PROJECT_EXISTS');
    expect(readFileSync(path, 'utf8')).toBe('anything');
  });

  test('in a folder that does not exist is a failure, not an exception', () => {
    expect(codeOf(createProjectFile(join(folder.path, '没有', 'a.shuangshu'), testOptions()))).toBe('NO_FOLDER');
  });

  test('leaves no file behind when it fails midway, so that it can be tried again', () => {
    const path = join(folder.path, 'a.shuangshu');
    const broken: Migration = { version: 1, name: 'broken', sql: 'CREATE TABLE half (id INTEGER); CREATE NONSENSE;' };
    expect(() => createProjectFile(path, testOptions({ migrations: [broken] }))).toThrow(/NONSENSE/);
    expect(readdirSync(folder.path)).toEqual([]);
    unwrap(createProjectFile(path, testOptions())).close();
  });
});

describe('closing', () => {
  test('leaves the project file alone in its folder: no journal, no note', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
    expect(existsSync(`${project.path}-journal`)).toBe(true);
    expect(existsSync(notePath(project.path))).toBe(true);
    project.close();
    expect(readdirSync(folder.path)).toEqual(['东宁市.shuangshu']);
    const again = unwrap(openProjectFile(project.path, testOptions()));
    again.close();
    expect(readdirSync(folder.path)).toEqual(['东宁市.shuangshu']);
  });

  test('leaves the note of a computer that took the file over meanwhile, on a share that does not lock', () => {
    const project = newProject(folder.path);
    const since = '2025-06-02T02:00:00.000Z';
    const theirs = { operator: '小王', computer: '编办-07', pid: 1, since, heartbeat: since };
    writeFileSync(notePath(project.path), JSON.stringify(theirs));
    refreshNote(project.path, testSession(), since);
    project.close();
    expect(readNote(project.path)).toEqual(theirs);
  });

  test('may be done twice', () => {
    const project = newProject(folder.path);
    project.close();
    expect(() => project.close()).not.toThrow();
  });

  test('leaves the next opener a file of the same content', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇'] }));
    project.close();
    const again = unwrap(openProjectFile(project.path, testOptions()));
    expect(listUnits(again.read, 'township').map(({ name }) => name)).toEqual(['道河镇', '绥阳镇']);
    again.close();
  });
});

describe('the read-only copy', () => {
  test('shows committed data while somebody edits, refuses writes, and vanishes when closed', () => {
    const project = newProject(folder.path);
    unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
    const copy = unwrap(openReadOnlyCopy(project.path, testOptions()));
    expect(listUnits(copy.read, 'township').map(({ name }) => name)).toEqual(['道河镇']);
    expect(copy.readOnly).toBe(true);
    expect(codeOf(addUnits(copy, { kind: 'township', names: ['绥阳镇'] }))).toBe('READ_ONLY');
    const place = String(copy.database.name);
    copy.close();
    expect(existsSync(place)).toBe(false);
    expect(readNote(project.path)?.operator).toBe('王建国');
    project.close();
  });

  test('of a file of an older program is brought up to date without touching the file', () => {
    const project = newProject(folder.path);
    project.close();
    const before = readFileSync(project.path);
    const next: Migration = {
      version: newestVersion(MIGRATIONS) + 1,
      name: 'more',
      sql: `ALTER TABLE project ADD COLUMN note TEXT NOT NULL DEFAULT ''`,
    };
    const copy = unwrap(openReadOnlyCopy(project.path, testOptions({ migrations: [...MIGRATIONS, next] })));
    expect(copy.read.value('SELECT note FROM project')).toBe('');
    expect(readProject(copy.read).name).toBe('东宁市');
    copy.close();
    expect(readFileSync(project.path)).toEqual(before);
  });
});
