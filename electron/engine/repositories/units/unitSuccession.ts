/** What units of a frozen state are called today: renamed since, or gone into another. */
import type { FrameUnit } from '../../../../shared/model/edition';
import type { OwnKind } from '../../../../shared/model/unit';
import type { ReadHandle } from '../../database/file/handles';
import { listFormerNames, listUnitsEver } from './unitRepository';

/** Every name units have besides the one they bear today → that one. */
export function aliasesOf(read: ReadHandle, kind?: OwnKind): ReadonlyMap<string, string> {
  return new Map(
    listUnitsEver(read, kind).flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)),
  );
}

/**
 * Names departments bore before they were renamed, or were made one with another → the one they bear. Short names and
 * spellings, which are other names too, are not among them.
 */
export function oldDepartmentNames(read: ReadHandle): ReadonlyMap<string, string> {
  const gone = read.all<{ name: string }>(
    `SELECT before ->> 'name' AS name FROM action JOIN actionRow USING (seq)
     WHERE command = 'mergeUnits' AND tableName = 'unit' AND after IS NULL`,
  );
  const old = new Set([...gone.map(({ name }) => name), ...[...listFormerNames(read).values()].flat()]);
  return new Map([...aliasesOf(read, 'department')].filter(([alias]) => old.has(alias)));
}

/** By unit, when another was last made one with it. */
export function lastMerged(read: ReadHandle): ReadonlyMap<number, string> {
  const merged = read.all<{ unitId: number; at: string }>(
    `SELECT input ->> 'intoId' AS unitId, max(at) AS at FROM action WHERE command = 'mergeUnits' AND kind = 'do' GROUP BY 1`,
  );
  return new Map(merged.map(({ unitId, at }) => [unitId, at]));
}

/** Of packs and verdicts that went over to another unit, as `verdict 12`, the unit they were made for. */
export function madeForUnits(read: ReadHandle): ReadonlyMap<string, number> {
  const moved = read.all<{ what: string; unitId: number }>(
    `SELECT tableName || ' ' || rowId AS what, before ->> 'unitId' AS unitId FROM action JOIN actionRow USING (seq)
     WHERE command = 'mergeUnits' AND kind = 'do' AND tableName IN ('opinionPack', 'verdict') ORDER BY seq DESC`,
  );
  return new Map(moved.map(({ what, unitId }) => [what, unitId]));
}

/** Units that turned out to be one with another, by the names they had: 并为一家 leaves them as other names, no former ones. */
export function namesOfMerged(read: ReadHandle): ReadonlySet<string> {
  const former = listFormerNames(read);
  return new Set(
    listUnitsEver(read).flatMap(({ id, aliases }) => aliases.filter((alias) => !former.get(id)?.includes(alias))),
  );
}

/** Now → then, for those a frozen state calls otherwise; of two that have become one since, the one that stayed. */
export function namesIn(read: ReadHandle, units: readonly FrameUnit[]): ReadonlyMap<string, string> {
  const known = new Set(units.map(({ name }) => name));
  const there = new Set(listUnitsEver(read).map(({ id }) => id));
  const today = namesOfToday(read, units);
  const then = new Map<string, string>();
  for (const { name } of [...units].sort((a, b) => Number(there.has(b.id)) - Number(there.has(a.id)))) {
    const now = today.get(name);
    if (now !== undefined && !known.has(now) && !then.has(now)) then.set(now, name);
  }
  return then;
}

/** Then → now, for those whose name is another today; a unit nobody knows any more keeps its own. */
export function namesOfToday(read: ReadHandle, units: readonly FrameUnit[]): ReadonlyMap<string, string> {
  const now = listUnitsEver(read);
  const byId = new Map(now.map(({ id, name }) => [id, name]));
  const byName = new Map(now.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => [one, name] as const)));
  return new Map(
    units
      .map(({ id, name }) => [name, byId.get(id) ?? byName.get(name) ?? name] as const)
      .filter(([then, today]) => then !== today),
  );
}
