/** Reads files from disk through the parser process; what the disk refuses becomes a sentence. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemCode } from '../../../shared/logic/program/diskFailure';
import type { FileFormat, ReadDocument } from '../../../shared/model/grid';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import { fail, ok, type Result } from '../../../shared/result';
import { refusedAsOpen } from '../database/file/ownFiles';
import type { NamesKnown } from '../parser/parserMessages';
import type { FileReader } from '../parser/readFile';

export interface SourceFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly document: ReadDocument;
}

/** A file whose tables were understood where they were read. */
export interface SourceTable {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly table: ReadTable;
}

const MOST_BYTES = 100 * 1024 * 1024;

/** Errors: FILE_MISSING, FILE_EMPTY, FILE_TOO_LARGE, NO_PERMISSION, DISK_ERROR, and what the parser says. */
export async function readSource(reader: FileReader, path: string, signal?: AbortSignal): Promise<Result<SourceFile>> {
  const fileName = basename(path);
  const loaded = await loadBytes(path, fileName);
  if (!loaded.ok) return loaded;
  const document = await reader.readFile(loaded.value, fileName, signal);
  if (!document.ok) return { ...document, detail: { file: fileName, ...document.detail } };
  return ok({ fileName, bytes: loaded.value, document: document.value });
}

/** As `readSource`, understood by what the project knows; NO_TABLE and NO_HEADER besides. */
export async function readSourceTable(
  reader: FileReader,
  path: string,
  known: NamesKnown,
  signal?: AbortSignal,
): Promise<Result<SourceTable>> {
  const fileName = basename(path);
  const loaded = await loadBytes(path, fileName);
  if (!loaded.ok) return loaded;
  const read = await reader.readTable(loaded.value, fileName, known, signal);
  if (!read.ok) return { ...read, detail: { file: fileName, ...read.detail } };
  return ok({ fileName, bytes: loaded.value, ...read.value });
}

/** Errors: FILE_MISSING, FILE_UNSUPPORTED (a folder), FILE_EMPTY, FILE_TOO_LARGE, FILE_BUSY, NO_PERMISSION, DISK_ERROR. */
export async function loadBytes(path: string, file: string): Promise<Result<Uint8Array>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail('FILE_UNSUPPORTED', { file, reason: '这是文件夹，请选里面的文件。' });
    // A pipe or device would never end.
    if (!found.isFile())
      return fail('FILE_UNSUPPORTED', { file, reason: '这是设备或管道，不是文件，请选磁盘上的文件。' });
    const open = refusedAsOpen(path);
    if (open) return open;
    if (found.size === 0) return fail('FILE_EMPTY', { file });
    if (found.size > MOST_BYTES) return fail('FILE_TOO_LARGE', { file, size: found.size });
    return ok(await readFile(path));
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    if (code === 'ELOOP' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
      return fail('FILE_MISSING', { file });
    if (code === 'EBUSY') return fail('FILE_BUSY', { file });
    return fail(code === 'EACCES' || code === 'EPERM' ? 'NO_PERMISSION' : 'DISK_ERROR', { file });
  }
}
