/** What stands against sealing a round, pending entries and open conflicts, the same for engine and window. */
import type { RoundKind } from '../../model/round';

/**
 * How many pending entries must be settled first. The first figure needs every department entry; townships' entries
 * are talked through over the rounds and must be settled by the final one (rule 4: 待定 = 0 before 审定).
 */
export function pendingAgainstSeal(kind: RoundKind, down: number, up: number): number {
  if (kind === 'sorting') return down;
  return kind === 'final' ? down + up : 0;
}

/** A final round is not sealed while somebody is against an item and the office has not ruled; silence is no conflict. */
export function conflictsAgainstSeal<Item>(kind: RoundKind, unsettled: readonly Item[]): readonly Item[] {
  return kind === 'final' ? unsettled : [];
}

const NAMED = 3;

/** 护林防火、秸秆禁烧等: the first few by name. */
export function namedConflicts(items: readonly { readonly name: string }[]): { count: number; items: string } {
  const names = items.slice(0, NAMED).map(({ name }) => `“${name}”`);
  return { count: items.length, items: `${names.join('、')}${items.length > NAMED ? '等' : ''}` };
}
