/** The pool as the screens look through it, kept in memory and current: filters and checks need no join per keystroke or write. */

import { printedBasisState } from '../../../../shared/logic/bases/basisStanding';
import { leadingUnit } from '../../../../shared/logic/pool/leadingUnit';
import { asTyped } from '../../../../shared/logic/text/asTyped';
import type { BasisState } from '../../../../shared/model/basis';
import type { ItemContent } from '../../../../shared/model/item';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn, type TouchedRow } from '../../database/log/follow';
import { readBasesOnDay } from '../bases/basisLibrary';
import { readContents } from './itemContents';

export interface PooledItem extends ItemContent {
  readonly live: boolean;
  /** Category it was adopted in by the sorting round; null when a change added it. */
  readonly sortedCategory: string | null;
  /** The list that category was of. */
  readonly sortedListId: string | null;
  /** The lead department's name, '' for none. */
  readonly lead: string;
  readonly basis: BasisState;
  /** Name, text, remark and fields in one, as they are typed to be found. */
  readonly words: string;
}

export interface Pool {
  readonly byId: ReadonlyMap<number, PooledItem>;
  /** Live and subtracted, by position. */
  readonly all: readonly PooledItem[];
  readonly live: readonly PooledItem[];
  /** Another number whenever some item may stand elsewhere on a township's list than before. */
  readonly placement: number;
}

const ITEM_TABLES = ['item', 'itemVersion', 'itemBasis', 'responsibility', 'applicability', 'ownPrint'];
/** What decides, for many items at once, which documents are in force. */
const BASIS_TABLES = ['basis', 'basisEvent', 'project'];

const followed: Followed<Pool> = {
  name: 'pool',
  tables: [...ITEM_TABLES, ...BASIS_TABLES, 'unit', 'abolition'],
  readAll: (read) => poolOf(sortPool(readPooled(read)), nextPlacement()),
  refresh: refreshPool,
};

let lastPlacement = 0;
function nextPlacement(): number {
  lastPlacement += 1;
  return lastPlacement;
}

/** The pool as it is now; unchanged parts are the same objects as before. Not to be called inside a command. */
export function readPool(project: ProjectFile): Pool {
  return follow(project, followed);
}

function readPooled(read: ReadHandle, ids?: readonly number[]): PooledItem[] {
  const chosen = ids ?? read.all<{ id: number }>('SELECT id FROM item').map(({ id }) => id);
  const standings = new Map(
    read
      .all<{ id: number; live: number; sortedCategory: string | null; sortedListId: string | null }>(
        'SELECT id, live, sortedCategory, sortedListId FROM item WHERE id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(chosen)],
      )
      .map((row) => [row.id, row]),
  );
  const onDay = readBasesOnDay(read);
  return readContents(read, chosen).map((content) => ({
    ...content,
    live: standings.get(content.id)?.live === 1,
    sortedCategory: standings.get(content.id)?.sortedCategory ?? null,
    sortedListId: standings.get(content.id)?.sortedListId ?? null,
    lead: leadingUnit(content.responsibilities),
    basis: printedBasisState(content, onDay).state,
    words: asTyped([content.name, content.text, content.remark, ...Object.values(content.fields)].join('\n')),
  }));
}

function sortPool(items: readonly PooledItem[]): PooledItem[] {
  return [...items].sort((a, b) => a.position - b.position || a.id - b.id);
}

/** `all` by position. */
function poolOf(all: readonly PooledItem[], placement: number): Pool {
  return { byId: new Map(all.map((item) => [item.id, item])), all, live: all.filter(({ live }) => live), placement };
}

function refreshPool(read: ReadHandle, pool: Pool, touched: readonly TouchedRow[]): Pool | null {
  // A unit or a document that is called otherwise now stands in many items; a new one in none that was not touched itself.
  const shared = touched.filter(({ tableName }) => tableName === 'unit' || tableName === 'basis');
  if (shared.some(({ before }) => before !== null)) return null;
  // A new township may be meant by a rule over profiles.
  if (shared.length > 0 && pool.all.some(({ townRule }) => townRule !== undefined)) return null;
  if (
    touched.some(({ tableName }) => tableName === 'basisEvent' || tableName === 'project' || tableName === 'abolition')
  )
    return null;
  const ids = idsIn(
    touched.filter(({ tableName }) => tableName !== 'item'),
    'itemId',
  );
  for (const { tableName, rowId } of touched) if (tableName === 'item') ids.add(rowId);
  const now = new Map(readPooled(read, [...ids]).map((item) => [item.id, item]));
  const moved = [...ids].some((id) => placeOf(now.get(id)) !== placeOf(pool.byId.get(id)));
  const replaced = pool.all.filter(({ id }) => now.has(id) || !ids.has(id)).map((item) => now.get(item.id) ?? item);
  const added = [...now.values()].filter(({ id }) => !pool.byId.has(id));
  if (moved || added.length > 0) return poolOf(sortPool([...replaced, ...added]), nextPlacement());
  return poolOf(replaced, pool.placement);
}

/** What decides on which lists an item stands, and where. */
function placeOf(item: PooledItem | undefined): string {
  if (!item?.live) return '';
  const { listId, category, position, scope, townships } = item;
  return JSON.stringify([
    listId,
    category,
    position,
    scope,
    townships.map(({ township, applies, place }) => [township, applies, place ?? null]),
  ]);
}
