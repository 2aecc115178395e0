/** Copies taken while another connection writes are one state of the file: the one before, or the one after. */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyInUse } from '../../../electron/engine/database/file/copyInUse';
import { temporaryFolder } from '../../builders/project';

let folder: { path: string; remove(): void };
let path: string;
let copy: string;
let writer: Database.Database;

/** Two tables that every transaction brings to the same number, far apart in the file. */
beforeEach(() => {
  folder = temporaryFolder('disk');
  path = join(folder.path, '甲.db');
  copy = join(folder.path, '乙.db');
  writer = new Database(path);
  writer.pragma('locking_mode = EXCLUSIVE');
  writer.pragma('journal_mode = TRUNCATE');
  writer.pragma('cache_size = 5');
  writer.exec('CREATE TABLE one (n INTEGER); CREATE TABLE filling (text TEXT); CREATE TABLE other (n INTEGER);');
  writer.exec('INSERT INTO one VALUES (0); INSERT INTO other VALUES (0);');
  for (let row = 0; row < 200; row += 1) writer.prepare('INSERT INTO filling VALUES (?)').run('文'.repeat(400));
});
afterEach(() => {
  writer.close();
  folder.remove();
});

function write(number: number): void {
  writer.exec(
    `BEGIN; UPDATE one SET n = ${number}; UPDATE filling SET text = text || '增'; UPDATE other SET n = ${number}; COMMIT;`,
  );
}

function numbersIn(file: string): unknown[] {
  const database = new Database(file);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return [
      database.prepare('SELECT n FROM one').pluck().get(),
      database.prepare('SELECT n FROM other').pluck().get(),
      database.prepare('SELECT max(length(text)) FROM filling').pluck().get(),
    ];
  } finally {
    database.close();
  }
}

test('a transaction that has changed half of the file is rolled back in the copy', () => {
  write(1);
  writer.exec("BEGIN; UPDATE one SET n = 2; UPDATE filling SET text = text || '加字';");
  expect(copyInUse(path, copy)).toBe(true);
  expect(readdirSync(folder.path)).toContain('乙.db-journal');
  expect(numbersIn(copy)).toEqual([1, 1, 401]);
  writer.exec('UPDATE other SET n = 2; COMMIT;');
  expect(numbersIn(copy)).toEqual([1, 1, 401]);
});

test('a commit in the middle of copying has the file copied again', () => {
  let copies = 0;
  const disturbed = (from: string, to: string): void => {
    copyFileSync(from, to);
    copies += 1;
    if (copies === 1) write(1);
  };
  expect(copyInUse(path, copy, disturbed)).toBe(true);
  expect(copies).toBe(2);
  expect(numbersIn(copy)).toEqual([1, 1, 401]);
});

test('a transaction that ends between the copies of file and journal has both copied again', () => {
  writer.exec("BEGIN; UPDATE one SET n = 1; UPDATE filling SET text = text || '字';");
  let copies = 0;
  const disturbed = (from: string, to: string): void => {
    copyFileSync(from, to);
    copies += 1;
    if (copies !== 1) return;
    writer.exec('UPDATE other SET n = 1; COMMIT;');
    writer.exec("BEGIN; UPDATE one SET n = 2; UPDATE filling SET text = text || '字';");
  };
  expect(copyInUse(path, copy, disturbed)).toBe(true);
  expect(numbersIn(copy)).toEqual([1, 1, 401]);
});

test('a file that is written to all the time is not copied, and nothing is left', () => {
  let number = 0;
  const disturbed = (from: string, to: string): void => {
    copyFileSync(from, to);
    number += 1;
    write(number);
  };
  expect(copyInUse(path, copy, disturbed)).toBe(false);
  expect(number).toBeGreaterThan(1);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('乙'))).toEqual([]);
});
