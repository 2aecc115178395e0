/** 撤镇并镇 as it is on record: which township is no more, since when, and where its duties went. */
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { actionThatMade } from '../project/madeBy';

export interface Abolition {
  readonly unitId: number;
  readonly unit: string;
  readonly intoId: number;
  readonly into: string;
  /** The first day without it. */
  readonly day: string;
  readonly reason: string;
  /** Its own lines of the ledger are those after the one and up to the other. */
  readonly afterChange: number;
  readonly lastChange: number;
}

/** Whether the change is a line of its own in the ledger. */
export function isOfAbolition({ afterChange, lastChange }: Abolition, changeId: number): boolean {
  return changeId > afterChange && changeId <= lastChange;
}

export function insertAbolition(write: WriteHandle, abolition: Omit<Abolition, 'unit' | 'into'>): void {
  write.run(
    `INSERT INTO abolition (unitId, intoId, day, reason, afterChange, lastChange)
     VALUES (@unitId, @intoId, @day, @reason, @afterChange, @lastChange)`,
    { ...abolition },
  );
}

/**
 * Another first day without it, and the words that told of it wherever they stand: its lines of the ledger, and what it
 * handed on. `why` is the sentence by the names of today; the lines tell by those of then.
 */
export function setAbolitionDay(
  write: WriteHandle,
  { unitId, afterChange, lastChange }: Abolition,
  day: string,
  told: { readonly why: string; readonly before: string; readonly after: string },
): void {
  const { why, ...words } = told;
  const range = { afterChange, lastChange };
  const own = write.all<{ reason: string }>(
    'SELECT DISTINCT reason FROM change WHERE id > @afterChange AND id <= @lastChange',
    range,
  );
  const sentences = JSON.stringify([why, ...own.map(({ reason }) => reason)]);
  write.run('UPDATE abolition SET day = @day WHERE unitId = @unitId', { unitId, day });
  write.run(
    'UPDATE change SET reason = replace(reason, @before, @after) WHERE id > @afterChange AND id <= @lastChange',
    { ...words, ...range },
  );
  write.run(
    `UPDATE applicability SET reason = replace(reason, @before, @after)
     WHERE reason IN (SELECT value FROM json_each(@sentences))`,
    { ...words, sentences },
  );
}

/** The township it had gone into by that day, or that had gone on into; its own name while it was there. */
export function successorOn(read: ReadHandle, township: string, day: string): string {
  const into = new Map(listAbolitions(read).flatMap((one) => (one.day <= day ? [[one.unit, one.into] as const] : [])));
  return lastOf(township, into);
}

/** The same by id, whatever the two are called today. */
export function successorIdOn(read: ReadHandle, unitId: number, day: string): number {
  const gone = listAbolitions(read).filter((one) => one.day <= day);
  return lastOf(unitId, new Map(gone.map((one) => [one.unitId, one.intoId])));
}

/** The township of today for one that may be no more: what is said of it from now on is said of the one it went into. */
export function townOfToday(read: ReadHandle, unitId: number): number {
  return lastOf(unitId, new Map(listAbolitions(read).map((one) => [one.unitId, one.intoId])));
}

/** With the township that stands for each today. */
export function listAbolished(read: ReadHandle): (Abolition & { readonly today: string })[] {
  const all = listAbolitions(read);
  const into = new Map(all.map((one) => [one.unit, one.into]));
  return all.map((one) => ({ ...one, today: lastOf(one.unit, into) }));
}

/** Townships that were no more when a round was sealed. */
export function listGoneBy(read: ReadHandle, round: number): ReadonlySet<string> {
  const rows = read.all<{ name: string }>(
    `SELECT unit.name FROM abolition JOIN unit ON unit.id = unitId
     LEFT JOIN change ON change.id = lastChange LEFT JOIN round ON round.id = roundId
     WHERE coalesce(round.number, 0) <= ?`,
    [round],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Nothing goes into a township that is no more, so the chain ends. */
function lastOf<Town>(first: Town, into: ReadonlyMap<Town, Town>): Town {
  let town = first;
  for (let next = into.get(town); next !== undefined; next = into.get(town)) town = next;
  return town;
}

/** Those that went into the one went into the other, when the two turn out to be one. */
export function moveAbolitions(write: WriteHandle, goes: number, stays: number): void {
  write.run('UPDATE abolition SET intoId = @stays WHERE intoId = @goes', { goes, stays });
}

/** When it was written down, whatever its day. */
export function recordedAt(read: ReadHandle, { unitId }: Pick<Abolition, 'unitId'>): string {
  const id = read.value<number>('SELECT max(id) FROM abolition WHERE unitId = ?', [unitId]) ?? 0;
  return read.value<string>('SELECT at FROM action WHERE seq = ?', [actionThatMade(read, 'abolition', id)]) ?? '';
}

export function listAbolitions(read: ReadHandle): Abolition[] {
  return read.all<Abolition>(
    `SELECT unitId, goes.name AS unit, intoId, stays.name AS "into", day, reason, afterChange, lastChange
     FROM abolition JOIN unit AS goes ON goes.id = unitId JOIN unit AS stays ON stays.id = intoId ORDER BY abolition.id`,
  );
}
