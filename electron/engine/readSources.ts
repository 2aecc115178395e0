/** Reads files from disk through the parser process; what the disk refuses becomes a sentence. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ReadDocument } from '../../shared/model/grid';
import { fail, ok, type Result } from '../../shared/result';
import type { FileReader } from './parser/readFile';

export interface SourceFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly document: ReadDocument;
}

const MOST_BYTES = 100 * 1024 * 1024;

/** Errors: FILE_MISSING, FILE_EMPTY, FILE_TOO_LARGE, NO_PERMISSION, DISK_ERROR, and what the parser says. */
export async function readSource(reader: FileReader, path: string, signal?: AbortSignal): Promise<Result<SourceFile>> {
  const loaded = loadBytes(path);
  if (!loaded.ok) return loaded;
  const fileName = basename(path);
  const document = await reader.readFile(loaded.value, fileName, signal);
  if (!document.ok) return { ...document, detail: { file: fileName, ...document.detail } };
  return ok({ fileName, bytes: loaded.value, document: document.value });
}

function loadBytes(path: string): Result<Uint8Array> {
  const file = basename(path);
  try {
    if (!existsSync(path) || !statSync(path).isFile()) return fail('FILE_MISSING', { file });
    const { size } = statSync(path);
    if (size === 0) return fail('FILE_EMPTY', { file });
    if (size > MOST_BYTES) return fail('FILE_TOO_LARGE', { file, size });
    return ok(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return fail('NO_PERMISSION', { file });
    if (code === undefined) throw error;
    return fail('DISK_ERROR', { file });
  }
}
