/** The import as the window runs it: files and folders read one by one, kept as previews, corrected, confirmed. */
import type { Parsed } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { type Failure, fail, ok, type Result } from '../../shared/result';
import type { ImportedList } from '../../shared/views';
import type { ImportPreview, ImportPreviews } from '../../shared/views/importing';
import type { CallContext } from './callContext';
import type { ProjectFile } from './database/projectFile';
import { readSource } from './readSources';
import { importSourceList } from './services/importSourceList';
import {
  layoutsToKeep,
  type PreviewedFile,
  presentPreview,
  previewFile,
  rereadFile,
  type SourceBytes,
} from './services/previewImport';
import { resubmitSourceList } from './services/resubmitSourceList';
import { walkFolders } from './walkFolders';
import type { Workbench } from './workbench';

const PASTED = '粘贴的表格';

/** Reads what a dialog or a drop granted, folders too. Errors: GRANT_UNKNOWN, CANCELLED; one bad file stops nothing. */
export async function previewFiles(
  bench: Workbench,
  { grant }: Parsed<'previewImport'>,
  { signal, onProgress }: CallContext,
): Promise<Result<ImportPreviews>> {
  const granted = bench.granted(grant);
  if (!granted.ok) return granted;
  const { paths, ignored } = await walkFolders(granted.value, signal);
  const files: ImportPreview[] = [];
  for (const path of paths) {
    if (signal.aborted) break;
    const project = bench.project();
    if (!project.ok) return project;
    const source = await readSource(bench.reader, path, signal);
    if (signal.aborted) break;
    files.push(keep(bench, project.value, path.split(/[\\/]/).at(-1) ?? path, source));
    onProgress({ done: files.length, total: paths.length, what: '文件' });
  }
  if (!signal.aborted) return ok({ files, ignored });
  for (const file of files) if (file.ok) bench.dropPreview(file.preview);
  return fail('CANCELLED');
}

/** A table copied from another program, as a file of its own. Errors: CANCELLED. */
export async function previewPaste(
  bench: Workbench,
  { html, text }: Parsed<'previewPaste'>,
  { signal }: CallContext,
): Promise<Result<ImportPreviews>> {
  const project = bench.project();
  if (!project.ok) return project;
  const isTable = /<table[\s>]/i.test(html);
  const bytes = new TextEncoder().encode(isTable ? html : text);
  const read = await bench.reader.readFile(bytes, isTable ? `${PASTED}.html` : `${PASTED}.tsv`, signal);
  if (signal.aborted) return fail('CANCELLED');
  const source = read.ok ? ok({ fileName: PASTED, bytes, document: read.value }) : read;
  return ok({ files: [keep(bench, project.value, PASTED, source)], ignored: [] });
}

function keep(bench: Workbench, project: ProjectFile, fileName: string, source: Result<SourceBytes>): ImportPreview {
  const previewed = source.ok ? previewFile(project, source.value) : source;
  return previewed.ok
    ? presentPreview(project, bench.keepPreview(previewed.value), previewed.value)
    : refused(fileName, previewed);
}

function refused(fileName: string, { code, detail }: Failure): ImportPreview {
  return { ok: false, fileName, code, message: errorText(code, { ...detail, file: fileName }) };
}

/** The file a token stands for. Errors: PREVIEW_GONE. */
function previewOf(bench: Workbench, token: string): Result<PreviewedFile> {
  const previewed = bench.takePreview(token);
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

/** The file read again with a person's corrections, under a new token; the old one ends. */
export function rereadPreview(
  bench: Workbench,
  { preview, corrections }: Parsed<'rereadPreview'>,
): Result<ImportPreview> {
  const project = bench.project();
  if (!project.ok) return project;
  const previewed = previewOf(bench, preview);
  if (!previewed.ok) return previewed;
  const again = rereadFile(project.value, previewed.value, corrections);
  if (!again.ok) return again;
  bench.dropPreview(preview);
  return ok(presentPreview(project.value, bench.keepPreview(again.value), again.value));
}

export function dropPreviews(bench: Workbench, { previews }: Parsed<'dropPreviews'>): Result<null> {
  for (const preview of previews) bench.dropPreview(preview);
  return ok(null);
}

/** Writes exactly what the preview shows. Errors: PREVIEW_GONE, and those of the two ways to write. */
export function confirmImport(bench: Workbench, input: Parsed<'confirmImport'>): Result<ImportedList> {
  const project = bench.project();
  if (!project.ok) return project;
  const previewed = previewOf(bench, input.preview);
  if (!previewed.ok) return previewed;
  const { unit, direction, replaces, remember } = input;
  const { fileName, format, bytes, table } = previewed.value;
  const layouts = remember ? layoutsToKeep(project.value, previewed.value, unit) : { layouts: [], droppedLayouts: [] };
  const imported =
    replaces === null
      ? importSourceList(
          project.value,
          { fileName, format, bytes, table, unit: previewed.value.sender.unit, direction },
          { unit, direction, ...layouts },
        )
      : resubmitSourceList(project.value, { fileName, format, bytes, table, unit, replaces, ...layouts });
  if (imported.ok) bench.dropPreview(input.preview);
  return imported;
}
