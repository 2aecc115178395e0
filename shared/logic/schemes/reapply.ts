/** 改适用 of one item: which townships' cells are written anew, and whose the reason given is. */
import type { ItemContent, ItemScope } from '../../model/item';
import { appliesTo } from './appliesTo';

export interface ReappliedCell {
  readonly township: string;
  readonly applies: boolean;
  readonly reason: string;
}

export interface Reapplied {
  /** Those that say something else than before; the others stay as they are. */
  readonly cells: readonly ReappliedCell[];
  readonly into: readonly string[];
  readonly outOf: readonly string[];
}

interface Wanted {
  readonly scope: ItemScope;
  readonly applies: (township: string) => boolean;
  readonly reason: string;
}

/**
 * The reason belongs to the townships that are taken off or added. Where the townships stay, or common and particular
 * change places, it is also that of those left out of which nobody had said why.
 */
export function reapply(
  item: Pick<ItemContent, 'scope' | 'townships'>,
  { scope, applies: wanted, reason }: Wanted,
  towns: readonly string[],
): Reapplied {
  const was = (town: string): boolean => appliesTo(item.scope, item.townships, town);
  const into = towns.filter((town) => wanted(town) && !was(town));
  const outOf = towns.filter((town) => !wanted(town) && was(town));
  const turned = scope !== item.scope;
  const explains = turned || into.length + outOf.length === 0;
  const cells = towns.flatMap((township): ReappliedCell[] => {
    const applies = wanted(township);
    const row = item.townships.find((one) => one.township === township);
    const before = row?.reason ?? '';
    const changed = applies !== was(township);
    if (changed || (explains && !applies && before === '')) return [{ township, applies, reason }];
    // What the scope no longer says by itself has to be said; a rule over profiles speaks for common items alone.
    const unsaid = row === undefined ? applies !== (scope === 'common') : row.byRule === true;
    return turned && unsaid ? [{ township, applies, reason: before }] : [];
  });
  return { cells, into, outOf };
}
