/** The register, one request with its history, what is due, and the holidays the limits are counted by. */
import type { Parsed } from '../../../../shared/contract';
import { deedOfWant, wantWords } from '../../../../shared/logic/requests/deedOfWant';
import { dueOf, type FoldedRequest, foldRequest, isOpen } from '../../../../shared/logic/requests/foldRequest';
import { itemsOfRequest } from '../../../../shared/logic/requests/itemsOfRequest';
import { limitWords } from '../../../../shared/logic/requests/limitWords';
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import { touchOf } from '../../../../shared/logic/requests/touchOf';
import {
  addDays,
  type Calendar,
  calendarGaps,
  calendarOf,
  daysBetween,
  defaultHolidays,
  workdaysBetween,
} from '../../../../shared/logic/requests/workdays';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { countEffectOf } from '../../../../shared/model/deed';
import {
  REQUEST_CAUSE_WORDS,
  REQUEST_KIND_WORDS,
  REQUEST_TERM_WORDS,
  type RequestStep,
  type RequestWant,
  requestDecisionSchema,
} from '../../../../shared/model/request';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ChangeRow } from '../../../../shared/views';
import type {
  HolidayView,
  OtherRequest,
  RegisterView,
  Reminder,
  RequestDetail,
  RequestRow,
  WantView,
} from '../../../../shared/views/requests';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { rememberUntilNextAction } from '../../database/memo';
import { listPoolIds } from '../../repositories/merge/matchRepository';
import { readItemNames } from '../../repositories/pool/itemRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { listAmendedForATime, liveAdmissions, type WaitingDuty } from '../../repositories/requests/admissions';
import { readBeforeCorrection } from '../../repositories/requests/beforeCorrection';
import { listMergedDuties } from '../../repositories/requests/mergedDuties';
import { countRebounds } from '../../repositories/requests/reboundRepository';
import {
  type ConcernedTown,
  changesOfRequest,
  listRequestChanges,
  listRequestPapers,
  listRequestSteps,
  listRequests,
  listRequestTowns,
  readHolidays,
  type StoredRequest,
  writeHolidays,
} from '../../repositories/requests/requestRepository';
import { groundWants } from '../../repositories/requests/wantGrounds';
import { type CalledThen, callUnitsThen, namesOfThen, nameUnitsThen } from '../../repositories/units/namesOfThen';

/** A request with its history folded. */
export interface FoldedRow {
  readonly row: RequestRow;
  readonly stored: StoredRequest;
  readonly folded: FoldedRequest;
  readonly steps: readonly RequestStep[];
}

interface Gathered {
  readonly requests: readonly StoredRequest[];
  readonly steps: ReadonlyMap<number, readonly RequestStep[]>;
  readonly towns: ReadonlyMap<number, readonly ConcernedTown[]>;
  readonly changes: ReadonlyMap<number, number>;
  readonly rebounds: ReadonlyMap<number, number>;
  readonly calendar: Calendar;
  readonly names: ReadonlyMap<string, string>;
  readonly called: CalledThen;
}

/** By day of the request, then as registered. */
function foldRegister(project: ProjectFile): FoldedRow[] {
  const gathered = rememberUntilNextAction(project, 'requests', () => gather(project));
  const today = localDay(project.session.now());
  return gathered.requests.map((stored) => rowOf(stored, gathered, today));
}

export function readRegister(project: ProjectFile): RegisterView {
  return { rows: foldRegister(project).map(({ row }) => row), today: localDay(project.session.now()) };
}

function gather(project: ProjectFile): Gathered {
  const { read } = project;
  const changes = new Map<number, number>();
  for (const { requestId } of listRequestChanges(read)) changes.set(requestId, (changes.get(requestId) ?? 0) + 1);
  const steps = listRequestSteps(read);
  return {
    requests: listRequests(read),
    steps: groupBy(steps, ({ requestId }) => requestId),
    towns: groupBy(listRequestTowns(read), ({ requestId }) => requestId),
    changes,
    rebounds: countRebounds(read),
    calendar: calendarOf(readHolidays(read) ?? defaultHolidays()),
    called: callUnitsThen(project),
    names: namesOfThen(project, new Set(steps.map(({ by }) => by))),
  };
}

function rowOf(stored: StoredRequest, gathered: Gathered, today: string): FoldedRow {
  const { id, code, kind, term, cause, title, applicant, unitId, date, effective, ends } = stored;
  const way = wayOf(stored);
  const steps = gathered.steps.get(id) ?? [];
  const towns = gathered.towns.get(id) ?? [];
  const folded = foldRequest(way, steps, towns);
  const due = dueOf(way, folded, gathered.calendar);
  const cameIn = steps.find(({ kind: step }) => step === 'submit');
  const asked = cameIn?.by ?? '';
  const row: RequestRow = {
    ...{ id, code, kind, term, cause, title, applicant, unitId, date, effective, ends, due },
    kindName: kindName(stored),
    applicantThen: gathered.names.get(asked) === applicant ? `${asked}（今${applicant}）` : applicant,
    townships: towns.map(({ name }) => name),
    townshipsThen: towns.map((town) => gathered.called(town, cameIn?.at ?? '')),
    state: folded.state,
    decision: requestDecisionSchema.options.find((one) => one === folded.decided?.verdict) ?? '',
    next: folded.next,
    left: due === '' ? null : workdaysBetween(today, due, gathered.calendar),
    overdue: due !== '' && today > due,
    gaps: due === '' ? [] : calendarGaps(folded.since, today > due ? today : due, gathered.calendar),
    changes: gathered.changes.get(id) ?? 0,
    rebounds: gathered.rebounds.get(id) ?? 0,
  };
  return { row, stored, folded, steps };
}

/** 准入·临时, 动态调整·法律变化, 清单外任务. */
export function kindName({ kind, term, cause }: Pick<StoredRequest, 'kind' | 'term' | 'cause'>): string {
  const more = term === null ? (cause === null ? '' : REQUEST_CAUSE_WORDS[cause]) : REQUEST_TERM_WORDS[term];
  return more === '' ? REQUEST_KIND_WORDS[kind] : `${REQUEST_KIND_WORDS[kind]}·${more}`;
}

/** Errors: REQUEST_UNKNOWN. */
export function readRequest(project: ProjectFile, { requestId }: Parsed<'request'>): Result<RequestDetail> {
  const { read } = project;
  const found = foldRegister(project).find(({ row }) => row.id === requestId);
  if (!found) return fail('REQUEST_UNKNOWN');
  const { row, stored, folded, steps } = found;
  const way = wayOf(stored);
  const { content, basis, reason, guarantee, span, wants, aboutItemId } = stored;
  const changeRows = changesOfRequest(read, requestId);
  const cameIn = steps.find(({ kind }) => kind === 'submit');
  const calledThen = row.applicantThen === row.applicant ? row.applicant : (cameIn?.by ?? '');
  const before = readBeforeCorrection(project, requestId);
  const named = nameUnitsThen(project);
  const towns = listRequestTowns(read, requestId).map((town) => named(town, cameIn?.at ?? ''));
  return ok({
    ...row,
    ...{ content, basis, reason, guarantee, span, aboutItemId },
    wants: [...wants],
    townships: [...row.townships],
    wayName: way.name,
    approval: way.approval,
    usualDecider: way.decider,
    way: way.steps.map(({ kind, required, days }) => ({ kind, required, days, done: folded.done.has(kind) })),
    towns: folded.opinions,
    history: steps,
    papers: listRequestPapers(read, requestId),
    changeRows,
    addressees: [...new Set([before?.applicant ?? calledThen, ...towns])],
    wantViews: viewWants(project, wants, { open: isOpen(row.state), changes: changeRows }),
    aboutItem: aboutItemId === null ? '' : (readItemNames(read).get(aboutItemId) ?? ''),
    decider: folded.decided?.by ?? '',
    decisionText: folded.decided?.text ?? '',
    decidedOn: folded.decided?.date ?? '',
  });
}

/** Two requests on one item are no mistake, but who writes the second should know of the first. */
export function readOtherRequests(
  project: ProjectFile,
  { itemIds, requestId }: Parsed<'otherRequests'>,
): OtherRequest[] {
  const names = readItemNames(project.read);
  return foldRegister(project)
    .filter(({ row }) => isOpen(row.state) && row.id !== requestId)
    .flatMap(({ row: { id, code, applicant, date }, stored }) =>
      itemsOfRequest(stored)
        .filter((itemId) => itemIds.includes(itemId))
        .map((itemId) => ({ requestId: id, code, applicant, date, itemName: names.get(itemId) ?? '' })),
    );
}

const NOWHERE = { listId: '', category: '' };

/**
 * What each would do now; `open`: problems matter, as it is still to be carried out. `changes`: what it became, which
 * tell where an item stood before it was moved.
 */
export function viewWants(
  { read }: ProjectFile,
  wants: readonly RequestWant[],
  { open, changes = [] }: { open: boolean; changes?: readonly ChangeRow[] },
): WantView[] {
  const live = new Set(listPoolIds(read));
  const { lists } = readProject(read).scheme;
  return groundWants(read, wants).map(({ want, ...ground }) => {
    const { item, other } = ground;
    const target = want.kind === 'subtract' ? (other?.name ?? '') : '';
    const moved = changes.find(({ kind, itemId }) => kind === 'move' && itemId === item?.id);
    const names = { name: item?.name ?? '', target, from: moved ?? item ?? NOWHERE, lists };
    const wanted = want.kind !== 'restore';
    const off = open && want.kind !== 'add' && live.has(want.itemId) !== wanted;
    return {
      ...{ want, words: wantWords(want, names), ...touchOf(want, ground) },
      effect: countEffectOf(deedOfWant(want, item)),
      problem: off ? (wanted ? '事项已核减' : '事项还在清单中') : '',
    };
  });
}

/** Limits that are over or close, duties that end soon or ended; the most urgent first. */
export function readReminders(project: ProjectFile): Reminder[] {
  const today = localDay(project.session.now());
  const waiting = [...listMergedDuties(project.read), ...listAmendedForATime(project.read)];
  return foldRegister(project)
    .flatMap((one) => [...remindOfLimit(one), ...remindOfEnd(project, one, { today, waiting })])
    .sort((a, b) => a.left - b.left || a.date.localeCompare(b.date) || a.requestId - b.requestId);
}

const SOON = 3;

function remindOfLimit({ row }: FoldedRow): Reminder[] {
  const { id: requestId, code, title, left, overdue, due, gaps } = row;
  if (left === null || left > SOON) return [];
  const kind = overdue ? 'overdue' : 'due';
  return [{ ...{ requestId, code, title, date: due, left, gaps, kind }, words: limitWords(row) }];
}

/** What was merged with a duty of another term, or stays and was changed for a time, is told of until a person saw to it, though the rest has left. */
function remindOfEnd(
  { read }: ProjectFile,
  { row, stored }: FoldedRow,
  { today, waiting }: { today: string; waiting: readonly WaitingDuty[] },
): Reminder[] {
  const { id: requestId, code, title, ends, state } = row;
  const { atEnd, remindBefore } = wayOf(stored);
  const granted = state === 'approved' || state === 'left';
  if (!granted || atEnd === null || ends === '' || addDays(ends, -remindBefore) > today) return [];
  const own = waiting.filter((one) => one.requestId === requestId);
  const alone = liveAdmissions(read, requestId).some(({ itemId }) => own.every((one) => one.itemId !== itemId));
  if (!alone && own.length === 0) return [];
  const left = daysBetween(today, ends);
  const after = atEnd === 'leave' ? '到期自动退出' : '期满未完成的须重新申请，否则核减';
  const over = left < 0 ? `已于 ${ends} 到期` : `${ends} 到期，还有 ${left} 天`;
  const what = [...(alone ? [left < 0 ? '还在清单中' : after] : []), ...own.map(({ words }) => words)];
  const words = `${over}，${what.join('；')}`;
  return [{ ...{ requestId, code, title, date: ends, left, words, gaps: [] }, kind: left < 0 ? 'ended' : 'ending' }];
}

export function readHolidayTable({ read }: ProjectFile): HolidayView {
  const own = readHolidays(read);
  return { holidays: own ?? defaultHolidays(), own: own !== null };
}

/** Null takes the office's own table back: the program's counts again, with the years a later version knows. */
export function setHolidays(project: ProjectFile, { holidays }: Parsed<'setHolidays'>): Result<null> {
  const input = { days: holidays?.length ?? null };
  return record(project, { name: 'setHolidays', input, effect: 'undoable' }, (write) => {
    writeHolidays(write, holidays && [...holidays].sort((a, b) => (a.date < b.date ? -1 : 1)));
    return ok({
      value: null,
      summary: holidays === null ? '节假日表恢复为程序自带的' : `节假日表改为 ${groupDigits(holidays.length)} 天`,
    });
  });
}
