/** Papers of requests: laid out for the preview, or put out as files. */
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import {
  draftRegister,
  draftRequestForm,
  draftRequestNotice,
  draftYear,
} from '../../../../shared/logic/requests/draftRequestPapers';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { DocumentDraft, PaperDocument } from '../../../../shared/model/paperDocument';
import type { RequestPaperKind } from '../../../../shared/model/request';
import { assertNever, ok, type Result } from '../../../../shared/result';
import type { RequestDetail, RequestRow, YearReport } from '../../../../shared/views/requests';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { actionThatMade } from '../../repositories/project/madeBy';
import { readSigningOffice, readSigningOfficeThen } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { readBeforeCorrection } from '../../repositories/requests/beforeCorrection';
import { readAskedItems, readDecidedItems } from '../../repositories/requests/decidedItems';
import { listRequestSteps } from '../../repositories/requests/requestRepository';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

/** What other services read, handed in so that this one only writes. */
export interface RequestSources {
  request(project: ProjectFile, input: { requestId: number }): Result<RequestDetail>;
  register(project: ProjectFile): readonly RequestRow[];
  year(project: ProjectFile, rows: readonly RequestRow[], input: { year: number }): YearReport;
}

interface Drafted {
  /** The middle of the file name. */
  readonly name: string;
  readonly draft: DocumentDraft;
}

/** Errors: REQUEST_UNKNOWN. */
export function layOutRequestPaper(
  project: ProjectFile,
  sources: RequestSources,
  what: RequestPaperKind,
): Result<PaperDocument> {
  const drafted = draftPaper(project, sources, what);
  return drafted.ok ? ok(layOutDocument(drafted.value.draft, readProject(project.read).scheme.paper)) : drafted;
}

export interface RequestExport extends PutOutRun {
  readonly formats: readonly ('docx' | 'xlsx' | 'pdf')[];
  readonly what: RequestPaperKind;
}

/** Errors: REQUEST_UNKNOWN, and those of `putOutFiles`. */
export function exportRequestPaper(
  project: ProjectFile,
  tasks: Tasks,
  sources: RequestSources,
  { formats, what, ...run }: RequestExport,
): Promise<Result<WrittenFile[]>> {
  const drafted = draftPaper(project, sources, what);
  if (!drafted.ok) return Promise.resolve(drafted);
  const { name, draft } = drafted.value;
  const { scheme, name: place } = readProject(project.read);
  return putOutFiles(tasks, {
    ...run,
    files: inFormats(formats, { place, listName: name, date: draft.date }, () => layOutDocument(draft, scheme.paper)),
    note: (files) =>
      recordExport(project, 'exportRequestPaper', files, `导出${name} ${groupDigits(files.length)} 个文件`),
  });
}

function draftPaper(project: ProjectFile, sources: RequestSources, what: RequestPaperKind): Result<Drafted> {
  const { read } = project;
  const { scheme, name: place } = readProject(read);
  const head = { place, office: readSigningOffice(read), date: localDay(project.session.now()) };
  const { paper } = scheme;
  switch (what.kind) {
    case 'form':
    case 'notice': {
      const request = sources.request(project, what);
      if (!request.ok) return request;
      const decided = listRequestSteps(read, what.requestId).findLast(({ kind }) => kind === 'decide');
      const office = decided
        ? readSigningOfficeThen(read, actionThatMade(read, 'requestStep', decided.id))
        : head.office;
      const then = { ...head, office };
      const told = what.kind === 'form' ? request.value : asDecided(project, request.value);
      const draft =
        what.kind === 'form'
          ? draftRequestForm(told, then, scheme, readAskedItems(read, told))
          : draftRequestNotice(told, then, scheme, readDecidedItems(read, what.requestId));
      return ok({ name: `${what.kind === 'form' ? '申请表' : '决定通知'}（${told.code}）`, draft });
    }
    case 'register':
      return ok({ name: '准入与调整登记册', draft: draftRegister(sources.register(project), head, paper) });
    case 'year': {
      const report = sources.year(project, sources.register(project), what);
      return ok({ name: `${what.year}年准入与调整情况`, draft: draftYear(report, head, paper) });
    }
    default:
      return assertNever(what);
  }
}

/** What was put right in the register since is no part of the decision; `addressees` says so by itself. */
function asDecided(project: ProjectFile, request: RequestDetail): RequestDetail {
  const { code, title, date } = readBeforeCorrection(project, request.id) ?? request;
  return { ...request, code, title, date };
}
