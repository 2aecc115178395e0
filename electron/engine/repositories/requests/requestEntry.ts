/** A request written down: who asks, which townships it concerns, and the first step of its history. */
import { refuseDate } from '../../../../shared/logic/requests/refuseDate';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { RequestDraft } from '../../../../shared/model/request';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { Session } from '../../database/file/projectFile';
import { findItem } from '../pool/itemRepository';
import { ensureUnit, findUnitByName } from '../units/unitRepository';
import {
  findRequestByCode,
  insertRequest,
  insertRequestStep,
  nextRequestCode,
  replaceRequestTowns,
} from './requestRepository';

/** Errors: REQUEST_STEP with a sentence about its day; REQUEST_EXISTS for a number already given; UNIT_UNKNOWN for a township; ITEM_UNKNOWN. */
export function enterRequest(
  write: WriteHandle,
  session: Session,
  request: RequestDraft,
): Result<{ requestId: number; code: string }> {
  const late = refuseDate('申请', request.date, { asked: '', today: localDay(session.now()) });
  if (late !== null) return fail('REQUEST_STEP', { code: request.code, reason: late });
  const code = request.code === '' ? nextRequestCode(write, request.date.slice(0, 4)) : request.code;
  if (findRequestByCode(write, code)) return fail('REQUEST_EXISTS', { code });
  const placed = placeRequest(write, request);
  if (!placed.ok) return placed;
  const { unitId, townIds } = placed.value;
  const requestId = insertRequest(write, { ...withoutNames(request), code, unitId });
  replaceRequestTowns(write, requestId, townIds);
  const step = { requestId, kind: 'submit', date: request.date, unitId: null, by: request.applicant } as const;
  insertRequestStep(write, { ...step, verdict: '', text: '', operator: session.operator, at: session.now() });
  return ok({ requestId, code });
}

/** The unit that applies is registered when it is new: a bureau that never sent a list may still ask. */
export function placeRequest(write: WriteHandle, request: RequestDraft): Result<{ unitId: number; townIds: number[] }> {
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

/** What stands in the request's own row. */
export function withoutNames({ townships: _, applicant: __, ...rest }: RequestDraft) {
  return rest;
}
