/** Rounds and the changes made in them. */

import { z } from 'zod';
import { foldTold } from '../../../../shared/logic/ledger/toldOnce';
import { namesOver } from '../../../../shared/logic/schemes/sectionRenames';
import { TOWNSHIPS_LEAD } from '../../../../shared/model/item';
import type { Change, ChangeEffect, Round, RoundKind } from '../../../../shared/model/round';
import type { ChangeRow, FoldedChange, LedgerView } from '../../../../shared/views';
import type { ReadHandle, Value, WriteHandle } from '../../database/file/handles';
import { jsonColumn } from '../../database/jsonColumn';
import { listSectionRenames } from './sectionRenameRepository';

const ROUND = 'SELECT id, number, kind, title, date, state FROM round';

export function listRounds(read: ReadHandle): Round[] {
  return read.all<Round>(`${ROUND} ORDER BY number`);
}

const reopeningsSchema = z.array(z.object({ at: z.string(), operator: z.string(), reason: z.string() }));

/** Title, date and reopenings of each round. */
export function listRoundNotes(read: ReadHandle): LedgerView['notes'] {
  return read
    .all<Omit<LedgerView['notes'][number], 'reopenings'> & { reopenings: string }>(
      `SELECT number AS round, title, date, people, meeting, minutes, minutesFileName AS minutesFile, reopenings
       FROM round ORDER BY number`,
    )
    .map((row) => ({
      ...row,
      reopenings: jsonColumn(reopeningsSchema, row.reopenings),
    }));
}

export function findRound(read: ReadHandle, number: number): Round | undefined {
  return read.get<Round>(`${ROUND} WHERE number = ?`, [number]);
}

export function setRoundNotes(
  write: WriteHandle,
  roundId: number,
  notes: { people: string; meeting: string; minutes: string },
): void {
  write.run('UPDATE round SET people = ?, meeting = ?, minutes = ? WHERE id = ?', [
    notes.people,
    notes.meeting,
    notes.minutes,
    roundId,
  ]);
}

export function setMinutesFile(write: WriteHandle, roundId: number, fileId: number, fileName: string): void {
  write.run('UPDATE round SET minutesFileId = ?, minutesFileName = ? WHERE id = ?', [fileId, fileName, roundId]);
}

export function readMinutesFile(read: ReadHandle, number: number): Uint8Array | null {
  return (
    read.value<Uint8Array>(
      'SELECT bytes FROM round JOIN sourceFile ON sourceFile.id = minutesFileId WHERE number = ?',
      [number],
    ) ?? null
  );
}

/** The one open round, if any. */
export function findOpenRound(read: ReadHandle): Round | undefined {
  return read.get<Round>(`${ROUND} WHERE state = 'open' ORDER BY number DESC LIMIT 1`);
}

/** Live ones among them that were sealed in another round or went out for opinions: they are no first draft any more. */
export function listSettledItems(read: ReadHandle, roundId: number, itemIds: readonly number[]): Set<number> {
  const rows = read.all<{ id: number }>(
    `SELECT id FROM item WHERE id IN (SELECT value FROM json_each(@ids)) AND live = 1 AND (
       sortedRoundId <> @roundId
       OR EXISTS (SELECT 1 FROM change WHERE itemId = item.id AND kind IN ('add', 'split') AND change.roundId <> @roundId)
       OR EXISTS (SELECT 1 FROM packRow WHERE itemId = item.id))`,
    { ids: JSON.stringify(itemIds), roundId },
  );
  return new Set(rows.map(({ id }) => id));
}

export function lastRound(read: ReadHandle): Round | undefined {
  return read.get<Round>(`${ROUND} ORDER BY number DESC LIMIT 1`);
}

export function insertRound(
  write: WriteHandle,
  round: { kind: RoundKind; title: string; date: string },
): { id: number; number: number } {
  const number = (write.value<number>('SELECT coalesce(max(number), 0) FROM round') ?? 0) + 1;
  const id = write.insert(`INSERT INTO round (number, kind, title, date, state) VALUES (?, ?, ?, ?, 'open')`, [
    number,
    round.kind,
    round.title,
    round.date,
  ]);
  return { id, number };
}

export function setRoundState(write: WriteHandle, roundId: number, state: Round['state']): void {
  write.run('UPDATE round SET state = ? WHERE id = ?', [state, roundId]);
}

/** A reopening shows for ever: who, when and why stay with the round. */
export function addReopening(
  write: WriteHandle,
  roundId: number,
  reopening: { at: string; operator: string; reason: string },
): void {
  write.run(`UPDATE round SET reopenings = json_insert(reopenings, '$[#]', json(?)) WHERE id = ?`, [
    JSON.stringify(reopening),
    roundId,
  ]);
}

export type NewChange = Omit<Change, 'id' | 'basis' | 'preparedId'> & Partial<Pick<Change, 'basis' | 'preparedId'>>;

export function insertChange(write: WriteHandle, change: NewChange): number {
  return write.insert(
    `INSERT INTO change (roundId, itemId, kind, countEffect, listId, category, toListId, toCategory, reasonKind, reason, targetItemId, entryId, proposer, decider, basis, preparedId)
     VALUES (@roundId, @itemId, @kind, @countEffect, @listId, @category, @toListId, @toCategory, @reasonKind, @reason, @targetItemId, @entryId, @proposer, @decider, @basis, @preparedId)`,
    { basis: '', preparedId: null, ...change },
  );
}

const CHANGE = `change.id, roundId, change.itemId, change.kind, countEffect, change.listId, change.category, toListId, toCategory, reasonKind, change.reason, targetItemId, entryId, proposer, decider, change.basis, preparedId`;

/** Of items that are subtracted, the round it was done in, and the moment. */
export function lastSubtractions(
  read: ReadHandle,
  itemIds: readonly number[],
): Map<number, { readonly round: number; readonly at: string }> {
  const rows = read.all<{ itemId: number; round: number; at: string }>(
    `SELECT itemId, number AS round, (
       SELECT max(at) FROM actionRow JOIN action USING (seq)
       WHERE coalesce(after, before) ->> 'itemId' = itemId AND tableName = 'change' AND rowId = newest.id AND op = 'insert'
     ) AS at FROM change AS newest JOIN round ON round.id = roundId
     WHERE newest.id IN (
       SELECT max(id) FROM change WHERE kind = 'subtract' AND itemId IN (SELECT value FROM json_each(?)) GROUP BY itemId
     )`,
    [JSON.stringify(itemIds)],
  );
  return new Map(rows.map(({ itemId, ...one }) => [itemId, one]));
}

export function listAllChanges(read: ReadHandle): Change[] {
  return read.all<Change>(`SELECT ${CHANGE} FROM change ORDER BY id`);
}

export interface ChangeFilter {
  readonly round?: number | undefined;
  /** With a category, as it is called today: the one of this list; alone: all of the list. */
  readonly listId?: string | undefined;
  readonly category?: string | undefined;
  readonly itemId?: number | undefined;
  /** Of a request. */
  readonly requestId?: number;
  readonly ids?: readonly number[];
  readonly effect?: ChangeEffect;
  readonly offset?: number;
  readonly limit?: number;
}

/** The list it moved to: its own, where only the category changed. */
const IN_LIST = "(change.kind = 'move' AND coalesce(toListId, change.listId) = @listId)";
const OF_LIST = 'change.listId = @listId';
/** The category it had, and the one it moved to, by the name of then; without a list any of that name. */
const namedBy = (column: string): string =>
  `EXISTS (SELECT 1 FROM json_each(@category) AS name WHERE name.value ->> 'category' = ${column}
    AND change.id > name.value ->> 'after' AND change.id <= name.value ->> 'until')`;
const OF_CATEGORY = `((@listId IS NULL OR change.listId = @listId) AND ${namedBy('change.category')})`;
const IN_CATEGORY = `((@listId IS NULL OR coalesce(toListId, change.listId) = @listId) AND ${namedBy('toCategory')})`;

/** What moved stands in two places; which one is asked for depends on the figure. */
const WITHIN = {
  category: { movedIn: IN_CATEGORY, movedOut: OF_CATEGORY, other: `(${OF_CATEGORY} OR ${IN_CATEGORY})` },
  list: { movedIn: IN_LIST, movedOut: OF_LIST, other: `(${OF_LIST} OR ${IN_LIST})` },
} as const;

const EFFECTS = { in: 1, out: -1, none: 0 } as const;

/** Of what was approved the item was kept as it was decided, of a merging the other one; else as the round was sealed. */
const nameThenOf = (itemId: string): string => `coalesce(
  (SELECT content ->> 'name' FROM changeContent WHERE changeId = change.id AND content ->> 'id' = ${itemId}),
  (SELECT name FROM itemVersion WHERE itemId = ${itemId}
    AND at <= (SELECT max(at) FROM snapshot WHERE snapshot.roundId = change.roundId) ORDER BY number DESC LIMIT 1))`;
const TARGET_NAME = `(SELECT target.name FROM itemVersion AS target JOIN item AS kept ON kept.id = target.itemId
  AND kept.version = target.number WHERE kept.id = targetItemId)`;

/** Rows that the filter leaves, as SQL from FROM on, and its values. */
function within(read: ReadHandle, filter: ChangeFilter): { from: string; values: Record<string, Value> } {
  const clauses: string[] = ['1'];
  const values: Record<string, Value> = {};
  const add = (clause: string, name: string, value: Value | undefined) => {
    if (value === undefined) return;
    clauses.push(clause);
    values[name] = value;
  };
  add('round.number = @round', 'round', filter.round);
  const { effect = 'all' } = filter;
  const side = effect === 'movedIn' || effect === 'movedOut' ? effect : 'other';
  const { category } = filter;
  const names =
    category === undefined ? undefined : namesOver(filter.listId ?? null, category, listSectionRenames(read));
  add(WITHIN.category[side], 'category', names && JSON.stringify(names));
  if (filter.category === undefined && filter.listId !== undefined) clauses.push(WITHIN.list[side]);
  values.listId = filter.listId ?? null;
  add('change.itemId = @itemId', 'itemId', filter.itemId);
  const ofRequest = 'change.id IN (SELECT changeId FROM requestChange WHERE requestId = @requestId)';
  add(ofRequest, 'requestId', filter.requestId);
  add('change.id IN (SELECT value FROM json_each(@ids))', 'ids', filter.ids && JSON.stringify(filter.ids));
  if (effect === 'in' || effect === 'out' || effect === 'none') add('countEffect = @effect', 'effect', EFFECTS[effect]);
  else if (effect !== 'all') clauses.push("change.kind = 'move'");
  const from = `FROM change JOIN round ON round.id = roundId JOIN item ON item.id = change.itemId
    JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version WHERE ${clauses.join(' AND ')}`;
  return { from, values };
}

export function listChanges(read: ReadHandle, filter: ChangeFilter): { total: number; rows: ChangeRow[] } {
  const { from, values } = within(read, filter);
  const total = read.value<number>(`SELECT count(*) ${from}`, values) ?? 0;
  const rows = read.all<ChangeRow>(
    `SELECT ${CHANGE}, round.number AS round, version.name AS itemName,
       coalesce(${nameThenOf('change.itemId')}, version.name) AS nameThen,
       iif(change.kind = 'subtract', ${TARGET_NAME}, NULL) AS targetName,
       iif(change.kind = 'subtract', coalesce(${nameThenOf('targetItemId')}, ${TARGET_NAME}), NULL) AS targetThen,
       coalesce((SELECT unit.name FROM responsibility JOIN unit ON unit.id = unitId WHERE itemId = change.itemId AND role IN ('lead', 'main') ORDER BY responsibility.position LIMIT 1),
         iif(item.townshipRole = 'main', '${TOWNSHIPS_LEAD}', '')) AS department
     ${from} ORDER BY round.number, change.id LIMIT @limit OFFSET @offset`,
    { ...values, limit: filter.limit ?? -1, offset: filter.offset ?? 0 },
  );
  return { total, rows };
}

/**
 * A page of the changes as a person reads them: what says one thing of many items is one line, opened by the first of
 * those it stands for. `total` counts the lines, `changes` what they stand for.
 */
export function pageChanges(
  read: ReadHandle,
  { offset, limit, opened, ...filter }: ChangeFilter & { opened: readonly number[]; offset: number; limit: number },
): { total: number; changes: number; rows: FoldedChange[] } {
  const { from, values } = within(read, filter);
  const all = read.all<Parameters<typeof foldTold>[0][number]>(
    `SELECT change.id, roundId, change.kind, reasonKind, change.reason, change.basis, decider ${from} ORDER BY round.number, change.id`,
    values,
  );
  const lines = foldTold(all, new Set(opened));
  const page = lines.slice(offset, offset + limit);
  const rows = new Map(listChanges(read, { ids: page.map(({ id }) => id) }).rows.map((row) => [row.id, row]));
  const told = page.flatMap(({ id, together }) => {
    const row = rows.get(id);
    return row ? [{ ...row, together }] : [];
  });
  return { total: lines.length, changes: all.length, rows: told };
}
