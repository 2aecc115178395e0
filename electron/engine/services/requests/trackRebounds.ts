/** 反弹: whether what comes in is a duty that was taken back, subtracted or refused; the matcher sees it, a person says so. */
import type { Parsed } from '../../../../shared/contract';
import { HARDLY_ALIKE } from '../../../../shared/logic/matching/matchReasons';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { Match, Matchable } from '../../../../shared/model/match';
import { fail, ok, type Result } from '../../../../shared/result';
import type { FormerDuty, ReboundRow, ReboundView } from '../../../../shared/views/requests';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findEntry } from '../../repositories/merge/entryRepository';
import { findItem } from '../../repositories/pool/itemRepository';
import { type KnownDuty, listFormerDuties, listIncomingEntries } from '../../repositories/requests/formerDuties';
import { listRebounds, putRebound, type StoredRebound } from '../../repositories/requests/reboundRepository';
import { findRequest, listRequestChanges, listRequests } from '../../repositories/requests/requestRepository';
import { ensureUnit } from '../../repositories/units/unitRepository';
import { TaskCancelled, type Tasks } from '../../workers/tasks';

interface Run {
  readonly signal: AbortSignal;
}

/** What a task in words resembles, likeliest first: shown while it is being registered. Errors: CANCELLED. */
export async function recognizeTask(
  project: ProjectFile,
  tasks: Tasks,
  { title, content, department, requestId }: Parsed<'recognizeTask'>,
  run: Run,
): Promise<Result<FormerDuty[]>> {
  const known = listFormerDuties(project.read).filter(({ duty }) => duty.formerId !== requestId || requestId === null);
  const asked = { id: 'asked', name: title, text: content, department };
  const matched = await ask(tasks, known, [asked], run);
  if (!matched.ok) return matched;
  const [match] = matched.value;
  return ok(match ? dutiesOf(match, known) : []);
}

async function ask(
  tasks: Tasks,
  known: readonly KnownDuty[],
  entries: readonly Matchable[],
  { signal }: Run,
): Promise<Result<Match[]>> {
  if (entries.length === 0 || known.length === 0) return ok([]);
  const items = known.map(({ row }) => row);
  try {
    return ok(await tasks.matchAmong({ items, attached: [] }, { entries, top: 5 }, { signal }));
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}

/** Further down there are shared words, but no task anybody would call the same. */
const LEAST = 0.25;

function dutiesOf(match: Match, known: readonly KnownDuty[]): FormerDuty[] {
  const byId = new Map(known.map(({ row, duty }) => [String(row.id), duty]));
  return match.candidates
    .filter(({ score, reasons }) => score >= LEAST && !reasons.includes(HARDLY_ALIKE))
    .flatMap(({ item, reasons }) => {
      const duty = byId.get(String(item));
      return duty ? [{ ...duty, reasons }] : [];
    });
}

interface Incoming {
  readonly row: Matchable;
  /** Decided about: only what a person found of it is told. */
  readonly settled?: boolean;
  readonly seen: Pick<ReboundRow, 'requestId' | 'entryId' | 'callText' | 'source' | 'title' | 'from' | 'date'>;
}

/** Requests, entries of departments' lists that wait or were found to be a rebound, and calls somebody wrote down. */
function incoming(project: ProjectFile, stored: readonly StoredRebound[]): Incoming[] {
  const requests = listRequests(project.read).map(({ id, code, title, content, reason, applicant, date }): Incoming => {
    const text = content === '' ? reason : content;
    return {
      row: { id: `r${id}`, name: title, text, department: applicant },
      seen: { requestId: id, entryId: null, callText: '', source: `申请 ${code}`, title, from: applicant, date },
    };
  });
  const entries = listIncomingEntries(project.read).map(({ row, unit, date, pending }): Incoming => {
    const entryId = Number(String(row.id).slice(1));
    const seen = { requestId: null, entryId, callText: '', source: '报送表条目', title: row.name, from: unit, date };
    return { row, seen, settled: !pending };
  });
  const calls = [
    ...new Map(stored.filter(({ callText }) => callText !== '').map((one) => [one.callText, one])).values(),
  ];
  return [
    ...requests,
    ...entries,
    ...calls.map(({ id, callText, date }): Incoming => {
      const seen = { requestId: null, entryId: null, callText, source: '呼叫', title: callText, from: '', date };
      return { row: { id: `c${id}`, name: callText, text: '' }, seen };
    }),
  ];
}

/**
 * Everything that came in beside what it seems to be; what a person found stands whatever the matcher says now. An
 * approved request is in the list by right and no rebound. Errors: CANCELLED.
 */
export async function readRebounds(project: ProjectFile, tasks: Tasks, run: Run): Promise<Result<ReboundView>> {
  const stored = listRebounds(project.read);
  const all = listFormerDuties(project.read);
  const known = all.filter(({ duty }) => duty.kind !== 'listed');
  const came = incoming(project, stored);
  const unsettled = came.flatMap(({ row, settled }) => (settled ? [] : [row]));
  const matched = await ask(tasks, known, unsettled, run);
  if (!matched.ok) return matched;
  const matches = new Map(matched.value.map((match) => [String(match.entry), match]));
  const approved = new Set(listRequestChanges(project.read).map(({ requestId }) => requestId));
  const rows = came.flatMap(({ row, seen }): ReboundRow[] => {
    const match = matches.get(String(row.id));
    const own = stored.filter((one) => isOf(one, seen));
    const seemed = (match ? dutiesOf(match, known) : [])
      .filter(({ formerId }) => formerId === null || formerId !== seen.requestId)
      // The duty itself says more than an earlier request for it.
      .sort((a, b) => Number(a.kind === 'refused') - Number(b.kind === 'refused'))
      .slice(0, approved.has(seen.requestId ?? 0) ? 0 : 1);
    const found = own.flatMap((one) => all.find(({ duty }) => isDuty(one, duty))?.duty ?? []);
    const duties = [
      ...seemed,
      ...found
        .filter((duty) => !seemed.some((other) => sameDuty(other, duty)))
        .map((duty) => ({ ...duty, reasons: [] })),
    ];
    return duties.map((former) => {
      const said = own.find((one) => isDuty(one, former));
      return { ...seen, former, same: said?.same ?? null, note: said?.note ?? '' };
    });
  });
  return ok({ rows, departments: byDepartment(rows) });
}

type Pair = Pick<FormerDuty, 'itemId' | 'formerId'>;

function sameDuty(one: Pair, other: Pair): boolean {
  return one.itemId === other.itemId && one.formerId === other.formerId;
}

function isDuty(stored: StoredRebound, duty: Pair): boolean {
  return sameDuty(stored, duty);
}

function isOf(stored: StoredRebound, seen: Incoming['seen']): boolean {
  return stored.requestId === seen.requestId && stored.entryId === seen.entryId && stored.callText === seen.callText;
}

/** The most often found first. */
function byDepartment(rows: readonly ReboundRow[]): ReboundView['departments'] {
  const counts = new Map<string, { seen: number; found: number }>();
  for (const { former, same } of rows) {
    if (same === false) continue;
    for (const name of former.department.split('、')) {
      const count = counts.get(name) ?? { seen: 0, found: 0 };
      counts.set(name, { seen: count.seen + 1, found: count.found + (same === true ? 1 : 0) });
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .sort((a, b) => b.found - a.found || b.seen - a.seen || (a.name < b.name ? -1 : 1));
}

/** 认定为反弹, or 不是一回事. Errors: REQUEST_UNKNOWN, ENTRY_UNKNOWN, ITEM_UNKNOWN. */
export function markRebound(project: ProjectFile, input: Parsed<'markRebound'>): Result<null> {
  return record(project, { name: 'markRebound', input, effect: 'undoable' }, (write) => {
    const { requestId, entryId, callText, itemId, formerId, same, note, from } = input;
    const request = requestId === null ? undefined : findRequest(write, requestId);
    if (requestId !== null && !request) return fail('REQUEST_UNKNOWN');
    const entry = entryId === null ? undefined : findEntry(write, entryId);
    if (entryId !== null && !entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const item = itemId === null ? undefined : findItem(write, itemId);
    if (itemId !== null && !item) return fail('ITEM_UNKNOWN', { item: itemId });
    const former = formerId === null ? undefined : findRequest(write, formerId);
    if (formerId !== null && !former) return fail('REQUEST_UNKNOWN');
    const at = project.session.now();
    putRebound(write, {
      ...{ requestId, entryId, callText, itemId, formerId, same, note },
      unitId: from === '' ? null : ensureUnit(write, from, 'department'),
      date: input.date === '' ? localDay(at) : input.date,
      operator: project.session.operator,
      at,
    });
    const what = request ? `申请 ${request.code}` : (entry?.name ?? callText);
    const duty = item?.name ?? former?.title ?? '';
    return ok({ value: null, summary: `${what}${same ? '认定为反弹' : '不是一回事'}：“${duty}”` });
  });
}
