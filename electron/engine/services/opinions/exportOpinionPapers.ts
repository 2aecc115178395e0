/** Puts 催办单, 复函, a superior's 采纳情况表, 采纳情况汇总表, 统计表 and 发放登记表 out as files; a reply that went out dates the opinions it speaks of. */

import type { Parsed } from '../../../../shared/contract';
import { isStale } from '../../../../shared/logic/opinions/countOpinions';
import {
  draftAdoptionSummary,
  draftOpinionFigures,
  draftRegister,
  draftReminder,
  draftReply,
  type OpinionPapers,
} from '../../../../shared/logic/opinions/draftOpinionPapers';
import { draftSuperiorReply, SUPERIOR_REPLY } from '../../../../shared/logic/opinions/draftSuperiorReply';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { documentName } from '../../../../shared/logic/paper/planExport';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { DocumentDraft } from '../../../../shared/model/paperDocument';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ConsultationView, OpinionGroup, OpinionView, PackView } from '../../../../shared/views/opinions';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { namesAndHashes } from '../../database/log/recordExport';
import { setReplied } from '../../repositories/opinions/returnRepository';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

/** What another service reads, handed in so that this one only writes. */
export interface OpinionSources {
  consultations(project: ProjectFile): ConsultationView[];
  packs(project: ProjectFile, input: { consultationId: number }): PackView[];
  opinions(project: ProjectFile, input: { consultationId: number }): OpinionView[];
  groups(project: ProjectFile, input: { consultationId: number }): OpinionGroup[];
}

export type OpinionExport = Omit<Parsed<'exportOpinionPapers'>, 'grant'> & PutOutRun;

interface Drafted {
  /** '' for papers about all units. */
  readonly unit: string;
  readonly name: string;
  draft(format: 'docx' | 'xlsx'): DocumentDraft;
}

/** Errors: PACK_UNKNOWN, NOTHING_TO_PRINT when nobody is to be reminded or answered, and those of `putOutFiles`. */
export async function exportOpinionPapers(
  project: ProjectFile,
  tasks: Tasks,
  sources: OpinionSources,
  { consultationId, what, formats, unitIds, ...run }: OpinionExport,
): Promise<Result<WrittenFile[]>> {
  const consultation = sources.consultations(project).find(({ id }) => id === consultationId);
  if (!consultation) return fail('PACK_UNKNOWN');
  const { scheme, name: place } = readProject(project.read);
  const papers: OpinionPapers = {
    ...{
      place,
      listName: documentName(scheme),
      consultation,
      paper: scheme.paper,
      office: readSigningOffice(project.read),
    },
    date: localDay(project.session.now()),
    packs: sources.packs(project, { consultationId }),
    opinions: sources.opinions(project, { consultationId }).filter(({ kind }) => kind !== 'none'),
    groups: sources.groups(project, { consultationId }),
  };
  const drafted = draftAll(papers, what, unitIds);
  if (drafted.length === 0) return fail('NOTHING_TO_PRINT');
  const letters = what === 'reminders' || (what === 'replies' && consultation.superior === null);
  return putOutFiles(tasks, {
    ...run,
    files: drafted.flatMap(({ unit, name, draft }) =>
      inFormats(
        letters ? ['docx'] : formats,
        { place, township: unit, listName: name, date: papers.date, round: consultation.title },
        (format) => layOutDocument(draft(format), scheme.paper),
      ),
    ),
    note: (files) =>
      noteExport(project, drafted, files, what === 'replies' ? saidIn(papers, drafted) : null, papers.date),
  });
}

function draftAll(
  papers: OpinionPapers,
  what: OpinionExport['what'],
  unitIds: readonly number[] | undefined,
): Drafted[] {
  if (papers.consultation.superior !== null) return draftReport(papers, what);
  const wanted = papers.packs.filter(({ unitId }) => !unitIds || unitIds.includes(unitId));
  switch (what) {
    case 'reminders':
      return wanted
        .filter(({ state }) => state === 'out' || state === 'overdue')
        .map((pack) => ({ unit: pack.unit, name: '征求意见催办单', draft: () => draftReminder(papers, pack) }));
    case 'replies':
      // One that two units became was sent two packs, and is answered once.
      return [...new Set(wanted.map(({ unit }) => unit))]
        .filter((name) => papers.opinions.some(({ unit, handling }) => unit === name && handling !== null))
        .map((unit) => ({ unit, name: '意见采纳情况复函', draft: () => draftReply(papers, unit) }));
    case 'summary':
      return [{ unit: '', name: '意见采纳情况汇总表', draft: () => draftAdoptionSummary(papers) }];
    case 'figures':
      return [{ unit: '', name: '征求意见情况统计表', draft: () => draftOpinionFigures(papers) }];
    case 'register':
      return [{ unit: '', name: '征求意见稿发放登记表', draft: () => draftRegister(papers) }];
  }
}

/** To a superior one paper is due: what became of its opinions, a letter with the table, and the table as a workbook. */
function draftReport(papers: OpinionPapers, what: OpinionExport['what']): Drafted[] {
  if (what !== 'replies' || papers.opinions.length === 0) return [];
  const unit = papers.consultation.superior ?? '';
  return [{ unit, name: SUPERIOR_REPLY, draft: (format) => draftSuperiorReply(papers, format === 'docx') }];
}

/** What letters say, by opinion. */
interface Said {
  /** Answered for the first time, or otherwise than before. */
  readonly replied: readonly number[];
  readonly told: readonly number[];
  readonly unmet: readonly number[];
}

function saidIn({ opinions }: OpinionPapers, drafted: readonly Drafted[]): Said {
  const units = new Set(drafted.map(({ unit }) => unit));
  const told = opinions.filter(({ unit, handling }) => units.has(unit) && handling !== null);
  const ids = (some: typeof told): number[] => some.map(({ id }) => id);
  return {
    replied: ids(told.filter((one) => one.repliedOn === '' || isStale(one))),
    told: ids(told),
    unmet: ids(told.filter(({ handling }) => handling?.standing === 'unmet')),
  };
}

/** Every export is on record; replies also date what they answer. */
function noteExport(
  project: ProjectFile,
  drafted: readonly Drafted[],
  files: readonly WrittenFile[],
  said: Said | null,
  day: string,
): Result<null> {
  const replied = said?.replied ?? [];
  if (project.readOnly) return replied.length > 0 ? fail('READ_ONLY') : ok(null);
  const input = { files: namesAndHashes(files), replied, ...(said && { told: said.told, unmet: said.unmet }) };
  const effect = replied.length > 0 ? 'undoable' : 'neutral';
  return record(project, { name: 'exportOpinionPapers', input, effect }, (write) => {
    for (const id of replied) setReplied(write, id, day);
    const answered =
      replied.length > 0
        ? `，${groupDigits(replied.length)} 条意见已${drafted[0]?.name === SUPERIOR_REPLY ? '报采纳情况' : '复函'}`
        : '';
    return ok({ value: null, summary: `导出${drafted[0]?.name ?? ''} ${groupDigits(files.length)} 份${answered}` });
  });
}
