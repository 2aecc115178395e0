/** Items of the pool: making them, their versions, and what hangs on them. */
import type { SortedItem } from '../../../../shared/logic/ledger/foldLedger';
import { type Part, partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { roleInList, type SchemeSection } from '../../../../shared/logic/schemes/schemeLists';
import { mergeParts } from '../../../../shared/logic/units/mergeUnits';
import {
  type ItemDraft,
  type ItemScope,
  itemContentSchema,
  type ResponsibilityRole,
  type TownshipRole,
} from '../../../../shared/model/item';
import type { SchemeList } from '../../../../shared/model/scheme';
import type { TownRule } from '../../../../shared/model/townRule';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { replaceItemBases } from '../bases/basisRepository';
import { listOwnStandings, putCell, putOwnStanding } from '../townships/applicabilityRepository';
import { townOfToday } from '../units/abolitionRepository';
import { ensureUnit } from '../units/unitRepository';

export interface NewItem {
  readonly list: SchemeList;
  readonly draft: ItemDraft;
  /** The sorting round, or null when a change adds the item. */
  readonly sortedRoundId: number | null;
  /** Why it applies where it does, for particular items. */
  readonly appliesReason: string;
  readonly at: string;
}

/** Writes the item with its first version, bases, responsibilities and townships; answers its id. */
export function insertItem(write: WriteHandle, { list, draft, sortedRoundId, appliesReason, at }: NewItem): number {
  const position = (write.value<number>('SELECT coalesce(max(position), 0) FROM item') ?? 0) + 1;
  const id = write.insert(
    `INSERT INTO item (listId, category, position, version, townshipRole, scope, remark, sortedRoundId, sortedListId, sortedCategory, live)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 1)`,
    [
      list.id,
      draft.category,
      position,
      roleInList(list.kind) ?? draft.townshipRole,
      draft.scope,
      draft.remark,
      sortedRoundId,
      sortedRoundId === null ? null : list.id,
      sortedRoundId === null ? null : draft.category,
    ],
  );
  insertVersion(write, id, { number: 1, name: draft.name, text: draft.text, fields: draft.fields, reason: '', at });
  replaceItemBases(write, id, draft.bases);
  replaceResponsibilities(write, id, partsOfDraft(draft, list.kind));
  if (draft.scope === 'particular') {
    replaceApplicability(
      write,
      id,
      draft.townships.map((township) => ({
        unitId: townOfToday(write, ensureUnit(write, township, 'township')),
        applies: true,
        reason: appliesReason,
      })),
    );
  }
  return id;
}

/** Everybody's part anew, in the order given; a unit named twice, perhaps by an alias or a short name, has one part. */
export function replaceResponsibilities(write: WriteHandle, itemId: number, parts: readonly Part[]): void {
  write.run('DELETE FROM responsibility WHERE itemId = ?', [itemId]);
  const named = parts.map((part, position) => ({
    ...part,
    position,
    unitId: ensureUnit(write, part.unit, 'department'),
  }));
  for (const [unitId, own] of groupBy(named, (part) => part.unitId))
    insertParts(write, itemId, unitId, mergeParts(own));
}

/** What one unit does for the item. */
export function insertParts(
  write: WriteHandle,
  itemId: number,
  unitId: number,
  parts: readonly { readonly role: ResponsibilityRole; readonly position: number; readonly text: string }[],
): void {
  for (const { role, position, text } of parts)
    write.run('INSERT INTO responsibility (itemId, unitId, role, position, text) VALUES (?, ?, ?, ?, ?)', [
      itemId,
      unitId,
      role,
      position,
      text,
    ]);
}

/** The wording of an item: what a version keeps. */
export interface Wording {
  readonly name: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface NewVersion extends Wording {
  readonly number: number;
  readonly reason: string;
  readonly at: string;
}

function insertVersion(write: WriteHandle, itemId: number, { fields, ...version }: NewVersion): void {
  write.run(
    'INSERT INTO itemVersion (itemId, number, name, text, fields, reason, at) VALUES (@itemId, @number, @name, @text, @fields, @reason, @at)',
    { itemId, ...version, fields: JSON.stringify(fields) },
  );
}

/** A new wording; the old one stays readable under its number. Fields left out stay as they are. */
export function addVersion(
  write: WriteHandle,
  itemId: number,
  wording: Pick<Wording, 'name' | 'text'> & Partial<Wording> & { reason: string; at: string },
): void {
  const last = write.get<{ number: number; fields: string }>(
    'SELECT number, fields FROM itemVersion WHERE itemId = ? ORDER BY number DESC LIMIT 1',
    [itemId],
  );
  const number = (last?.number ?? 0) + 1;
  const fields = wording.fields ?? itemContentSchema.shape.fields.parse(JSON.parse(last?.fields ?? '{}'));
  insertVersion(write, itemId, { ...wording, number, fields });
  write.run('UPDATE item SET version = ? WHERE id = ?', [number, itemId]);
}

export function setLive(write: WriteHandle, itemId: number, live: boolean): void {
  write.run('UPDATE item SET live = ? WHERE id = ?', [live ? 1 : 0, itemId]);
}

/** Where every item stands, live or subtracted. */
export function listSections(read: ReadHandle): (SchemeSection & { id: number; live: boolean })[] {
  return read
    .all<SchemeSection & { id: number; live: number }>('SELECT id, listId, category, live FROM item ORDER BY id')
    .map((row) => ({ ...row, live: row.live === 1 }));
}

/** Live items of a category in the office's order. */
export function listPlaces(read: ReadHandle, section: SchemeSection): { id: number; position: number }[] {
  return read.all(
    'SELECT id, position FROM item WHERE listId = ? AND category = ? AND live = 1 ORDER BY position, id',
    [section.listId, section.category],
  );
}

export function setPlace(write: WriteHandle, itemId: number, position: number): void {
  write.run('UPDATE item SET position = ? WHERE id = ?', [position, itemId]);
}

export function setSection(write: WriteHandle, itemId: number, { listId, category }: SchemeSection): void {
  write.run('UPDATE item SET listId = ?, category = ? WHERE id = ?', [listId, category, itemId]);
}

export function setTownshipRole(write: WriteHandle, itemId: number, townshipRole: TownshipRole): void {
  write.run('UPDATE item SET townshipRole = ? WHERE id = ?', [townshipRole, itemId]);
}

export function setParticulars(write: WriteHandle, itemId: number, townshipRole: TownshipRole, remark: string): void {
  write.run('UPDATE item SET townshipRole = ?, remark = ? WHERE id = ?', [townshipRole, remark, itemId]);
}

/**
 * The lead becomes `unitId`, or nobody; whoever leads does not cooperate besides. Where sides are told apart it stays
 * the main side. What was to be done is to be done by the new one, unless that had a duty of its own.
 */
export function replaceLead(write: WriteHandle, itemId: number, unitId: number | null, usual: 'lead' | 'main'): void {
  const before = write.get<{ id: number; position: number; role: 'lead' | 'main'; text: string }>(
    `SELECT id, position, role, text FROM responsibility WHERE itemId = ? AND role IN ('lead', 'main') ORDER BY role, position LIMIT 1`,
    [itemId],
  );
  const first =
    (write.value<number>('SELECT coalesce(min(position), 1) FROM responsibility WHERE itemId = ?', [itemId]) ?? 1) - 1;
  const { position, role, text } = before ?? { position: first, role: usual, text: '' };
  if (unitId === null) {
    // Joint leads go with the first: the next of them would be shown as the one who leads.
    write.run('DELETE FROM responsibility WHERE itemId = ? AND role = ?', [itemId, role]);
    return;
  }
  const held = `itemId = ? AND unitId = ? AND role IN ('cooperate', ?)`;
  const own = write.value<string>(`SELECT max(text) FROM responsibility WHERE ${held}`, [itemId, unitId, role]);
  write.run(`DELETE FROM responsibility WHERE id = ? OR (${held})`, [before?.id ?? 0, itemId, unitId, role]);
  write.run('INSERT INTO responsibility (itemId, unitId, role, position, text) VALUES (?, ?, ?, ?, ?)', [
    ...[itemId, unitId, role, position, own || text],
  ]);
}

/**
 * A particular item is named for its townships: a rule over their conditions is given up, and does not come back with
 * 共性, not even where an earlier program left it beside the names.
 */
export function setScope(write: WriteHandle, itemId: number, scope: ItemScope): void {
  write.run(
    `UPDATE item SET scope = @scope, townRule = iif('particular' IN (scope, @scope), NULL, townRule) WHERE id = @itemId`,
    { itemId, scope },
  );
}

/** Null: the item is for all townships again. */
export function setTownRule(write: WriteHandle, itemId: number, rule: TownRule | null): void {
  write.run('UPDATE item SET townRule = ? WHERE id = ?', [rule === null ? null : JSON.stringify(rule), itemId]);
}

/** Live items that apply by the conditions of the townships. */
export function listRuledItems(read: ReadHandle): number[] {
  return read
    .all<{ id: number }>('SELECT id FROM item WHERE live = 1 AND townRule IS NOT NULL ORDER BY id')
    .map(({ id }) => id);
}

/**
 * A township named twice, perhaps once by an alias, counts once. Where the item still applies, the list and the words a
 * township has of its own stay.
 */
export function replaceApplicability(
  write: WriteHandle,
  itemId: number,
  rows: readonly { unitId: number; applies: boolean; reason: string }[],
): void {
  const own = listOwnStandings(write, itemId);
  write.run('DELETE FROM applicability WHERE itemId = ?', [itemId]);
  const named = new Map(rows.map((row) => [row.unitId, row]));
  for (const row of named.values()) putCell(write, { itemId, ...row });
  const common = write.value<string>('SELECT scope FROM item WHERE id = ?', [itemId]) === 'common';
  for (const standing of own) {
    const row = named.get(standing.unitId);
    if (row ? row.applies : common) putOwnStanding(write, { ...standing, reason: row?.reason ?? standing.reason });
  }
}

export interface ItemHead {
  readonly id: number;
  readonly listId: string;
  readonly category: string;
  readonly live: boolean;
  readonly name: string;
  readonly text: string;
  readonly sortedRoundId: number | null;
}

/** The item's present state in a few fields, for deciding about it. */
export function findItem(read: ReadHandle, id: number): ItemHead | undefined {
  const row = read.get<Omit<ItemHead, 'live'> & { live: number }>(
    `SELECT item.id, listId, category, live, name, text, sortedRoundId FROM item
     JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version WHERE item.id = ?`,
    [id],
  );
  return row && { ...row, live: row.live === 1 };
}

/** Items that came in by sorting, with the list and category they were sorted in: the ledger's first figure. */
export function listSortedItems(read: ReadHandle): SortedItem[] {
  return read.all<SortedItem>(
    'SELECT sortedRoundId AS roundId, sortedListId AS listId, sortedCategory AS category FROM item WHERE sortedRoundId IS NOT NULL',
  );
}

export function readItemNames(read: ReadHandle): Map<number, string> {
  const rows = read.all<{ id: number; name: string }>(
    'SELECT item.id, name FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version',
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function listSubtractedIds(read: ReadHandle): number[] {
  return read.all<{ id: number }>('SELECT id FROM item WHERE live = 0 ORDER BY id').map(({ id }) => id);
}
