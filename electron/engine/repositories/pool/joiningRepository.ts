/** The rows of 合并: which item went into which, and what it brought; and the state they are told from. */
import { z } from 'zod';
import type { SchemeSection } from '../../../../shared/logic/schemes/schemeLists';
import { type Join, joinSchema } from '../../../../shared/model/deed';
import { type ItemScope, itemScopeSchema, type ResponsibilityRole } from '../../../../shared/model/item';
import { type Brought, broughtSchema, type StoredCell } from '../../../../shared/model/joining';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface Joining {
  readonly itemId: number;
  readonly intoItemId: number;
  readonly choice: Join;
  readonly reason: string;
  readonly brought: Brought;
}

interface StoredJoining {
  readonly itemId: number;
  readonly intoItemId: number;
  readonly choice: string;
  readonly reason: string;
  readonly brought: string;
}

const COLUMNS = 'SELECT itemId, intoItemId, choice, reason, brought FROM joining';

function joiningOf({ choice, brought, ...row }: StoredJoining): Joining {
  return { ...row, choice: joinSchema.parse(JSON.parse(choice)), brought: broughtSchema.parse(JSON.parse(brought)) };
}

/** How the item went into another, or undefined. */
export function findJoining(read: ReadHandle, itemId: number): Joining | undefined {
  const row = read.get<StoredJoining>(`${COLUMNS} WHERE itemId = ?`, [itemId]);
  return row && joiningOf(row);
}

/** All that went into the item, or into any when none is named, in the order in which they did. */
export function listJoinings(read: ReadHandle, intoItemId: number | null): Joining[] {
  return read
    .all<StoredJoining>(`${COLUMNS} WHERE @intoItemId IS NULL OR intoItemId = @intoItemId ORDER BY id`, { intoItemId })
    .map(joiningOf);
}

export function insertJoining(write: WriteHandle, { choice, brought, ...row }: Joining): void {
  write.run(
    'INSERT INTO joining (itemId, intoItemId, choice, reason, brought) VALUES (@itemId, @intoItemId, @choice, @reason, @brought)',
    { ...row, choice: JSON.stringify(choice), brought: JSON.stringify(brought) },
  );
}

/** What came stands elsewhere now: it is given back, and comes anew, there. */
export function moveJoining(
  write: WriteHandle,
  joining: Joining,
  follow: (section: SchemeSection) => SchemeSection,
): void {
  const { choice, brought } = joining;
  const cell = (stored: StoredCell): StoredCell => {
    if (stored === null || stored.listId === null || stored.category === null) return stored;
    const { listId, category } = follow({ listId: stored.listId, category: stored.category });
    return { ...stored, listId, category };
  };
  const moved = {
    choice: { ...choice, places: choice.places.map((place) => ({ ...place, ...follow(place) })) },
    brought: {
      ...brought,
      cells: brought.cells.map(({ unitId, before, after }) => ({ unitId, before: cell(before), after: cell(after) })),
    },
  };
  if (JSON.stringify(moved) !== JSON.stringify({ choice, brought })) replaceJoining(write, { ...joining, ...moved });
}

/** A township went into another: what had come for the one stands for the other, and is given back there. */
export function handOnBrought(
  write: WriteHandle,
  item: { readonly id: number; readonly scope: ItemScope },
  goes: number,
  stays: number,
  before: StoredCell,
): void {
  for (const joining of listJoinings(write, item.id)) {
    const { scope, cells } = joining.brought;
    const own = cells.find(({ unitId }) => unitId === goes);
    const had = own?.before?.applies ?? (scope?.before ?? item.scope) === 'common';
    if (!own?.after?.applies || had || cells.some(({ unitId }) => unitId === stays)) continue;
    const after = readHolding(write, item.id).cells.get(stays) ?? null;
    const brought = { ...joining.brought, cells: [...cells, { unitId: stays, before, after }] };
    replaceJoining(write, { ...joining, brought });
  }
}

function replaceJoining(write: WriteHandle, { itemId, choice, brought }: Joining): void {
  write.run('UPDATE joining SET choice = ?, brought = ? WHERE itemId = ?', [
    JSON.stringify(choice),
    JSON.stringify(brought),
    itemId,
  ]);
}

export function deleteJoining(write: WriteHandle, itemId: number): void {
  write.run('DELETE FROM joining WHERE itemId = ?', [itemId]);
}

/** What an item has that another may bring, as stored. */
export interface Holding {
  readonly scope: 'common' | 'particular';
  readonly cells: ReadonlyMap<number, StoredCell>;
  readonly bases: readonly HeldBasis[];
  readonly departments: readonly HeldPart[];
}

export interface HeldBasis {
  readonly id: number;
  readonly basisId: number;
  readonly clause: string;
  /** Somebody has looked at it since it came. */
  readonly workedOn: number;
}

export interface HeldPart {
  readonly id: number;
  readonly unitId: number;
  readonly role: ResponsibilityRole;
  readonly text: string;
}

const cellRow = z.object({
  unitId: z.number(),
  applies: z.number(),
  reason: z.string(),
  listId: z.string().nullable(),
  category: z.string().nullable(),
  wording: z.string().nullable(),
});

export function readHolding(read: ReadHandle, itemId: number): Holding {
  const cells = read
    .all('SELECT unitId, applies, reason, listId, category, wording FROM applicability WHERE itemId = ?', [itemId])
    .map((row) => {
      const { unitId, applies, ...cell } = cellRow.parse(row);
      return [unitId, { applies: applies === 1, ...cell }] as const;
    });
  return {
    scope: itemScopeSchema.parse(read.value('SELECT scope FROM item WHERE id = ?', [itemId])),
    cells: new Map(cells),
    bases: read.all(
      `SELECT id, basisId, clause, verified = 1 OR excerpt <> '' OR doubt <> '' AS workedOn FROM itemBasis WHERE itemId = ? ORDER BY position`,
      [itemId],
    ),
    departments: read.all('SELECT id, unitId, role, text FROM responsibility WHERE itemId = ? ORDER BY position', [
      itemId,
    ]),
  };
}

/** The cell as it was, whatever it is now; null: none. */
export function putStoredCell(write: WriteHandle, itemId: number, unitId: number, cell: StoredCell): void {
  write.run('DELETE FROM applicability WHERE itemId = ? AND unitId = ?', [itemId, unitId]);
  if (cell === null) return;
  write.run(
    `INSERT INTO applicability (itemId, unitId, applies, reason, listId, category, wording)
     VALUES (@itemId, @unitId, @applies, @reason, @listId, @category, @wording)`,
    { itemId, unitId, ...cell, applies: cell.applies ? 1 : 0 },
  );
}

export function deleteHeldBasis(write: WriteHandle, id: number): void {
  write.run('DELETE FROM itemBasis WHERE id = ?', [id]);
}

export function deleteHeldPart(write: WriteHandle, id: number): void {
  write.run('DELETE FROM responsibility WHERE id = ?', [id]);
}

/** One more part, after the others. */
export function appendPart(
  write: WriteHandle,
  itemId: number,
  { unitId, role, text }: Pick<HeldPart, 'unitId' | 'role' | 'text'>,
): void {
  write.run(
    `INSERT INTO responsibility (itemId, unitId, role, position, text)
     VALUES (@itemId, @unitId, @role, (SELECT coalesce(max(position), 0) + 1 FROM responsibility WHERE itemId = @itemId), @text)`,
    { itemId, unitId, role, text },
  );
}
