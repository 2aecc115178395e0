/** Migrations: numbered without gaps, each one transaction, a verified backup before the first. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBackups } from '../../../electron/engine/database/file/backup';
import { userVersion } from '../../../electron/engine/database/file/migrate';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { MIGRATIONS } from '../../../electron/engine/database/migrations/all';
import type { Migration } from '../../../electron/engine/database/migrations/migration';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { codeOf, newProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;
const more: Migration = {
  version: NEWEST + 1,
  name: 'more',
  sql: `ALTER TABLE project ADD COLUMN note TEXT NOT NULL DEFAULT ''`,
};
const evenMore: Migration = {
  version: NEWEST + 2,
  name: 'evenMore',
  sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT',
};
const broken: Migration = {
  version: NEWEST + 2,
  name: 'broken',
  sql: `CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; UPDATE project SET name = '半途'; INSERT INTO missing VALUES (1);`,
};

let folder: { path: string; remove(): void };
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  const project = newProject(folder.path);
  path = project.path;
  project.close();
});
afterEach(() => folder.remove());

test('numbers run from 1 without gaps, so that a version names its steps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('missing steps are applied in order and the file carries the new version', () => {
  const backups = join(folder.path, 'backups');
  const project = unwrap(openProjectFile(path, testOptions({ backups, migrations: [...MIGRATIONS, more, evenMore] })));
  expect(userVersion(project.database)).toBe(NEWEST + 2);
  expect(project.read.value('SELECT note FROM project')).toBe('');
  project.close();
  expect(codeOf(openProjectFile(path, testOptions()))).toBe('PROJECT_NEWER');
});

test('a backup of the old version is made first, and opens in the old program', () => {
  const backups = join(folder.path, 'backups');
  unwrap(openProjectFile(path, testOptions({ backups, migrations: [...MIGRATIONS, more] }))).close();
  const [backup, ...others] = listBackups(backups);
  expect([backup?.reason, others]).toEqual(['升级前', []]);
  const old = unwrap(openProjectFile(join(backups, backup?.fileName ?? ''), testOptions()));
  expect([userVersion(old.database), readProject(old.read).name]).toEqual([NEWEST, '东宁市']);
  old.close();
});

test('a file that needs no step gets no backup', () => {
  const backups = join(folder.path, 'backups');
  unwrap(openProjectFile(path, testOptions({ backups }))).close();
  expect(existsSync(backups)).toBe(false);
});

test('without a folder of its own the backup goes beside the file', () => {
  unwrap(openProjectFile(path, testOptions({ migrations: [...MIGRATIONS, more] }))).close();
  expect(listBackups(`${path}.backup`)).toHaveLength(1);
});

test('a step that fails leaves the steps before it done and nothing of itself', () => {
  const options = testOptions({ backups: join(folder.path, 'backups'), migrations: [...MIGRATIONS, more, broken] });
  expect(() => openProjectFile(path, options)).toThrow(/missing/);
  const project = unwrap(openProjectFile(path, testOptions({ migrations: [...MIGRATIONS, more] })));
  expect(userVersion(project.database)).toBe(NEWEST + 1);
  expect(project.read.value(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`)).toBe(0);
  expect(readProject(project.read).name).toBe('东宁市');
  project.close();
});

test('a first step that fails leaves the content as it was', () => {
  const options = testOptions({
    backups: join(folder.path, 'backups'),
    migrations: [...MIGRATIONS, { ...broken, version: NEWEST + 1 }],
  });
  expect(() => openProjectFile(path, options)).toThrow(/missing/);
  const project = unwrap(openProjectFile(path, testOptions()));
  expect([userVersion(project.database), readProject(project.read).name]).toEqual([NEWEST, '东宁市']);
  project.close();
  expect(readdirSync(folder.path).sort()).toEqual(['backups', '东宁市.shuangshu']);
});

test('a step that leaves rows referring to nothing is taken back, and references hold again after any step', () => {
  const cut: Migration = {
    version: NEWEST + 1,
    name: 'cut',
    sql: `INSERT INTO unitAlias (unitId, alias) VALUES (999, '没有的单位')`,
  };
  const options = testOptions({ backups: join(folder.path, 'backups'), migrations: [...MIGRATIONS, cut] });
  expect(() => openProjectFile(path, options)).toThrow(/refer to nothing/);
  const project = unwrap(openProjectFile(path, testOptions({ migrations: [...MIGRATIONS, more] })));
  expect(project.read.value('SELECT count(*) FROM unitAlias')).toBe(0);
  expect(project.database.pragma('foreign_keys', { simple: true })).toBe(1);
  project.close();
});

test('no step runs when the backup cannot be made', () => {
  const inTheWay = join(folder.path, 'backups');
  writeFileSync(inTheWay, 'a file where the folder should be');
  const before = readFileSync(path);
  expect(codeOf(openProjectFile(path, testOptions({ backups: inTheWay, migrations: [...MIGRATIONS, more] })))).toBe(
    'DISK_ERROR',
  );
  expect(readFileSync(path)).toEqual(before);
});

test('a file made from the same schema with other remarks and line breaks opens', () => {
  const reworded = MIGRATIONS.map((migration) => ({ ...migration, sql: migration.sql.replace(/--.*$/gm, '-- 说明') }));
  unwrap(openProjectFile(path, testOptions({ migrations: reworded }))).close();
  const other = MIGRATIONS.map((migration) => ({
    ...migration,
    sql: migration.sql.replaceAll('townshipRole', 'otherRole'),
  }));
  expect(codeOf(openProjectFile(path, testOptions({ migrations: other })))).toBe('PROJECT_DAMAGED');
});
