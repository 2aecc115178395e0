/** An open project: its one connection, who works on it, and how disk trouble is said. */
import type Database from 'better-sqlite3';
import { SqliteError } from 'better-sqlite3';
import { type ErrorCode, type Failure, fail, type Result } from '../../../../shared/result';
import type { ReadHandle, WriteHandle } from './handles';

/** Who works, where, and the clock; given in, so that tests can set them. */
export interface Session {
  readonly operator: string;
  readonly computer: string;
  /** ISO time. */
  now(): string;
}

export interface ProjectFile {
  readonly path: string;
  readonly readOnly: boolean;
  readonly session: Session;
  readonly database: Database.Database;
  readonly read: ReadHandle;
  /** Only `record` and the openers use it; services get theirs inside a recorded command. */
  readonly write: WriteHandle;
  /** Turns what the disk does to us into failures; a disk that failed once is not written to again. */
  guardDisk<T>(work: () => Result<T>): Result<T>;
  onCommit(seq: number): void;
  close(): void;
}

/** Failure for an SQLite error a person can do something about; null when it is our bug. */
export function failureOf(error: unknown, path: string): Failure | null {
  if (!(error instanceof SqliteError)) return null;
  const code = codeOf(error.code);
  return code ? fail(code, { file: path }) : null;
}

function codeOf(code: string): ErrorCode | null {
  if (code === 'SQLITE_FULL') return 'DISK_FULL';
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') return 'DISK_ERROR';
  if (code === 'SQLITE_READONLY_DBMOVED') return 'PROJECT_MOVED';
  if (code.startsWith('SQLITE_READONLY')) return 'READ_ONLY';
  if (code.startsWith('SQLITE_BUSY')) return 'PROJECT_LOCKED';
  if (code === 'SQLITE_PERM' || code === 'SQLITE_AUTH') return 'NO_PERMISSION';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'PROJECT_DAMAGED';
  return null;
}
