/** What one unit bears: a department's parts in all items, or a township's items with the departments beside it. */
import type { Parsed } from '../../../../shared/contract';
import { itemsOfTownship, placeFor, printedFor, textFor } from '../../../../shared/logic/schemes/appliesTo';
import { itemsOfDepartment } from '../../../../shared/logic/schemes/partsOfUnits';
import { roleInList } from '../../../../shared/logic/schemes/schemeLists';
import { type ItemContent, RESPONSIBILITY_ROLE_WORDS, TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { UnitPart, UnitParts } from '../../../../shared/views/schemes';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';
import { findUnit, listUnits } from '../../repositories/units/unitRepository';

/** Errors: UNIT_UNKNOWN. */
export function readUnitParts(project: ProjectFile, { unitId, offset, limit }: Parsed<'unitParts'>): Result<UnitParts> {
  const unit = findUnit(project.read, unitId);
  if (!unit) return fail('UNIT_UNKNOWN', { unit: unitId });
  const { live } = readPool(project);
  const { scheme } = readProject(project.read);
  const towns = new Set(listUnits(project.read, 'township').map(({ name }) => name));
  const all =
    unit.kind === 'department'
      ? ofDepartment(project, unit.name, { scheme, towns })
      : ofTownship(live, unit.name, { scheme, towns });
  const counts = new Map<string, number>();
  for (const { list, role } of all) {
    const words = [scheme.lists.length > 1 ? list : '', role].filter(Boolean).join(' · ');
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return ok({
    total: all.length,
    counts: [...counts].map(([words, count]) => ({ words, count })),
    rows: all.slice(offset, offset + limit),
  });
}

interface Words {
  readonly scheme: Scheme;
  /** The townships of today. */
  readonly towns: ReadonlySet<string>;
}

function ofDepartment(project: ProjectFile, name: string, { scheme, towns }: Words): UnitPart[] {
  const shorts = new Map(scheme.lists.map(({ id, short }) => [id, short]));
  const { live } = readPool(project);
  const views = rememberWhile(project, 'department views', live, () => itemsOfDepartment(live));
  return (views.get(name) ?? []).map(({ item, roles }) => ({
    itemId: item.id,
    list: shorts.get(item.listId) ?? '',
    category: item.category,
    name: item.name,
    role: roles.map((role) => RESPONSIBILITY_ROLE_WORDS[role]).join('、'),
    own: item.responsibilities
      .filter(({ unit, text }) => unit === name && text !== '')
      .map(({ text }) => text)
      .join('\n'),
    other: item.text,
    towns: townsOf(item, towns),
  }));
}

function ofTownship(items: readonly ItemContent[], name: string, { scheme, towns }: Words): UnitPart[] {
  return itemsOfTownship(items, name).map((item) => {
    const place = placeFor(item, name);
    const list = scheme.lists.find(({ id }) => id === place.listId);
    const { townshipRole: role, responsibilities } = printedFor(item, name);
    // 改列: in another list the township bears the part that list says by itself.
    const townshipRole = (list && place.listId !== item.listId ? roleInList(list.kind) : null) ?? role;
    return {
      itemId: item.id,
      list: list?.short ?? '',
      category: place.category,
      name: item.name,
      role: TOWNSHIP_ROLE_WORDS[townshipRole],
      own: textFor(item, name),
      other: responsibilities.map(({ unit, text }) => (text === '' ? unit : `${unit}：${text}`)).join('\n'),
      towns: townsOf(item, towns),
    };
  });
}

function townsOf({ scope, townships }: ItemContent, towns: ReadonlySet<string>): string {
  const there = townships.filter(({ township }) => towns.has(township));
  const named = (applies: boolean) => there.filter((row) => row.applies === applies).map(({ township }) => township);
  if (scope === 'particular') return named(true).join('、');
  const exempt = named(false);
  return exempt.length === 0 ? '各镇' : `各镇（${exempt.join('、')}除外）`;
}
