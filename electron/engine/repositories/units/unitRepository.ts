/** Units with their aliases, in the office's order. */
import { type Meant, unitMeant } from '../../../../shared/logic/units/unitMeant';
import {
  type OwnKind,
  type Unit,
  type UnitKind,
  type UnitProfile,
  unitProfileSchema,
} from '../../../../shared/model/unit';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readProjectName } from '../project/projectRepository';

interface StoredUnit<Kind extends UnitKind = UnitKind> {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly position: number;
  readonly profile: string;
  readonly aliases: string;
}

const SELECT = `SELECT id, name, kind, position, profile,
  (SELECT json_group_array(alias) FROM (SELECT alias FROM unitAlias WHERE unitId = unit.id ORDER BY id)) AS aliases FROM unit`;

const ABOLISHED = 'SELECT unitId FROM abolition';

/** Of no kind in particular: the county's own, without its superiors. */
const OF_KIND = `CASE WHEN @kind IS NULL THEN kind <> 'superior' ELSE kind = @kind END`;

/** Those there are today. */
export function listUnits<Kind extends UnitKind = OwnKind>(read: ReadHandle, kind?: Kind): Unit<Kind>[] {
  const rows = read.all<StoredUnit<Kind>>(
    `${SELECT} WHERE ${OF_KIND} AND id NOT IN (${ABOLISHED}) ORDER BY kind DESC, position, id`,
    { kind: kind ?? null },
  );
  return rows.map(unitOf);
}

/** With the townships that are no more, as the past knows them. */
export function listUnitsEver<Kind extends UnitKind = OwnKind>(read: ReadHandle, kind?: Kind): Unit<Kind>[] {
  const rows = read.all<StoredUnit<Kind>>(`${SELECT} WHERE ${OF_KIND} ORDER BY kind DESC, position, id`, {
    kind: kind ?? null,
  });
  return rows.map(unitOf);
}

/** Townships, those that are no more too, and superiors: nobody that has a department's part in a duty. */
export function listNoDepartments(read: ReadHandle): Unit<UnitKind>[] {
  return [...listUnitsEver(read, 'township'), ...listUnits(read, 'superior')];
}

function unitOf<Kind extends UnitKind>(row: StoredUnit<Kind>): Unit<Kind> {
  return {
    ...row,
    profile: unitProfileSchema.parse(JSON.parse(row.profile)),
    aliases: JSON.parse(row.aliases) as string[],
  };
}

export function findUnit(read: ReadHandle, id: number): Unit | null {
  const row = read.get<StoredUnit>(`${SELECT} WHERE id = ?`, [id]);
  return row ? unitOf(row) : null;
}

/** By its name or one of its aliases. */
export function findUnitByName(read: ReadHandle, name: string): Unit | null {
  const row = read.get<StoredUnit>(
    `${SELECT} WHERE name = @name OR id = (SELECT unitId FROM unitAlias WHERE alias = @name)`,
    { name },
  );
  return row ? unitOf(row) : null;
}

/**
 * By its name or one of its aliases, or written so up to the county's name and 人民政府: 白鹿县农业农村局 for 农业农村局.
 * A township that is no more keeps its names, unless one of today is meant.
 */
export function findUnitCalled(read: ReadHandle, name: string): Unit | null {
  return findUnitByName(read, name) ?? meantEver(read, name).certain;
}

/** Another unit than that of the id bears the name, however it is written: nobody else can be called so. */
export function findOtherCalled(read: ReadHandle, name: string, unitId: number): Unit | null {
  const unit = findUnitCalled(read, name);
  return unit?.id === unitId ? null : unit;
}

function meantEver(read: ReadHandle, name: string, kind?: UnitKind): Meant<Unit<UnitKind>> {
  const place = readProjectName(read);
  const today = unitMeant(name, listUnits<UnitKind>(read, kind), place);
  return today.certain || today.short ? today : unitMeant(name, listUnitsEver<UnitKind>(read, kind), place);
}

export function insertUnit(
  write: WriteHandle,
  name: string,
  kind: UnitKind,
  profile: Partial<UnitProfile> = {},
): number {
  const position = (write.value<number>('SELECT coalesce(max(position), 0) FROM unit WHERE kind = ?', [kind]) ?? 0) + 1;
  return write.insert('INSERT INTO unit (name, kind, position, profile) VALUES (?, ?, ?, ?)', [
    name,
    kind,
    position,
    JSON.stringify(unitProfileSchema.parse(profile)),
  ]);
}

/** As `findUnitCalled`, among those of a kind, and a department by a short name of it: 县市场监管局 for 市场监督管理局. */
export function findUnitMeant(read: ReadHandle, name: string, kind: UnitKind): Unit | null {
  const known = findUnitByName(read, name);
  if (known) return known.kind === kind ? known : null;
  const { certain, short } = meantEver(read, name, kind);
  return certain ?? short;
}

/** Answers the id of the unit meant by that name, of whatever kind it is, made new when there is none. */
export function ensureUnit(write: WriteHandle, name: string, kind: UnitKind): number {
  return (findUnitCalled(write, name) ?? findUnitMeant(write, name, kind))?.id ?? insertUnit(write, name, kind);
}

/** Known by that name too from now on, unless somebody is already. Answers whether it was added. */
export function addAlias(write: WriteHandle, unitId: number, alias: string): boolean {
  if (alias === '' || findUnitByName(write, alias) || findOtherCalled(write, alias, unitId)) return false;
  write.run('INSERT INTO unitAlias (unitId, alias, former) VALUES (?, ?, 0)', [unitId, alias]);
  return true;
}

/** Names known as former ones stay so unless `formerNames` says which are. */
export function replaceAliases(
  write: WriteHandle,
  unitId: number,
  aliases: readonly string[],
  formerNames: readonly string[] = listFormerNames(write).get(unitId) ?? [],
): void {
  write.run('DELETE FROM unitAlias WHERE unitId = ?', [unitId]);
  const former = new Set(formerNames);
  for (const alias of new Set(aliases))
    write.run('INSERT INTO unitAlias (unitId, alias, former) VALUES (?, ?, ?)', [
      unitId,
      alias,
      former.has(alias) ? 1 : 0,
    ]);
}

/** Names units had before, by unit. */
export function listFormerNames(read: ReadHandle): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { unitId, alias } of read.all<{ unitId: number; alias: string }>(
    'SELECT unitId, alias FROM unitAlias WHERE former = 1 ORDER BY id',
  ))
    names.set(unitId, [...(names.get(unitId) ?? []), alias]);
  return names;
}

export function updateUnit(write: WriteHandle, id: number, name: string, profile: UnitProfile): void {
  write.run('UPDATE unit SET name = ?, profile = ? WHERE id = ?', [
    name,
    JSON.stringify(unitProfileSchema.parse(profile)),
    id,
  ]);
}

export interface Renaming {
  readonly unitId: number;
  /** When the office wrote it down. */
  readonly at: string;
  readonly was: string;
}

/** Oldest first, with those that were undone and their undoing. */
export function listRenamings(read: ReadHandle): Renaming[] {
  return read.all<Renaming>(
    `SELECT rowId AS unitId, action.at, before ->> 'name' AS was FROM action
     LEFT JOIN action AS done ON done.seq = action.target JOIN actionRow ON actionRow.seq = action.seq
     WHERE coalesce(done.command, action.command) = 'updateUnit' AND tableName = 'unit'
       AND before ->> 'name' <> after ->> 'name' ORDER BY action.seq`,
  );
}

export function setPosition(write: WriteHandle, id: number, position: number): void {
  write.run('UPDATE unit SET position = ? WHERE id = ?', [position, id]);
}

/** What refers to the unit, by kind of row; its aliases are its own. */
export function countReferences(read: ReadHandle, id: number): { lists: number; items: number } {
  const count = (sql: string) => read.value<number>(sql, [id]) ?? 0;
  return {
    lists: count('SELECT count(*) FROM sourceList WHERE unitId = ?'),
    items:
      count('SELECT count(*) FROM responsibility WHERE unitId = ?') +
      count('SELECT count(*) FROM applicability WHERE unitId = ?') +
      count('SELECT count(*) FROM note WHERE unitId = ?') +
      count('SELECT count(*) FROM request WHERE unitId = ?') +
      count('SELECT count(*) FROM requestTown WHERE unitId = ?') +
      count('SELECT count(*) FROM rebound WHERE unitId = ?') +
      count('SELECT count(*) FROM verdict WHERE unitId = ?') +
      count('SELECT count(*) FROM opinionPack WHERE unitId = ?') +
      count('SELECT count(*) FROM consultation WHERE townshipId = ?') +
      count('SELECT count(*) FROM abolition WHERE unitId = ?') +
      count('SELECT count(*) FROM abolition WHERE intoId = ?'),
  };
}

/** The unit with its aliases and what it taught about reading tables; nothing else may refer to it any more. */
export function deleteUnit(write: WriteHandle, id: number): void {
  write.run('DELETE FROM readLayout WHERE unitId = ?', [id]);
  write.run('DELETE FROM unitAlias WHERE unitId = ?', [id]);
  write.run('DELETE FROM unit WHERE id = ?', [id]);
}

/** Entries handed in and live items answered for, per unit. */
export function countUnits(read: ReadHandle): Map<number, { entries: number; items: number }> {
  const counts = new Map<number, { entries: number; items: number }>();
  const of = (id: number) => {
    const found = counts.get(id) ?? { entries: 0, items: 0 };
    counts.set(id, found);
    return found;
  };
  for (const row of read.all<{ unitId: number; count: number }>(
    `SELECT unitId, count(*) AS count FROM sourceEntry JOIN sourceList ON sourceList.id = sourceListId
     WHERE withdrawn = 0 GROUP BY unitId`,
  ))
    of(row.unitId).entries = row.count;
  for (const row of read.all<{ unitId: number; count: number }>(
    `SELECT unitId, count(DISTINCT itemId) AS count FROM responsibility JOIN item ON item.id = itemId WHERE live = 1 GROUP BY unitId`,
  ))
    of(row.unitId).items = row.count;
  return counts;
}
