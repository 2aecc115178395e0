/** 适用乡镇 as tables write them: a name nobody registered is asked about, and then registered or known as another's. */
import { unitsPerhapsMeant } from '../../../../shared/logic/units/unitMeant';
import { UNIT_KIND_WORDS } from '../../../../shared/model/unit';
import { type Failure, fail, ok, type Result } from '../../../../shared/result';
import type { StrangeTown } from '../../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readProjectName } from '../project/projectRepository';
import { addAlias, findUnitByName, findUnitMeant, insertUnit, listUnits } from './unitRepository';
import { keepApartFromAll } from './unitsApart';

/** Those that are no registered unit; none while there is no township at all. */
export function strangeTowns(read: ReadHandle, names: readonly string[]): StrangeTown[] {
  if (names.length === 0) return [];
  const townships = listUnits(read, 'township');
  if (townships.length === 0) return [];
  const place = readProjectName(read);
  return [...new Set(names)]
    .filter((name) => findUnitMeant(read, name, 'township') === null && findUnitByName(read, name) === null)
    .map((name) => ({ name, nearest: unitsPerhapsMeant(name, townships, place).map((unit) => unit.name) }));
}

/** For a name that is no township of the county: UNIT_KIND where it is a unit of another kind, else UNIT_UNKNOWN. */
export function notATown(read: ReadHandle, unit: string, item: string): Failure {
  const kind = findUnitByName(read, unit)?.kind;
  if (kind === undefined || kind === 'township') return fail('UNIT_UNKNOWN', { unit, item });
  return fail('UNIT_KIND', { unit, kind: UNIT_KIND_WORDS[kind], item, applies: 1 });
}

/** `item`: what it is called in the answer. Errors: TOWNS_UNKNOWN, with those they may be; UNIT_KIND for a department. */
export function refuseStrangeTowns(read: ReadHandle, names: readonly string[], item = ''): Result<null> {
  const other = names.find((name) => (findUnitByName(read, name)?.kind ?? 'township') !== 'township');
  if (other !== undefined) return notATown(read, other, item);
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
      if (findUnitByName(write, name)) return notATown(write, name, '');
      keepApartFromAll(write, insertUnit(write, name, 'township'));
      continue;
    }
    const unit = findUnitByName(write, meant);
    if (unit?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: meant });
    if (!addAlias(write, unit.id, name)) return notATown(write, name, '');
  }
  return ok(null);
}
