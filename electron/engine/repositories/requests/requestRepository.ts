/** Requests, the townships they concern, their history, papers, and the changes they became. */
import type { NamedTown } from '../../../../shared/logic/requests/foldRequest';
import { itemsOfRequest } from '../../../../shared/logic/requests/itemsOfRequest';
import type { Holiday } from '../../../../shared/model/holiday';
import { holidayTableSchema } from '../../../../shared/model/holiday';
import { type ItemContent, itemContentSchema } from '../../../../shared/model/item';
import {
  ENDED_REASON,
  type RequestDraft,
  type RequestStep,
  type RequestWant,
  requestWantSchema,
} from '../../../../shared/model/request';
import type { ChangeRow } from '../../../../shared/views';
import type { RequestPaper } from '../../../../shared/views/requests';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn } from '../../database/log/follow';
import { readContents } from '../pool/itemContents';
import { listChanges } from '../rounds/roundRepository';
import { listAbolitions, recordedAt } from '../units/abolitionRepository';

/** What was asked, as it stands now; the history is read apart. */
export interface StoredRequest extends Omit<RequestDraft, 'townships' | 'applicant' | 'wants'> {
  readonly id: number;
  readonly unitId: number;
  readonly applicant: string;
  readonly wants: readonly RequestWant[];
  readonly effective: string;
}

const REQUEST = `SELECT request.id, code, request.kind, term, cause, title, content, basis, reason, guarantee, span, unitId,
  unit.name AS applicant, date, aboutItemId, wants, ends, effective FROM request JOIN unit ON unit.id = unitId`;

type Row = Omit<StoredRequest, 'wants'> & { readonly wants: string };

function requestOf({ wants, ...row }: Row): StoredRequest {
  return { ...row, wants: requestWantSchema.array().parse(JSON.parse(wants)) };
}

/** By day of the request, then as they were registered. */
export function listRequests(read: ReadHandle): StoredRequest[] {
  return read.all<Row>(`${REQUEST} ORDER BY date, request.id`).map(requestOf);
}

/** Neither decided nor withdrawn: what they want is still to come. */
export function listUndecided(read: ReadHandle): StoredRequest[] {
  const open = `NOT EXISTS (SELECT 1 FROM requestStep WHERE requestId = request.id AND kind IN ('decide', 'withdraw'))`;
  return read.all<Row>(`${REQUEST} WHERE ${open} ORDER BY request.id`).map(requestOf);
}

export function findRequest(read: ReadHandle, id: number): StoredRequest | undefined {
  const row = read.get<Row>(`${REQUEST} WHERE request.id = ?`, [id]);
  return row && requestOf(row);
}

export function findRequestByCode(read: ReadHandle, code: string): StoredRequest | undefined {
  const row = read.get<Row>(`${REQUEST} WHERE code = ?`, [code]);
  return row && requestOf(row);
}

/** 2025-003: the next free number of the year. The one a decided request had before it was put right stands on its notice. */
export function nextRequestCode(read: ReadHandle, year: string): string {
  const last = read.value<number>(
    `SELECT max(CAST(substr(code, 6) AS INTEGER)) FROM request WHERE code GLOB @year || '-[0-9][0-9][0-9]*'`,
    { year },
  );
  const corrected = read.all<{ code: string }>(
    `SELECT before ->> 'code' AS code FROM requestStep AS note WHERE kind = 'note' AND before IS NOT NULL AND EXISTS
       (SELECT 1 FROM requestStep WHERE requestId = note.requestId AND id < note.id AND kind IN ('decide', 'withdraw'))`,
  );
  const taken = new Set(corrected.map(({ code }) => code));
  const codeOf = (number: number): string => `${year}-${String(number).padStart(3, '0')}`;
  let next = (last ?? 0) + 1;
  while (taken.has(codeOf(next))) next += 1;
  return codeOf(next);
}

export interface NewRequest extends Omit<RequestDraft, 'townships' | 'applicant'> {
  readonly unitId: number;
}

function columnsOf({ wants, ...request }: NewRequest) {
  return { ...request, wants: JSON.stringify(wants) };
}

export function insertRequest(write: WriteHandle, request: NewRequest): number {
  return write.insert(
    `INSERT INTO request (code, kind, term, cause, title, content, basis, reason, guarantee, span, unitId, date, aboutItemId, wants, ends)
     VALUES (@code, @kind, @term, @cause, @title, @content, @basis, @reason, @guarantee, @span, @unitId, @date, @aboutItemId, @wants, @ends)`,
    columnsOf(request),
  );
}

export function updateRequest(write: WriteHandle, id: number, request: NewRequest): void {
  write.run(
    `UPDATE request SET code = @code, kind = @kind, term = @term, cause = @cause, title = @title, content = @content,
       basis = @basis, reason = @reason, guarantee = @guarantee, span = @span, unitId = @unitId, date = @date,
       aboutItemId = @aboutItemId, wants = @wants, ends = @ends WHERE id = @id`,
    { ...columnsOf(request), id },
  );
}

export function setOutcome(
  write: WriteHandle,
  id: number,
  outcome: { effective: string; ends: string; wants: readonly RequestWant[] },
): void {
  write.run('UPDATE request SET effective = @effective, ends = @ends, wants = @wants WHERE id = @id', {
    id,
    effective: outcome.effective,
    ends: outcome.ends,
    wants: JSON.stringify(outcome.wants),
  });
}

export interface ConcernedTown extends NamedTown {
  readonly requestId: number;
}

/** In the office's order; of one request, or of all. */
export function listRequestTowns(read: ReadHandle, requestId?: number): ConcernedTown[] {
  const gone = new Map(listAbolitions(read).map((one) => [one.unitId, one]));
  const withHeir = <Town extends NamedTown>(town: Town): Town => {
    const one = gone.get(town.unitId);
    if (!one) return town;
    return { ...town, into: withHeir({ unitId: one.intoId, name: one.into, recordedAt: recordedAt(read, one) }) };
  };
  return read
    .all<ConcernedTown>(
      `SELECT requestId, unitId, unit.name FROM requestTown JOIN unit ON unit.id = unitId
       WHERE @requestId IS NULL OR requestId = @requestId ORDER BY requestId, unit.position, unit.id`,
      { requestId: requestId ?? null },
    )
    .map(withHeir);
}

export function replaceRequestTowns(write: WriteHandle, requestId: number, unitIds: readonly number[]): void {
  write.run('DELETE FROM requestTown WHERE requestId = ?', [requestId]);
  for (const unitId of new Set(unitIds))
    write.run('INSERT INTO requestTown (requestId, unitId) VALUES (?, ?)', [requestId, unitId]);
}

/** Oldest first; of one request, or of all. */
export function listRequestSteps(read: ReadHandle, requestId?: number): RequestStep[] {
  return read.all<RequestStep>(
    `SELECT id, requestId, kind, date, unitId, "by", verdict, text, operator, at FROM requestStep
     WHERE @requestId IS NULL OR requestId = @requestId ORDER BY id`,
    { requestId: requestId ?? null },
  );
}

export type NewStep = Omit<RequestStep, 'id'> & { readonly before?: unknown };

export function insertRequestStep(write: WriteHandle, { before, ...step }: NewStep): void {
  write.run(
    `INSERT INTO requestStep (requestId, kind, date, unitId, "by", verdict, text, before, operator, at)
     VALUES (@requestId, @kind, @date, @unitId, @by, @verdict, @text, @before, @operator, @at)`,
    { ...step, before: before === undefined ? null : JSON.stringify(before) },
  );
}

export function listRequestPapers(read: ReadHandle, requestId: number): RequestPaper[] {
  return read.all<RequestPaper>(
    `SELECT requestPaper.id, name, size, sha256, operator, at FROM requestPaper
     JOIN sourceFile ON sourceFile.id = fileId WHERE requestId = ? ORDER BY requestPaper.id`,
    [requestId],
  );
}

export function insertRequestPaper(
  write: WriteHandle,
  paper: { requestId: number; fileId: number; name: string; operator: string; at: string },
): void {
  write.run(
    'INSERT INTO requestPaper (requestId, fileId, name, operator, at) VALUES (@requestId, @fileId, @name, @operator, @at)',
    paper,
  );
}

export function readRequestPaper(read: ReadHandle, paperId: number): Uint8Array | null {
  return (
    read.value<Uint8Array>(
      'SELECT bytes FROM requestPaper JOIN sourceFile ON sourceFile.id = fileId WHERE requestPaper.id = ?',
      [paperId],
    ) ?? null
  );
}

/** Which request each change came from: the changes that are approved. */
export function listRequestChanges(read: ReadHandle): { requestId: number; changeId: number }[] {
  return read.all('SELECT requestId, changeId FROM requestChange ORDER BY id');
}

/** By change: the day of the decision it comes from, or on which its temporary duty left. */
export function listDecisionDays(read: ReadHandle): Map<number, string> {
  const rows = read.all<{ changeId: number; date: string }>(
    `SELECT changeId, requestStep.date FROM requestChange JOIN change ON change.id = changeId
     JOIN requestStep ON requestStep.requestId = requestChange.requestId
       AND requestStep.kind = iif(change.reasonKind = @ended, 'leave', 'decide')
     WHERE requestStep.date <> '' ORDER BY requestStep.id`,
    { ended: ENDED_REASON },
  );
  return new Map(rows.map(({ changeId, date }) => [changeId, date]));
}

/** The changes one request became. */
export function changesOfRequest(read: ReadHandle, requestId: number): ChangeRow[] {
  return listChanges(read, { requestId }).rows;
}

export function lastChangeId(read: ReadHandle): number {
  return read.value<number>('SELECT coalesce(max(id), 0) FROM change') ?? 0;
}

/** Everything written since that change belongs to the request, with what it made of its item, or of the one its item went into. */
export function linkChangesSince(write: WriteHandle, requestId: number, since: number): void {
  const changes = write.all<{ id: number; itemId: number | null }>(
    `SELECT id, iif(kind = 'subtract', targetItemId, itemId) AS itemId FROM change WHERE id > ? ORDER BY id`,
    [since],
  );
  for (const { id, itemId } of changes) {
    write.run('INSERT INTO requestChange (requestId, changeId) VALUES (?, ?)', [requestId, id]);
    keepChangeContent(write, id, itemId);
  }
}

/** What the change made of the item, as it stands now. */
export function keepChangeContent(write: WriteHandle, changeId: number, itemId: number | null): void {
  const [content] = itemId === null ? [] : readContents(write, [itemId]);
  if (content)
    write.run('INSERT INTO changeContent (changeId, content) VALUES (?, ?)', [changeId, JSON.stringify(content)]);
}

/** By change: the item right after it; of a merging, the item that was kept. None for what was decided before this was kept. */
export function listChangeContents(read: ReadHandle, changeIds?: Iterable<number>): Map<number, ItemContent> {
  const rows = read.all<{ changeId: number; content: string }>(
    `SELECT changeId, content FROM changeContent
     WHERE @ids IS NULL OR changeId IN (SELECT value FROM json_each(@ids)) ORDER BY changeId`,
    { ids: changeIds ? JSON.stringify([...changeIds]) : null },
  );
  return new Map(rows.map(({ changeId, content }) => [changeId, itemContentSchema.parse(JSON.parse(content))]));
}

/** A thousand after some years, of which a decision adds a few. */
const followedContents: Followed<Map<number, ItemContent>> = {
  name: 'changeContents',
  tables: ['changeContent'],
  readAll: (read) => listChangeContents(read),
  refresh: (read, kept, touched) => {
    const ids = idsIn(touched, 'changeId');
    const fresh = listChangeContents(read, ids);
    for (const id of ids) if (!fresh.has(id)) kept.delete(id);
    for (const [id, content] of fresh) kept.set(id, content);
    return kept;
  },
};

/** By change. Not to be called inside a command. */
export function readChangeContents(project: ProjectFile): ReadonlyMap<number, ItemContent> {
  return follow(project, followedContents);
}

/** All of a unit's requests, opinions and sightings, when it becomes another. */
export function moveRequests(write: WriteHandle, goes: number, stays: number): void {
  const both = { goes, stays };
  write.run('UPDATE request SET unitId = @stays WHERE unitId = @goes', both);
  write.run('UPDATE requestStep SET unitId = @stays WHERE unitId = @goes', both);
  write.run('UPDATE rebound SET unitId = @stays WHERE unitId = @goes', both);
  write.run(
    `DELETE FROM requestTown WHERE unitId = @goes
     AND requestId IN (SELECT requestId FROM requestTown WHERE unitId = @stays)`,
    both,
  );
  write.run('UPDATE requestTown SET unitId = @stays WHERE unitId = @goes', both);
}

/** Null: the office has none of its own. */
export function readHolidays(read: ReadHandle): Holiday[] | null {
  const value = read.value<string>(`SELECT value FROM projectOption WHERE name = 'holidays'`);
  return value === undefined ? null : holidayTableSchema.parse(JSON.parse(value));
}

/** Null: none of its own any more. */
export function writeHolidays(write: WriteHandle, holidays: readonly Holiday[] | null): void {
  if (holidays === null) {
    write.run(`DELETE FROM projectOption WHERE name = 'holidays'`);
    return;
  }
  write.run(
    `INSERT INTO projectOption (name, value) VALUES ('holidays', @value) ON CONFLICT (name) DO UPDATE SET value = @value`,
    { value: JSON.stringify(holidays) },
  );
}

/** Items some request speaks of that is neither decided nor withdrawn. */
export function listOpenAbout(read: ReadHandle): Set<number> {
  const closed = new Set(
    read
      .all<{ requestId: number }>(`SELECT requestId FROM requestStep WHERE kind IN ('decide', 'withdraw')`)
      .map(({ requestId }) => requestId),
  );
  return new Set(listRequests(read).flatMap((request) => (closed.has(request.id) ? [] : itemsOfRequest(request))));
}

/** All requests, and those neither decided nor withdrawn. */
export function countRequests(read: ReadHandle): { total: number; open: number } {
  const total = read.value<number>('SELECT count(*) FROM request') ?? 0;
  const closed =
    read.value<number>(`SELECT count(DISTINCT requestId) FROM requestStep WHERE kind IN ('decide', 'withdraw')`) ?? 0;
  return { total, open: total - closed };
}
