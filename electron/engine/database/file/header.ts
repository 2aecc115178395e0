/** Reads a file's first bytes before SQLite touches it: is it a project, and not one of a newer program? */

import { readSync, statSync } from 'node:fs';
import { systemCode } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import { readingFile } from './ownFiles';
import { APPLICATION_ID } from './pragmas';

/** Of SQLite's schema format numbers, at byte 44. */
const NEWEST_FORMAT = 4;
const MAGIC = 'SQLite format 3\0';

/**
 * `user_version` stands at byte 60 and `application_id` at byte 68 of an SQLite file (sqlite.org/fileformat2, §1.3).
 * Errors: PROJECT_MISSING, NO_PERMISSION, NOT_A_PROJECT, PROJECT_NEWER (with both versions), PROJECT_DAMAGED.
 */
export function readHeader(path: string, newest: number): Result<{ version: number }> {
  const bytes = Buffer.alloc(100);
  let length: number;
  try {
    length = readingFile(path, (handle) => readSync(handle, bytes, 0, 100, 0));
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return fail('NOT_A_PROJECT', { file: path, kind: 'folder' });
    const code = systemCode(error);
    if (code === 'ENOENT') return fail('PROJECT_MISSING', { file: path });
    if (code === 'EACCES' || code === 'EPERM') return fail('NO_PERMISSION', { file: path });
    return fail('DISK_ERROR', { file: path });
  }
  if (length < 100 || bytes.toString('latin1', 0, 16) !== MAGIC) return fail('NOT_A_PROJECT', { file: path });
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) return fail('NOT_A_PROJECT', { file: path });
  // SQLite says of a later format only that it is none of its own, at the first statement whatever it is.
  if (bytes.readUInt32BE(44) > NEWEST_FORMAT) return fail('PROJECT_DAMAGED', { file: path, found: '文件格式号不对' });
  const version = bytes.readUInt32BE(60);
  if (version > newest) return fail('PROJECT_NEWER', { file: path, version, newest });
  // Number and name are written in one transaction: one without the other is damage.
  if (version === 0) return fail('PROJECT_DAMAGED', { file: path, found: '没有版本号' });
  return ok({ version });
}
