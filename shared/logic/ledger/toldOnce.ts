/** Lines of the ledger that say one thing of many items: a township that went into another, a new column filled in by order. */
import { ABOLITION_REASON, type Change } from '../../model/round';
import { groupBy } from '../rows/groupBy';
import { isFilling } from '../schemes/newFields';

type Told = Pick<Change, 'id' | 'roundId' | 'reasonKind' | 'reason' | 'basis' | 'decider'>;

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

function keyOf({ id, roundId, reasonKind, reason, basis, decider }: Told): string {
  const together = reasonKind === ABOLITION_REASON || isFilling(reasonKind);
  return together ? JSON.stringify([roundId, reasonKind, reason, basis, decider]) : String(id);
}
