/** Brings a project file to the newest schema: each step one transaction, a verified backup before the first. */
import type { Database } from 'better-sqlite3';
import type { Result } from '../../../../shared/result';
import { ok } from '../../../../shared/result';
import type { Migration } from '../migrations/migration';
import { APPLICATION_ID } from './pragmas';

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Applies the steps the file lacks. `backupFirst` runs once before the first step of a file that holds data;
 * when it fails nothing is migrated.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  backupFirst: () => Result<unknown>,
): Result<number> {
  const from = userVersion(database);
  const missing = migrations.filter(({ version }) => version > from);
  if (missing.length === 0) return ok(from);
  if (from > 0) {
    const backup = backupFirst();
    if (!backup.ok) return backup;
  }
  for (const migration of missing) applyStep(database, migration);
  return ok(newestVersion(migrations));
}

/** References are looked at once the step is done: a table made anew is gone for a moment, and what refers to it stays. */
function applyStep(database: Database, { version, sql }: Migration): void {
  database.pragma('foreign_keys = OFF');
  try {
    database
      .transaction(() => {
        const before = dangling(database);
        database.exec(sql);
        if (dangling(database) > before) throw new Error(`migration ${version} leaves rows that refer to nothing`);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

/** Rows that refer to one that is not there; a damaged file may have had some before. */
function dangling(database: Database): number {
  return (database.pragma('foreign_key_check') as unknown[]).length;
}

export function userVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
