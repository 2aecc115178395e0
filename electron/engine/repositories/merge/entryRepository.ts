/** Source entries with their disposition: listing, one entry, and setting or lifting its fate. */
import { z } from 'zod';
import { ownCellsOf } from '../../../../shared/logic/paper/layout/ownColumns';
import type { EntryContent } from '../../../../shared/logic/pool/draftItem';
import { asTyped } from '../../../../shared/logic/text/asTyped';
import type { DispositionKind } from '../../../../shared/model/disposition';
import { readColumnSchema, readEntrySchema } from '../../../../shared/model/sourceEntry';
import type { EntryRow } from '../../../../shared/views';
import type { ReadHandle, Value, WriteHandle } from '../../database/file/handles';
import { jsonColumn, textsColumn } from '../../database/jsonColumn';
import { readFamilies } from '../pool/families';
import { LISTS_OF_RETURNS } from '../sources/sourceListRepository';
import { forgetRefusal } from './matchRepository';

export interface EntryFilter {
  readonly unitId?: number | undefined;
  readonly sourceListId?: number | undefined;
  /** Entries that belong to one of these. */
  readonly itemIds?: readonly number[] | undefined;
  readonly entryId?: number | undefined;
  readonly entryIds?: readonly number[] | undefined;
  readonly direction?: 'down' | 'up' | undefined;
  /** Whether they came in as new proposals of an answer to a draft. */
  readonly proposed?: boolean | undefined;
  readonly fate?: 'all' | 'decided' | 'joined' | DispositionKind;
  /** Those of lists that were withdrawn as well. */
  readonly withdrawnToo?: boolean;
  readonly search?: string;
  readonly offset?: number;
  readonly limit?: number;
}

interface StoredEntry {
  readonly id: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: 'down' | 'up';
  readonly sourceListId: number;
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly category: string;
  readonly bases: string;
  readonly remark: string;
  readonly kind: DispositionKind | null;
  readonly reason: string | null;
  readonly items: string;
  readonly leftOut: string;
  readonly sealed: number;
  readonly townless: number;
}

const FROM = `FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = entry.sourceListId JOIN unit ON unit.id = list.unitId`;
/** `round IS NULL` of an earlier program's file: given between rounds, and rows of a sealed round came after it. */
const SEALED = `EXISTS (SELECT 1 FROM disposition LEFT JOIN round ON round.id = roundId WHERE entryId = entry.id
  AND (round.state = 'sealed' OR roundId IS NULL AND disposition.id < (SELECT disposition.id FROM disposition
    JOIN round ON round.id = roundId WHERE state = 'sealed' ORDER BY disposition.id DESC LIMIT 1)))`;
const FATE = '(SELECT kind FROM disposition WHERE entryId = entry.id LIMIT 1)';

/** Entries, of lists that were not withdrawn unless asked otherwise, in file order. */
export function listEntries(read: ReadHandle, filter: EntryFilter): { total: number; rows: EntryRow[] } {
  const { where, values } = whereOf(filter);
  const total = read.value<number>(`SELECT count(*) ${FROM} WHERE ${where}`, values) ?? 0;
  const rows = read.all<StoredEntry>(
    `SELECT entry.id, list.unitId, unit.name AS unit, list.direction, entry.sourceListId, entry.sheet, entry.row,
       entry.name, entry.text, entry.department, entry.category, entry.bases, entry.remark, ${FATE} AS kind,
       list.direction = 'down' AND entry.applies = '[]' AS townless,
       (SELECT reason FROM disposition WHERE entryId = entry.id LIMIT 1) AS reason,
       ${SEALED} AS sealed,
       (SELECT json_group_array(json_object('text', part, 'reason', reason)) FROM disposition WHERE entryId = entry.id AND itemId IS NULL AND part <> '') AS leftOut,
       (SELECT json_group_array(json_object('id', item.id, 'name', version.name, 'live', item.live, 'part', disposition.part))
          FROM disposition JOIN item ON item.id = disposition.itemId
          JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
          WHERE disposition.entryId = entry.id) AS items
     ${FROM} WHERE ${where} ORDER BY entry.id LIMIT @limit OFFSET @offset`,
    { ...values, limit: filter.limit ?? -1, offset: filter.offset ?? 0 },
  );
  return { total, rows: atHome(read, rows.map(entryRowOf)) };
}

/** An item that went into another: the entry belongs to that one now. */
function atHome(read: ReadHandle, rows: readonly EntryRow[]): EntryRow[] {
  const gone = rows.some(({ disposition }) => disposition.items.some(({ live }) => !live));
  if (!gone) return [...rows];
  const { homeOf } = readFamilies(read);
  return rows.map((row) => {
    const items = row.disposition.items.map((item) => {
      const homeId = item.live ? item.id : homeOf(item.id);
      return homeId === item.id ? item : { ...item, home: { id: homeId, name: nameOf(read, homeId) } };
    });
    return { ...row, disposition: { ...row.disposition, items } };
  });
}

function nameOf(read: ReadHandle, itemId: number): string {
  const name = read.value<string>(
    'SELECT name FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version WHERE item.id = ?',
    [itemId],
  );
  return name ?? '';
}

function whereOf(filter: EntryFilter): { where: string; values: Record<string, Value> } {
  const clauses = [filter.withdrawnToo ? '1' : 'list.withdrawn = 0'];
  const values: Record<string, Value> = {};
  const equal = (column: string, name: string, value: Value | undefined) => {
    if (value === undefined) return;
    clauses.push(`${column} = @${name}`);
    values[name] = value;
  };
  equal('list.unitId', 'unitId', filter.unitId);
  equal('entry.sourceListId', 'sourceListId', filter.sourceListId);
  equal('entry.id', 'entryId', filter.entryId);
  equal('list.direction', 'direction', filter.direction);
  equal(
    `list.id IN (${LISTS_OF_RETURNS})`,
    'proposed',
    filter.proposed === undefined ? undefined : Number(filter.proposed),
  );
  if (filter.entryIds !== undefined) {
    clauses.push('entry.id IN (SELECT value FROM json_each(@entryIds))');
    values.entryIds = JSON.stringify(filter.entryIds);
  }
  if (filter.itemIds !== undefined) {
    clauses.push(
      'EXISTS (SELECT 1 FROM disposition WHERE entryId = entry.id AND itemId IN (SELECT value FROM json_each(@itemIds)))',
    );
    values.itemIds = JSON.stringify(filter.itemIds);
  }
  const fate = filter.fate ?? 'all';
  if (fate === 'pending') clauses.push(`${FATE} IS NULL`);
  else if (fate === 'decided') clauses.push(`${FATE} IS NOT NULL`);
  else if (fate === 'joined') clauses.push(`${FATE} IN ('attach', 'split')`);
  else if (fate !== 'all') equal(FATE, 'fate', fate);
  if (filter.search) {
    const columns = ['entry.name', 'entry.text', 'entry.department'];
    clauses.push(`(${columns.map((column) => holds(column, 'search')).join(' OR ')})`);
    Object.assign(values, sought('search', asTyped(filter.search.trim())));
  }
  return { where: clauses.join(' AND '), values };
}

/** SQL for a column holding the text bound by that name with `sought`. Called for every row, `asTyped` would be felt while typing. */
export function holds(column: string, name: string): string {
  return `(instr(${column}, @${name}Han) > 0 AND (@${name} = @${name}Han OR instr(asTyped(${column}), @${name}) > 0))`;
}

/** What `holds` asks for: the text, which is `asTyped`, and its longest piece of Chinese characters, which are written in one way only. */
export function sought(name: string, typed: string): Record<string, string> {
  const [han = ''] = (typed.match(/\p{Script=Han}+/gu) ?? []).sort((one, other) => other.length - one.length);
  return { [name]: typed, [`${name}Han`]: han };
}

const linkedSchema = z.array(z.object({ id: z.number(), name: z.string(), live: z.number(), part: z.string() }));
const leftOutSchema = z.array(z.object({ text: z.string(), reason: z.string() }));

function entryRowOf(row: StoredEntry): EntryRow {
  const { kind, reason, items, bases, leftOut, sealed, townless, ...rest } = row;
  const parsed = jsonColumn(linkedSchema, items);
  const left = jsonColumn(leftOutSchema, leftOut);
  return {
    ...rest,
    bases: textsColumn(bases),
    ...(townless === 1 ? { townless: true } : {}),
    disposition: {
      kind: kind ?? 'pending',
      reason: reason ?? '',
      items: parsed.map(({ id, name, live, part }) => ({ id, name, live: live === 1, ...(part ? { part } : {}) })),
      ...(left.length > 0 ? { leftOut: left } : {}),
      ...(sealed === 1 ? { sealed: true } : {}),
    },
  };
}

export function findEntry(read: ReadHandle, entryId: number): EntryRow | undefined {
  return listEntries(read, { entryId, limit: 1 }).rows[0];
}

/** What the table said of the entry, for making an item of it. */
export function readEntryContent(read: ReadHandle, entryId: number): EntryContent | undefined {
  const row = read.get<
    Record<
      | 'sheet'
      | 'name'
      | 'text'
      | 'department'
      | 'category'
      | 'coDepartments'
      | 'bases'
      | 'applies'
      | 'remark'
      | 'extra',
      string
    > & { rowCells: string | null; columns: string; fromSuperior: number } & {
      row: number;
      townshipRole: 'main' | 'cooperate' | null;
    }
  >(
    `SELECT sheet, row, name, text, department, coDepartments, category, townshipRole, bases, applies, remark, extra, columns,
       (SELECT kind = 'superior' FROM unit WHERE id = list.unitId) AS fromSuperior,
       (SELECT cells FROM sourceRow WHERE sourceListId = list.id AND sheet = entry.sheet AND sourceRow.row = entry.row) AS rowCells
     FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = sourceListId WHERE entry.id = ?`,
    [entryId],
  );
  if (!row) return undefined;
  const { rowCells, columns, fromSuperior, ...told } = row;
  const extra = jsonColumn(extraSchema, row.extra);
  return {
    ...told,
    ...(fromSuperior === 1 ? { fromSuperior: true } : {}),
    cells:
      rowCells === null
        ? {}
        : ownCellsOf({ ...told, extra }, jsonColumn(columnsSchema, columns), textsColumn(rowCells)),
    coDepartments: textsColumn(row.coDepartments),
    bases: textsColumn(row.bases),
    applies: jsonColumn(readEntrySchema.shape.applies, row.applies),
    extra,
  };
}

const columnsSchema = z.array(readColumnSchema);
const extraSchema = z.record(z.string(), z.string());

export interface NewDisposition {
  readonly entryId: number;
  readonly kind: Exclude<DispositionKind, 'pending'>;
  readonly itemId: number | null;
  readonly roundId: number | null;
  readonly reasonKind: string;
  readonly reason: string;
  /** The words it is about when the entry was taken apart; a part without an item was left out. */
  readonly part?: string;
}

export function insertDisposition(write: WriteHandle, disposition: NewDisposition): void {
  const { entryId, kind, itemId, roundId, reasonKind, reason, part = '' } = disposition;
  write.run(
    `INSERT INTO disposition (entryId, kind, itemId, roundId, reasonKind, reason, part)
     VALUES (@entryId, @kind, @itemId, @roundId, @reasonKind, @reason, @part)`,
    { entryId, kind, itemId, roundId, reasonKind, reason, part },
  );
  // What belongs to an item is no longer said to be another thing.
  if (itemId !== null) forgetRefusal(write, entryId, itemId);
}

/** The one link of an entry to an item leads to another item from now on, which was not made of it. */
export function moveDisposition(
  write: WriteHandle,
  link: { entryId: number; fromItemId: number; toItemId: number; roundId: number | null; reason: string },
): void {
  write.run(
    `UPDATE disposition SET itemId = @toItemId, roundId = @roundId, reason = @reason
     WHERE entryId = @entryId AND itemId = @fromItemId`,
    link,
  );
  write.run("UPDATE disposition SET kind = 'attach' WHERE entryId = ? AND kind = 'adopt'", [link.entryId]);
  forgetRefusal(write, link.entryId, link.toItemId);
}

/** Fates given between two rounds are those of the round whose seal first holds them. */
export function sealFates(write: WriteHandle, roundId: number): void {
  write.run('UPDATE disposition SET roundId = ? WHERE roundId IS NULL', [roundId]);
}

/**
 * Name of a live item that would be without origin if the entry no longer led to it: made of this entry, or led to by
 * no other one and neither added nor split off another item. `itemId` looks at that item alone.
 */
export function itemStandingOn(read: ReadHandle, entryId: number, itemId: number | null = null): string | undefined {
  return read.value<string>(
    `SELECT version.name FROM disposition AS own JOIN item ON item.id = own.itemId
     JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE own.entryId = @entryId AND item.live = 1 AND (@itemId IS NULL OR item.id = @itemId)
       AND (EXISTS (SELECT 1 FROM change WHERE change.itemId = item.id AND kind = 'add' AND entryId = @entryId)
         OR NOT EXISTS (SELECT 1 FROM change WHERE change.itemId = item.id AND kind IN ('add', 'split'))
           AND NOT EXISTS (SELECT 1 FROM disposition AS other JOIN sourceEntry ON sourceEntry.id = other.entryId
             JOIN sourceList ON sourceList.id = sourceListId
             WHERE other.itemId = item.id AND other.entryId <> @entryId AND withdrawn = 0))
     LIMIT 1`,
    { entryId, itemId },
  );
}

export function deleteDispositions(write: WriteHandle, entryId: number): void {
  write.run('DELETE FROM disposition WHERE entryId = ?', [entryId]);
}

/** Pending entries of one direction. */
export function countPending(read: ReadHandle, direction: 'down' | 'up'): number {
  const { where, values } = whereOf({ direction, fate: 'pending' });
  return read.value<number>(`SELECT count(*) ${FROM} WHERE ${where}`, values) ?? 0;
}
