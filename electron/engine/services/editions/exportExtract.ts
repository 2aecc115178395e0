/** Puts an 依单问责 extract on paper: to look at, and as a file. */

import { draftExtract } from '../../../../shared/logic/editions/draftExtract';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { PaperDocument } from '../../../../shared/model/paperDocument';
import type { Result } from '../../../../shared/result';
import type { DutyExtract } from '../../../../shared/views/accountability';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { type FileFormat, inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

export function layOutExtract(project: ProjectFile, extract: DutyExtract): PaperDocument {
  const { scheme } = readProject(project.read);
  const on = localDay(project.session.now());
  const office = readSigningOffice(project.read);
  return layOutDocument(draftExtract({ extract, office, on }, scheme.paper), scheme.paper);
}

export interface ExtractRequest extends PutOutRun {
  readonly formats: readonly FileFormat[];
  readonly extract: DutyExtract;
}

/** Errors: those of `putOutFiles`. */
export async function exportExtract(
  project: ProjectFile,
  tasks: Tasks,
  { formats, extract, ...run }: ExtractRequest,
): Promise<Result<WrittenFile[]>> {
  const { place, day, row } = extract;
  const document = layOutExtract(project, extract);
  return putOutFiles(tasks, {
    ...run,
    files: inFormats(
      formats,
      { place, township: row.township, listName: `责任认定摘录（${row.name}）`, date: day },
      () => document,
    ),
    // Who looked up what, when, and what was handed out: it may be asked for later.
    note: (files) => recordExport(project, 'exportExtract', files, `依单问责摘录：${row.township} ${day}“${row.name}”`),
  });
}
