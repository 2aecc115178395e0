/** Rows of two units, for making one of them: what each has in items, and moving all of it over. */

import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { Exception, Part } from '../../../../shared/logic/units/mergeUnits';
import type { ItemScope } from '../../../../shared/model/item';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { insertParts } from '../pool/itemRepository';

interface StoredPart extends Part {
  readonly id: number;
  readonly itemId: number;
  readonly unitId: number;
}

/** Parts of the two units in items that `goes` has a part in, by item. */
export function readParts(read: ReadHandle, goes: number, stays: number): Map<number, StoredPart[]> {
  const rows = read.all<StoredPart>(
    `SELECT id, itemId, unitId, role, position, text FROM responsibility
     WHERE unitId IN (@goes, @stays) AND itemId IN (SELECT itemId FROM responsibility WHERE unitId = @goes)
     ORDER BY itemId, position, id`,
    { goes, stays },
  );
  return groupBy(rows, ({ itemId }) => itemId);
}

export function replaceParts(
  write: WriteHandle,
  itemId: number,
  old: readonly { readonly id: number }[],
  unitId: number,
  parts: readonly Part[],
): void {
  for (const { id } of old) write.run('DELETE FROM responsibility WHERE id = ?', [id]);
  insertParts(write, itemId, unitId, parts);
}

export interface ItemExceptions {
  readonly itemId: number;
  readonly scope: ItemScope;
  readonly goes: Exception | undefined;
  readonly stays: Exception | undefined;
}

interface StoredException {
  readonly itemId: number;
  readonly scope: ItemScope;
  readonly unitId: number;
  readonly applies: number;
  readonly reason: string;
  readonly listId: string | null;
  readonly category: string | null;
  readonly wording: string | null;
}

/** Items where either township is named as applying or exempt. */
export function readExceptions(read: ReadHandle, goes: number, stays: number): ItemExceptions[] {
  const rows = read.all<StoredException>(
    `SELECT itemId, scope, unitId, applies, reason, applicability.listId, applicability.category, wording
     FROM applicability JOIN item ON item.id = itemId
     WHERE unitId IN (?, ?) ORDER BY itemId`,
    [goes, stays],
  );
  const found = new Map<number, ItemExceptions>();
  for (const { itemId, scope, unitId, applies, reason, listId, category, wording } of rows) {
    const before = found.get(itemId) ?? { itemId, scope, goes: undefined, stays: undefined };
    const row = {
      ...{ applies: applies === 1, reason },
      ...(listId !== null && category !== null && { place: { listId, category } }),
      ...(wording !== null && { wording }),
    };
    found.set(itemId, unitId === goes ? { ...before, goes: row } : { ...before, stays: row });
  }
  return [...found.values()];
}

export function replaceException(
  write: WriteHandle,
  itemId: number,
  goes: number,
  stays: number,
  row: Exception | null,
): void {
  write.run('DELETE FROM applicability WHERE itemId = ? AND unitId IN (?, ?)', [itemId, goes, stays]);
  if (!row) return;
  write.run(
    `INSERT INTO applicability (itemId, unitId, applies, reason, listId, category, wording) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[itemId, stays, row.applies ? 1 : 0, row.reason],
      ...[row.place?.listId ?? null, row.place?.category ?? null, row.wording ?? null],
    ],
  );
}

/** All lists, withdrawn ones too, and how tables of that unit are read; answers how many lists in force moved. */
export function moveLists(write: WriteHandle, goes: number, stays: number): number {
  const lists = write.value<number>('SELECT count(*) FROM sourceList WHERE unitId = ? AND withdrawn = 0', [goes]) ?? 0;
  write.run('UPDATE sourceList SET unitId = ? WHERE unitId = ?', [stays, goes]);
  write.run('UPDATE note SET unitId = ? WHERE unitId = ?', [stays, goes]);
  write.run('UPDATE opinionPack SET unitId = ? WHERE unitId = ?', [stays, goes]);
  write.run('UPDATE consultation SET townshipId = ? WHERE townshipId = ?', [stays, goes]);
  write.run(
    `UPDATE readLayout SET unitId = @stays WHERE unitId = @goes
     AND signature NOT IN (SELECT signature FROM readLayout WHERE unitId = @stays)`,
    { goes, stays },
  );
  return lists;
}
