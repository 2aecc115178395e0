/** 沟通单: a Word file for every unit that is still to answer something. */

import { draftTalkSheet } from '../../../../shared/logic/paper/drafts/draftTalkSheet';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { fail, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { listOpenQuestions } from '../../repositories/merge/noteRepository';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

export type TalkSheetExport = PutOutRun;

/** Errors: NO_QUESTIONS when nothing awaits an answer, and those of `putOutFiles`. */
export async function exportTalkSheets(
  project: ProjectFile,
  tasks: Tasks,
  run: TalkSheetExport,
): Promise<Result<WrittenFile[]>> {
  const { scheme, name: place } = readProject(project.read);
  const office = readSigningOffice(project.read);
  const date = localDay(project.session.now());
  const questions = listOpenQuestions(project.read);
  if (questions.length === 0) return fail('NO_QUESTIONS');
  const units = [...new Set(questions.map(({ unit }) => unit))];
  return putOutFiles(tasks, {
    ...run,
    files: units.flatMap((unit) =>
      inFormats(['docx'], { place, township: unit, listName: '沟通单', date }, () => {
        const own = questions.filter((question) => question.unit === unit);
        return layOutDocument(draftTalkSheet({ office, unit, date, questions: own }, scheme.paper), scheme.paper);
      }),
    ),
    note: (files) => recordExport(project, 'exportTalkSheets', files, `导出沟通单 ${groupDigits(files.length)} 份`),
  });
}
