/** 作出决定: an approved request becomes changes of a round of adjustment, linked to it; a refused one changes nothing. */
import type { Parsed } from '../../../../shared/contract';
import { deedOfWant } from '../../../../shared/logic/requests/deedOfWant';
import { foldRequest, refuseStep } from '../../../../shared/logic/requests/foldRequest';
import { refuseDate } from '../../../../shared/logic/requests/refuseDate';
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import { touchOf } from '../../../../shared/logic/requests/touchOf';
import { addDays } from '../../../../shared/logic/requests/workdays';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { ENDED_REASON, REQUEST_DECISION_WORDS, type RequestWant } from '../../../../shared/model/request';
import { ROUND_KIND_WORDS, type Round } from '../../../../shared/model/round';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { readContents } from '../../repositories/pool/itemContents';
import { contentsBefore } from '../../repositories/requests/decidedItems';
import {
  findRequest,
  insertRequestStep,
  lastChangeId,
  linkChangesSince,
  listRequestSteps,
  listRequests,
  listRequestTowns,
  type StoredRequest,
  setOutcome,
} from '../../repositories/requests/requestRepository';
import { listTemporaryDuties } from '../../repositories/requests/temporaryDuties';
import { groundWants } from '../../repositories/requests/wantGrounds';
import { type Grounds, performDeed } from '../../repositories/rounds/changeDeeds';
import { findOpenRound, findRound, insertRound } from '../../repositories/rounds/roundRepository';
import { aliasesOf } from '../../repositories/units/unitSuccession';

/**
 * Errors: REQUEST_UNKNOWN; REQUEST_STEP with the sentence why not; ROUND_NOT_ADJUSTMENT while another kind of round is
 * open; and those of carrying a change out. Opens a round of adjustment when none is open.
 */
export function decideRequest(
  project: ProjectFile,
  input: Parsed<'decideRequest'>,
): Result<{ changes: number; round: number | null }> {
  const { requestId, decision, date, decider, text } = input;
  type Decided = { changes: number; round: number | null };
  return record<Decided>(project, { name: 'decideRequest', input, effect: 'undoable' }, (write) => {
    const stored = findRequest(write, requestId);
    if (!stored) return fail('REQUEST_UNKNOWN');
    const wants = input.wants ?? stored.wants;
    const days = { asked: stored.date, today: localDay(project.session.now()) };
    const reason = refuseDeciding(write, stored, wants, input) ?? refuseDate('决定', date, days);
    if (reason !== null) return fail('REQUEST_STEP', { code: stored.code, reason });
    const at = project.session.now();
    const effective = decision === 'refuse' ? '' : input.effective || date;
    const ends = input.ends === '' ? stored.ends : input.ends;
    if (decision !== 'refuse') setOutcome(write, requestId, { effective, ends, wants });
    const step = { requestId, kind: 'decide', date, unitId: null, by: decider, verdict: decision, text } as const;
    // Which the notice holds against what the decision makes of them.
    const before = decision === 'refuse' ? undefined : contentsBefore(write, wants);
    insertRequestStep(write, { ...step, before, operator: project.session.operator, at });
    const word = REQUEST_DECISION_WORDS[decision];
    if (decision === 'refuse') {
      const summary = `申请 ${stored.code} ${word}，清单不变：${text}`;
      return ok({ value: { changes: 0, round: null }, summary });
    }
    const round = adjustmentRound(write, date);
    if (!round.ok) return round;
    const grounds = { reason: text, basis: stored.basis, proposer: stored.applicant, decider, requested: true };
    const done = carryOut(write, { round: round.value, at, requestId }, wants, grounds);
    if (!done.ok) return done;
    const { changes, told } = done.value;
    const { number } = round.value;
    const summary = `申请 ${stored.code} ${word}，第${number}轮增减 ${groupDigits(changes)} 条：${text}${told}`;
    return ok({ value: { changes, round: number }, summary });
  });
}

function refuseDeciding(
  write: WriteHandle,
  stored: StoredRequest,
  wants: readonly RequestWant[],
  { requestId, decision, date, text, ends, effective }: Parsed<'decideRequest'>,
): string | null {
  const way = wayOf(stored);
  const folded = foldRequest(way, listRequestSteps(write, requestId), listRequestTowns(write, requestId));
  const touched = touchedBy(write, wants);
  const refused = refuseStep(way, folded, { kind: 'decide', date, unitId: null, verdict: decision, text, touched });
  if (refused !== null || decision === 'refuse') return refused;
  if (wants.length === 0) return '同意的申请至少要有一处增减或修改。请先写明要增列、核减或修改什么。';
  const last = ends === '' ? stored.ends : ends;
  if (way.atEnd !== null && last === '') return `“${way.name}”须写明到期日。`;
  if (last !== '' && last < (effective || date)) return '到期日早于生效日，请改正。';
  return null;
}

function touchedBy(write: WriteHandle, wants: readonly RequestWant[]): string[] {
  return [...new Set(groundWants(write, wants).flatMap(({ want, ...ground }) => touchOf(want, ground).towns))];
}

interface Carrying {
  readonly round: Round;
  readonly at: string;
  readonly requestId: number;
}

/** Answers how many changes it made, and what came along with them. */
function carryOut(
  write: WriteHandle,
  { round, at, requestId }: Carrying,
  wants: readonly RequestWant[],
  grounds: Grounds,
): Result<{ changes: number; told: string }> {
  const before = lastChangeId(write);
  let told = '';
  const place = { round, at, names: aliasesOf(write) };
  for (const want of wants) {
    const [item] = want.kind === 'add' ? [] : readContents(write, [want.itemId]);
    const since = lastChangeId(write);
    const done = performDeed(write, place, deedOfWant(want, item), grounds);
    if (!done.ok) return done;
    told += done.value.told ?? '';
    linkChangesSince(write, requestId, since);
  }
  return ok({ changes: lastChangeId(write) - before, told });
}

/** The open one, or a new one of that day. */
function adjustmentRound(write: WriteHandle, date: string): Result<Round> {
  const open = findOpenRound(write);
  if (open?.kind === 'adjustment') return ok(open);
  if (open) return fail('ROUND_NOT_ADJUSTMENT', { round: open.number, kind: ROUND_KIND_WORDS[open.kind] });
  const { number } = insertRound(write, { kind: 'adjustment', title: '', date });
  const made = findRound(write, number);
  if (!made) throw new Error(`round ${number} was made and is not there`);
  return ok(made);
}

/** Requests whose duty leaves by itself and has outlived its last day, with what of it still stands. */
function overdueEnds(write: Pick<ProjectFile, 'read'>['read'], today: string) {
  const over = listTemporaryDuties(write).filter(({ ends }) => ends < today);
  const byRequest = groupBy(over, ({ requestId }) => requestId);
  return listRequests(write).flatMap((request) => {
    const items = byRequest.get(request.id);
    return items ? [{ request, items }] : [];
  });
}

/**
 * 到期退出: the day after its last day a temporary duty leaves, with a change that names the decision it rests on.
 * Asked again it does nothing. A closed office may open days later: the step is of the day after the last one.
 */
export function endTemporary(project: ProjectFile): Result<{ left: number }> {
  const today = localDay(project.session.now());
  if (project.readOnly || overdueEnds(project.read, today).length === 0) return ok({ left: 0 });
  return record(project, { name: 'endTemporary', input: { today }, effect: 'undoable' }, (write) => {
    const over = overdueEnds(write, today);
    const at = project.session.now();
    const names: string[] = [];
    for (const { request, items } of over) {
      const leaves = addDays(request.ends, 1);
      const open = findOpenRound(write);
      // Of today, not of the day it left: what else is decided in the round belongs to this year, not to the one that is over.
      const round = open ? ok(open) : adjustmentRound(write, today);
      if (!round.ok) return round;
      const decided = listRequestSteps(write, request.id).findLast(({ kind }) => kind === 'decide');
      const reason = `临时准入到期（${request.ends}），自动终止`;
      const wants = items.map(
        ({ itemId }) => ({ kind: 'subtract', itemId, reasonKind: ENDED_REASON, targetItemId: null }) as const,
      );
      const grounds = { reason, basis: request.basis, proposer: request.applicant, decider: decided?.by ?? '' };
      const done = carryOut(write, { round: round.value, at, requestId: request.id }, wants, grounds);
      if (!done.ok) return done;
      const step = {
        requestId: request.id,
        kind: 'leave',
        date: leaves,
        unitId: null,
        by: '到期自动',
        verdict: '',
      } as const;
      insertRequestStep(write, { ...step, text: reason, operator: project.session.operator, at });
      names.push(...items.map(({ name }) => name));
    }
    const summary = `临时准入到期退出 ${groupDigits(names.length)} 项：${names.map((name) => `“${name}”`).join('、')}`;
    return ok({ value: { left: names.length }, summary });
  });
}
