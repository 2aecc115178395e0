/** The equations of the status bar, computed from the summary alone. */
import type { DispositionCounts } from '../../../shared/model/disposition';
import type { Summary } from '../../../shared/views';

export interface SourceEquation {
  readonly entries: number;
  readonly decided: number;
  readonly pending: number;
  readonly down: number;
  readonly up: number;
  /** False only when the program itself miscounts; shown in red then. */
  readonly ties: boolean;
}

export interface ItemEquation {
  readonly first: number;
  readonly added: number;
  readonly subtracted: number;
  readonly live: number;
  readonly ties: boolean;
}

/** Entries of one direction, a township or a list, whatever became of them. */
export function countEntries(counts: DispositionCounts): number {
  return countDecided(counts) + counts.pending;
}

/** Entries with a fate: everything but 待定. */
export function countDecided(counts: DispositionCounts): number {
  return counts.adopt + counts.attach + counts.split + counts.reject + counts.return;
}

/** 报送 ＝ 已定去向 ＋ 待定 */
export function sourceEquation(sources: Summary['sources']): SourceEquation {
  const decided = countDecided(sources.down) + countDecided(sources.up);
  const pending = sources.down.pending + sources.up.pending;
  return {
    entries: sources.entries,
    decided,
    pending,
    down: countEntries(sources.down),
    up: countEntries(sources.up),
    ties: sources.entries === decided + pending,
  };
}

/** 首轮 ＋ 增 − 减 ＝ 现有 */
export function itemEquation(pool: Summary['pool']): ItemEquation {
  const { first, added, subtracted, live } = pool;
  return { first, added, subtracted, live, ties: first + added - subtracted === live };
}
