/** Project files made by somebody else on purpose: refused before anything in them runs, in time, and left as they are. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { sha256 } from '../../../electron/engine/database/log/canonicalJson';
import { codeOf, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let good: string;
let path: string;

beforeAll(() => {
  folder = temporaryFolder();
  const { project } = smallProject(folder.path);
  good = project.path;
  project.close();
  path = join(folder.path, '来路不明.shuangshu');
});
afterAll(() => folder.remove());

/** A copy changed as an SQLite tool could, with every safety of SQLite off. */
function made(change: (database: Database.Database) => void): void {
  copyFileSync(good, path);
  const database = new Database(path);
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  database.pragma('trusted_schema = ON');
  change(database);
  database.close();
}

function bytesMade(change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(good);
  change(bytes);
  writeFileSync(path, bytes);
}

/** Both ways of opening refuse with one of these, and the file is as it was. */
function isRefused(...codes: string[]): void {
  const before = sha256(readFileSync(path));
  for (const open of [openProjectFile, openReadOnlyCopy]) expect(codes).toContain(codeOf(open(path, testOptions())));
  expect(sha256(readFileSync(path))).toBe(before);
}

const SCHEMAS: readonly (readonly [what: string, sql: string])[] = [
  ['a trigger of its own', `CREATE TRIGGER evil AFTER INSERT ON action BEGIN DELETE FROM unit; END`],
  ['a view of its own', 'CREATE VIEW evil AS SELECT * FROM action'],
  ['a view that counts for ever', endless('evil')],
  ['an index over an expression', 'CREATE INDEX evil ON unit (abs(id))'],
  [
    'a table whose check takes all memory',
    `CREATE TABLE evil (x CHECK (length(hex(zeroblob(x * 400000000))) > 0)); PRAGMA ignore_check_constraints = ON; INSERT INTO evil VALUES (1)`,
  ],
  ['a column worked out by a random number', 'CREATE TABLE evil (x, y AS (x + 1) STORED); INSERT INTO evil VALUES (1)'],
  ['a virtual table', 'CREATE VIRTUAL TABLE evil USING fts5(x)'],
  ['a table for files', 'CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)'],
  ['a table less', 'PRAGMA foreign_keys = OFF; DROP TABLE waiver'],
  [
    'a trigger less',
    `DELETE FROM sqlite_schema WHERE type = 'trigger' AND rowid = (SELECT min(rowid) FROM sqlite_schema WHERE type = 'trigger')`,
  ],
];

function endless(name: string): string {
  return `CREATE VIEW ${name} AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n`;
}

describe('a file', () => {
  it.each(SCHEMAS)('with %s is not ours', (_what, sql) => {
    made((database) => void database.exec(sql));
    isRefused('PROJECT_DAMAGED');
  });

  it('whose project is a view that counts for ever is refused, not asked', () => {
    made((database) => {
      database.pragma('foreign_keys = OFF');
      database.pragma('legacy_alter_table = ON');
      database.exec(`ALTER TABLE project RENAME TO kept; ${endless('project')}`);
    });
    isRefused('PROJECT_DAMAGED');
  });

  it('whose schema cannot be read is refused', () => {
    made((database) => void database.exec(`UPDATE sqlite_schema SET sql = 'CREATE TABLE unit (' WHERE name = 'unit'`));
    isRefused('PROJECT_DAMAGED');
  });

  it('of a program to come is named as such', () => {
    made((database) => void database.pragma('user_version = 99'));
    isRefused('PROJECT_NEWER');
  });

  it.each([
    ['of another program', 68, 0x0badcafe],
    ['without a version', 60, 0],
  ])('%s is no project', (_what, at, value) => {
    bytesMade((bytes) => bytes.writeUInt32BE(value, at));
    isRefused('NOT_A_PROJECT', 'PROJECT_DAMAGED');
  });

  it.each([
    ['a page count of four thousand million', (bytes: Buffer) => bytes.writeUInt32BE(0xffff_fffe, 28)],
    ['pages of a size there is not', (bytes: Buffer) => bytes.writeUInt16BE(3, 16)],
    [
      'a list of free pages that bites its tail',
      (bytes: Buffer) => {
        bytes.writeUInt32BE(2, 32);
        bytes.writeUInt32BE(9, 36);
      },
    ],
    ['a first page that leads to itself', (bytes: Buffer) => bytes.fill(1, 108, 140)],
    ['a schema of another format', (bytes: Buffer) => bytes.writeUInt32BE(0x7fff_ffff, 44)],
    ['another text encoding', (bytes: Buffer) => bytes.writeUInt32BE(2, 56)],
    ['a reserved space as large as the page', (bytes: Buffer) => bytes.writeUInt8(255, 20)],
  ])('with %s is refused', (_what, change) => {
    bytesMade((bytes) => void change(bytes));
    isRefused('PROJECT_DAMAGED', 'NOT_A_PROJECT', 'DISK_ERROR');
  });

  it('with a header alone is refused', () => {
    writeFileSync(path, readFileSync(good).subarray(0, 100));
    isRefused('PROJECT_DAMAGED', 'NOT_A_PROJECT');
  });

  it('left in another way of writing by another tool is taken back into ours', () => {
    copyFileSync(good, path);
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.close();
    const project = unwrap(openProjectFile(path, testOptions()));
    expect(project.database.pragma('journal_mode', { simple: true })).toBe('truncate');
    project.close();
  });

  it('beside a journal of rubbish is opened as it stands', () => {
    copyFileSync(good, path);
    writeFileSync(`${path}-journal`, Buffer.alloc(4_096, 0xd9));
    unwrap(openProjectFile(path, testOptions())).close();
  });
});
