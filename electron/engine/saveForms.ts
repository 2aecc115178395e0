/** Files handed out of 报送: the original as it came in, blank forms, and a unit's table with its problems marked. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Parsed } from '../../shared/contract';
import { fail, ok, type Result } from '../../shared/result';
import type { SavedFile } from '../../shared/views/importing';
import { sha256 } from './database/log/canonicalJson';
import { openFileSet } from './documents/writeFiles';
import type { Form } from './documents/writeForm';
import { readProject } from './repositories/project/projectRepository';
import { readSourceBytes } from './repositories/sources/sourceListRepository';
import { makeReturnForm } from './services/sources/makeReturnForm';
import { makeTemplate } from './services/sources/makeTemplate';
import type { Workbench } from './workbench';
import { mismatchFailure } from './workers/putOutFiles';
import type { TaskOptions } from './workers/tasks';

/** The bytes of the file as it was handed in. Errors: SOURCE_LIST_UNKNOWN; those of writing. */
export async function saveOriginal(
  bench: Workbench,
  { sourceListId, grant }: Parsed<'saveOriginal'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const original = readSourceBytes(project.value.read, sourceListId);
  return original ? saveBytes(bench, grant, original.bytes) : fail('SOURCE_LIST_UNKNOWN');
}

export async function saveTemplate(
  bench: Workbench,
  { unit, listId, grant }: Parsed<'makeTemplate'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const { scheme } = readProject(project.value.read);
  return saveForm(bench, grant, makeTemplate(scheme, unit, listId));
}

export async function saveReturnForm(
  bench: Workbench,
  { sourceListId, grant }: Parsed<'makeReturnForm'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const made = makeReturnForm(project.value, sourceListId);
  return made ? saveForm(bench, grant, made.form) : fail('SOURCE_LIST_UNKNOWN');
}

/** Written by the worker and read back before it gets its name. Errors: EXPORT_MISMATCH, and those of `saveBytes`. */
export async function saveForm(
  bench: Workbench,
  grant: string,
  form: Form,
  options: TaskOptions = {},
): Promise<Result<SavedFile>> {
  const { bytes, mismatch } = await bench.tasks.form(form, options);
  if (!mismatch) return saveBytes(bench, grant, bytes);
  const paths = bench.granted(grant);
  return paths.ok ? mismatchFailure(basename(paths.value[0] ?? ''), mismatch) : paths;
}

/**
 * Writes where the dialog said and reads the file back; a file of that name stays, the new one then gets a number.
 * Errors: EXPORT_MISMATCH when the disk holds something else, DISK_*.
 */
export async function saveBytes(bench: Workbench, grant: string, bytes: Uint8Array): Promise<Result<SavedFile>> {
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const path = paths.value[0] ?? '';
  const files = openFileSet(dirname(path), false);
  if (!files.ok) return files;
  const added = files.value.add({ name: basename(path), bytes });
  const written = added.ok ? await files.value.commit() : added;
  const final = written.ok ? (written.value[0] ?? path) : path;
  const same = written.ok && sha256(readFileSync(final)) === sha256(bytes);
  if (same) return ok({ fileName: basename(final) });
  files.value.discard();
  return written.ok ? fail('EXPORT_MISMATCH', { file: basename(final) }) : written;
}
