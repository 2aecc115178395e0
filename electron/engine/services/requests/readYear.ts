/** 年度情况: what a year's requests came to, and how each township's lists grew and shrank meanwhile. */
import type { Parsed } from '../../../../shared/contract';
import { isOpen } from '../../../../shared/logic/requests/foldRequest';
import {
  type CountedRequest,
  countBy,
  countRequests,
  growthOf,
  rankOfKind,
} from '../../../../shared/logic/requests/yearReport';
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

/** `year` null: the last one with a request or a decision. Requests come in in one year, and may be decided in the next: each is told in its own. */
export function readYear(
  project: ProjectFile,
  rows: readonly RequestRow[],
  { year: asked }: Parsed<'yearReport'>,
): YearReport {
  const closed = closingDays(project);
  const days = rows.flatMap(({ id, date }) => [date, closed.get(id) ?? date]);
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort();
  const year = asked ?? years.at(-1) ?? Number(project.session.now().slice(0, 4));
  const own = rows
    .filter((row) => isOf(row, closed.get(row.id), year))
    .map((row) => atEndOf(row, closed.get(row.id), year));
  const places = new Map(listUnitsEver(project.read).map(({ id }, at) => [id, at]));
  const placeOf = ({ unitId }: RequestRow): number => places.get(unitId ?? 0) ?? places.size;
  const ranked = (rank: (row: RequestRow) => number): CountedRequest[] =>
    countChanges(
      project,
      own.toSorted((one, other) => rank(one) - rank(other)),
      year,
    );
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
    total: countRequests('合计', countChanges(project, own, year)),
    ...{ from, to },
    towns: withoutIdle(
      growthOf((name) => (first.has(name) ? before : []), after, [...towns.keys()], listsEver(project.read)),
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

/** By request: the day it was decided or taken back; none while it is open, or where nobody wrote the day down. */
function closingDays({ read }: ProjectFile): Map<number, string> {
  const closing = listRequestSteps(read).filter(
    ({ kind, date }) => (kind === 'decide' || kind === 'withdraw') && date !== '',
  );
  return new Map(closing.map(({ requestId, date }) => [requestId, date]));
}

/** It came in within the year, or was still open when the year began. */
function isOf({ date, state }: RequestRow, closed: string | undefined, year: number): boolean {
  if (date >= `${year + 1}-01-01`) return false;
  return date >= `${year}-01-01` || (closed === undefined ? isOpen(state) : closed >= `${year}-01-01`);
}

/** What was decided after the year was open at its end. */
function atEndOf(row: RequestRow, closed: string | undefined, year: number): RequestRow {
  return closed !== undefined && closed >= `${year + 1}-01-01` ? { ...row, state: 'handling', decision: '' } : row;
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

/** What was decided, or a temporary duty that left, when the year was over is none of its changes. */
function countChanges(project: ProjectFile, rows: readonly RequestRow[], year: number): CountedRequest[] {
  const days = listDecisionDays(project.read);
  const within = listAllChanges(project.read).filter(
    ({ id, reasonKind }) => reasonKind !== ENDED_REASON || (days.get(id) ?? '') < `${year + 1}-01-01`,
  );
  const effects = new Map(within.map(({ id, countEffect }) => [id, countEffect]));
  const byRequest = new Map<number, number[]>();
  for (const { requestId, changeId } of listRequestChanges(project.read)) {
    const effect = effects.get(changeId);
    if (effect !== undefined) byRequest.set(requestId, [...(byRequest.get(requestId) ?? []), effect]);
  }
  return rows.map(({ id, date, kindName, applicantThen: applicant, state, decision }) => {
    const own = decision === '' ? [] : (byRequest.get(id) ?? []);
    const carried = date < `${year}-01-01`;
    const of = (effect: number): number => own.filter((one) => one === effect).length;
    return { kindName, applicant, state, decision, carried, added: of(1), subtracted: of(-1), other: of(0) };
  });
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
