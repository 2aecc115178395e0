/** Files that were read and wait for a yes: found by their token, asked, compared, dropped. */
import type { Parsed } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/result';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/file/projectFile';
import { type Pieces, runInTurns } from '../database/pieces';
import type { PreviewedFile } from '../services/sources/previewImport';
import type { Workbench } from '../workbench';

/** The file a token stands for. Errors: PREVIEW_GONE. */
export function previewOf(bench: Workbench, token: string): Result<PreviewedFile> {
  const previewed = bench.previews.get(token);
  return previewed ? ok(previewed) : fail('PREVIEW_GONE');
}

/** A read of one kept preview. */
export function onPreview<I extends { readonly preview: string }, O>(
  work: (project: ProjectFile, previewed: PreviewedFile, input: I) => O,
) {
  return (bench: Workbench, input: I): Result<O> => {
    const project = bench.project();
    if (!project.ok) return project;
    const previewed = previewOf(bench, input.preview);
    return previewed.ok ? ok(work(project.value, previewed.value, input)) : previewed;
  };
}

/** As `onPreview`, for a read that takes long: others get their turn in between. */
export function onPreviewInTurns<I extends { readonly preview: string }, O>(
  work: (project: ProjectFile, previewed: PreviewedFile, input: I) => Pieces<O>,
) {
  const begin = onPreview(work);
  return async (bench: Workbench, input: I): Promise<Result<O>> => {
    const begun = begin(bench, input);
    if (!begun.ok) return begun;
    const { preview } = input;
    const answer = await runInTurns(begun.value, () => bench.project().ok && previewOf(bench, preview).ok);
    return answer === null ? fail('PREVIEW_GONE') : ok(answer);
  };
}

/** A comparison of what a file says, in the worker. */
export function comparingPreview<O>(
  work: (
    table: PreviewedFile['table'],
    tasks: Workbench['tasks'],
    run: { readonly signal: AbortSignal },
  ) => Promise<Result<O>>,
) {
  return async (bench: Workbench, { preview }: { preview: string }, { signal }: CallContext): Promise<Result<O>> => {
    const previewed = previewOf(bench, preview);
    return previewed.ok ? work(previewed.value.table, bench.tasks, { signal }) : previewed;
  };
}

export function dropPreviews(bench: Workbench, { previews }: Parsed<'dropPreviews'>): Result<null> {
  for (const preview of previews) bench.previews.drop(preview);
  return ok(null);
}
