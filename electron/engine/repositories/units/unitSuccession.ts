/** What units of a frozen state are called today: renamed since, or gone into another. */
import type { FrameUnit } from '../../../../shared/model/edition';
import type { ReadHandle } from '../../database/file/handles';
import { listUnitsEver } from './unitRepository';

/** Every name units have besides the one they bear today → that one. */
export function aliasesOf(read: ReadHandle): ReadonlyMap<string, string> {
  return new Map(listUnitsEver(read).flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)));
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
