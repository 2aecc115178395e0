/** A cheap look at a file before it is worked on: is it whole, is its schema ours, does its newest action hold? */
import Database, { SqliteError } from 'better-sqlite3';
import { type Failure, fail } from '../../../../shared/result';
import { hashOfAction, type LoggedAction } from '../log/record';
import type { Migration } from '../migrations/migration';
import { userVersion } from './migrate';
import { failureOf } from './projectFile';

/**
 * The schema against the migrations that made it, quick_check, and the newest action's hash; `verify` is the thorough
 * look. Errors: PROJECT_DAMAGED, NOT_A_PROJECT when its creation was cut off before the first action, DISK_ERROR.
 */
export function findDamage(
  database: Database.Database,
  path: string,
  migrations: readonly Migration[],
): Failure | null {
  try {
    // A flipped bit in a trigger or a table's text, or a trigger of somebody else's: nothing of it may run,
    // not even the constraints and indices that quick_check works out.
    const version = userVersion(database);
    const made = migrations.filter((migration) => migration.version <= version);
    if (schemaOf(database) !== schemaMadeBy(made))
      return fail('PROJECT_DAMAGED', { file: path, found: '表结构与本版本不符' });
    const state = database.pragma('quick_check', { simple: true });
    if (state !== 'ok') return fail('PROJECT_DAMAGED', { file: path, found: String(state).slice(0, 200) });
    const last = database.prepare('SELECT * FROM action ORDER BY seq DESC LIMIT 1').get() as
      | (LoggedAction & { hash: string })
      | undefined;
    if (!last) return fail('NOT_A_PROJECT', { file: path });
    if (hashOfAction(last) !== last.hash) {
      return fail('PROJECT_DAMAGED', { file: path, found: `操作记录第 ${last.seq} 条与校验值不符` });
    }
    return null;
  } catch (error) {
    const failure = failureOf(error, path);
    if (failure) return failure;
    // These statements are ours and right: whatever SQLite has against them lies in the file.
    if (error instanceof SqliteError) return fail('PROJECT_DAMAGED', { file: path, found: error.message });
    throw error;
  }
}

function schemaMadeBy(migrations: readonly Migration[]): string {
  const model = new Database(':memory:');
  try {
    for (const { sql } of migrations) model.exec(sql);
    return schemaOf(model);
  } finally {
    model.close();
  }
}

/** Remarks and line breaks in a migration's text are no part of the schema. */
function schemaOf(database: Database.Database): string {
  const rows = database
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .raw()
    .all() as unknown[][];
  // A flipped bit can make anything of a text.
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.replace(/--.*$/gm, '').replace(/\s+/g, ' ') : String(value);
  return JSON.stringify(rows.map((row) => row.map(plain)));
}
