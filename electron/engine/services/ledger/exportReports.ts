/** Puts 台账, 增减表, 新旧对照表 and 简报 out as Word and Excel files. */
import type { Parsed } from '../../../../shared/contract';
import { departmentSumWords } from '../../../../shared/logic/ledger/departmentSum';
import { draftBriefing } from '../../../../shared/logic/paper/drafts/draftBriefing';
import { draftChanges } from '../../../../shared/logic/paper/drafts/draftChanges';
import { draftComparison } from '../../../../shared/logic/paper/drafts/draftComparison';
import { draftLedger, type LedgerPaper } from '../../../../shared/logic/paper/drafts/draftLedger';
import { draftLedgerDigest } from '../../../../shared/logic/paper/drafts/draftLedgerDigest';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { DocumentDraft } from '../../../../shared/model/paperDocument';
import type { ReportRequest } from '../../../../shared/model/reportRequest';
import type { Scheme } from '../../../../shared/model/scheme';
import { assertNever, ok, type Result } from '../../../../shared/result';
import type { Comparison, GroupedLedger, ReportView, ReverseLedger } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { rememberedLedger } from '../../repositories/ledger/ledgerRepository';
import { listsEver } from '../../repositories/project/listsEver';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { listChanges } from '../../repositories/rounds/roundRepository';
import { listSectionRenames } from '../../repositories/rounds/sectionRenameRepository';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

/** What other services read, handed in so that this one only writes. */
export interface ReportSources {
  grouped(project: ProjectFile, input: Parsed<'groupedLedger'>): GroupedLedger;
  reverse(project: ProjectFile): ReverseLedger;
  compare(project: ProjectFile, input: Parsed<'compareStates'>): Result<Comparison>;
  report(project: ProjectFile): ReportView;
}

export interface ReportExport extends PutOutRun {
  readonly formats: readonly ('docx' | 'xlsx')[];
  readonly what: ReportRequest;
}

interface Drafted {
  /** 加减法台账: the middle of the file name. */
  readonly name: string;
  readonly draft: DocumentDraft;
  /** What Excel holds besides, where the paper is a shorter form of it. */
  readonly whole?: DocumentDraft;
}

/** Errors: ROUND_NOT_SEALED for a comparison, and those of `putOutFiles`. */
export async function exportReports(
  project: ProjectFile,
  tasks: Tasks,
  sources: ReportSources,
  { formats, what, ...run }: ReportExport,
): Promise<Result<WrittenFile[]>> {
  const { scheme, name: place, effectiveDate: date } = readProject(project.read);
  const drafted = draftReport(project, sources, what, { scheme, place, date });
  if (!drafted.ok) return drafted;
  const { name, draft, whole = draft } = drafted.value;
  const last = rememberedLedger(project).rounds.at(-1)?.round;
  const round = last === undefined ? '' : `第${last}轮`;
  return putOutFiles(tasks, {
    ...run,
    // The briefing has charts of its own, which only Word carries.
    files: inFormats(what.kind === 'briefing' ? ['docx'] : formats, { place, listName: name, date, round }, (format) =>
      layOutDocument(format === 'xlsx' ? whole : draft, scheme.paper),
    ),
    note: (files) => recordExport(project, 'exportReports', files, `导出${name} ${groupDigits(files.length)} 个文件`),
  });
}

interface Head {
  readonly scheme: Scheme;
  readonly place: string;
  readonly date: string;
}

function draftReport(
  project: ProjectFile,
  sources: ReportSources,
  what: ReportRequest,
  { scheme, place, date }: Head,
): Result<Drafted> {
  const { paper } = scheme;
  switch (what.kind) {
    case 'ledger': {
      const ledger = gatherLedger(project, sources, { place, date });
      return ok({ name: '加减法台账', draft: draftLedgerDigest(ledger, paper), whole: draftLedger(ledger, paper) });
    }
    case 'changes': {
      const which = what.round === null ? '各轮' : `第${what.round}轮`;
      const { rows: changes } = listChanges(project.read, { round: what.round ?? undefined });
      const renames = listSectionRenames(project.read).filter(
        ({ round }) => what.round === null || round === what.round,
      );
      const lists = listsEver(project);
      const draft = draftChanges({ place, date, which, changes, renames, lists }, paper);
      return ok({ name: `${which}增减事项表`, draft });
    }
    case 'comparison': {
      const { before, after } = what;
      const comparison = sources.compare(project, { before, after, offset: 0, limit: MOST_ROWS });
      if (!comparison.ok) return comparison;
      const { before: old, after: fresh } = comparison.value;
      const draft = draftComparison({ place, date, comparison: comparison.value }, paper);
      return ok({ name: `新旧对照表（${old.name}和${fresh.name}）`, draft });
    }
    case 'briefing': {
      const { figures, pieces } = sources.report(project);
      const paragraph = pieces.map((piece) => (piece.kind === 'figure' ? piece.figure.text : piece.text)).join('');
      const { rounds } = rememberedLedger(project);
      const office = readSigningOffice(project.read);
      const briefing = { place, office, date, paragraph, rounds, figures };
      return ok({ name: '梳理情况简报', draft: draftBriefing(briefing, scheme) });
    }
    default:
      return assertNever(what);
  }
}

const MOST_ROWS = 1_000_000;

function gatherLedger(
  project: ProjectFile,
  sources: ReportSources,
  { place, date }: Omit<Head, 'scheme'>,
): LedgerPaper {
  const { rounds, renames } = rememberedLedger(project);
  const lists = listsEver(project);
  const by = (grouping: 'township' | 'department' | 'list', word: string, remark: string) => ({
    word,
    remark,
    rounds: rounds.map(({ round }) => ({ round, ledger: sources.grouped(project, { by: grouping, round }) })),
  });
  const departments = by('department', '责任部门', '');
  const groups = [
    ...(lists.length > 1 ? [by('list', '清单', '')] : []),
    by('township', '乡镇', '合计是镇次，不是事项数'),
    { ...departments, remark: departments.rounds.map(({ ledger }) => departmentSumWords(ledger)).find(Boolean) ?? '' },
  ];
  const reverse = sources.reverse(project);
  return { place, date, lists, rounds, renames, groups, reverse };
}
