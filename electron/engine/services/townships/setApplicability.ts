/** 适用 of one item: common with exempt townships, or particular to named ones; always with a reason. */
import type { Parsed } from '../../../../shared/contract';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { movedWords, reappliedWords, reapply } from '../../../../shared/logic/schemes/reapply';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { readContents } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';
import { setScope } from '../../repositories/pool/itemRepository';
import { noteReapplied } from '../../repositories/rounds/changeDeeds';
import { putCell } from '../../repositories/townships/applicabilityRepository';
import { listUnits } from '../../repositories/units/unitRepository';

/**
 * `townshipIds` are those it applies to when particular, the exempt ones when common.
 * Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, UNIT_UNKNOWN, ITEM_NOWHERE when it would apply nowhere, NOTHING_CHANGED.
 */
export function setApplicability(project: ProjectFile, input: Parsed<'setApplicability'>): Result<null> {
  const { itemId, scope, townshipIds, reason } = input;
  return record(project, { name: 'setApplicability', input, effect: 'undoable' }, (write) => {
    const found = itemInState(write, itemId, true);
    if (!found.ok) return found;
    const [item] = readContents(write, [itemId]);
    if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
    const ids = new Map(listUnits(write, 'township').map(({ id, name }) => [name, id]));
    const unknown = townshipIds.find((id) => ![...ids.values()].includes(id));
    if (unknown !== undefined) return fail('UNIT_UNKNOWN', { unit: unknown });
    const named = new Set(townshipIds);
    const applies = (town: string): boolean => named.has(ids.get(town) ?? 0) === (scope === 'particular');
    const towns = [...ids.keys()];
    const applying = towns.filter(applies);
    if (applying.length === 0) return fail('ITEM_NOWHERE', { item: item.name });
    const cells = reapply(item, { scope, applies, reason }, towns);
    const turned = scope !== item.scope;
    if (!turned && cells.length === 0) return fail('NOTHING_CHANGED');
    setScope(write, itemId, scope);
    for (const { township, ...cell } of cells) putCell(write, { itemId, unitId: ids.get(township) ?? 0, ...cell });
    noteReapplied(write, [item], reason);
    const before = towns.filter((town) => appliesTo(item.scope, item.townships, town));
    const turnedInto = scope === 'common' ? '改为共性，' : '改为差异化，';
    const stays = turned ? '适用的乡镇不变' : '写明不适用的缘由';
    const words = movedWords(before, applying) === '' ? stays : reappliedWords(before, applying);
    return ok({ value: null, summary: `“${item.name}”${turned ? turnedInto : ''}${words}：${reason}` });
  });
}
