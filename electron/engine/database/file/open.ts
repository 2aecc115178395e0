/** Opens and creates project files: header, lock, damage, migration, pragmas, capture; or a read-only copy. */
import { accessSync, closeSync, constants, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { diskFailure, systemCode } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import { installCapture } from '../log/capture';
import { abandonLongWrite } from '../longWrites';
import { MIGRATIONS } from '../migrations/all';
import type { Migration } from '../migrations/migration';
import { backUp } from './backup';
import { copyInUse } from './copyInUse';
import { findDamage } from './damage';
import { handleOf } from './handles';
import { readHeader } from './header';
import { migrate, newestVersion } from './migrate';
import { readNote, removeNote, writeNote } from './ownerNote';
import { holdFile, isInPlace, letFileGo } from './ownFiles';
import { setPragmas } from './pragmas';
import { failureOf, type ProjectFile, type Session } from './projectFile';

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

/** Creates an empty project file; the service writes its project row. Errors: PROJECT_EXISTS, NO_FOLDER, NO_PERMISSION, DISK_*. */
export function createProjectFile(path: string, options: OpenOptions): Result<ProjectFile> {
  const claimed = claimName(path);
  if (!claimed.ok) return claimed;
  try {
    const created = connect(path, options, true);
    if (!created.ok) rmSync(path, { force: true });
    return created;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Takes back a project just created, of which nothing is to remain. */
export function discardProjectFile(project: ProjectFile): void {
  project.close();
  rmSync(project.path, { force: true });
}

/** An empty file of that name, made by us and nobody else, so that a failed creation may remove it. */
function claimName(path: string): Result<null> {
  try {
    closeSync(openSync(path, 'wx'));
    return ok(null);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return fail('PROJECT_EXISTS', { file: path });
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return fail('NO_FOLDER', { folder: dirname(path) });
    const failure = diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
}

/**
 * Opens for editing; the lock is held until close. Errors: those of `readHeader`, NOT_WRITABLE, PROJECT_LOCKED with who
 * has it (operator, computer, since), PROJECT_DAMAGED, DISK_*.
 */
export function openProjectFile(path: string, options: OpenOptions): Result<ProjectFile> {
  const header = readHeader(path, newestVersion(options.migrations ?? MIGRATIONS));
  if (!header.ok) return header;
  if (!mayWrite(path)) return fail('NOT_WRITABLE', { file: path });
  const note = readNote(path);
  // Another computer's note cannot be judged by this computer's file lock: shares lock badly. A person decides.
  if (note && note.computer !== options.session.computer && !options.takeOver) return lockedBy(path);
  return connect(path, options, false);
}

/**
 * Looks into a project file that nobody has open, as it is: it is locked meanwhile, not brought up to date, and let go
 * again. Errors: those of `openProjectFile`.
 */
export function lookInto<T>(
  path: string,
  session: Session,
  look: (database: Database.Database) => Result<T>,
): Result<T> {
  const header = readHeader(path, newestVersion(MIGRATIONS));
  if (!header.ok) return header;
  const note = readNote(path);
  if (note && note.computer !== session.computer) return lockedBy(path);
  let database: Database.Database | undefined;
  let locked = false;
  try {
    database = new Database(path, { fileMustExist: true, timeout: 200 });
    setPragmas(database);
    database.exec('BEGIN EXCLUSIVE; COMMIT;');
    locked = true;
    return findDamage(database, path, MIGRATIONS) ?? look(database);
  } catch (error) {
    const failure = failureOf(error, path);
    if (failure?.code === 'PROJECT_LOCKED') return lockedBy(path);
    if (failure) return failure;
    throw error;
  } finally {
    if (database && locked) letGo(database);
    else database?.close();
  }
}

/** SQLite would open such a file all the same, silently for reading; the journal needs a place beside it too. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a private copy for looking only, also while somebody else edits. Errors: as above but PROJECT_WRITTEN for PROJECT_LOCKED. */
export function openReadOnlyCopy(path: string, options: OpenOptions): Result<ProjectFile> {
  const migrations = options.migrations ?? MIGRATIONS;
  const header = readHeader(path, newestVersion(migrations));
  if (!header.ok) return header;
  let folder: string | undefined;
  let database: Database.Database | undefined;
  const discard = () => {
    database?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    folder = mkdtempSync(join(tmpdir(), 'shuangshu-read-'));
    const copy = join(folder, basename(path));
    if (!copyInUse(path, copy)) {
      discard();
      return fail('PROJECT_WRITTEN', { file: path, ...holderOf(path) });
    }
    database = new Database(copy);
    setPragmas(database);
    const damage = findDamage(database, path, migrations);
    const migrated = damage ?? migrate(database, migrations, () => ok(null));
    if (!migrated.ok) {
      discard();
      return migrated;
    }
    database.pragma('query_only = ON');
    return ok(projectFile(path, database, options, true, discard));
  } catch (error) {
    discard();
    const failure = failureOf(error, path) ?? diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
}

function connect(path: string, options: OpenOptions, fresh: boolean): Result<ProjectFile> {
  const migrations = options.migrations ?? MIGRATIONS;
  let database: Database.Database | undefined;
  let locked = false;
  try {
    const open = new Database(path, { fileMustExist: true, timeout: 200 });
    database = open;
    setPragmas(open);
    // EXCLUSIVE locking keeps this lock after COMMIT, for as long as the connection lives.
    open.exec('BEGIN EXCLUSIVE; COMMIT;');
    locked = true;
    const damage = fresh ? null : findDamage(open, path, migrations);
    const migrated =
      damage ??
      migrate(open, migrations, () =>
        backUp(open, {
          projectPath: path,
          folder: options.backups ?? `${path}.backup`,
          reason: 'migration',
          at: options.session.now(),
        }),
      );
    if (!migrated.ok) {
      letGo(open);
      return migrated;
    }
    const project = projectFile(path, open, options, false, () => {
      removeNote(path, options.session);
      letGo(open);
    });
    holdFile(project, path);
    writeNote(path, options.session, options.session.now());
    return ok(project);
  } catch (error) {
    if (database && locked) letGo(database);
    else database?.close();
    const failure = failureOf(error, path) ?? diskFailure(error, path);
    if (failure?.code === 'PROJECT_LOCKED') return lockedBy(path);
    if (failure) return failure;
    throw error;
  }
}

/**
 * Closes without leaving the empty journal beside the file. SQLite itself removes it, while the lock is still held:
 * removing it afterwards could take away the journal of whoever opened the file in between.
 */
function letGo(database: Database.Database): void {
  try {
    if (journalIsEmpty(database.name)) {
      database.pragma('locking_mode = NORMAL');
      database.pragma('journal_mode = DELETE');
    }
  } catch (error) {
    // A disk that is gone keeps its journal; the next opening deals with it.
    if (!(failureOf(error, database.name) ?? diskFailure(error, database.name))) throw error;
  } finally {
    database.close();
  }
}

/**
 * A journal with something in it is that of a rolling back which the disk refused: the next opening needs it to put the
 * pages back. Leaving the mode would delete it, and the file would stay half written.
 */
function journalIsEmpty(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

function lockedBy(path: string): Result<never> {
  return fail('PROJECT_LOCKED', { file: path, ...holderOf(path) });
}

function holderOf(path: string): { operator: string; computer: string; since: string } {
  const { operator = '', computer = '', since = '' } = readNote(path) ?? {};
  return { operator, computer, since };
}

/** `release` closes the connection and puts away what belongs to it. */
function projectFile(
  path: string,
  database: Database.Database,
  options: OpenOptions,
  readOnly: boolean,
  release: () => void,
): ProjectFile {
  const handle = handleOf(database);
  if (!readOnly) installCapture(database, handle);
  let diskFailed = false;
  const project: ProjectFile = {
    path,
    readOnly,
    session: options.session,
    database,
    read: handle,
    write: handle,
    guardDisk(work) {
      if (readOnly) return fail('READ_ONLY', { file: path });
      if (diskFailed) return fail('DISK_ERROR', { file: path });
      if (!isInPlace(project)) return fail('PROJECT_MOVED', { file: path });
      try {
        const done = work();
        diskFailed = !done.ok && done.code === 'DISK_ERROR';
        return done;
      } catch (error) {
        const failure = failureOf(error, path);
        if (!failure) throw error;
        diskFailed = failure.code === 'DISK_ERROR';
        return failure;
      }
    },
    onCommit: (seq) => options.onCommit?.(seq),
    close() {
      try {
        abandonLongWrite(project);
      } finally {
        try {
          if (database.open) release();
        } finally {
          letFileGo(project);
        }
      }
    },
  };
  return project;
}
