/** 申请登记: a request comes into the register, is changed while it is open, handed in again after a return, corrected once it is closed; papers with it. */
import type { Parsed } from '../../../../shared/contract';
import { correctionWords } from '../../../../shared/logic/requests/correctionWords';
import { foldRequest, isOpen, refuseStep } from '../../../../shared/logic/requests/foldRequest';
import { refuseDate } from '../../../../shared/logic/requests/refuseDate';
import { missingNeeds, wayOf } from '../../../../shared/logic/requests/requestWay';
import { toChineseDate } from '../../../../shared/logic/text/chineseNumerals';
import { localDay } from '../../../../shared/logic/text/localDay';
import { REQUEST_STATE_WORDS, REQUEST_STEP_WORDS, type RequestDraft } from '../../../../shared/model/request';
import { type Failure, fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import { keepFile } from '../../repositories/bases/citationRepository';
import { enterRequest, placeRequest, withoutNames } from '../../repositories/requests/requestEntry';
import {
  findRequest,
  findRequestByCode,
  insertRequestPaper,
  insertRequestStep,
  listRequestSteps,
  listRequestTowns,
  replaceRequestTowns,
  type StoredRequest,
  updateRequest,
} from '../../repositories/requests/requestRepository';
import { ensureUnit, findUnit } from '../../repositories/units/unitRepository';

/** Errors: REQUEST_EXISTS for a number already given; UNIT_UNKNOWN for a township; ITEM_UNKNOWN. */
export function registerRequest(
  project: ProjectFile,
  { request }: Parsed<'registerRequest'>,
): Result<{ requestId: number; code: string }> {
  return record(project, { name: 'registerRequest', input: request, effect: 'undoable' }, (write) => {
    const entered = enterRequest(write, project.session, request);
    if (!entered.ok) return entered;
    const summary = `登记申请 ${entered.value.code}：${request.applicant}“${request.title}”`;
    return ok({ value: entered.value, summary });
  });
}

/** Errors: REQUEST_UNKNOWN, REQUEST_STEP with a sentence when it is closed, and those of registering. */
export function changeRequest(
  project: ProjectFile,
  { requestId, request, resubmitted }: Parsed<'changeRequest'>,
): Result<null> {
  const input = { requestId, request, resubmitted };
  return record(project, { name: 'changeRequest', input, effect: 'undoable' }, (write) => {
    const found = standing(write, requestId);
    if (!found.ok) return found;
    const { stored, folded, towns } = found.value;
    const said = { requestId, date: request.date, unitId: null, by: request.applicant, verdict: '' } as const;
    if (resubmitted) {
      const way = wayOf(stored);
      const refused = refuseStep(way, folded, { ...said, kind: 'resubmit', text: '' });
      if (refused !== null) return refuse(stored, refused);
      const missing = missingNeeds(wayOf(request), request);
      if (missing.length > 0) return refuse(stored, `还没有写${missing.join('、')}，不能重报。`);
    } else if (!isOpen(folded.state))
      return refuse(stored, `这件申请${REQUEST_STATE_WORDS[folded.state]}，内容不能再改。`);
    const wrong = refuseDay(write, stored, request, { resubmitted, today: localDay(project.session.now()) });
    if (wrong !== null) return refuse(stored, wrong);
    const code = request.code === '' ? stored.code : request.code;
    const other = findRequestByCode(write, code);
    if (other && other.id !== requestId) return fail('REQUEST_EXISTS', { code });
    const placed = placeRequest(write, request);
    if (!placed.ok) return placed;
    // A hand-in of today keeps the day the request first came.
    updateRequest(write, requestId, {
      ...withoutNames(request),
      code,
      date: resubmitted ? stored.date : request.date,
      unitId: placed.value.unitId,
    });
    replaceRequestTowns(write, requestId, placed.value.townIds);
    const { operator } = project.session;
    const before = { ...stored, townships: towns.map(({ name }) => name) };
    const kind = resubmitted ? 'resubmit' : 'note';
    const text = resubmitted ? '' : '修改申请内容';
    insertRequestStep(write, { ...said, kind, text, before, operator, at: project.session.now() });
    return ok({ value: null, summary: `申请 ${code}${resubmitted ? '补正后重报' : '修改内容'}：“${request.title}”` });
  });
}

/**
 * 更正登记 of a closed request. Kind, term, townships, wants and decision are none of its own fields. Errors: REQUEST_UNKNOWN,
 * REQUEST_EXISTS, NOTHING_CHANGED; REQUEST_STEP with a sentence while it is open, or about its day.
 */
export function correctRequest(project: ProjectFile, input: Parsed<'correctRequest'>): Result<null> {
  const { requestId, corrected, why } = input;
  return record(project, { name: 'correctRequest', input, effect: 'undoable' }, (write) => {
    const found = standing(write, requestId);
    if (!found.ok) return found;
    const { stored, folded, towns } = found.value;
    if (isOpen(folded.state))
      return refuse(stored, `这件申请${REQUEST_STATE_WORDS[folded.state]}，请点“更多 — 改申请内容…”直接改。`);
    const { operator } = project.session;
    const today = localDay(project.session.now());
    const wrong = refuseDay(write, stored, corrected, { resubmitted: false, today });
    if (wrong !== null) return refuse(stored, wrong);
    const other = findRequestByCode(write, corrected.code);
    if (other && other.id !== requestId) return fail('REQUEST_EXISTS', { code: corrected.code });
    const { applicant, ...own } = corrected;
    const unitId = ensureUnit(write, applicant, 'department');
    // By another of its names it is the same unit.
    const said = correctionWords(stored, { ...own, applicant: findUnit(write, unitId)?.name ?? applicant });
    if (said === '') return fail('NOTHING_CHANGED');
    const { id: _, applicant: __, effective: ___, ...rest } = stored;
    updateRequest(write, requestId, { ...rest, ...own, wants: [...rest.wants], unitId });
    const before = { ...stored, townships: towns.map(({ name }) => name) };
    insertRequestStep(write, {
      ...{ requestId, kind: 'note', date: today, unitId: null, by: operator, verdict: '', before, operator },
      text: `更正登记：${said}。理由：${why}`,
      at: project.session.now(),
    });
    return ok({ value: null, summary: `申请 ${stored.code} 更正登记：${said}。理由：${why}` });
  });
}

/** Kept by its hash, as minutes and bases are. Errors: REQUEST_UNKNOWN. */
export function attachRequestPaper(
  project: ProjectFile,
  { requestId, fileName, bytes }: { requestId: number; fileName: string; bytes: Uint8Array },
): Result<null> {
  const hash = sha256(bytes);
  const input = { requestId, file: fileName, sha256: hash };
  return record(project, { name: 'attachRequestPaper', input, effect: 'undoable' }, (write) => {
    const stored = findRequest(write, requestId);
    if (!stored) return fail('REQUEST_UNKNOWN');
    const { operator } = project.session;
    insertRequestPaper(write, {
      ...{ requestId, fileId: keepFile(write, hash, bytes), name: fileName, operator },
      at: project.session.now(),
    });
    return ok({ value: null, summary: `申请 ${stored.code} 附件“${fileName}”` });
  });
}

function standing(write: WriteHandle, requestId: number) {
  const stored = findRequest(write, requestId);
  if (!stored) return fail('REQUEST_UNKNOWN');
  const towns = listRequestTowns(write, requestId);
  return ok({ stored, towns, folded: foldRequest(wayOf(stored), listRequestSteps(write, requestId), towns) });
}

/** A hand-in is a step like others; the day a request came is no later than what was done about it. */
function refuseDay(
  write: WriteHandle,
  stored: StoredRequest,
  { date }: Pick<RequestDraft, 'date'>,
  { resubmitted, today }: { resubmitted: boolean; today: string },
): string | null {
  if (resubmitted) return refuseDate(REQUEST_STEP_WORDS.resubmit, date, { asked: stored.date, today });
  const first = listRequestSteps(write, stored.id)
    .filter(({ kind, date: day }) => day !== '' && kind !== 'submit' && kind !== 'note')
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  if (first && date > first.date)
    return `申请日期不能晚于${toChineseDate(first.date)}的${REQUEST_STEP_WORDS[first.kind]}，请改正。`;
  return refuseDate('申请', date, { asked: '', today });
}

function refuse({ code }: Pick<StoredRequest, 'code'>, reason: string): Failure {
  return fail('REQUEST_STEP', { code, reason });
}
