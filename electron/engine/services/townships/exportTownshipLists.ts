/** 导出一镇一单: Word and Excel files of an edition or of the last sealed round, one document for each township. */
import { buildTownshipList } from '../../../../shared/logic/paper/buildTownshipList';
import { exportFileName, exportFolderName } from '../../../../shared/logic/paper/exportFileName';
import { type ExportKind, planExport } from '../../../../shared/logic/paper/planExport';
import { templateWords } from '../../../../shared/logic/paper/templateContent';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ExportedFile } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { readTemplateBytes } from '../../repositories/townships/layoutTemplateRepository';
import { readListState } from '../../repositories/townships/listStates';
import { type FileFormat, type PlannedDocument, type PutOutRun, putOutFiles } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

export interface ExportRequest extends PutOutRun {
  readonly formats: readonly FileFormat[];
  /** The last sealed round, marked as a draft, when left out. */
  readonly editionId?: number | null;
  /** The township lists when left out. */
  readonly kinds?: readonly ExportKind[];
  /** All townships when left out. */
  readonly unitIds?: readonly number[];
  /** Name of the files, such as 〔单位〕_〔清单〕. */
  readonly pattern?: string;
  /** A folder for each unit. */
  readonly folders?: boolean;
  /** A list of the files with rows and sums beside them. */
  readonly manifest?: boolean;
}

interface OwnedFile extends PlannedDocument {
  readonly owner: string;
}

/** Writes all files or none. Errors: NO_SEALED_ROUND, EDITION_UNKNOWN, NO_TOWNSHIPS, and those of `putOutFiles`. */
export async function exportTownshipLists(
  project: ProjectFile,
  tasks: Tasks,
  request: ExportRequest,
): Promise<Result<ExportedFile[]>> {
  const planned = planFiles(project, tasks, request);
  if (!planned.ok) return planned;
  const files = planned.value;
  const { manifest, ...run } = request;
  const written = await putOutFiles(tasks, {
    ...run,
    files,
    note: (done) => {
      const units = new Set(files.map(({ owner }) => owner)).size;
      const summary = `导出 ${groupDigits(units)} 个单位 ${groupDigits(done.length)} 个文件`;
      return recordExport(project, 'exportTownshipLists', done, summary);
    },
    ...(manifest ? { manifest: '校验清单' } : {}),
  });
  if (!written.ok) return written;
  return ok(
    written.value.map((file, index) => ({
      ...file,
      township: files[index]?.owner ?? '',
      format: files[index]?.format ?? '',
    })),
  );
}

function planFiles(
  project: ProjectFile,
  tasks: Tasks,
  { formats, kinds = ['lists'], editionId = null, unitIds, pattern, folders }: ExportRequest,
): Result<OwnedFile[]> {
  const state = readListState(project, editionId === null ? 'sealed' : { editionId });
  if (!state.ok) return state;
  const { head, items, scheme, template } = state.value;
  const townships = state.value.townships.filter(({ id }) => !unitIds || unitIds.includes(id));
  if (townships.length === 0) return fail('NO_TOWNSHIPS');
  const lists = townships.map(({ name }) => scheme.lists.map((list) => buildTownshipList(items, list, name, head)));
  const bytes = template ? readTemplateBytes(project.read, template) : null;
  const words = templateWords(scheme);
  return ok(
    planExport(kinds, lists, scheme, lists.length === state.value.townships.length).flatMap(
      ({ owner, name, document, content }) =>
        formats.map(
          (format): OwnedFile => ({
            owner,
            format,
            document,
            name: exportFileName({ ...head, township: owner, listName: name, extension: format }, pattern),
            ...(bytes && content && format === 'docx'
              ? { filled: (signal) => tasks.fill(bytes, words, content(), signal ? { signal } : {}) }
              : {}),
            ...(folders ? { subfolder: exportFolderName(owner) } : {}),
          }),
        ),
    ),
  );
}
