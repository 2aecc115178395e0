/** Which entries stand in the queue, and which comes next. */
import type { EntryIds, MatchKind } from '../../../../shared/views/matching';

export type FateFilter = 'pending' | 'decided' | 'all';

export const KIND_WORDS: Readonly<Record<MatchKind, string>> = {
  sure: '可确认',
  two: '疑两项',
  look: '要看',
  none: '无相近',
};

/** What of the pending entries is to be seen; null: all categories. */
export interface QueueFilter {
  readonly fate: FateFilter;
  readonly kind: MatchKind | 'all';
  readonly category: string | null;
}

/** What is known of the entries of a place. */
export interface QueueFacts {
  readonly pending: ReadonlySet<number>;
  readonly kindOf: (id: number) => MatchKind | undefined;
  readonly categoryOf: (id: number) => string;
}

/**
 * The ids to show, in file order. `stayed` collects what was pending under this filter: it stays in its place after the
 * decision, so that ↑ leads back to it.
 */
export function queueOf(
  ids: readonly number[],
  { fate, kind, category }: QueueFilter,
  { pending, kindOf, categoryOf }: QueueFacts,
  stayed: Set<number>,
): number[] {
  const wanted = (id: number): boolean =>
    (kind === 'all' || kindOf(id) === kind) && (category === null || categoryOf(id) === category);
  return ids.filter((id) => {
    if (fate === 'all') return true;
    if (fate === 'decided') return !pending.has(id);
    if (pending.has(id) && wanted(id)) stayed.add(id);
    return stayed.has(id);
  });
}

/** 部门清单 has the lists of many: the heading above the first row of each in the queue, by its place there; none for one unit alone. */
export function headingsOf(
  queue: readonly number[],
  ids: readonly number[],
  units: EntryIds['units'],
): ReadonlyMap<number, string> {
  if (units.length < 2) return new Map();
  const places = new Map(ids.map((id, at) => [id, at]));
  const headings = new Map<number, string>();
  let last = '';
  for (const [at, id] of queue.entries()) {
    const unit = units.findLast(({ from }) => from <= (places.get(id) ?? 0))?.unit ?? '';
    if (unit !== last) headings.set(at, unit);
    last = unit;
  }
  return headings;
}

/** How many pending entries there are of each category, as they come first; none where all are of one. */
export function countCategories(
  ids: readonly number[],
  { pending, categoryOf }: Omit<QueueFacts, 'kindOf'>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (pending.has(id)) counts.set(categoryOf(id), (counts.get(categoryOf(id)) ?? 0) + 1);
  return counts.size > 1 ? counts : new Map();
}

/** The pending entry after `current`, then from the start again; undefined when it was the last. */
export function nextPending(
  queue: readonly number[],
  pending: ReadonlySet<number>,
  current: number,
): number | undefined {
  const at = queue.indexOf(current);
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))].find((id) => id !== current && pending.has(id));
}
