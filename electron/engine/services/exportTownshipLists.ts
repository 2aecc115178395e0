/** 导出一镇一单: Word and Excel files of the last sealed round, read back and compared before they get their names. */
import { basename } from 'node:path';
import { buildTownshipList } from '../../../shared/logic/buildTownshipList';
import { exportFileName } from '../../../shared/logic/exportFileName';
import { layOutList } from '../../../shared/logic/layOutList';
import type { PageDescription } from '../../../shared/model/townshipList';
import { fail, ok, type Result } from '../../../shared/result';
import type { ExportedFile } from '../../../shared/views';
import { sha256 } from '../database/canonicalJson';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { type ListFormat, type RereadList, rereadList } from '../documents/rereadList';
import { type FileSet, openFileSet } from '../documents/writeFiles';
import { readStage } from '../repositories/optionRepository';
import { readProject } from '../repositories/projectRepository';
import { lastSnapshot } from '../repositories/snapshotRepository';
import { listUnits } from '../repositories/unitRepository';
import { TaskCancelled, type Tasks } from '../workers/tasks';

export interface ExportRequest {
  readonly folder: string;
  /** The command line writes only into an empty or new folder; the window adds beside what is there. */
  readonly mustBeEmpty: boolean;
  readonly formats: readonly ListFormat[];
  /** All townships when left out. */
  readonly unitIds?: readonly number[];
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

interface PlannedFile {
  readonly township: string;
  readonly name: string;
  readonly format: ListFormat;
  readonly page: PageDescription;
}

/**
 * Writes all files or none. Errors: NO_SEALED_ROUND, NO_TOWNSHIPS, FOLDER_NOT_EMPTY, EXPORT_MISMATCH (what stands in
 * the file is not what stands in the project), CANCELLED, DISK_*.
 */
export async function exportTownshipLists(
  project: ProjectFile,
  tasks: Tasks,
  request: ExportRequest,
): Promise<Result<ExportedFile[]>> {
  const planned = planFiles(project, request);
  if (!planned.ok) return planned;
  const opened = openFileSet(request.folder, request.mustBeEmpty);
  if (!opened.ok) return opened;
  const files = opened.value;
  let exported: Result<ExportedFile[]> | undefined;
  try {
    exported = await putOut(project, tasks, request, planned.value, files);
  } finally {
    // Also when something breaks: half an export, or one that is on no record, is not left lying about.
    if (!exported?.ok) files.discard();
  }
  return exported;
}

async function putOut(
  project: ProjectFile,
  tasks: Tasks,
  request: ExportRequest,
  planned: readonly PlannedFile[],
  files: FileSet,
): Promise<Result<ExportedFile[]>> {
  const written = await writeAll(tasks, request, planned, files.add);
  if (!written.ok) return written;
  const paths = files.commit();
  if (!paths.ok) return paths;
  const exported = written.value.map((file, index) => ({ ...file, path: paths.value[index] ?? '' }));
  const noted = noteExport(project, exported);
  return noted.ok ? ok(exported) : noted;
}

function planFiles(project: ProjectFile, request: ExportRequest): Result<PlannedFile[]> {
  const { read } = project;
  const snapshot = lastSnapshot(read);
  if (!snapshot) return fail('NO_SEALED_ROUND');
  const townships = listUnits(read, 'township').filter(({ id }) => !request.unitIds || request.unitIds.includes(id));
  if (townships.length === 0) return fail('NO_TOWNSHIPS');
  const { scheme, name: place, effectiveDate: date } = readProject(read);
  const round = `第${snapshot.round}轮`;
  const stage = readStage(read);
  const planned = townships.flatMap(({ name: township }) =>
    scheme.lists.flatMap((list) => {
      const content = buildTownshipList(snapshot.items, list, township, { place, stage, round, date });
      const page = layOutList(content, scheme);
      return request.formats.map((format) => {
        const name = exportFileName({
          place,
          township,
          listName: list.name,
          date,
          round,
          stage,
          extension: format,
        });
        return { township, name, format, page };
      });
    }),
  );
  return ok(planned);
}

async function writeAll(
  tasks: Tasks,
  request: ExportRequest,
  planned: readonly PlannedFile[],
  add: (file: { name: string; bytes: Uint8Array }) => Result<null>,
): Promise<Result<Omit<ExportedFile, 'path'>[]>> {
  const written: Omit<ExportedFile, 'path'>[] = [];
  for (const { township, name, format, page } of planned) {
    try {
      const bytes = await tasks.write(page, format, request.signal ? { signal: request.signal } : {});
      const compared = await compareWithPage(bytes, format, page, name);
      if (!compared.ok) return compared;
      const added = add({ name, bytes });
      if (!added.ok) return added;
      written.push({ township, format, rows: page.itemCount, sha256: sha256(bytes) });
      request.onProgress?.(written.length, planned.length);
    } catch (error) {
      if (error instanceof TaskCancelled) return fail('CANCELLED');
      throw error;
    }
  }
  return request.signal?.aborted ? fail('CANCELLED') : ok(written);
}

/** Rule 17: every cell and every heading of the written file is read back. */
async function compareWithPage(
  bytes: Uint8Array,
  format: ListFormat,
  page: PageDescription,
  file: string,
): Promise<Result<null>> {
  const reread = await rereadOrNull(bytes, format);
  if (!reread) return fail('EXPORT_MISMATCH', { file });
  const items = page.rows.filter((row) => row.kind === 'item');
  const sections = page.rows.filter((row) => row.kind === 'section');
  if (reread.rows.length !== items.length)
    return fail('EXPORT_MISMATCH', { file, expected: items.length, actual: reread.rows.length });
  const wrongRow = items.findIndex((row, index) =>
    row.cells.some(({ text }, column) => text !== reread.rows[index]?.[column]),
  );
  if (wrongRow >= 0) return fail('EXPORT_MISMATCH', { file, row: wrongRow + 1 });
  const wrongSection = sections.findIndex(({ text, count }, index) => {
    const found = reread.sections[index];
    return found?.text !== text || found.count !== count || found.rows !== count;
  });
  return wrongSection >= 0 ? fail('EXPORT_MISMATCH', { file, section: sections[wrongSection]?.text ?? '' }) : ok(null);
}

/** Null when the bytes hold no list at all; by its contract that is how `rereadList` says so. */
async function rereadOrNull(bytes: Uint8Array, format: ListFormat): Promise<RereadList | null> {
  try {
    return await rereadList(bytes, format);
  } catch {
    return null;
  }
}

/** Every export is on record, with the hashes of what went out. */
function noteExport(project: ProjectFile, files: readonly ExportedFile[]): Result<null> {
  if (project.readOnly) return ok(null);
  const input = { files: files.map(({ path, rows, sha256: hash }) => ({ file: basename(path), rows, sha256: hash })) };
  const townships = new Set(files.map(({ township }) => township)).size;
  return record(project, { name: 'exportTownshipLists', input, effect: 'neutral' }, () =>
    ok({ value: null, summary: `导出 ${townships} 个乡镇 ${files.length} 个文件` }),
  );
}
