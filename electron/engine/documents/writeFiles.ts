/** Puts a set of files into a folder: all of them or none, durable, never over an existing name. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { diskFailure, systemCode } from '../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../shared/result';
import { isRunning } from '../isRunning';
import { renameSoon } from '../renameSoon';

export interface PendingFile {
  /** Wished name; a number is added when it is taken. */
  readonly name: string;
  /** A folder within the folder; it may be there already. */
  readonly subfolder?: string;
  readonly bytes: Uint8Array;
}

export interface FileSet {
  /** Writes one file under a temporary name; answers the path it will have. Errors: DISK_FULL, DISK_ERROR, NO_PERMISSION. */
  add(file: PendingFile): Result<string>;
  /** Gives all files their names; answers the paths in the order they were added. */
  commit(): Promise<Result<string[]>>;
  /** Takes back whatever was written. */
  discard(): void;
}

/** Makes the folder if need be. Errors: FOLDER_NOT_EMPTY when `mustBeEmpty`, NO_FOLDER, NO_PERMISSION, DISK_ERROR, DISK_FULL below 3 MB. */
export function openFileSet(folder: string, mustBeEmpty: boolean): Result<FileSet> {
  const prepared = guard(folder, () => {
    if (!makeFolder(folder)) return fail('NO_FOLDER', { folder });
    sweep(folder);
    if (mustBeEmpty && readdirSync(folder).length > 0) return fail('FOLDER_NOT_EMPTY', { file: folder });
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < 3_000_000 ? fail('DISK_FULL', { file: folder }) : ok(null);
  });
  return prepared.ok ? ok(fileSet(folder)) : prepared;
}

/** False where a file stands in its way. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

/** Whether files can be put there, for whoever does before it what cannot be taken back. Errors: those of `openFileSet` and its `add`. */
export function tryFolder(folder: string): Result<null> {
  const set = openFileSet(folder, false);
  if (!set.ok) return set;
  const added = set.value.add({ name: '试写.txt', bytes: new Uint8Array(1) });
  set.value.discard();
  return added.ok ? ok(null) : added;
}

const LEFT_BEHIND = /^\.writing-(\d+)-\d+\.[a-z]+$/;
/** Another computer may be writing into a shared folder, under a number that no program here has. */
const RESTING = 60_000;

/** Takes away what a program that was killed in the middle of a set left under temporary names. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(LEFT_BEHIND.exec(name)?.[1] ?? 0);
    const path = join(folder, name);
    if (pid > 0 && !isRunning(pid) && Date.now() - statSync(path).mtimeMs > RESTING) rmSync(path, { force: true });
  }
}

function fileSet(folder: string): FileSet {
  const pending: { temporary: string; path: string }[] = [];
  const done: string[] = [];
  const made: string[] = [];
  return {
    add: ({ name, subfolder, bytes }) =>
      guard(folder, () => {
        const temporary = join(folder, `.writing-${process.pid}-${pending.length}${extname(name)}`);
        const place = subfolder === undefined ? folder : join(folder, subfolder);
        const path = freeName(place, name, new Set(pending.map((file) => file.path)));
        pending.push({ temporary, path });
        writeDurably(temporary, bytes);
        return ok(path);
      }),
    commit: () =>
      guardSoon(folder, async () => {
        for (const { temporary, path } of pending) {
          const place = dirname(path);
          if (!existsSync(place)) {
            mkdirSync(place);
            made.push(place);
          }
          // Somebody else took the name meanwhile.
          if (existsSync(path)) return fail('DISK_ERROR', { file: path });
          await renameSoon(temporary, path);
          done.push(path);
        }
        for (const place of new Set(pending.map(({ path }) => dirname(path)))) syncFolder(place);
        syncFolder(folder);
        return ok([...done]);
      }),
    discard: () => {
      for (const path of [...pending.map(({ temporary }) => temporary), ...done]) {
        // A disk that refuses even this keeps a file under its temporary name; the failure that led here is told.
        guard(folder, () => ok(rmSync(path, { force: true })));
      }
      // Only folders that this export made, and only when nothing else came to lie there.
      for (const place of made.filter((one) => existsSync(one))) {
        guard(folder, () => ok(readdirSync(place).length > 0 ? undefined : rmdirSync(place)));
      }
    },
  };
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx');
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** 名称.docx, else 名称(2).docx …; names that differ only in case are one on Windows. */
export function freeName(folder: string, name: string, planned: ReadonlySet<string>): string {
  const taken = new Set([...planned].map((path) => path.toLowerCase()));
  const extension = extname(name);
  const stem = basename(name, extension);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem}(${number})${extension}`);
    if (!existsSync(path) && !taken.has(path.toLowerCase())) return path;
  }
}

/** Renames last only once the folder itself is on disk; Windows does this by itself and refuses the call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function guardSoon<T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  }
}

function guard<T>(folder: string, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  }
}
