/** Submissions of one unit: the lists in force with their entries, and decisions moved from one to the next. */
import { z } from 'zod';
import type { EntryContent } from '../../../../shared/logic/pool/draftItem';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { DispositionKind } from '../../../../shared/model/disposition';
import { type ReadColumn, readColumnSchema } from '../../../../shared/model/sourceEntry';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { jsonColumn, textsColumn } from '../../database/jsonColumn';
import { type Pieces, runThrough } from '../../database/pieces';
import { readEntryContent } from '../merge/entryRepository';
import { LISTS_OF_RETURNS } from './sourceListRepository';

export interface SubmittedEntry {
  readonly id: number;
  readonly content: EntryContent;
  readonly fate: DispositionKind;
  /** Names of the items it leads to. */
  readonly items: readonly string[];
}

const columnsSchema = z.array(readColumnSchema);

/** Lists the unit handed in that were not withdrawn, in the order they came in; new proposals of its returns are none. */
export function listInForce(
  read: ReadHandle,
  unitId: number,
): { id: number; fileName: string; importedAt: string; sha256: string; columns: ReadColumn[] }[] {
  const lists = read.all<{ id: number; fileName: string; importedAt: string; sha256: string; columns: string }>(
    `SELECT list.id, fileName, importedAt, sha256, columns FROM sourceList AS list JOIN sourceFile ON sourceFile.id = fileId
     WHERE unitId = ? AND withdrawn = 0 AND list.id NOT IN (${LISTS_OF_RETURNS}) ORDER BY list.id`,
    [unitId],
  );
  return lists.map((list) => ({ ...list, columns: jsonColumn(columnsSchema, list.columns) }));
}

/** So many entries are read in a few milliseconds. */
const entriesAtOnce = 200;

/** In file order, with what was decided. */
export function readSubmission(read: ReadHandle, sourceListId: number): SubmittedEntry[] {
  return runThrough(readingSubmission(read, sourceListId));
}

/** As `readSubmission`, in pieces: a list may have a hundred thousand entries. */
export function* readingSubmission(read: ReadHandle, sourceListId: number): Pieces<SubmittedEntry[]> {
  const entries: SubmittedEntry[] = [];
  const ids = entryIdsOf(read, sourceListId);
  for (let from = 0; from < ids.length; from += entriesAtOnce) {
    const last = ids[Math.min(from + entriesAtOnce, ids.length) - 1] ?? 0;
    for (const entry of readStretch(read, sourceListId, ids[from] ?? 0, last)) entries.push(entry);
    yield undefined;
  }
  return entries;
}

function readStretch(read: ReadHandle, sourceListId: number, first: number, last: number): SubmittedEntry[] {
  return read
    .all<{ id: number; fate: DispositionKind | null; items: string }>(
      `SELECT entry.id, (SELECT kind FROM disposition WHERE entryId = entry.id LIMIT 1) AS fate,
         (SELECT json_group_array(version.name) FROM disposition JOIN item ON item.id = disposition.itemId
            JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
            WHERE disposition.entryId = entry.id) AS items
       FROM sourceEntry AS entry WHERE sourceListId = ? AND entry.id BETWEEN ? AND ? ORDER BY entry.id`,
      [sourceListId, first, last],
    )
    .flatMap(({ id, fate, items }) => {
      const content = readEntryContent(read, id);
      return content ? [{ id, content, fate: fate ?? 'pending', items: textsColumn(items) }] : [];
    });
}

export function entryIdsOf(read: ReadHandle, sourceListId: number): number[] {
  return read
    .all<{ id: number }>('SELECT id FROM sourceEntry WHERE sourceListId = ? ORDER BY id', [sourceListId])
    .map(({ id }) => id);
}

export function cellsOf(read: ReadHandle, sourceListId: number, sheet: string, row: number): string[] {
  const cells = read.value<string>('SELECT cells FROM sourceRow WHERE sourceListId = ? AND sheet = ? AND row = ?', [
    sourceListId,
    sheet,
    row,
  ]);
  return cells ? textsColumn(cells) : [];
}

/**
 * Moves everything that hangs on an entry of the list: its fate, the change it led to, what was said about it, refused
 * suggestions, what it was found to be. What hangs where is read once: on most entries of a long list nothing does.
 */
export function movingDecisions(write: WriteHandle, sourceListId: number): (from: number, to: number) => void {
  const hanging = ['disposition', 'change', 'note', 'matchRefusal', 'rebound'].map((table) => {
    const rows = write.all<{ id: number; entryId: number }>(
      `SELECT id, entryId FROM ${table} WHERE entryId IN (SELECT id FROM sourceEntry WHERE sourceListId = ?)`,
      [sourceListId],
    );
    return { table, rows: groupBy(rows, ({ entryId }) => entryId) };
  });
  return (from, to) => {
    for (const { table, rows } of hanging)
      for (const { id } of rows.get(from) ?? []) write.run(`UPDATE ${table} SET entryId = ? WHERE id = ?`, [to, id]);
  };
}

/**
 * Gives back to a list what went over from it to the one after it: to the entry that says the same, or else is called the
 * same. How many decided entries stay behind is told: the list before has none like them.
 */
export function giveBackDecisions(write: WriteHandle, from: number, to: number): number {
  const later = readSaid(write, from);
  const given = pairAlike(later, readSaid(write, to));
  const move = movingDecisions(write, from);
  for (const [id, before] of given) move(id, before);
  return later.filter(({ id, decided }) => decided === 1 && !given.has(id)).length;
}

/** Each entry's like among others: the one that says the same, or else is called the same; each stands for one. `told`: pairs known. */
export function pairAlike(
  entries: readonly SaidEntry[],
  others: readonly SaidEntry[],
  told: readonly (readonly [number, number])[] = [],
): Map<number, number> {
  const given = new Map(told);
  const taken = new Set(given.values());
  const byText = ({ name, text }: SaidEntry): string => JSON.stringify([name, text]);
  const byName = ({ name }: SaidEntry): string => name;
  for (const keyOf of [byText, byName]) {
    const open = groupBy(
      others.filter(({ id }) => !taken.has(id)),
      keyOf,
    );
    for (const entry of entries) {
      const like = given.has(entry.id) ? undefined : open.get(keyOf(entry))?.shift();
      if (like === undefined) continue;
      given.set(entry.id, like.id);
      taken.add(like.id);
    }
  }
  return given;
}

interface SaidEntry {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly decided: number;
}

/** In file order, no more than is looked at: a list may have a hundred thousand entries. */
export function readSaid(read: ReadHandle, sourceListId: number): SaidEntry[] {
  return read.all<SaidEntry>(
    `SELECT id, name, text, EXISTS (SELECT 1 FROM disposition WHERE entryId = entry.id) AS decided
     FROM sourceEntry AS entry WHERE sourceListId = ? ORDER BY id`,
    [sourceListId],
  );
}
