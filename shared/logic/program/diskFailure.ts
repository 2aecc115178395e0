/** What the operating system refuses, as failures a person can do something about. */
import { type ErrorCode, type Failure, fail } from '../../result';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'NO_PERMISSION',
  EPERM: 'NO_PERMISSION',
  EROFS: 'NO_PERMISSION',
  EBUSY: 'FILE_BUSY',
  ETXTBSY: 'FILE_BUSY',
  EIO: 'DISK_ERROR',
  ENOENT: 'DISK_ERROR',
  EEXIST: 'DISK_ERROR',
  ENOTDIR: 'DISK_ERROR',
  EISDIR: 'DISK_ERROR',
  ENODEV: 'DISK_ERROR',
  ENXIO: 'DISK_ERROR',
  ENAMETOOLONG: 'DISK_ERROR',
  EMFILE: 'DISK_ERROR',
  ENFILE: 'DISK_ERROR',
  // A shared folder that is gone; Windows has no word of its own for most of it.
  ETIMEDOUT: 'DISK_ERROR',
  EHOSTDOWN: 'DISK_ERROR',
  EHOSTUNREACH: 'DISK_ERROR',
  ENETDOWN: 'DISK_ERROR',
  ENETUNREACH: 'DISK_ERROR',
  ENOTCONN: 'DISK_ERROR',
  ECONNRESET: 'DISK_ERROR',
  ESTALE: 'DISK_ERROR',
  UNKNOWN: 'DISK_ERROR',
};

/** The code of an error of the operating system (`ENOSPC` …); undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Failure for an error of the system about `file`; null when it is no trouble of the disk, but our bug. */
export function diskFailure(error: unknown, file: string): Failure | null {
  const known = CODES[systemCode(error) ?? ''];
  return known ? fail(known, { file }) : null;
}
