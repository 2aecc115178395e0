/** Takes a register of requests kept elsewhere in: each through its whole history, by the same services a person uses. */
import type { Parsed } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import {
  decisionOf,
  kindOf,
  opinionOf,
  type RegisterContext,
  readRegistered,
} from '../../../shared/logic/requests/readRegistered';
import { wayOf } from '../../../shared/logic/requests/requestWay';
import { addDays } from '../../../shared/logic/requests/workdays';
import { localDay } from '../../../shared/logic/text/localDay';
import type { RequestDraft } from '../../../shared/model/request';
import type { RegisteredRequest, RequestRegister } from '../../../shared/model/requestRegister';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { lastSeq } from '../database/log/record';
import { undo } from '../database/log/undo';
import { readContents } from '../repositories/pool/itemContents';
import { readProject } from '../repositories/project/projectRepository';
import { findRequestByCode, type StoredRequest } from '../repositories/requests/requestRepository';
import { listUnits } from '../repositories/units/unitRepository';
import { decideRequest } from '../services/requests/decideRequest';
import { changeRequest, registerRequest } from '../services/requests/registerRequest';
import { stepRequest } from '../services/requests/stepRequest';

/** Number → list and name, as the lists' own data write them. */
export type RegisteredNames = ReadonlyMap<string, { readonly list: string; readonly name: string }>;

export interface PlayedRequest {
  readonly code: string;
  readonly requestId: number;
  readonly decision: RegisteredRequest['decision'];
  readonly changes: number;
  /** It was in the register before, and was left as it is. */
  readonly already: boolean;
}

/**
 * In the register's order. Errors: REGISTER_UNFIT with the request and what does not fit. Of that one nothing stays; those
 * before it do, and are passed over when the register comes again. REQUEST_EXISTS: all of it is in, or its number is another's.
 */
export function playRegister(
  project: ProjectFile,
  register: RequestRegister,
  names: RegisteredNames = new Map(),
): Result<PlayedRequest[]> {
  const played: PlayedRequest[] = [];
  for (const row of register.requests) {
    const known = findRequestByCode(project.read, row.id);
    if (known && !isSame(known, row)) return fail('REQUEST_EXISTS', { code: row.id });
    if (known) {
      played.push({ code: row.id, requestId: known.id, decision: row.decision, changes: 0, already: true });
      continue;
    }
    const before = lastSeq(project.read);
    const approval = register.rules?.approval[row.kind] ?? register.rules?.approval.动态调整;
    const one = playRequest(project, row, names, approval);
    if (!one.ok) {
      takeBack(project, before);
      return one.code === 'REGISTER_UNFIT' ? one : unfit(row, one);
    }
    played.push(one.value);
  }
  const [first] = played;
  return first && played.every(({ already }) => already) ? fail('REQUEST_EXISTS', { code: first.code }) : ok(played);
}

/** What nobody changes of a request once it is in: who asked, and for what kind of thing. */
function isSame(known: StoredRequest, { kind, from }: RegisteredRequest): boolean {
  const { kind: asked, term } = kindOf(kind);
  return known.applicant === from && known.kind === asked && known.term === term;
}

function unfit({ id }: RegisteredRequest, failure: Failure): Failure {
  return fail('REGISTER_UNFIT', { request: id, problem: errorText(failure.code, failure.detail).replace(/。$/, '') });
}

/** Every action since, newest first. */
function takeBack(project: ProjectFile, before: number): void {
  for (let left = lastSeq(project.read) - before; left > 0; left -= 1) {
    const undone = undo(project);
    if (!undone.ok) throw new Error(`an action of this register cannot be taken back: ${undone.code}`);
  }
}

function playRequest(
  project: ProjectFile,
  row: RegisteredRequest,
  names: RegisteredNames,
  approval: string | undefined,
): Result<PlayedRequest> {
  const { request, problem } = readRegistered(row, contextOf(project, names));
  if (request === null) return fail('REGISTER_UNFIT', { request: row.id, problem });
  const registered = registerRequest(project, { request });
  if (!registered.ok) return registered;
  const { requestId, code } = registered.value;
  const handled = handle(project, requestId, row, request, approval ?? wayOf(request).approval);
  if (!handled.ok) return handled;
  const decision = decisionOf(row.decision);
  const today = localDay(project.session.now());
  const decided = decideRequest(project, {
    ...{ requestId, decision, date: decidedOn(row, today), text: row.decisionText },
    decider: approval ?? wayOf(request).decider,
    effective: row.effective,
    ends: row.ends ?? '',
  });
  return decided.ok
    ? ok({ code, requestId, decision: row.decision, changes: decided.value.changes, already: false })
    : decided;
}

function contextOf(project: ProjectFile, names: RegisteredNames): RegisterContext {
  const items = readContents(project.read);
  const { scheme } = readProject(project.read);
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const known = new Map(items.flatMap((item) => [[`${item.listId} ${bare(item.name)}`, item] as const]));
  return {
    scheme,
    townships: listUnits(project.read, 'township').map(({ name }) => name),
    itemOf: (target) => {
      const named = names.get(target);
      if (named) return known.get(`${named.list} ${bare(named.name)}`);
      return items.find(({ name }) => bare(name) === bare(target));
    },
  };
}

/**
 * The day of the decision: the last row of the history, else the day it took effect, the only one the register names;
 * what takes effect later was decided by today.
 */
function decidedOn({ history, effective }: RegisteredRequest, today: string): string {
  return history.at(-1)?.date ?? (effective < today ? effective : today);
}

type Step = Parsed<'stepRequest'>;

/** Days the register does not name stay empty. */
function handle(
  project: ProjectFile,
  requestId: number,
  row: RegisteredRequest,
  request: RequestDraft,
  approval: string,
): Result<null> {
  const today = localDay(project.session.now());
  const towns = new Map(listUnits(project.read, 'township').map(({ id, name }) => [name, id]));
  const step = (kind: Step['kind'], more: Partial<Step>): Result<null> =>
    stepRequest(project, { requestId, kind, date: '', unitId: null, by: '', verdict: '', text: '', ...more });
  for (const { date, text } of row.history.slice(0, -1)) {
    const returned = step('return', { date, text });
    if (!returned.ok) return returned;
    // Handed in again some day after; the register names none.
    const next = addDays(date, 1);
    const again = { ...request, date: next < today ? next : today };
    const resubmitted = changeRequest(project, { requestId, request: again, resubmitted: true });
    if (!resubmitted.ok) return resubmitted;
  }
  const date = decidedOn(row, today);
  const said = `登记册所载：${approval}`;
  const kinds = new Set(
    wayOf(request)
      .steps.filter(({ required }) => required)
      .map(({ kind }) => kind),
  );
  const steps: [Step['kind'], Partial<Step>][] = [
    ...row.townOpinions.map(({ town, opinion, text }): [Step['kind'], Partial<Step>] => [
      'opinion',
      { unitId: towns.get(town) ?? 0, verdict: opinionOf(opinion), text },
    ]),
    ['legal', { text: row.legalReview }],
    ...(['meeting', 'county', 'superior'] as const)
      .filter((kind) => kinds.has(kind))
      .map((kind): [Step['kind'], Partial<Step>] => [kind, { date, text: said }]),
  ];
  for (const [kind, more] of steps) {
    const done = step(kind, more);
    if (!done.ok) return done;
  }
  return ok(null);
}
