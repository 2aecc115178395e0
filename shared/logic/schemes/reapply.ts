/** 改适用 of one item: which townships' cells are written anew, whose the reason given is, and what it comes to in words. */
import type { ItemContent, ItemScope } from '../../model/item';
import { appliesTo } from './appliesTo';

interface ReappliedCell {
  readonly township: string;
  readonly applies: boolean;
  readonly reason: string;
}

interface Wanted {
  readonly scope: ItemScope;
  readonly applies: (township: string) => boolean;
  readonly reason: string;
}

/**
 * The cells that say something else than before; the others stay as they are. The reason belongs to the townships taken
 * off or added. Where the townships stay, or common and particular change places, it is also that of those left out of
 * which nobody had said why.
 */
export function reapply(
  item: Pick<ItemContent, 'scope' | 'townships'>,
  { scope, applies: wanted, reason }: Wanted,
  towns: readonly string[],
): ReappliedCell[] {
  const was = (town: string): boolean => appliesTo(item.scope, item.townships, town);
  const turned = scope !== item.scope;
  const explains = turned || towns.every((town) => wanted(town) === was(town));
  return towns.flatMap((township): ReappliedCell[] => {
    const applies = wanted(township);
    const row = item.townships.find((one) => one.township === township);
    const before = row?.reason ?? '';
    const changed = applies !== was(township);
    if (changed || (explains && !applies && before === '')) return [{ township, applies, reason }];
    // What the scope no longer says by itself has to be said; a rule over profiles speaks for common items alone.
    const unsaid = row === undefined ? applies !== (scope === 'common') : row.byRule === true;
    return turned && unsaid ? [{ township, applies, reason: before }] : [];
  });
}

/** 绥阳镇不再适用，其余 2 个乡镇照旧 */
export function reappliedWords(now: readonly string[], wanted: readonly string[]): string {
  const stay = now.filter((town) => wanted.includes(town)).length;
  return [movedWords(now, wanted), stay > 0 ? `其余 ${stay} 个乡镇照旧` : ''].filter(Boolean).join('，');
}

/** 绥阳镇不再适用，道河镇改为适用; '' where nothing moves. */
export function movedWords(now: readonly string[], wanted: readonly string[]): string {
  const outOf = now.filter((town) => !wanted.includes(town));
  const into = wanted.filter((town) => !now.includes(town));
  return [outOf.length > 0 ? `${outOf.join('、')}不再适用` : '', into.length > 0 ? `${into.join('、')}改为适用` : '']
    .filter(Boolean)
    .join('，');
}
