/** 适用 of many cells of the matrix at once, one reason and one action; each cell keeps the reason. */
import type { Parsed } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/result';
import type { WriteHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { putCell } from '../repositories/applicabilityRepository';
import { noteReapplied } from '../repositories/changeDeeds';
import { countApplying, findItem, readContents } from '../repositories/itemRepository';
import { listUnits } from '../repositories/unitRepository';

type Cells = Parsed<'setApplicabilityMany'>['cells'][number];

/** Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, UNIT_UNKNOWN, ITEM_NOWHERE when an item would apply to no township; then nothing is written. */
export function setApplicabilityMany(
  project: ProjectFile,
  { cells, reason }: Parsed<'setApplicabilityMany'>,
): Result<{ cells: number }> {
  const input = { items: cells.length, cells: cells.length <= 50 ? cells : undefined, reason };
  return record(project, { name: 'setApplicabilityMany', input, effect: 'undoable' }, (write) => {
    const towns = new Map(listUnits(write, 'township').map(({ id, name }) => [id, name]));
    const itemIds = [...new Set(cells.map(({ itemId }) => itemId))];
    const before = readContents(write, itemIds);
    const names: string[] = [];
    let count = 0;
    for (const one of cells) {
      const set = setCells(write, one, towns, reason);
      if (!set.ok) return set;
      names.push(set.value);
      count += one.townshipIds.length;
    }
    const applying = countApplying(write, itemIds);
    const nowhere = cells.findIndex(({ itemId }) => applying.get(itemId) === 0);
    if (nowhere >= 0) return fail('ITEM_NOWHERE', { item: names[nowhere] ?? '' });
    noteReapplied(write, before, reason);
    return ok({ value: { cells: count }, summary: sentence(cells, names, towns, count, reason) });
  });
}

/** Answers the item's name. */
function setCells(
  write: WriteHandle,
  { itemId, townshipIds, applies }: Cells,
  towns: ReadonlyMap<number, string>,
  reason: string,
): Result<string> {
  const item = findItem(write, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  if (!item.live) return fail('ITEM_SUBTRACTED', { item: item.name });
  for (const unitId of townshipIds) {
    if (!towns.has(unitId)) return fail('UNIT_UNKNOWN', { unit: unitId });
    putCell(write, { itemId, unitId, applies, reason });
  }
  return ok(item.name);
}

function sentence(
  cells: readonly Cells[],
  names: readonly string[],
  towns: ReadonlyMap<number, string>,
  count: number,
  reason: string,
): string {
  const [first] = cells;
  if (first && new Set(cells.map(({ itemId }) => itemId)).size === 1 && cells.length === 1) {
    const said = first.townshipIds.map((id) => towns.get(id)).join('、');
    return `“${names[0]}”${first.applies ? '适用' : '不适用'}${said}：${reason}`;
  }
  const on = cells.reduce((sum, one) => sum + (one.applies ? one.townshipIds.length : 0), 0);
  const off = count - on;
  const parts = [on > 0 ? `${on} 格改为适用` : '', off > 0 ? `${off} 格改为不适用` : ''].filter(Boolean);
  return `改适用：${new Set(cells.map(({ itemId }) => itemId)).size} 项 ${parts.join('、')}：${reason}`;
}
