/** 适用: common with exempt townships, or particular to named ones; always with a reason. */
import type { Parsed } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { findItem, replaceApplicability, setScope } from '../repositories/itemRepository';
import { listUnits } from '../repositories/unitRepository';

/** `townshipIds` are those it applies to when particular, the exempt ones when common. Errors: ITEM_UNKNOWN, UNIT_UNKNOWN, NO_TOWNSHIPS when it would apply nowhere. */
export function setApplicability(project: ProjectFile, input: Parsed<'setApplicability'>): Result<null> {
  const { itemId, scope, townshipIds, reason } = input;
  return record(project, { name: 'setApplicability', input, effect: 'undoable' }, (write) => {
    const item = findItem(write, itemId);
    if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
    const names = new Map(listUnits(write, 'township').map(({ id, name }) => [id, name]));
    const unknown = townshipIds.find((id) => !names.has(id));
    if (unknown !== undefined) return fail('UNIT_UNKNOWN', { unit: unknown });
    const named = new Set(townshipIds);
    const nowhere = scope === 'particular' ? named.size === 0 : named.size === names.size && names.size > 0;
    if (nowhere) return fail('NO_TOWNSHIPS', { item: item.name });
    setScope(write, itemId, scope);
    replaceApplicability(
      write,
      itemId,
      [...named].map((unitId) => ({ unitId, applies: scope === 'particular', reason })),
    );
    const said = [...named].map((id) => names.get(id)).join('、');
    const words = scope === 'particular' ? `适用${said}` : said === '' ? '各镇都适用' : `各镇适用，${said}例外`;
    return ok({ value: null, summary: `“${item.name}”${words}：${reason}` });
  });
}
