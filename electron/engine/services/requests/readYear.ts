/** 年度情况: what a year's requests came to, and how each township's lists grew and shrank meanwhile. */
import type { Parsed } from '../../../../shared/contract';
import {
  type CountedRequest,
  countBy,
  countRequests,
  growthOf,
  rankOfKind,
} from '../../../../shared/logic/requests/yearReport';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { PoolState } from '../../../../shared/model/comparison';
import type { ItemContent } from '../../../../shared/model/item';
import type { ListGrowth } from '../../../../shared/model/listGrowth';
import { ENDED_REASON } from '../../../../shared/model/request';
import type { RequestRow, TownGrowth, YearReport } from '../../../../shared/views/requests';
import type { ProjectFile } from '../../database/file/projectFile';
import { townshipsOfRound } from '../../repositories/editions/townshipsOfRound';
import { readState } from '../../repositories/pool/poolStates';
import { listsEver } from '../../repositories/project/listsEver';
import { readProject } from '../../repositories/project/projectRepository';
import { listRebounds } from '../../repositories/requests/reboundRepository';
import { listDecisionDays, listRequestChanges, listRequestSteps } from '../../repositories/requests/requestRepository';
import { listAllChanges, listRounds } from '../../repositories/rounds/roundRepository';
import { readSealedAt } from '../../repositories/rounds/snapshotRepository';
import { listAbolished } from '../../repositories/units/abolitionRepository';
import { callUnitsThen } from '../../repositories/units/namesOfThen';
import { listUnitsEver } from '../../repositories/units/unitRepository';

/**
 * `year` null: the last one with a request. Requests belong to the year they came in, with what became of them; those that were
 * decided, or whose temporary duty left, in a later year are told there besides, so that the lists of each year tie.
 */
export function readYear(
  project: ProjectFile,
  rows: readonly RequestRow[],
  { year: asked }: Parsed<'yearReport'>,
): YearReport {
  const closed = closingDays(project);
  const made = changesOfRequests(project);
  const byRequest = groupBy(made, ({ requestId }) => requestId);
  const asking = [...new Set(rows.map(({ date }) => yearOf(date)))].sort();
  const years = [...new Set([...asking, ...[...closed.values()].map(yearOf), ...made.map((one) => one.year)])].sort();
  const year = asked ?? asking.at(-1) ?? yearOf(project.session.now());
  const own = rows.filter(({ date }) => yearOf(date) === year);
  const earlier = rows.filter(({ id, date }) => yearOf(date) < year && yearOf(closed.get(id) ?? '') === year);
  const decidedBefore = rows.filter(({ id }) => yearOf(closed.get(id) ?? '9999') < year);
  const leftIn = ({ ended, year: made }: MadeChange): boolean => ended && made === year;
  const left = decidedBefore.filter(({ id }) => byRequest.get(id)?.some(leftIn));
  const count = (of: readonly RequestRow[]): CountedRequest[] =>
    of.map((row) =>
      counted(
        row,
        byRequest.get(row.id)?.filter((one) => !one.ended || one.year <= year),
      ),
    );
  const places = new Map(listUnitsEver(project.read).map(({ id }, at) => [id, at]));
  const placeOf = ({ unitId }: RequestRow): number => places.get(unitId ?? 0) ?? places.size;
  const ranked = (rank: (row: RequestRow) => number): CountedRequest[] =>
    count(own.toSorted((one, other) => rank(one) - rank(other)));
  const { from, to, at, before, after, first, last } = statesOf(project, year);
  const known = listUnitsEver(project.read, 'township').filter(({ name }) => first.has(name) || last.has(name));
  const towns = new Map(known.map((unit) => [unit.name, unit.id]));
  const gone = new Map(listAbolished(project.read).map(({ unit, today }) => [unit, today]));
  const called = callUnitsThen(project);
  return {
    year,
    years,
    kinds: countBy(ranked(rankOfKind), 'kindName'),
    departments: countBy(ranked(placeOf), 'applicant'),
    total: countRequests('合计', count(own)),
    earlier: countRequests('另：以前年度申请、本年决定', count(earlier)),
    // Their outcome was told when they were decided.
    ended: countRequests(
      '另：以前年度准入、本年到期退出',
      left.map((row) => counted({ ...row, decision: '' }, byRequest.get(row.id)?.filter(leftIn))),
    ),
    ...{ from, to },
    towns: withoutIdle(
      growthOf((name) => (first.has(name) ? before : []), after, [...towns.keys()], listsEver(project)),
      project,
    )
      .filter(({ township: name, lists }) => last.has(name) || (first.has(name) && lists.some(hasAny)))
      .map(({ township: name, lists }) => {
        const then = called({ unitId: towns.get(name) ?? 0, name }, at);
        const went = gone.has(name) && lists.every(({ after: left }) => left === 0);
        return { lists, township: went ? `${then}（已撤销，今${gone.get(name)}）` : then };
      }),
    rebounds: listRebounds(project.read).filter(({ same, date }) => same && date.startsWith(`${year}-`)).length,
  };
}

/** By request: the day it was decided or taken back; none while it is open. */
function closingDays({ read }: ProjectFile): Map<number, string> {
  const closing = listRequestSteps(read).filter(
    ({ kind, date }) => (kind === 'decide' || kind === 'withdraw') && date !== '',
  );
  return new Map(closing.map(({ requestId, date }) => [requestId, date]));
}

/** Lists the scheme has no more are told of where they had something in the year. */
function withoutIdle(towns: readonly TownGrowth[], { read }: ProjectFile): TownGrowth[] {
  const standing = readProject(read).scheme.lists.length;
  const isTold = (at: number): boolean => at < standing || towns.some(({ lists }) => lists[at] && hasAny(lists[at]));
  return towns.map(({ township, lists }) => ({ township, lists: lists.filter((_, at) => isTold(at)) }));
}

/** A township that was no more before the year has nothing to tell. */
function hasAny({ before, after }: ListGrowth): boolean {
  return before > 0 || after > 0;
}

interface MadeChange {
  readonly requestId: number;
  /** A temporary duty left. */
  readonly ended: boolean;
  readonly year: number;
  readonly effect: number;
}

/** By the year of the decision; a temporary duty that left while the office was closed by that of the round it left in. */
function changesOfRequests({ read }: ProjectFile): MadeChange[] {
  const days = listDecisionDays(read);
  const changes = new Map(listAllChanges(read).map((one) => [one.id, one]));
  const rounds = new Map(listRounds(read).map(({ id, date }) => [id, date]));
  return listRequestChanges(read).flatMap(({ requestId, changeId }) => {
    const change = changes.get(changeId);
    if (!change) return [];
    const carriedOut = rounds.get(change.roundId) ?? '';
    const day = days.get(changeId) ?? carriedOut;
    const ended = change.reasonKind === ENDED_REASON;
    const late = ended && carriedOut > day;
    return [{ requestId, ended, year: yearOf(late ? carriedOut : day), effect: change.countEffect }];
  });
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function counted(
  { kindName, applicantThen: applicant, state, decision }: RequestRow,
  made: readonly MadeChange[] = [],
): CountedRequest {
  const of = (effect: number): number => made.filter((one) => one.effect === effect).length;
  return { kindName, applicant, state, decision, added: of(1), subtracted: of(-1), other: of(0) };
}

interface States {
  readonly from: string;
  readonly to: string;
  /** The moment it came to. */
  readonly at: string;
  /** Townships of its beginning and its end, by their names of today: one that was founded later has nothing to tell. */
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  readonly before: readonly ItemContent[];
  readonly after: readonly ItemContent[];
}

/**
 * From the last seal before the year, else the first there is, to the last of the year; now while a round of it is open.
 * A year without a round of its own left the lists as they were.
 */
function statesOf(project: ProjectFile, year: number): States {
  const rounds = listRounds(project.read);
  const sealed = rounds.filter(({ state }) => state === 'sealed');
  const first = sealed.findLast(({ date }) => date < `${year}-01-01`) ?? sealed[0];
  const later = sealed.filter(({ date, number }) => date < `${year + 1}-01-01` && number > (first?.number ?? 0));
  const open = rounds.find(({ state, date }) => state === 'open' && date < `${year + 1}-01-01`);
  const last = open ? undefined : (later.at(-1) ?? first);
  const nowIs = last === undefined;
  const stateOf = (number: number | undefined): PoolState =>
    number === undefined ? { kind: 'now' } : { kind: 'round', round: number };
  const read = (state: PoolState): readonly ItemContent[] => {
    const found = readState(project, state);
    return found.ok ? found.value : [];
  };
  return {
    from: first ? `第${first.number}轮封存时` : '开始时',
    to: nowIs ? '现在' : `第${last.number}轮封存时`,
    at: (last && readSealedAt(project.read, last.number)) ?? project.session.now(),
    before: first ? read(stateOf(first.number)) : [],
    after: read(stateOf(last?.number)),
    first: townshipsOfRound(project, first?.number),
    last: townshipsOfRound(project, last?.number),
  };
}
