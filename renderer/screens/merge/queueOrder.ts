/** Which entries stand in the queue, and which comes next. */
import type { MatchKind } from '../../../shared/views/matching';

export type FateFilter = 'pending' | 'decided' | 'all';

export const KIND_WORDS: Readonly<Record<MatchKind, string>> = {
  sure: '可确认',
  two: '疑两项',
  look: '要看',
  none: '无相近',
};

/**
 * The ids to show, in file order. `stayed` collects what was pending under this filter: it stays in its place after the
 * decision, so that ↑ leads back to it.
 */
export function queueOf(
  ids: readonly number[],
  pending: ReadonlySet<number>,
  fate: FateFilter,
  kind: MatchKind | 'all',
  kindOf: (id: number) => MatchKind | undefined,
  stayed: Set<number>,
): number[] {
  return ids.filter((id) => {
    if (fate === 'all') return true;
    if (fate === 'decided') return !pending.has(id);
    if (pending.has(id) && (kind === 'all' || kindOf(id) === kind)) stayed.add(id);
    return stayed.has(id);
  });
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
