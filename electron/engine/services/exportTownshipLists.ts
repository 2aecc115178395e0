/** 导出一镇一单: Word and Excel files of the last sealed round, one document for each township. */
import { basename } from 'node:path';
import { buildTownshipList } from '../../../shared/logic/buildTownshipList';
import { exportFileName } from '../../../shared/logic/exportFileName';
import { layOutTownship } from '../../../shared/logic/layOutList';
import type { Scheme } from '../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../shared/result';
import type { ExportedFile } from '../../../shared/views';
import { sha256 } from '../database/canonicalJson';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { readStage } from '../repositories/optionRepository';
import { readProject } from '../repositories/projectRepository';
import { lastSnapshot } from '../repositories/snapshotRepository';
import { listUnits } from '../repositories/unitRepository';
import { type FileFormat, type PlannedFile, putOutFiles, type WrittenFile } from '../workers/putOutFiles';
import type { Tasks } from '../workers/tasks';

export interface ExportRequest {
  readonly folder: string;
  readonly mustBeEmpty: boolean;
  readonly formats: readonly FileFormat[];
  /** All townships when left out. */
  readonly unitIds?: readonly number[];
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

interface TownshipFile extends PlannedFile {
  readonly township: string;
}

/** Writes all files or none. Errors: NO_SEALED_ROUND, NO_TOWNSHIPS, and those of `putOutFiles`. */
export async function exportTownshipLists(
  project: ProjectFile,
  tasks: Tasks,
  { unitIds, formats, ...request }: ExportRequest,
): Promise<Result<ExportedFile[]>> {
  const planned = planFiles(project, formats, unitIds);
  if (!planned.ok) return planned;
  const files = planned.value;
  const township = (index: number) => files[index]?.township ?? '';
  const written = await putOutFiles(tasks, {
    ...request,
    files,
    hash: sha256,
    note: (done) => noteExport(project, done, new Set(files.map((file) => file.township)).size),
  });
  if (!written.ok) return written;
  return ok(
    written.value.map((file, index) => ({
      ...file,
      township: township(index),
      format: files[index]?.format ?? '',
    })),
  );
}

function planFiles(
  project: ProjectFile,
  formats: readonly FileFormat[],
  unitIds: readonly number[] | undefined,
): Result<TownshipFile[]> {
  const { read } = project;
  const snapshot = lastSnapshot(read);
  if (!snapshot) return fail('NO_SEALED_ROUND');
  const townships = listUnits(read, 'township').filter(({ id }) => !unitIds || unitIds.includes(id));
  if (townships.length === 0) return fail('NO_TOWNSHIPS');
  const { scheme, name: place, effectiveDate: date } = readProject(read);
  const head = { place, stage: readStage(read), round: `第${snapshot.round}轮`, date };
  return ok(
    townships.flatMap(({ name: township }) =>
      formats.map((format) => ({
        township,
        format,
        name: exportFileName({ ...head, township, listName: documentName(scheme), extension: format }),
        document: () =>
          layOutTownship(
            scheme.lists.map((list) => buildTownshipList(snapshot.items, list, township, head)),
            scheme,
          ),
      })),
    ),
  );
}

/** What the title says besides whose list it is: 职责任务清单. */
function documentName({ title, lists, name }: Scheme): string {
  const [only, second] = lists;
  const bare = title.replaceAll('〔list〕', second ? '' : (only?.name ?? '')).replace(/〔\w+〕/g, '');
  return bare === '' ? name : bare;
}

/** Every export is on record, with the hashes of what went out. */
function noteExport(project: ProjectFile, files: readonly WrittenFile[], townships: number): Result<null> {
  if (project.readOnly) return ok(null);
  const input = { files: files.map(({ path, rows, sha256: hash }) => ({ file: basename(path), rows, sha256: hash })) };
  return record(project, { name: 'exportTownshipLists', input, effect: 'neutral' }, () =>
    ok({ value: null, summary: `导出 ${townships} 个乡镇 ${files.length} 个文件` }),
  );
}
