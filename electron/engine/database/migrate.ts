/** Brings a project file to the newest schema: each step one transaction, a verified backup before the first. */
import type { Database } from 'better-sqlite3';
import type { Result } from '../../../shared/result';
import { ok } from '../../../shared/result';
import type { Migration } from './migrations/migration';
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

function applyStep(database: Database, { version, sql }: Migration): void {
  database
    .transaction(() => {
      database.exec(sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${version}`);
    })
    .immediate();
}

export function userVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
