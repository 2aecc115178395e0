/** Changes a project file behind the program's back, as somebody with an SQLite tool would. */
import Database from 'better-sqlite3';
import { openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { hashOfAction, hashOfRows, type LoggedAction } from '../../../electron/engine/database/log/record';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import type { Verification } from '../../../shared/views';
import { testOptions, unwrap } from '../../builders/project';

/** Runs `work` on the closed file with all triggers taken away, and puts them back as they were. */
export function tamper(path: string, work: (database: Database.Database) => void): void {
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  const triggers = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  work(database);
  for (const { sql } of triggers) database.exec(sql);
  database.close();
}

/** Puts a copy of a row in under another id, whatever columns the table has. */
export function duplicate(database: Database.Database, table: string, id: number, copyId: number): void {
  const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name <> 'id'`).pluck().all();
  const list = columns.map((name) => `"${String(name)}"`).join(', ');
  database.exec(`INSERT INTO "${table}" (id, ${list}) SELECT ${copyId}, ${list} FROM "${table}" WHERE id = ${id}`);
}

/** Gives the action a hash that fits its content, as somebody who knows the program would. */
export function rehash(database: Database.Database, seq: number): void {
  const rows = database
    .prepare('SELECT tableName, rowId, op, before, after FROM actionRow WHERE seq = ? ORDER BY ordinal')
    .all(seq) as Parameters<typeof hashOfRows>[0];
  database.prepare('UPDATE action SET rowsHash = ? WHERE seq = ?').run(hashOfRows(rows), seq);
  const action = database.prepare('SELECT * FROM action WHERE seq = ?').get(seq) as LoggedAction;
  database.prepare('UPDATE action SET hash = ? WHERE seq = ?').run(hashOfAction(action), seq);
}

export function verifyFile(path: string): Verification {
  const copy = unwrap(openReadOnlyCopy(path, testOptions()));
  try {
    return verifyProject(copy.read);
  } finally {
    copy.close();
  }
}
