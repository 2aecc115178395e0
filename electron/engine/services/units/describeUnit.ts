/** 单位: changes a unit's name, its other and former names and a township's profile; takes out one registered by mistake. */
import type { Parsed } from '../../../../shared/contract';
import type { ItemContent } from '../../../../shared/model/item';
import { unitProfileSchema } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { countApplying, leftNowhere, readContents } from '../../repositories/pool/itemContents';
import { listRuledItems } from '../../repositories/pool/itemRepository';
import { noteReapplied } from '../../repositories/rounds/changeDeeds';
import { roundNaming } from '../../repositories/rounds/snapshotRepository';
import { plannedFor } from '../../repositories/units/plannedFor';
import {
  countReferences,
  deleteUnit,
  findOtherCalled,
  findUnit,
  listFormerNames,
  replaceAliases,
  updateUnit,
} from '../../repositories/units/unitRepository';
import { roundKnowing } from '../../repositories/units/unitsThen';

/**
 * A unit that gets a new name keeps the old one as a former name: tables handed in under it are still recognised.
 * Errors: UNIT_UNKNOWN; UNIT_EXISTS when one of the names already stands for another unit; UNIT_NAME_SEALED when one that is to
 * go stands in a sealed round.
 */
export function describeUnit(project: ProjectFile, input: Parsed<'updateUnit'>): Result<null> {
  const { unitId, name, profile } = input;
  // Nothing new is nothing done: the log holds deeds only, and what was undone can still be done again.
  if (standsSo(project.read, input)) return ok(null);
  return record(project, { name: 'updateUnit', input, effect: 'undoable' }, (write) => {
    const unit = findUnit(write, unitId);
    if (!unit) return fail('UNIT_UNKNOWN', { unit: unitId });
    const formerNames = [...new Set([...input.formerNames, ...(unit.name === name ? [] : [unit.name])])].filter(
      (former) => former !== name,
    );
    const names = [...new Set([...input.aliases, ...formerNames])].filter((alias) => alias !== name);
    for (const asked of [name, ...names]) {
      const other = findOtherCalled(write, asked, unitId);
      if (other) return fail('UNIT_EXISTS', { unit: asked, other: other.name });
    }
    const gone = unit.aliases.filter((alias) => alias !== name && !names.includes(alias));
    for (const one of gone) {
      const round = roundNaming(write, one);
      if (round !== undefined) return fail('UNIT_NAME_SEALED', { name: one, unit: name, round });
    }
    // The new name may have been an alias until now, and no two rows may hold it meanwhile.
    replaceAliases(write, unitId, names, formerNames);
    const following = readContents(write, listRuledItems(write));
    updateUnit(write, unitId, name, profile);
    // Names of today on both sides: a new name alone moves nothing.
    const before = following.map((item) => renameTown(item, unit.name, name));
    const moved = noteReapplied(write, before, `${name}的镇情改了`);
    const renamed = unit.name === name ? '' : `改名为“${name}”，`;
    return ok({
      value: null,
      ...(moved.length > 0 && { found: { moved } }),
      summary: `单位“${unit.name}”${renamed}别名和曾用名：${names.join('、') || '无'}${profileWords(input)}`,
    });
  });
}

function standsSo(read: ReadHandle, { unitId, ...asked }: Parsed<'updateUnit'>): boolean {
  const unit = findUnit(read, unitId);
  if (!unit) return false;
  const told = ({ name, aliases, formerNames, profile }: typeof asked): string =>
    JSON.stringify([
      name,
      [...new Set([...aliases, ...formerNames])],
      [...new Set(formerNames)],
      unitProfileSchema.parse(profile),
    ]);
  const formerNames = listFormerNames(read).get(unitId) ?? [];
  const aliases = unit.aliases.filter((alias) => !formerNames.includes(alias));
  return told(asked) === told({ ...unit, aliases, formerNames });
}

function renameTown(item: ItemContent, from: string, to: string): ItemContent {
  const townships = item.townships.map((cell) => (cell.township === from ? { ...cell, township: to } : cell));
  return { ...item, townships };
}

function profileWords({ profile }: Parsed<'updateUnit'>): string {
  const classes = profile.class.join('、');
  const population = profile.population === null ? '' : `人口 ${profile.population}`;
  const said = [classes, population, profile.location].filter((part) => part !== '').join('，');
  return said === '' ? '' : `；镇情：${said}`;
}

/**
 * Only a unit nothing hangs on can be taken out. Errors: UNIT_UNKNOWN; UNIT_IN_USE with what hangs on it, what is
 * prepared or asked for it, or the sealed round it stands in; ITEM_NOWHERE when it is the last township an item applies to.
 */
export function removeUnit(project: ProjectFile, { unitId }: Parsed<'removeUnit'>): Result<null> {
  return record(project, { name: 'removeUnit', input: { unitId }, effect: 'undoable' }, (write) => {
    const unit = findUnit(write, unitId);
    if (!unit) return fail('UNIT_UNKNOWN', { unit: unitId });
    const { lists, items } = countReferences(write, unitId);
    if (lists + items > 0) return fail('UNIT_IN_USE', { unit: unit.name, lists, items });
    const round = roundKnowing(write, unit);
    if (round !== undefined) return fail('UNIT_IN_USE', { unit: unit.name, round });
    const planned = unit.kind === 'township' ? plannedFor(write, unitId) : undefined;
    if (planned) return fail('UNIT_IN_USE', { unit: unit.name, ...planned });
    const stood = unit.kind === 'township' ? countApplying(write) : new Map<number, number>();
    deleteUnit(write, unitId);
    const nowhere = stood.size === 0 ? undefined : leftNowhere(write, stood);
    if (nowhere !== undefined) return fail('ITEM_NOWHERE', { item: nowhere });
    return ok({ value: null, summary: `移出登错的单位“${unit.name}”` });
  });
}
