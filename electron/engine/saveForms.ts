/** Files handed out of 报送: the original as it came in, blank forms, and a unit's table with its problems marked. */
import { basename, dirname } from 'node:path';
import type { Parsed } from '../../shared/contract';
import { fail, ok, type Result } from '../../shared/result';
import type { SavedFile } from '../../shared/views/importing';
import { openFileSet } from './documents/writeFiles';
import { readProject } from './repositories/projectRepository';
import { readSourceBytes } from './repositories/sourceListRepository';
import { makeReturnForm } from './services/makeReturnForm';
import { makeTemplate } from './services/makeTemplate';
import type { Workbench } from './workbench';

/** The bytes of the file as it was handed in. Errors: PREVIEW_GONE without such a list; those of writing. */
export async function saveOriginal(
  bench: Workbench,
  { sourceListId, grant }: Parsed<'saveOriginal'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const original = readSourceBytes(project.value.read, sourceListId);
  return original ? saveBytes(bench, grant, original.bytes) : fail('PREVIEW_GONE');
}

export async function saveTemplate(
  bench: Workbench,
  { unit, listId, grant }: Parsed<'makeTemplate'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const { scheme } = readProject(project.value.read);
  return saveBytes(bench, grant, await makeTemplate(scheme, unit, listId));
}

export async function saveReturnForm(
  bench: Workbench,
  { sourceListId, grant }: Parsed<'makeReturnForm'>,
): Promise<Result<SavedFile>> {
  const project = bench.project();
  if (!project.ok) return project;
  const form = await makeReturnForm(project.value, sourceListId);
  return form ? saveBytes(bench, grant, form.bytes) : fail('PREVIEW_GONE');
}

/** Writes where the dialog said; a file of that name stays, the new one then gets a number. */
export async function saveBytes(bench: Workbench, grant: string, bytes: Uint8Array): Promise<Result<SavedFile>> {
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const path = paths.value[0] ?? '';
  const files = openFileSet(dirname(path), false);
  if (!files.ok) return files;
  const added = files.value.add({ name: basename(path), bytes });
  const written = added.ok ? await files.value.commit() : added;
  if (written.ok) return ok({ fileName: basename(written.value[0] ?? path) });
  files.value.discard();
  return written;
}
