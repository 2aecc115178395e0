/** 加减法台账: opening + in − out = closing, per round and category. */
import type { RoundKind } from './round';

/** Which part of a ledger: a category of a list; null: all. */
export interface LedgerPlace {
  readonly listId: string | null;
  readonly category: string | null;
}

export interface LedgerCategory {
  readonly listId: string;
  /** As it is called today. */
  readonly category: string;
  /** As it was called at the end of the round, where that was otherwise. */
  readonly formerly?: string;
  readonly opening: number;
  readonly added: number;
  readonly subtracted: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly closing: number;
}

export interface LedgerRound {
  readonly round: number;
  readonly kind: RoundKind;
  readonly state: 'open' | 'sealed';
  /** Round one opens with what was sorted in it (首轮采用). */
  readonly opening: number;
  readonly added: number;
  readonly subtracted: number;
  readonly closing: number;
  readonly categories: readonly LedgerCategory[];
}
