/** The lines of the matrix in order: the folded common items, the categories, and the items under them. */
import type { MatrixOutline } from '../../../shared/views/matrix';

export type MatrixFilter = 'particular' | 'all' | 'own' | 'flagged';

export type MatrixLine =
  | { readonly kind: 'fold'; readonly count: number; readonly open: boolean }
  | { readonly kind: 'category'; readonly at: number; readonly count: number; readonly open: boolean }
  | { readonly kind: 'item'; readonly id: number };

/**
 * @param closed Names of categories that are folded.
 * @param commonOpen Whether the common items stand under their line.
 */
export function linesOf(
  outline: MatrixOutline,
  filter: MatrixFilter,
  closed: ReadonlySet<string>,
  commonOpen: boolean,
): MatrixLine[] {
  const lines: MatrixLine[] = [];
  if (filter === 'particular') {
    const particular = new Set(outline.categories.flatMap((category) => category.particular));
    const common = outline.categories.flatMap(({ ids }) => ids.filter((id) => !particular.has(id)));
    lines.push({ kind: 'fold', count: common.length, open: commonOpen });
    if (commonOpen) for (const id of common) lines.push({ kind: 'item', id });
  }
  for (const [at, category] of outline.categories.entries()) {
    const ids = idsOf(category, filter, outline);
    if (ids.length === 0) continue;
    const open = !closed.has(category.category);
    lines.push({ kind: 'category', at, count: ids.length, open });
    if (open) for (const id of ids) lines.push({ kind: 'item', id });
  }
  return lines;
}

function idsOf(
  category: MatrixOutline['categories'][number],
  filter: MatrixFilter,
  { own, flagged }: Pick<MatrixOutline, 'own' | 'flagged'>,
): readonly number[] {
  if (filter === 'particular') return category.particular;
  if (filter === 'all') return category.ids;
  const wanted = new Set(filter === 'own' ? own : flagged);
  return category.ids.filter((id) => wanted.has(id));
}

/** Serial numbers run through each list in the office's order. */
export function serialsOf(outline: MatrixOutline): ReadonlyMap<number, number> {
  const serials = new Map<number, number>();
  const last = new Map<string, number>();
  for (const { listId, ids } of outline.categories) {
    for (const id of ids) {
      const serial = (last.get(listId) ?? 0) + 1;
      last.set(listId, serial);
      serials.set(id, serial);
    }
  }
  return serials;
}
