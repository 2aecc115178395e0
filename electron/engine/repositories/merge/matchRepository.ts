/** Rows as comparing needs them: the live pool, what is attached to it, pending entries, refused pairs; and when they last changed. */
import { saysTakenOff } from '../../../../shared/logic/reading/rows/changeKinds';
import type { Matchable } from '../../../../shared/model/match';
import type { CandidateView, EntryIds } from '../../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { textsColumn } from '../../database/jsonColumn';
import { lastSeq } from '../../database/log/record';
import { readFamilies } from '../pool/families';

/** A township, or null for all departments together. */
export type Place = number | null;

interface StoredMatchable {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly category: string;
  readonly department: string;
  readonly bases: string;
}

function matchableOf({ id, name, text, category, department, bases }: StoredMatchable): Matchable {
  return { id, name, text, category, department, bases: textsColumn(bases) };
}

/** Ids of the live items in the office's order. */
export function listPoolIds(read: ReadHandle): number[] {
  return read.all<{ id: number }>('SELECT id FROM item WHERE live = 1 ORDER BY position, id').map(({ id }) => id);
}

/** In the order of the ids. */
export function readPoolItems(read: ReadHandle, ids: readonly number[]): Matchable[] {
  const items = new Map(
    read
      .all<StoredMatchable>(
        `SELECT item.id, name, text, category,
           coalesce((SELECT unit.name FROM responsibility JOIN unit ON unit.id = unitId WHERE itemId = item.id ORDER BY responsibility.position LIMIT 1), '') AS department,
           (SELECT json_group_array(title) FROM itemBasis JOIN basis ON basis.id = basisId WHERE itemId = item.id) AS bases
         FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
         WHERE item.id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      )
      .map((row) => [row.id, matchableOf(row)]),
  );
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** Townships' entries that belong to these items, or to what went into them, by item; those of `except` left out, so that a township's own work does not change its suggestions. */
export function readAttached(
  read: ReadHandle,
  itemIds: readonly number[],
  except: Place,
): (readonly [number, Matchable[]])[] {
  const families = readFamilies(read);
  const rows = read.all<StoredMatchable & { itemId: number; unit: string }>(
    `SELECT itemId, entry.id, entry.name, entry.text, entry.category, entry.department, entry.bases, unit.name AS unit
     FROM disposition JOIN sourceEntry AS entry ON entry.id = entryId
     JOIN sourceList AS list ON list.id = entry.sourceListId JOIN unit ON unit.id = list.unitId
     WHERE itemId IN (SELECT value FROM json_each(@itemIds))
       AND list.direction = 'up' AND list.withdrawn = 0 AND list.unitId <> @except ORDER BY itemId, entry.id`,
    { except: except ?? 0, itemIds: JSON.stringify(itemIds.flatMap(families.membersOf)) },
  );
  const attached = new Map<number, Matchable[]>();
  for (const row of rows) {
    const home = families.homeOf(row.itemId);
    const known = attached.get(home);
    const entry = { ...matchableOf(row), unit: row.unit };
    if (known) known.push(entry);
    else attached.set(home, [entry]);
  }
  return [...attached];
}

const PENDING = `FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = entry.sourceListId
  WHERE list.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM disposition WHERE entryId = entry.id)`;

/** In file order. */
export function readPending(read: ReadHandle, place: Place): Matchable[] {
  return read
    .all<StoredMatchable & { unit: string | null; remark: string }>(
      `SELECT entry.id, entry.name, entry.text, entry.category, entry.department, entry.bases, entry.remark,
         CASE list.direction WHEN 'up' THEN (SELECT name FROM unit WHERE id = list.unitId) END AS unit ${PENDING}
       AND ${placeClause(place)} ORDER BY entry.id`,
      placeValues(place),
    )
    .map((row) => ({ ...matchableOf(row), unit: row.unit, takenOff: saysTakenOff(row.remark) }));
}

function placeClause(place: Place): string {
  return place === null ? `list.direction = 'down'` : `list.direction = 'up' AND list.unitId = @unitId`;
}

function placeValues(place: Place): Record<string, number> {
  return place === null ? {} : { unitId: place };
}

/** Entries of a township with the items a person decided they belong to, those that were merged away by where they went. */
export function readDecided(read: ReadHandle, unitId: number): (readonly [{ id: number; name: string }, number])[] {
  const families = readFamilies(read);
  return read
    .all<{ id: number; name: string; itemId: number }>(
      `SELECT entry.id, entry.name, itemId FROM disposition JOIN sourceEntry AS entry ON entry.id = entryId
       JOIN sourceList AS list ON list.id = entry.sourceListId
       WHERE itemId IS NOT NULL AND list.withdrawn = 0 AND ${placeClause(unitId)} ORDER BY entry.id, itemId`,
      placeValues(unitId),
    )
    .map(({ id, name, itemId }) => [{ id, name }, families.homeOf(itemId)] as const);
}

/** All entries of a place in file order, and which of them are pending. */
export function readEntryIds(read: ReadHandle, place: Place): EntryIds {
  const rows = read.all<{ id: number; unit: string; pending: number }>(
    `SELECT entry.id, unit.name AS unit, NOT EXISTS (SELECT 1 FROM disposition WHERE entryId = entry.id) AS pending
     FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = entry.sourceListId JOIN unit ON unit.id = list.unitId
     WHERE list.withdrawn = 0 AND ${placeClause(place)} ORDER BY entry.id`,
    placeValues(place),
  );
  return {
    ids: rows.map(({ id }) => id),
    pending: rows.filter(({ pending }) => pending === 1).map(({ id }) => id),
    units: rows.flatMap(({ unit }, from) => (unit === rows[from - 1]?.unit ? [] : [{ from, unit }])),
  };
}

/** Live items as candidates show them, by id, in no order. */
export function readCandidates(read: ReadHandle, ids: readonly number[]): Omit<CandidateView, 'reasons'>[] {
  return read.all<Omit<CandidateView, 'reasons'>>(
    `SELECT item.id AS itemId, name, text, category,
       coalesce((SELECT unit.name FROM responsibility JOIN unit ON unit.id = unitId WHERE itemId = item.id ORDER BY responsibility.position LIMIT 1), '') AS department
     FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE live = 1 AND item.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}

/** Of a place's entries. */
export function readRefusals(read: ReadHandle, place: Place): { entryId: number; itemId: number }[] {
  return read.all(
    `SELECT entryId, itemId FROM matchRefusal JOIN sourceEntry AS entry ON entry.id = entryId
     JOIN sourceList AS list ON list.id = entry.sourceListId WHERE ${placeClause(place)} ORDER BY matchRefusal.id`,
    placeValues(place),
  );
}

/** Items refused for one entry, by name. */
export function refusedItems(read: ReadHandle, entryId: number): { itemId: number; name: string }[] {
  return read.all(
    `SELECT item.id AS itemId, name FROM matchRefusal JOIN item ON item.id = matchRefusal.itemId
     JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE entryId = ? ORDER BY matchRefusal.id`,
    [entryId],
  );
}

export function insertRefusal(write: WriteHandle, entryId: number, itemId: number): void {
  write.run('INSERT INTO matchRefusal (entryId, itemId) VALUES (?, ?)', [entryId, itemId]);
}

export function forgetRefusal(write: WriteHandle, entryId: number, itemId: number): void {
  write.run('DELETE FROM matchRefusal WHERE entryId = ? AND itemId = ?', [entryId, itemId]);
}

/** Tables whose rows the pool's wording comes from. */
const POOL_TABLES: ReadonlySet<string> = new Set([
  'item',
  'itemVersion',
  'itemBasis',
  'basis',
  'responsibility',
  'unit',
  'sourceList',
]);

interface Touched {
  seq: number;
  pool: number;
  /** By unit, the newest action that gave or took an entry's fate. */
  readonly fates: Map<number, number>;
}

const touched = new WeakMap<ProjectFile, Touched>();

/** Number of the newest action that changed what `place` is compared with; told from the log, action by action. */
export function poolStamp(project: ProjectFile, place: Place): number {
  const { read } = project;
  const newest = lastSeq(read);
  const known = touched.get(project) ?? { seq: newest, pool: newest, fates: new Map<number, number>() };
  touched.set(project, known);
  if (newest > known.seq) {
    for (const { seq, tableName } of read.all<{ seq: number; tableName: string }>(
      'SELECT DISTINCT seq, tableName FROM actionRow WHERE seq > ? ORDER BY seq',
      [known.seq],
    ))
      if (POOL_TABLES.has(tableName)) known.pool = seq;
    for (const { seq, unitId } of read.all<{ seq: number; unitId: number }>(
      `SELECT DISTINCT seq, unitId FROM actionRow JOIN sourceEntry ON sourceEntry.id = json_extract(coalesce(after, before), '$.entryId')
       JOIN sourceList ON sourceList.id = sourceListId WHERE seq > ? AND tableName = 'disposition' ORDER BY seq`,
      [known.seq],
    ))
      known.fates.set(unitId, seq);
    known.seq = newest;
  }
  return Math.max(known.pool, ...[...known.fates].map(([unitId, seq]) => (unitId === place ? 0 : seq)));
}
