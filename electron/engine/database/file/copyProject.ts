/** A whole second file of a project: saved from the open one, or brought back from a backup; never over another file. */
import { closeSync, constants, copyFileSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { diskFailure, systemCode } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import { renameSoonSync } from '../../renameSoon';
import { MIGRATIONS } from '../migrations/all';
import { discard, headOf, syncPath, verifyCopy } from './backup';
import { readHeader } from './header';
import { newestVersion } from './migrate';
import { refusedAsOpen } from './ownFiles';
import { failureOf, type ProjectFile } from './projectFile';

/**
 * 另存副本: writes the project as it stands beside `target`, opens and checks that, and only then gives it the name.
 * Answers its size in bytes. Errors: PROJECT_EXISTS, NO_PERMISSION, DISK_*, PROJECT_DAMAGED.
 */
export function saveProjectCopy({ database, readOnly }: ProjectFile, target: string): Result<number> {
  return writeBeside(target, (temporary) => {
    // A project open for reading only is a private copy that nobody writes to, and may not even be vacuumed.
    if (readOnly) copyFileSync(database.name, temporary, constants.COPYFILE_EXCL);
    else database.prepare('VACUUM INTO ?').run(temporary);
    return verifyCopy(temporary, headOf(database));
  });
}

/**
 * Writes the project over an earlier state of itself: beside it first, checked, and put in its place only when `mayReplace`
 * says at the last moment that nobody changed it meanwhile. Errors: those of `mayReplace`, NO_PERMISSION, DISK_*, PROJECT_DAMAGED.
 */
export function replaceProjectFile(
  { database }: ProjectFile,
  target: string,
  mayReplace: () => Result<unknown>,
): Result<number> {
  const temporary = temporaryBeside(target);
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    const written = verifyCopy(temporary, headOf(database));
    if (!written.ok) return written;
    syncPath(temporary);
    const may = mayReplace();
    if (!may.ok) return may;
    renameSoonSync(temporary, target);
    syncPath(dirname(target));
    return ok(statSync(target).size);
  } catch (error) {
    const failure = failureOf(error, target) ?? diskFailure(error, target);
    if (failure) return failure;
    throw error;
  } finally {
    discard(temporary);
  }
}

/** Copies a backup to `target`; the backup itself is only read. Errors: as above, and those of `readHeader`. */
export function copyProjectFile(source: string, target: string): Result<number> {
  const header = readHeader(source, newestVersion(MIGRATIONS));
  if (!header.ok) return header;
  // A copy of a project being written could be half of an action; 另存副本 is the way to one.
  const open = refusedAsOpen(source);
  if (open) return open;
  return writeBeside(target, (temporary) => {
    copyFileSync(source, temporary, constants.COPYFILE_EXCL);
    return ok(null);
  });
}

function temporaryBeside(target: string): string {
  return join(dirname(target), `.writing-${process.pid}-${Date.now()}.shuangshu`);
}

function writeBeside(target: string, fill: (temporary: string) => Result<null>): Result<number> {
  const temporary = temporaryBeside(target);
  let claimed = false;
  try {
    // The name is taken first, so that nobody else's file of that name can be replaced by the renaming.
    closeSync(openSync(target, 'wx'));
    claimed = true;
    const filled = fill(temporary);
    if (filled.ok) {
      syncPath(temporary);
      renameSync(temporary, target);
      claimed = false;
      syncPath(dirname(target));
      return ok(statSync(target).size);
    }
    return filled;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return fail('PROJECT_EXISTS', { file: target });
    const failure = failureOf(error, target) ?? diskFailure(error, target);
    if (failure) return failure;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
    if (claimed) rmSync(target, { force: true });
  }
}

/** Name and identity of a backup of ours, which nobody writes to; null when it cannot be read. */
export function peekProject(path: string): { readonly uuid: string; readonly name: string } | null {
  if (!readHeader(path, newestVersion(MIGRATIONS)).ok) return null;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    return (database.prepare('SELECT uuid, name FROM project').get() ?? null) as { uuid: string; name: string } | null;
  } catch (error) {
    if (failureOf(error, path)) return null;
    throw error;
  } finally {
    database?.close();
  }
}
