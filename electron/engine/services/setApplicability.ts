/** 适用 of one item: common with exempt townships, or particular to named ones; always with a reason. */
import type { Parsed } from '../../../shared/contract';
import { type Reapplied, reapply } from '../../../shared/logic/schemes/reapply';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { putCell } from '../repositories/applicabilityRepository';
import { noteReapplied } from '../repositories/changeDeeds';
import { readContents, setScope } from '../repositories/itemRepository';
import { listUnits } from '../repositories/unitRepository';

/**
 * `townshipIds` are those it applies to when particular, the exempt ones when common.
 * Errors: ITEM_UNKNOWN, UNIT_UNKNOWN, ITEM_NOWHERE when it would apply nowhere, NOTHING_CHANGED.
 */
export function setApplicability(project: ProjectFile, input: Parsed<'setApplicability'>): Result<null> {
  const { itemId, scope, townshipIds, reason } = input;
  return record(project, { name: 'setApplicability', input, effect: 'undoable' }, (write) => {
    const [item] = readContents(write, [itemId]);
    if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
    const ids = new Map(listUnits(write, 'township').map(({ id, name }) => [name, id]));
    const unknown = townshipIds.find((id) => ![...ids.values()].includes(id));
    if (unknown !== undefined) return fail('UNIT_UNKNOWN', { unit: unknown });
    const named = new Set(townshipIds);
    const applies = (town: string): boolean => named.has(ids.get(town) ?? 0) === (scope === 'particular');
    const towns = [...ids.keys()];
    const applying = towns.filter(applies).length;
    if (applying === 0) return fail('ITEM_NOWHERE', { item: item.name });
    const done = reapply(item, { scope, applies, reason }, towns);
    const turned = scope !== item.scope;
    if (!turned && done.cells.length === 0) return fail('NOTHING_CHANGED');
    setScope(write, itemId, scope);
    for (const { township, ...cell } of done.cells) putCell(write, { itemId, unitId: ids.get(township) ?? 0, ...cell });
    noteReapplied(write, [item], reason);
    const turnedInto = scope === 'common' ? '改为共性' : '改为差异化';
    const said = [turned ? turnedInto : '', ...movedWords(done)].filter((part) => part !== '');
    const words = said.length === 0 ? '写明不适用的缘由' : `${said.join('，')}，适用 ${applying} 个乡镇`;
    return ok({ value: null, summary: `“${item.name}”${words}：${reason}` });
  });
}

/** 加上道河镇 and 去掉绥阳镇、老黑山镇. */
function movedWords({ into, outOf }: Reapplied): string[] {
  return [into.length > 0 ? `加上${into.join('、')}` : '', outOf.length > 0 ? `去掉${outOf.join('、')}` : ''];
}
