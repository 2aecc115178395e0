/** A project as an earlier program made it: the program of today logs tables that came later, so these stand in it for the while. */
import Database from 'better-sqlite3';
import { TABLES } from '../../electron/engine/database/log/tables';
import { MIGRATIONS } from '../../electron/engine/database/migrations/all';
import type { Migration } from '../../electron/engine/database/migrations/migration';

/** Tables made by later migrations, each with the statement that makes it. */
function later(version: number): (readonly [table: string, statement: string])[] {
  return MIGRATIONS.slice(version).flatMap(({ sql }) =>
    [...sql.matchAll(/CREATE TABLE (\w+) [\s\S]*?\) STRICT;/g)].flatMap(([statement, table = '']) =>
      table in TABLES ? [[table, statement] as const] : [],
    ),
  );
}

export function migrationsUpTo(version: number): Migration[] {
  const made = later(version).map(([, statement]) => statement);
  return MIGRATIONS.slice(0, version).map((one) =>
    one.version === version ? { ...one, sql: [one.sql, ...made].join('\n') } : one,
  );
}

/** Once it is closed: the file is as it was left then. */
export function dropLater(path: string, version: number): void {
  const database = new Database(path);
  for (const [table] of later(version)) database.exec(`DROP TABLE ${table}`);
  database.close();
}
