/** 定稿: freezes the last sealed state as an edition; nothing that does not hold is issued unless somebody signs for it. */

import type { Parsed } from '../../../../shared/contract';
import { repairDocNumber } from '../../../../shared/logic/bases/parseCitation';
import { editionAfter, editionName } from '../../../../shared/logic/editions/editionWords';
import { sealedOnPaper } from '../../../../shared/logic/schemes/sealedOnPaper';
import { localDay } from '../../../../shared/logic/text/localDay';
import {
  EDITION_STAGE_WORDS,
  type EditionException,
  type EditionFrame,
  type EditionStage,
} from '../../../../shared/model/edition';
import { fail, ok, type Result } from '../../../../shared/result';
import type { CheckView } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import {
  findEdition,
  insertEdition,
  insertWithdrawal,
  listEditions,
  listIssued,
} from '../../repositories/editions/editionRepository';
import { isAsSealed, sealFirstWords } from '../../repositories/editions/sinceSeal';
import { readProject, updateProject } from '../../repositories/project/projectRepository';
import { lastSnapshotHead, printedAnchor, schemeAfter, sealedBy } from '../../repositories/rounds/snapshotRepository';
import { readLayoutTemplate } from '../../repositories/townships/layoutTemplateRepository';
import { listAbolitions } from '../../repositories/units/abolitionRepository';
import { listUnits } from '../../repositories/units/unitRepository';
import { listUnitsThen } from '../../repositories/units/unitsThen';

type Request = Parsed<'issueEdition'>;

/** The number the next edition bears; one that was withdrawn keeps its own. */
export function nextEditionNumber(read: ReadHandle): number {
  const issued = listEditions(read).filter(({ stage }) => stage === 'issued');
  return Math.max(0, ...issued.map(({ number }) => number)) + 1;
}

/**
 * A draft of any stage from the last sealed round; 印发稿 only through the gate.
 * Errors: NO_SEALED_ROUND; for 印发稿 also REASON_MISSING, EDITION_DATES, EDITION_NOT_FIRST, EDITION_TOO_SOON, EDITION_STALE,
 * EDITION_BLOCKED with the rules that neither hold nor are signed for.
 */
export function issueEdition(
  project: ProjectFile,
  input: Request,
  checks: (day: string) => readonly CheckView[],
): Result<{ editionId: number; number: number; sha256: string }> {
  const refused = input.stage === 'issued' ? refuseIssue(project.read, input) : null;
  if (refused) return refused;
  // The lists speak of the day they take effect, and so do the checks.
  const signed = signExceptions(
    checks(input.stage === 'issued' ? input.effectiveOn : ''),
    input,
    localDay(project.session.now()),
  );
  const [open] = input.stage === 'issued' ? signed.open : [];
  if (open) return fail('EDITION_BLOCKED', { rules: signed.open.map(({ id }) => id).join('、') });
  return record(project, { name: 'issueEdition', input, effect: 'barrier' }, (write) => {
    const snapshot = lastSnapshotHead(write);
    if (!snapshot) return fail('NO_SEALED_ROUND');
    const { name: place, effectiveDate } = readProject(write);
    const { stage, issuer, issuedOn, takenOver, remark } = input;
    // A draft speaks of the day the lists are meant for.
    const effectiveOn = input.effectiveOn || effectiveDate;
    if (stage === 'issued' && effectiveOn !== effectiveDate) updateProject(write, place, effectiveOn);
    const number = nextEditionNumber(write);
    const docNumber = repairDocNumber(input.docNumber);
    const { id, hash } = insertEdition(write, {
      ...{ number, stage, snapshot, docNumber, issuer, issuedOn, effectiveOn, takenOver, remark },
      frame: {
        ...readSpeakers(write, stage, snapshot.id),
        ...{ place, anchor: printedAnchor(write, snapshot.id), template: readLayoutTemplate(write) },
      },
      exceptions: signed.exceptions,
      operator: project.session.operator,
      at: project.session.now(),
    });
    const said = [takenOver ? '接续登记' : '', docNumber, effectiveOn === '' ? '' : `${effectiveOn} 起施行`];
    const words = said.filter((part) => part !== '').join('，');
    const deed =
      stage === 'issued'
        ? `${editionName({ number, stage })}${EDITION_STAGE_WORDS.issued}`
        : editionName({ number, stage });
    const summary = `定稿${deed}（第${snapshot.round}轮）${words === '' ? '' : `：${words}`}`;
    return ok({ value: { editionId: id, number, sha256: hash }, summary });
  });
}

/**
 * Scheme and units by whose names the sealed items speak. 印发稿 goes out while the pool is what was sealed; a draft may come after
 * units and categories were renamed, and must find all its items all the same. A township abolished since gets no list, as
 * of the last sealed round itself.
 */
function readSpeakers(
  read: ReadHandle,
  stage: EditionStage,
  snapshotId: number,
): Pick<EditionFrame, 'scheme' | 'units'> {
  const { scheme } = readProject(read);
  const seal = sealedBy(read, snapshotId);
  const ended = new Set(listAbolitions(read).map(({ unitId }) => unitId));
  const units = stage === 'issued' || isAsSealed(read) ? listUnits(read) : listUnitsThen(read, seal);
  return {
    scheme: stage === 'issued' ? scheme : sealedOnPaper(schemeAfter(read, seal), scheme),
    units: units.filter(({ id }) => !ended.has(id)).map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

function refuseIssue(read: ReadHandle, input: Request): ReturnType<typeof fail> | null {
  const missing = (
    [
      ['docNumber', '文号'],
      ['issuer', '印发单位'],
      ['issuedOn', '印发日期'],
      ['effectiveOn', '施行日期'],
    ] as const
  ).find(([field]) => input[field] === '');
  if (missing) return fail('REASON_MISSING', { field: missing[1] });
  if (input.effectiveOn < input.issuedOn)
    return fail('EDITION_DATES', { date: input.effectiveOn, after: input.issuedOn });
  const issued = listIssued(read);
  if (input.takenOver && issued.length > 0) return fail('EDITION_NOT_FIRST');
  const previous = issued.at(-1);
  if (previous && input.effectiveOn <= previous.effectiveOn)
    return fail('EDITION_DATES', {
      date: input.effectiveOn,
      after: previous.effectiveOn,
      edition: editionName(previous),
    });
  // A township that is still there on that day would have no list.
  const going = listAbolitions(read).find(({ day }) => day > input.effectiveOn);
  if (going) return fail('EDITION_TOO_SOON', { unit: going.unit, day: going.day, date: input.effectiveOn });
  if (!lastSnapshotHead(read)) return fail('NO_SEALED_ROUND');
  const words = sealFirstWords(read);
  return words === '' ? null : fail('EDITION_STALE', { words });
}

/** What goes into the edition of rules that do not hold, and those nobody signed for. */
function signExceptions(
  checks: readonly CheckView[],
  { exceptions }: Request,
  date: string,
): { exceptions: EditionException[]; open: CheckView[] } {
  const signed: EditionException[] = [];
  const open: CheckView[] = [];
  for (const check of checks) {
    const { id, name, figure, detail } = check;
    if (check.state !== 'passed')
      for (const { reason, decider, date: on } of check.waivers.filter(({ idle }) => !idle))
        signed.push({ kind: 'waiver', check: id, name, figure, detail, reason, decider, date: on });
    if (check.state !== 'failed') continue;
    const signature = exceptions.find((one) => one.check === id);
    if (signature) {
      const { reason, decider } = signature;
      signed.push({ kind: 'exception', check: id, name, figure, detail, reason, decider, date });
    } else open.push(check);
  }
  return { exceptions: signed, open };
}

/**
 * 作废: it stays in the list and no longer counts. One that another follows held for its time, whatever was wrong in it.
 * Errors: EDITION_UNKNOWN, EDITION_WITHDRAWN, EDITION_FOLLOWED.
 */
export function withdrawEdition(project: ProjectFile, input: Parsed<'withdrawEdition'>): Result<null> {
  return record(project, { name: 'withdrawEdition', input, effect: 'barrier' }, (write) => {
    const { editionId, reason, decider } = input;
    const edition = findEdition(write, editionId);
    if (!edition) return fail('EDITION_UNKNOWN');
    if (edition.withdrawal) return fail('EDITION_WITHDRAWN', { edition: editionName(edition) });
    const next = editionAfter(listEditions(write), edition);
    if (next) return fail('EDITION_FOLLOWED', { edition: editionName(edition), next: editionName(next) });
    const { operator } = project.session;
    insertWithdrawal(write, editionId, { reason, decider, operator, at: project.session.now() });
    return ok({ value: null, summary: `作废${editionName(edition)}：${reason}（${decider}）` });
  });
}
