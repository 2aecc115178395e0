/** 申请登记: a request comes into the register, is changed while it is open, handed in again after a return; papers with it. */
import type { Parsed } from '../../../shared/contract';
import { foldRequest, isOpen, refuseStep } from '../../../shared/logic/requests/foldRequest';
import { missingNeeds, wayOf } from '../../../shared/logic/requests/requestWay';
import { REQUEST_STATE_WORDS, type RequestDraft } from '../../../shared/model/request';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import { sha256 } from '../database/canonicalJson';
import type { WriteHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { keepFile } from '../repositories/citationRepository';
import { findItem } from '../repositories/itemRepository';
import {
  findRequest,
  findRequestByCode,
  insertRequest,
  insertRequestPaper,
  insertRequestStep,
  listRequestSteps,
  listRequestTowns,
  nextRequestCode,
  replaceRequestTowns,
  type StoredRequest,
  updateRequest,
} from '../repositories/requestRepository';
import { ensureUnit, findUnitByName } from '../repositories/unitRepository';

/** Errors: REQUEST_EXISTS for a number already given; UNIT_UNKNOWN for a township; ITEM_UNKNOWN. */
export function registerRequest(
  project: ProjectFile,
  { request }: Parsed<'registerRequest'>,
): Result<{ requestId: number; code: string }> {
  return record(project, { name: 'registerRequest', input: request, effect: 'undoable' }, (write) => {
    const code = request.code === '' ? nextRequestCode(write, request.date.slice(0, 4)) : request.code;
    if (findRequestByCode(write, code)) return fail('REQUEST_EXISTS', { code });
    const placed = place(write, request);
    if (!placed.ok) return placed;
    const { unitId, townIds } = placed.value;
    const requestId = insertRequest(write, { ...withoutNames(request), code, unitId });
    replaceRequestTowns(write, requestId, townIds);
    insertRequestStep(write, {
      ...{ requestId, kind: 'submit', date: request.date, unitId: null, by: request.applicant, verdict: '', text: '' },
      operator: project.session.operator,
      at: project.session.now(),
    });
    const summary = `登记申请 ${code}：${request.applicant}“${request.title}”`;
    return ok({ value: { requestId, code }, summary });
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
    const { stored, folded } = found.value;
    const said = { requestId, date: request.date, unitId: null, by: request.applicant, verdict: '' } as const;
    if (resubmitted) {
      const way = wayOf(stored);
      const refused = refuseStep(way, folded, { ...said, kind: 'resubmit', text: '' });
      if (refused !== null) return refuse(stored, refused);
      const missing = missingNeeds(wayOf(request), request);
      if (missing.length > 0) return refuse(stored, `还没有写${missing.join('、')}，不能重报。`);
    } else if (!isOpen(folded.state))
      return refuse(stored, `这件申请${REQUEST_STATE_WORDS[folded.state]}，内容不能再改。`);
    const code = request.code === '' ? stored.code : request.code;
    const other = findRequestByCode(write, code);
    if (other && other.id !== requestId) return fail('REQUEST_EXISTS', { code });
    const placed = place(write, request);
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
    const before = { ...stored, townships: folded.opinions.map(({ name }) => name) };
    const kind = resubmitted ? 'resubmit' : 'note';
    const text = resubmitted ? '' : '修改申请内容';
    insertRequestStep(write, { ...said, kind, text, before, operator, at: project.session.now() });
    return ok({ value: null, summary: `申请 ${code}${resubmitted ? '补正后重报' : '修改内容'}：“${request.title}”` });
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
  const folded = foldRequest(wayOf(stored), listRequestSteps(write, requestId), listRequestTowns(write, requestId));
  return ok({ stored, folded });
}

function refuse({ code }: Pick<StoredRequest, 'code'>, reason: string): Failure {
  return fail('REQUEST_STEP', { code, reason });
}

/** The unit that applies is registered when it is new: a bureau that never sent a list may still ask. */
function place(write: WriteHandle, request: RequestDraft): Result<{ unitId: number; townIds: number[] }> {
  const townIds: number[] = [];
  for (const name of request.townships) {
    const town = findUnitByName(write, name);
    if (town?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: name });
    townIds.push(town.id);
  }
  if (request.aboutItemId !== null && !findItem(write, request.aboutItemId))
    return fail('ITEM_UNKNOWN', { item: request.aboutItemId });
  return ok({ unitId: ensureUnit(write, request.applicant, 'department'), townIds });
}

function withoutNames({ townships: _, applicant: __, ...rest }: RequestDraft) {
  return rest;
}
