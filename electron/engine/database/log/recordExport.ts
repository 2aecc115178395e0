/** Every export is on record, with the hashes of what went out. */
import { basename } from 'node:path';
import { ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../file/projectFile';
import { record } from './record';

interface Exported {
  readonly path: string;
  /** Rows of duties in it. */
  readonly rows: number;
  readonly sha256: string;
}

/** What the log keeps of the files. */
export function namesAndHashes(files: readonly Exported[]): { file: string; rows: number; sha256: string }[] {
  return files.map(({ path, rows, sha256 }) => ({ file: basename(path), rows, sha256 }));
}

/** An action that changes nothing and is not undone. A project that is only read keeps no log. */
export function recordExport(
  project: ProjectFile,
  name: string,
  files: readonly Exported[],
  summary: string,
): Result<null> {
  if (project.readOnly) return ok(null);
  const input = { files: namesAndHashes(files) };
  return record(project, { name, input, effect: 'neutral' }, () => ok({ value: null, summary }));
}
