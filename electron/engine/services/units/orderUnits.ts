/** 单位: puts departments or townships into the office's own order, which lists, tables and papers follow. */
import type { Parsed } from '../../../../shared/contract';
import { UNIT_KIND_WORDS } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listUnits, setPosition } from '../../repositories/units/unitRepository';

/** `unitIds` names every unit of the kind once, in the wanted order. Errors: UNIT_UNKNOWN when it does not. */
export function orderUnits(project: ProjectFile, { kind, unitIds }: Parsed<'orderUnits'>): Result<null> {
  return record(project, { name: 'orderUnits', input: { kind, unitIds }, effect: 'undoable' }, (write) => {
    const units = new Map(listUnits(write, kind).map((unit) => [unit.id, unit]));
    const wanted = new Set(unitIds);
    const stranger = unitIds.find((id) => !units.has(id));
    if (stranger !== undefined) return fail('UNIT_UNKNOWN', { unit: stranger });
    // Somebody registered one meanwhile: the order on the screen is not the order of them all.
    if (wanted.size !== units.size || unitIds.length !== units.size) return fail('UNIT_UNKNOWN', {});
    unitIds.forEach((id, index) => {
      if (units.get(id)?.position !== index + 1) setPosition(write, id, index + 1);
    });
    const first = unitIds.slice(0, 3).map((id) => units.get(id)?.name ?? '');
    const more = unitIds.length > first.length ? '…' : '';
    return ok({ value: null, summary: `调整${UNIT_KIND_WORDS[kind]}顺序：${first.join('、')}${more}` });
  });
}
