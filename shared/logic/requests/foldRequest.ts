/** Where a request stands: the fold of its history, what is wanting, which step may come next, and by when. */
import {
  OPINION_WORDS,
  type OpinionVerdict,
  REQUEST_STATE_WORDS,
  REQUEST_STEP_WORDS,
  type RequestState,
  type RequestStep,
  type RequestStepKind,
} from '../../model/request';
import type { RequestWay } from '../../model/requestWay';
import { refuseUnasked } from './touchOf';
import { addWorkdays, type Calendar } from './workdays';

export interface TownOpinion {
  readonly unitId: number;
  readonly name: string;
  /** Null: not asked back yet. */
  readonly verdict: OpinionVerdict | null;
  readonly text: string;
  readonly date: string;
}

/** A township a request names; `into`: where it is no more, the one it went into, and when that was put on record. */
export interface NamedTown {
  readonly unitId: number;
  readonly name: string;
  readonly into?: (NamedTown & { readonly recordedAt: string }) | undefined;
}

export interface FoldedRequest {
  readonly state: RequestState;
  /** The last opinion of every township concerned. */
  readonly opinions: readonly TownOpinion[];
  /** Kinds done since it came in or was handed in again; opinions only when no township is wanting. */
  readonly done: ReadonlySet<RequestStepKind>;
  readonly decided: RequestStep | null;
  /** The step that is due next. */
  readonly next: RequestStepKind | null;
  /** The day from which the next step's limit runs. */
  readonly since: string;
}

export interface FoldedStep extends Pick<RequestStep, 'kind' | 'date' | 'unitId' | 'verdict' | 'text'> {
  /** Townships whose lists a decision would change. */
  readonly touched?: readonly string[];
}

const CLOSED: readonly RequestState[] = ['approved', 'refused', 'withdrawn', 'left'];

export function isOpen(state: RequestState): boolean {
  return !CLOSED.includes(state);
}

/** `steps` oldest first. */
export function foldRequest(
  way: RequestWay,
  steps: readonly RequestStep[],
  named: readonly NamedTown[],
): FoldedRequest {
  const towns = askedTowns(steps, named);
  const opinions = towns.map(({ unitId, name }): TownOpinion => {
    const own = lastOpinion(steps, unitId);
    return {
      unitId,
      name,
      verdict: own === undefined ? null : (own.verdict as OpinionVerdict),
      text: own?.text ?? '',
      date: own?.date ?? '',
    };
  });
  const returned = steps.findLastIndex(({ kind }) => kind === 'return');
  const again = steps.findLastIndex(({ kind }) => kind === 'resubmit');
  // What a return asks for is done again; opinions in writing stay what they are.
  const current = steps.slice(returned + 1);
  const done = new Set<RequestStepKind>(current.map(({ kind }) => kind).filter((kind) => kind !== 'opinion'));
  if (towns.length > 0 && opinions.every(({ verdict }) => verdict !== null)) done.add('opinion');
  const decided = steps.findLast(({ kind }) => kind === 'decide') ?? null;
  const state = stateOf(steps, returned > again, decided);
  // What the way can do without and was passed over is not waited for.
  const reached = way.steps.findLastIndex(({ kind }) => current.some((step) => step.kind === kind));
  const todo = way.steps.find(({ kind, required }, at) => !done.has(kind) && (required || at > reached));
  const next = isOpen(state) && state !== 'returned' ? (todo?.kind ?? null) : null;
  const since = latest([
    ...current.filter(({ kind }) => kind !== 'note' && kind !== 'opinion').map(({ date }) => date),
    ...(done.has('opinion') ? [opinionsSince(steps, towns)] : []),
  ]);
  return { state, opinions, done, decided, next, since };
}

/**
 * Whose opinion is asked: where a township is no more and wrote none, that of the one it went into, whose list it is now.
 * Once the request is closed, those that were asked: what went into another later keeps its own row, as nobody answered for it.
 */
function askedTowns(steps: readonly RequestStep[], named: readonly NamedTown[]): readonly NamedTown[] {
  const wrote = ({ unitId }: NamedTown): boolean => (lastOpinion(steps, unitId)?.verdict ?? 'silent') !== 'silent';
  const heard = ({ unitId }: NamedTown): boolean => lastOpinion(steps, unitId) !== undefined;
  const closing = steps.find(({ kind }) => kind === 'decide' || kind === 'withdraw');
  const asked = named.map((town) => {
    const heirs = heirsOf(town);
    // While it is open, whose list it is today is asked, though another answered for it before it went on.
    if (!closing) return wrote(town) ? town : (heirs.at(-1) ?? town);
    const writer = [town, ...heirs].find(wrote);
    const last = writer ?? heirs.findLast(heard) ?? town;
    // One that is named too wrote for itself, unless the other was known to go by then, be it on a later day.
    const forItself = named.some(({ unitId }) => unitId === last.unitId);
    return forItself && town.into && town.into.recordedAt > closing.at ? town : last;
  });
  return asked.filter(({ unitId }, at) => asked.findIndex((other) => other.unitId === unitId) === at);
}

/** The one it went into, the one that went into, and so on. */
function heirsOf({ into }: NamedTown): readonly NamedTown[] {
  return into ? [into, ...heirsOf(into)] : [];
}

function lastOpinion(steps: readonly RequestStep[], unitId: number): RequestStep | undefined {
  return steps.findLast((step) => step.kind === 'opinion' && step.unitId === unitId);
}

/** The day on which the last township was heard; what one says again later does not put off what follows. */
function opinionsSince(steps: readonly RequestStep[], towns: readonly { unitId: number }[]): string {
  return latest(
    towns.map(({ unitId }) => steps.find((step) => step.kind === 'opinion' && step.unitId === unitId)?.date ?? ''),
  );
}

/** By day, not by when it was written down: an acceptance written down late gives no day back. '' for none. */
function latest(days: readonly string[]): string {
  return days.reduce((one, other) => (other > one ? other : one), '');
}

function stateOf(steps: readonly RequestStep[], returned: boolean, decided: RequestStep | null): RequestState {
  const has = (kind: RequestStepKind): boolean => steps.some((step) => step.kind === kind);
  if (has('leave')) return 'left';
  if (has('withdraw')) return 'withdrawn';
  if (decided) return decided.verdict === 'refuse' ? 'refused' : 'approved';
  if (returned) return 'returned';
  return steps.some(({ kind }) => kind !== 'submit' && kind !== 'resubmit' && kind !== 'note' && kind !== 'return')
    ? 'handling'
    : 'submitted';
}

/** The last working day for the next step, or '' where none is set. */
export function dueOf(way: RequestWay, { next, since }: FoldedRequest, calendar: Calendar): string {
  const days = way.steps.find(({ kind }) => kind === next)?.days;
  return since === '' || days === undefined || days === null ? '' : addWorkdays(since, days, calendar);
}

/**
 * Why the step may not be taken now, as a whole sentence; null when it may. Approving needs every required step and
 * the written opinion of every township concerned: silence is not consent, and whose list is touched is concerned.
 * Refusing may come at any time.
 */
export function refuseStep(way: RequestWay, folded: FoldedRequest, step: FoldedStep): string | null {
  const { state } = folded;
  const word = REQUEST_STEP_WORDS[step.kind];
  if (step.kind === 'note') return null;
  if (step.kind === 'leave')
    return state === 'approved' ? null : `这件申请${REQUEST_STATE_WORDS[state]}，没有可以到期退出的事项。`;
  if (!isOpen(state)) return `这件申请${REQUEST_STATE_WORDS[state]}，不能再“${word}”。需要再议的，请另行登记。`;
  if (state === 'returned')
    return step.kind === 'resubmit' || step.kind === 'withdraw'
      ? null
      : `这件申请已退回补正，先等申请单位补正后重报，再“${word}”。`;
  switch (step.kind) {
    case 'submit':
      return '这件申请已经登记过。';
    case 'resubmit':
      return '这件申请没有退回过，不用重报。要改内容，请直接修改。';
    case 'return':
    case 'withdraw':
      return step.text.trim() === '' ? `请写明${word}的理由。` : null;
    case 'opinion':
      return refuseOpinion(folded, step);
    case 'decide':
      return refuseDecision(way, folded, step);
    default:
      return refuseInOrder(way, folded, step);
  }
}

function refuseOpinion({ opinions }: FoldedRequest, step: FoldedStep): string | null {
  const town = opinions.find(({ unitId }) => unitId === step.unitId);
  if (!town) return '这个乡镇不在这件申请涉及的乡镇之列，意见没有记入。请先改申请涉及的乡镇。';
  if (step.verdict !== 'silent' && step.verdict !== 'agree' && step.text.trim() === '')
    return `${town.name}${step.verdict === 'disagree' ? '不同意' : '有条件同意'}，请写明意见内容。`;
  return null;
}

function refuseDecision(way: RequestWay, folded: FoldedRequest, step: FoldedStep): string | null {
  if (step.text.trim() === '') return '请写明决定的内容和理由。';
  if (step.verdict === 'refuse') return null;
  const silent = folded.opinions.filter(({ verdict }) => verdict === null || verdict === 'silent');
  if (silent.length > 0 && required(way, 'opinion'))
    return `${silent.map(({ name }) => name).join('、')}的书面意见还没有收到，${OPINION_WORDS.silent}不视为同意。请补齐意见，或退回补正。`;
  const concerned = folded.opinions.map(({ name }) => name);
  const unasked = required(way, 'opinion') ? refuseUnasked(step.touched ?? [], concerned) : null;
  if (unasked !== null) return unasked;
  const wanting = wantingBefore(way, folded, 'decide');
  return wanting.length === 0 ? null : `“${way.name}”还缺${wanting.join('、')}，不能作出同意的决定。`;
}

/** A step of the way may come when every required one before it is done. */
function refuseInOrder(way: RequestWay, folded: FoldedRequest, { kind }: FoldedStep): string | null {
  const word = REQUEST_STEP_WORDS[kind];
  if (!way.steps.some((step) => step.kind === kind)) return `“${way.name}”的程序里没有“${word}”这一步。`;
  const wanting = wantingBefore(way, folded, kind);
  return wanting.length === 0 ? null : `“${way.name}”先要${wanting.join('、')}，再“${word}”。`;
}

function required(way: RequestWay, kind: RequestStepKind): boolean {
  return way.steps.some((step) => step.kind === kind && step.required);
}

function wantingBefore(way: RequestWay, { done }: FoldedRequest, kind: RequestStepKind): string[] {
  const at = way.steps.findIndex((step) => step.kind === kind);
  return way.steps
    .slice(0, Math.max(0, at))
    .filter((step) => step.required && !done.has(step.kind))
    .map((step) => REQUEST_STEP_WORDS[step.kind]);
}
