/** Opens and creates project files: header, lock, damage, migration, pragmas, capture; or a read-only copy. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../../shared/result';
import { backUp } from './backup';
import { installCapture } from './capture';
import { handleOf } from './handles';
import { readHeader } from './header';
import { migrate, newestVersion } from './migrate';
import { MIGRATIONS } from './migrations/all';
import type { Migration } from './migrations/migration';
import { readNote, removeNote, writeNote } from './ownerNote';
import { setPragmas } from './pragmas';
import { failureOf, type ProjectFile, type Session } from './projectFile';
import { hashOfAction, type LoggedAction } from './record';

export interface OpenOptions {
  readonly session: Session;
  /** Where automatic backups of this project go; null keeps none (only a migration then still makes one beside the file). */
  readonly backups: string | null;
  /** Take the file though a note of another computer lies beside it (that computer is known to be off). */
  readonly takeOver?: boolean;
  /** Tests bring older or newer ones. */
  readonly migrations?: readonly Migration[];
  onCommit?(seq: number): void;
}

/** Creates an empty project file; the service writes its project row. Errors: PROJECT_EXISTS, NO_PERMISSION, DISK_*. */
export function createProjectFile(path: string, options: OpenOptions): Result<ProjectFile> {
  if (existsSync(path)) return fail('PROJECT_EXISTS', { file: path });
  return connect(path, options, true);
}

/**
 * Opens for editing; the lock is held until close. Errors: those of `readHeader`, PROJECT_LOCKED with who has it
 * (operator, computer, since), PROJECT_DAMAGED, DISK_*.
 */
export function openProjectFile(path: string, options: OpenOptions): Result<ProjectFile> {
  const header = readHeader(path, newestVersion(options.migrations ?? MIGRATIONS));
  if (!header.ok) return header;
  const note = readNote(path);
  // Another computer's note cannot be judged by this computer's file lock: shares lock badly. A person decides.
  if (note && note.computer !== options.session.computer && !options.takeOver) return lockedBy(path);
  return connect(path, options, false);
}

/** Opens a private copy for looking only, also while somebody else edits. Errors: as above but never PROJECT_LOCKED. */
export function openReadOnlyCopy(path: string, options: OpenOptions): Result<ProjectFile> {
  const migrations = options.migrations ?? MIGRATIONS;
  const header = readHeader(path, newestVersion(migrations));
  if (!header.ok) return header;
  const folder = mkdtempSync(join(tmpdir(), 'shuangshu-read-'));
  const copy = join(folder, basename(path));
  copyQuiet(path, copy);
  const discard = () => rmSync(folder, { recursive: true, force: true });
  try {
    const database = new Database(copy);
    setPragmas(database);
    const migrated = migrate(database, migrations, () => ok(null));
    if (!migrated.ok) return migrated;
    const damage = findDamage(database, path);
    if (damage) {
      database.close();
      discard();
      return damage;
    }
    database.pragma('query_only = ON');
    return ok(projectFile(path, database, options, true, discard));
  } catch (error) {
    discard();
    const failure = failureOf(error, path);
    if (failure) return failure;
    throw error;
  }
}

/** Copies while nobody is in the middle of a write: journal empty, and the file unchanged meanwhile; else tries again. */
function copyQuiet(path: string, copy: string): void {
  const mark = () => {
    const { mtimeMs, size } = statSync(path);
    const journal = `${path}-journal`;
    return { stamp: `${mtimeMs}/${size}`, busy: existsSync(journal) && statSync(journal).size > 0 };
  };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const before = mark();
    copyFileSync(path, copy);
    const after = mark();
    if (!before.busy && !after.busy && before.stamp === after.stamp) return;
  }
  // A journal that stays is a crash's leftover: it is rolled back in the copy, as SQLite does on opening.
  copyFileSync(path, copy);
  if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
}

function connect(path: string, options: OpenOptions, fresh: boolean): Result<ProjectFile> {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: !fresh, timeout: 200 });
    setPragmas(database);
    // EXCLUSIVE locking keeps this lock after COMMIT, for as long as the connection lives.
    database.exec('BEGIN EXCLUSIVE; COMMIT;');
    const damage = fresh ? null : findDamage(database, path);
    if (damage) {
      database.close();
      return damage;
    }
    const open = database;
    const migrated = migrate(open, options.migrations ?? MIGRATIONS, () =>
      backUp(open, {
        projectPath: path,
        folder: options.backups ?? `${path}.backup`,
        reason: 'migration',
        at: options.session.now(),
      }),
    );
    if (!migrated.ok) {
      database.close();
      return migrated;
    }
    const since = options.session.now();
    writeNote(path, options.session, since);
    return ok(projectFile(path, database, options, false, () => removeNote(path)));
  } catch (error) {
    database?.close();
    const failure = failureOf(error, path);
    if (failure?.code === 'PROJECT_LOCKED') return lockedBy(path);
    if (failure) return failure;
    throw error;
  }
}

function lockedBy(path: string): Result<never> {
  const note = readNote(path);
  return fail('PROJECT_LOCKED', {
    file: path,
    operator: note?.operator ?? '',
    computer: note?.computer ?? '',
    since: note?.since ?? '',
  });
}

/** quick_check, and the newest action's hash: a cheap look; `verify` is the thorough one. */
function findDamage(database: Database.Database, path: string): Result<never> | null {
  try {
    const state = database.pragma('quick_check', { simple: true });
    if (state !== 'ok') return fail('PROJECT_DAMAGED', { file: path, found: String(state).slice(0, 200) });
    const last = database.prepare('SELECT * FROM action ORDER BY seq DESC LIMIT 1').get() as
      | (LoggedAction & { hash: string })
      | undefined;
    if (last && hashOfAction(last) !== last.hash) {
      return fail('PROJECT_DAMAGED', { file: path, found: `操作记录第 ${last.seq} 条与校验值不符` });
    }
    return null;
  } catch (error) {
    const failure = failureOf(error, path);
    if (failure) return failure;
    throw error;
  }
}

function projectFile(
  path: string,
  database: Database.Database,
  options: OpenOptions,
  readOnly: boolean,
  onClose: () => void,
): ProjectFile {
  const handle = handleOf(database);
  if (!readOnly) installCapture(database, handle);
  let diskFailed = false;
  return {
    path,
    readOnly,
    session: options.session,
    database,
    read: handle,
    write: handle,
    guardDisk(work) {
      if (readOnly) return fail('READ_ONLY', { file: path });
      if (diskFailed) return fail('DISK_ERROR', { file: path });
      try {
        return work();
      } catch (error) {
        const failure = failureOf(error, path);
        if (!failure) throw error;
        diskFailed = failure.code === 'DISK_ERROR';
        return failure;
      }
    },
    onCommit: (seq) => options.onCommit?.(seq),
    close() {
      if (!database.open) return;
      database.close();
      onClose();
    },
  };
}
