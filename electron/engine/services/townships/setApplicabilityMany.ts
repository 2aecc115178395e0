/** 适用 of many cells of the matrix at once, one reason and one action; each cell keeps the reason. */
import type { Parsed } from '../../../../shared/contract';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import type { ItemContent } from '../../../../shared/model/item';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { countApplying, readContents } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';
import { noteReapplied } from '../../repositories/rounds/changeDeeds';
import { putCell } from '../../repositories/townships/applicabilityRepository';
import { listUnits } from '../../repositories/units/unitRepository';

type Cells = Parsed<'setApplicabilityMany'>['cells'][number];

/**
 * Cells that stand so already keep who said so and why, unless it is the why that is being written. Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, UNIT_UNKNOWN, NOTHING_CHANGED,
 * ITEM_NOWHERE when an item would apply to no township; then nothing is written.
 */
export function setApplicabilityMany(
  project: ProjectFile,
  { cells, reason, explaining }: Parsed<'setApplicabilityMany'>,
): Result<{ cells: number }> {
  const input = { items: cells.length, cells: cells.length <= 50 ? cells : undefined, reason, explaining };
  return record(project, { name: 'setApplicabilityMany', input, effect: 'undoable' }, (write) => {
    const towns = new Map(listUnits(write, 'township').map(({ id, name }) => [id, name]));
    const itemIds = [...new Set(cells.map(({ itemId }) => itemId))];
    const before = readContents(write, itemIds);
    const names = new Map<number, string>();
    for (const { itemId, townshipIds } of cells) {
      const found = itemInState(write, itemId, true);
      if (!found.ok) return found;
      const item = found.value;
      const stranger = townshipIds.find((unitId) => !towns.has(unitId));
      if (stranger !== undefined) return fail('UNIT_UNKNOWN', { unit: stranger });
      names.set(itemId, item.name);
    }
    const changed = changedCells(cells, before, towns, explaining ? reason : null);
    const count = changed.reduce((sum, { townshipIds }) => sum + townshipIds.length, 0);
    if (count === 0) return fail('NOTHING_CHANGED');
    for (const { itemId, townshipIds, applies } of changed)
      for (const unitId of townshipIds) putCell(write, { itemId, unitId, applies, reason });
    const applying = countApplying(write, itemIds);
    const nowhere = itemIds.find((itemId) => applying.get(itemId) === 0);
    if (nowhere !== undefined) return fail('ITEM_NOWHERE', { item: names.get(nowhere) ?? '' });
    noteReapplied(write, before, reason);
    return ok({ value: { cells: count }, summary: sentence(changed, names, towns, count, reason) });
  });
}

/**
 * Those that say something else than before, or why where nobody had said so; where `why` is written, those that have
 * another. Of a cell named twice the last counts.
 */
function changedCells(
  cells: readonly Cells[],
  before: readonly ItemContent[],
  towns: ReadonlyMap<number, string>,
  why: string | null,
): Cells[] {
  const last = new Map(
    cells.flatMap((one) => one.townshipIds.map((unitId) => [`${one.itemId} ${unitId}`, one] as const)),
  );
  const items = new Map(before.map((item) => [item.id, item]));
  const changed = cells.map((one) => {
    const item = items.get(one.itemId);
    const townshipIds = one.townshipIds.filter((unitId) => {
      if (!item || last.get(`${one.itemId} ${unitId}`) !== one) return false;
      const town = towns.get(unitId) ?? '';
      if (appliesTo(item.scope, item.townships, town) !== one.applies) return true;
      const said = item.townships.find(({ township }) => township === town)?.reason ?? '';
      return why === null ? !one.applies && said === '' : said !== why;
    });
    return { ...one, townshipIds };
  });
  return changed.filter(({ townshipIds }) => townshipIds.length > 0);
}

function sentence(
  cells: readonly Cells[],
  names: ReadonlyMap<number, string>,
  towns: ReadonlyMap<number, string>,
  count: number,
  reason: string,
): string {
  const [first] = cells;
  if (first && cells.length === 1) {
    const said = first.townshipIds.map((id) => towns.get(id)).join('、');
    return `“${names.get(first.itemId)}”${first.applies ? '适用' : '不适用'}${said}：${reason}`;
  }
  const on = cells.reduce((sum, one) => sum + (one.applies ? one.townshipIds.length : 0), 0);
  const off = count - on;
  const parts = [on > 0 ? `${on} 格改为适用` : '', off > 0 ? `${off} 格改为不适用` : ''].filter(Boolean);
  return `改适用：${new Set(cells.map(({ itemId }) => itemId)).size} 项 ${parts.join('、')}：${reason}`;
}
