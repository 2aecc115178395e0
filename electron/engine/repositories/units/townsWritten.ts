/** 适用乡镇 as tables write them: a name nobody registered is asked about, and then registered or known as another's. */
import { unitsPerhapsMeant } from '../../../../shared/logic/units/unitMeant';
import { fail, ok, type Result } from '../../../../shared/result';
import type { StrangeTown } from '../../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readProjectName } from '../project/projectRepository';
import { addAlias, findUnitByName, findUnitMeant, insertUnit, listUnits } from './unitRepository';
import { keepApartFromAll } from './unitsApart';

/** Those that are no registered township; none while there is no township at all. */
export function strangeTowns(read: ReadHandle, names: readonly string[]): StrangeTown[] {
  if (names.length === 0) return [];
  const townships = listUnits(read, 'township');
  if (townships.length === 0) return [];
  const place = readProjectName(read);
  return [...new Set(names)]
    .filter((name) => findUnitMeant(read, name, 'township') === null)
    .map((name) => ({ name, nearest: unitsPerhapsMeant(name, townships, place).map((unit) => unit.name) }));
}

/** Errors: TOWNS_UNKNOWN, with those they may be. */
export function refuseStrangeTowns(read: ReadHandle, names: readonly string[]): Result<null> {
  const strange = strangeTowns(read, names);
  if (strange.length === 0) return ok(null);
  const nearest = [...new Set(strange.flatMap((town) => town.nearest))].join('、');
  return fail('TOWNS_UNKNOWN', { names: strange.map(({ name }) => name).join('、'), ...(nearest ? { nearest } : {}) });
}

/** `answers`: by the written name the registered township it is, which has it as an alias from now on, or itself where it is new. */
export function settleTowns(write: WriteHandle, answers: Readonly<Record<string, string>>): Result<null> {
  for (const [name, meant] of Object.entries(answers)) {
    if (findUnitMeant(write, name, 'township')) continue;
    if (meant === name) {
      if (findUnitByName(write, name)) return fail('UNIT_KIND', { unit: name });
      keepApartFromAll(write, insertUnit(write, name, 'township'));
      continue;
    }
    const unit = findUnitByName(write, meant);
    if (unit?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: meant });
    addAlias(write, unit.id, name);
  }
  return ok(null);
}
