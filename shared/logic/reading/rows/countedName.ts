/** 护林防火（2项）, nothing else in its row and no serials in the table: heads what is below, or is a duty that says how many parts it has. */
import { looksLikeDepartment } from '../columns/columnRoles';
import { columnOf } from '../columns/tableColumns';
import type { TableSense } from './classifyRow';
import { levelled } from './levelled';
import { bareSection, isSignature, namesClass, readTotal } from './rowWords';

const counted = /[(（]共?(\d{1,4})(项|条|个|件)[)）]$/;
const numbered = /^(第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/;

const known = new WeakMap<TableSense, boolean>();

/** Duties where of all such rows of the table none heads anything: below none are as many as it says, or rows with more to them. */
export function isCountedDuty(table: TableSense, position: number): boolean {
  if (table.hasSerials || countIn(table, position) === null) return false;
  const found = known.get(table) ?? noneHeads(table);
  known.set(table, found);
  return found;
}

function noneHeads(table: TableSense): boolean {
  const { view } = table;
  let count: number | null = null;
  let below = 0;
  for (const [at, row] of view.rows.entries()) {
    const filled = view.filled(row);
    if (filled.length === 0) continue;
    const own = countIn(table, at);
    const texts = own === null ? filled.map((column) => view.own(row, column)) : [];
    const ends = own !== null || readTotal(texts) !== null || isSignature(texts);
    if (count !== null && (ends ? below === count : filled.length > 1)) return false;
    if (ends) [count, below] = [own, 0];
    else below += 1;
  }
  return count === null || below !== count;
}

function countIn({ view, columns, categories }: TableSense, position: number): number | null {
  const row = view.rows[position];
  const name = columnOf(columns, 'name')?.column;
  if (!row || name === undefined) return null;
  const filled = view.filled(row);
  const merge = view.mergeAt(row, name);
  if (filled.length !== 1 || filled[0] !== name || (merge && merge.right > merge.left)) return null;
  const text = levelled(view.own(row, name));
  const digits = counted.exec(text)?.[1];
  if (digits === undefined || numbered.test(text)) return null;
  const bare = bareSection(text);
  const heads = categories.includes(bare) || namesClass(bare) || looksLikeDepartment(bare);
  return heads ? null : Number(digits);
}
