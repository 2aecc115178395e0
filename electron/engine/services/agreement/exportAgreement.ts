/** Puts 认定表, 分歧事项及处理情况表 and 会议纪要 out as files. */

import { asOfTalk } from '../../../../shared/logic/agreement/asOfTalk';
import { asShown, partiesOf } from '../../../../shared/logic/agreement/decideAgreement';
import { draftAgreementForm, FORM_TITLE } from '../../../../shared/logic/agreement/draftAgreementForm';
import { CONFLICTS_TITLE, draftConflicts } from '../../../../shared/logic/agreement/draftConflicts';
import { draftMinutes, minutesTitle } from '../../../../shared/logic/agreement/draftMinutes';
import type { PaperHead, RecordedItem } from '../../../../shared/logic/agreement/paperWords';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { AgreementRequest } from '../../../../shared/model/agreementRequest';
import type { DocumentDraft } from '../../../../shared/model/paperDocument';
import { officeAmong, type Party } from '../../../../shared/model/verdict';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { decideItems, readFrame, readShownAgreements } from '../../repositories/agreement/agreementRepository';
import { findTalk, listTalks } from '../../repositories/agreement/talkRepository';
import { listRulings, listVerdicts } from '../../repositories/agreement/verdictRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { lastSubtractions } from '../../repositories/rounds/roundRepository';
import { listUnits } from '../../repositories/units/unitRepository';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

export interface AgreementExport extends PutOutRun {
  readonly formats: readonly ('docx' | 'xlsx')[];
  readonly what: AgreementRequest;
}

interface Drafted {
  readonly unit: string;
  readonly name: string;
  draft(): DocumentDraft;
}

/** Errors: UNIT_UNKNOWN, TALK_UNKNOWN, and those of `putOutFiles`. */
export async function exportAgreement(
  project: ProjectFile,
  tasks: Tasks,
  { formats, what, ...run }: AgreementExport,
): Promise<Result<WrittenFile[]>> {
  const { scheme, name: place } = readProject(project.read);
  const head: PaperHead = {
    place,
    office: readSigningOffice(project.read),
    date: localDay(project.session.now()),
    lists: scheme.lists,
  };
  const drafted = draftsOf(project, head, what);
  if (!drafted.ok) return drafted;
  const files = drafted.value.flatMap(({ unit, name, draft }) =>
    // Minutes are a text; as a worksheet nobody could use them.
    inFormats(
      what.kind === 'minutes' ? ['docx'] : formats,
      { place, township: unit, listName: name, date: head.date },
      () => layOutDocument(draft(), scheme.paper),
    ),
  );
  return putOutFiles(tasks, {
    ...run,
    files,
    note: (written) =>
      recordExport(project, 'exportAgreement', written, `导出认定文书 ${groupDigits(written.length)} 份`),
  });
}

function draftsOf(project: ProjectFile, head: PaperHead, what: AgreementRequest): Result<Drafted[]> {
  const { paper } = readProject(project.read).scheme;
  const items = readRecorded(project);
  if (what.kind === 'conflicts')
    return ok([{ unit: '', name: CONFLICTS_TITLE, draft: () => draftConflicts(head, items, paper) }]);
  if (what.kind === 'minutes') {
    const talk = findTalk(project.read, what.talkId);
    if (!talk) return fail('TALK_UNKNOWN', { talk: what.talkId });
    const frame = readFrame(project.read, talk.itemIds);
    const own = items.filter(({ item }) => talk.itemIds.includes(item.id)).map((one) => asOfTalk(one, talk, frame));
    const signers = signersOf(own, head.office);
    return ok([{ unit: '', name: minutesTitle(talk), draft: () => draftMinutes(head, talk, own, signers) }]);
  }
  const units = listUnits(project.read);
  const parties: Party[] = [
    ...units.map(({ kind, name }) => ({ kind, unit: name })),
    { kind: 'office' as const, unit: '' },
  ];
  const office = officeAmong(
    head.office,
    units.map(({ name }) => name),
  );
  const wanted = what.unitId === null ? '' : units.find(({ id }) => id === what.unitId)?.name;
  if (what.unitId !== undefined && wanted === undefined) return fail('UNIT_UNKNOWN', { unit: what.unitId ?? 0 });
  const concerned = byParty(
    items.filter(({ subtracted }) => subtracted === undefined),
    units.filter(({ kind }) => kind === 'township').map(({ name }) => name),
  );
  return ok(
    parties
      .filter(({ unit }) => wanted === undefined || unit === wanted)
      .flatMap((party) => {
        const own = concerned.get(party.unit) ?? [];
        if (own.length === 0) return [];
        const draft = () => draftAgreementForm(head, party, own, paper);
        return [{ unit: party.unit || office, name: FORM_TITLE, draft }];
      }),
  );
}

function byParty(items: readonly RecordedItem[], townships: readonly string[]): Map<string, RecordedItem[]> {
  const concerned = new Map<string, RecordedItem[]>();
  for (const one of items)
    for (const { unit } of partiesOf(one.item, townships)) {
      const own = concerned.get(unit) ?? [];
      if (own.length === 0) concerned.set(unit, own);
      own.push(one);
    }
  return concerned;
}

const MOST_SIGNERS = 9;

/** Whoever the items concern and spoke, then the office; more than nine boxes fill a sheet. */
function signersOf(items: readonly RecordedItem[], office: string): string[] {
  const spoke = items.flatMap(({ agreement }) =>
    agreement.parties.flatMap(({ unit, verdict }) => (unit !== '' && verdict ? [unit] : [])),
  );
  const units = [...new Set(spoke)].filter((unit) => unit !== office);
  return [...units.slice(0, MOST_SIGNERS - 1), office];
}

/** Live items, and those subtracted since somebody spoke about them or they were talked over; by position. */
function readRecorded(project: ProjectFile): RecordedItem[] {
  const { read } = project;
  const { all } = readPool(project);
  const talks = listTalks(read);
  const titles = new Map(talks.map(({ id, title }) => [id, title]));
  const verdicts = groupBy(listVerdicts(read), ({ itemId }) => itemId);
  const rulings = groupBy(listRulings(read), ({ itemId }) => itemId);
  const talked = new Set(talks.flatMap(({ itemIds }) => itemIds));
  const gone = all.filter(({ id, live }) => !live && (verdicts.has(id) || rulings.has(id) || talked.has(id)));
  const subtracted = lastSubtractions(
    read,
    gone.map(({ id }) => id),
  );
  const over = decideItems(read, gone).map((one) => asShown(one, false));
  const agreements = new Map([...readShownAgreements(project), ...over].map((one) => [one.itemId, one]));
  return all.flatMap((item) => {
    const agreement = agreements.get(item.id);
    if (!agreement) return [];
    const gone = subtracted.get(item.id);
    return [
      {
        item,
        agreement,
        ...(gone && { subtracted: gone.round, subtractedAt: gone.at }),
        hidden: agreement.hidden,
        verdicts: agreement.hidden ? [] : (verdicts.get(item.id) ?? []),
        rulings: (rulings.get(item.id) ?? []).map((ruling) => ({ ...ruling, talk: titles.get(ruling.talkId) ?? '' })),
        talks: talks.filter(({ itemIds }) => itemIds.includes(item.id)),
      },
    ];
  });
}
