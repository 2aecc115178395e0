/** How every handle is set, and the proof that it is: an unset pragma would lose commits unnoticed. */
import type { Database } from 'better-sqlite3';

export const APPLICATION_ID = 0x5348_5348;

/** Below this SQLite has the WAL-reset bug and others; ours is newer, and stays so. */
const LEAST_SQLITE = [3, 51, 3];

/** Values as SQLite reads them back: synchronous 3 is EXTRA. */
const WANTED: readonly (readonly [pragma: string, set: string, reads: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'TRUNCATE', 'truncate'],
  ['synchronous', 'EXTRA', 3],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
];

/** Sets and asserts the pragmas. Throws when one does not hold: then nothing may be written. */
export function setPragmas(database: Database): void {
  assertVersion(database);
  for (const [pragma, set] of WANTED) database.pragma(`${pragma} = ${set}`);
  assertPragmas(database);
}

export function assertPragmas(database: Database): void {
  for (const [pragma, , reads] of WANTED) {
    const now = database.pragma(pragma, { simple: true });
    if (now !== reads) throw new Error(`pragma ${pragma} is ${String(now)}, must be ${reads}`);
  }
}

function assertVersion(database: Database): void {
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  for (const [index, least] of LEAST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${version} is older than ${LEAST_SQLITE.join('.')}`);
  }
}
