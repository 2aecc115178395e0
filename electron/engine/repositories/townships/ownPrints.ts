/** What a township's printed list says of an item otherwise than the item. */
import { notCitedYet } from '../../../../shared/logic/bases/sameCitation';
import { renamePrints } from '../../../../shared/logic/units/renameUnits';
import type { Citation } from '../../../../shared/model/basis';
import { type ItemContent, type OwnPrint, ownPrintSchema } from '../../../../shared/model/item';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { aliasesOf } from '../units/unitSuccession';

interface StoredPrint {
  readonly id: number;
  readonly itemId: number;
  readonly township: string;
  readonly content: string;
}

const printOf = ({ content }: Pick<StoredPrint, 'content'>): OwnPrint => ownPrintSchema.parse(JSON.parse(content));

export function insertOwnPrint(write: WriteHandle, itemId: number, unitId: number, print: OwnPrint): void {
  write.run('INSERT INTO ownPrint (itemId, unitId, content) VALUES (?, ?, ?)', [itemId, unitId, JSON.stringify(print)]);
}

/** By item, in the order of the townships; units by the names they bear today. Of all items, or of those asked for. */
export function readOwnPrints(
  read: ReadHandle,
  ids?: readonly number[],
): ReadonlyMap<number, NonNullable<ItemContent['prints']>> {
  const prints = new Map<number, NonNullable<ItemContent['prints']>>();
  const rows = read.all<StoredPrint>(
    `SELECT ownPrint.id, itemId, unit.name AS township, content FROM ownPrint JOIN unit ON unit.id = unitId
     WHERE @ids IS NULL OR itemId IN (SELECT value FROM json_each(@ids)) ORDER BY itemId, unit.position`,
    { ids: ids ? JSON.stringify(ids) : null },
  );
  if (rows.length === 0) return prints;
  const names = aliasesOf(read);
  for (const row of rows) {
    const told = renamePrints([{ township: row.township, ...printOf(row) }], names);
    prints.set(row.itemId, [...(prints.get(row.itemId) ?? []), ...told]);
  }
  return prints;
}

export function deleteOwnPrint(write: WriteHandle, itemId: number, unitId: number): void {
  write.run('DELETE FROM ownPrint WHERE itemId = ? AND unitId = ?', [itemId, unitId]);
}

/** What has been amended is for every township: nothing of it remains as it was printed. */
export function dropOwnPrints(write: WriteHandle, itemId: number, parts: readonly (keyof OwnPrint)[]): void {
  const gone = new Set<string>(parts);
  for (const row of write.all<StoredPrint>('SELECT id, content FROM ownPrint WHERE itemId = ?', [itemId])) {
    const left = Object.entries(printOf(row)).filter(([part]) => !gone.has(part));
    if (left.length === 0) write.run('DELETE FROM ownPrint WHERE id = ?', [row.id]);
    else write.run('UPDATE ownPrint SET content = ? WHERE id = ?', [JSON.stringify(Object.fromEntries(left)), row.id]);
  }
}

/** Bases of their own under other names, where that gives any; one basis under two names is printed once. */
export function renamePrintedBases(write: WriteHandle, nameOf: (basis: Citation) => Citation): void {
  for (const row of write.all<StoredPrint>('SELECT id, content FROM ownPrint')) {
    const print = printOf(row);
    const bases = print.bases?.map(nameOf) ?? [];
    if (bases.every((basis, at) => basis === print.bases?.[at])) continue;
    const content = JSON.stringify({ ...print, bases: notCitedYet([], bases) });
    write.run('UPDATE ownPrint SET content = ? WHERE id = ?', [content, row.id]);
  }
}

/** What one had of an item is printed for the other from now on, unless that one has words of its own. */
export function copyOwnPrint(write: WriteHandle, itemId: number, from: number, to: number): void {
  write.run(
    `INSERT INTO ownPrint (itemId, unitId, content)
     SELECT itemId, @to, content FROM ownPrint WHERE itemId = @itemId AND unitId = @from
       AND NOT EXISTS (SELECT 1 FROM ownPrint WHERE itemId = @itemId AND unitId = @to)`,
    { itemId, from, to },
  );
}

/** Two townships become one: the list of the one that stays goes before. */
export function moveOwnPrints(write: WriteHandle, goes: number, stays: number): void {
  write.run(
    'DELETE FROM ownPrint WHERE unitId = @goes AND itemId IN (SELECT itemId FROM ownPrint WHERE unitId = @stays)',
    {
      goes,
      stays,
    },
  );
  write.run('UPDATE ownPrint SET unitId = @stays WHERE unitId = @goes', { goes, stays });
}
