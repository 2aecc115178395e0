/**
 * The project files this process has open. Closing any handle of such a file takes all the process's locks on it away
 * (POSIX, fcntl), the database's among them; so whoever reads one besides the database goes through its one other
 * handle, which is closed after the database.
 */
import { closeSync, constants, copyFileSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { type Failure, fail } from '../../../../shared/result';

interface OwnFile {
  readonly path: string;
  /** The same file under any other name. */
  readonly identity: string | null;
  handle: number | null;
}

const own = new Map<object, OwnFile>();
const PIECE = 1024 * 1024;

/** When the database has its lock on the file. */
export function holdFile(project: object, path: string): void {
  own.set(project, { path, identity: identityOf(path), handle: null });
}

/** After the database was closed. */
export function letFileGo(project: object): void {
  const handle = own.get(project)?.handle ?? null;
  own.delete(project);
  if (handle !== null) closeSync(handle);
}

/** The project's other handle, for reading and flushing; null for one that is only looked at. Throws what the disk answers. */
export function handleOfProject(project: object): number | null {
  const file = own.get(project);
  return file ? handleOf(file) : null;
}

/**
 * Whether the project's file is still called what it was when it was opened. Elsewhere than on Windows an open file can
 * be renamed or moved: the database would go on writing to it, with a journal nobody finds after a crash.
 */
export function isInPlace(project: object): boolean {
  const file = own.get(project);
  if (!file) return true;
  try {
    const identity = identityOf(file.path);
    return identity !== null && (process.platform === 'win32' || identity === file.identity);
  } catch {
    // A disk that is gone says so itself when it is written to.
    return true;
  }
}

/** FILE_UNSUPPORTED for a file chosen to be read that is a project open here; null for any other. */
export function refusedAsOpen(path: string): Failure | null {
  if (!ownFile(path)) return null;
  return fail('FILE_UNSUPPORTED', { file: basename(path), reason: '这是正在办理的项目本身，请选别的文件。' });
}

/** Reads with a handle that is closed again, unless that would let go of a project open here. Throws what the disk answers. */
export function readingFile<T>(path: string, read: (handle: number) => T): T {
  const file = ownFile(path);
  if (file) return read(handleOf(file));
  const handle = openSync(path, 'r');
  try {
    return read(handle);
  } finally {
    closeSync(handle);
  }
}

/** As `copyFileSync`, also of a project open here. */
export function copyAsItIs(from: string, to: string): void {
  if (!ownFile(from)) {
    copyFileSync(from, to);
    return;
  }
  const target = openSync(to, 'w');
  try {
    readingFile(from, (handle) => {
      const bytes = Buffer.alloc(PIECE);
      for (let at = 0; ; ) {
        const length = readSync(handle, bytes, 0, PIECE, at);
        if (length === 0) return;
        for (let done = 0; done < length; ) done += writeSync(target, bytes, done, length - done, at + done);
        at += length;
      }
    });
  } finally {
    closeSync(target);
  }
}

function handleOf(file: OwnFile): number {
  file.handle ??= openSync(file.path, constants.O_RDWR);
  return file.handle;
}

/** Whether it is a file this process holds open, whatever it is called there. */
export function isHeld(path: string): boolean {
  try {
    return ownFile(path) !== undefined;
  } catch {
    // What cannot even be looked at is refused in words when it is opened.
    return false;
  }
}

function ownFile(path: string): OwnFile | undefined {
  if (own.size === 0) return undefined;
  const identity = identityOf(path);
  return identity === null ? undefined : [...own.values()].find((file) => file.identity === identity);
}

function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}/${found.ino}` : null;
}
