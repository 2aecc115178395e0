/** Lines of the ledger that say one thing of many items: a township that went into another, a new column filled in by order. */
import { ABOLITION_REASON, type Change } from '../../model/round';
import { groupBy } from '../rows/groupBy';
import { isFilling } from '../schemes/newFields';

type Told = Pick<Change, 'id' | 'roundId' | 'kind' | 'reasonKind' | 'reason' | 'basis' | 'decider'>;

export interface ToldChange<C> {
  readonly change: C;
  /** So many lines say the same. */
  readonly items: number;
}

/** In the order of the first line of each. */
export function toldOnce<C extends Told>(changes: readonly C[]): ToldChange<C>[] {
  return [...groupBy(changes, keyOf).values()].flatMap((own) => {
    const [change] = own;
    return change ? [{ change, items: own.length }] : [];
  });
}

function keyOf({ id, roundId, kind, reasonKind, reason, basis, decider }: Told): string {
  const together = reasonKind === ABOLITION_REASON || isFilling(reasonKind);
  return together ? JSON.stringify([roundId, kind, reasonKind, reason, basis, decider]) : String(id);
}

/** A line to be shown: one that stands for several, one of those, or one for itself. */
export interface FoldedLine {
  readonly id: number;
  /** Those it stands for or with; null for one by itself. `of` is the first of them. */
  readonly together: { readonly of: number; readonly lines: number; readonly head: boolean } | null;
}

/** What says one thing of many items as one line, with the lines it stands for after it where it is among the opened. */
export function foldTold(changes: readonly Told[], opened: ReadonlySet<number>): FoldedLine[] {
  return [...groupBy(changes, keyOf).values()].flatMap((own): FoldedLine[] => {
    const [first] = own;
    if (!first || own.length === 1) return own.map(({ id }) => ({ id, together: null }));
    const together = { of: first.id, lines: own.length };
    const shown = opened.has(first.id) ? own : [];
    return [
      { id: first.id, together: { ...together, head: true } },
      ...shown.map(({ id }) => ({ id, together: { ...together, head: false } })),
    ];
  });
}
