/** What the window shows of editions: the list, and what stands in the way of the next one. */
import type { EditionException, EditionHead } from '../model/edition';
import type { CheckView } from '../views';
import type { GateRow } from './bases';

export interface EditionRow extends EditionHead {
  /** 第2版送审稿 */
  readonly name: string;
  readonly townships: readonly {
    readonly unitId: number;
    readonly township: string;
    /** What it is called today, where that differs. */
    readonly today: string;
    readonly perList: readonly number[];
    readonly listed: number;
  }[];
  /** Short names of the lists, as `perList` counts them. */
  readonly lists: readonly string[];
  readonly townTimes: number;
  readonly exceptions: readonly EditionException[];
}

/** 临时准入 that still stands. */
export interface TemporaryDuty {
  readonly itemId: number;
  readonly name: string;
  readonly requestId: number;
  readonly code: string;
  /** Its last day. */
  readonly ends: string;
}

/** Before an edition is issued: what it would be, and what is in the way. */
export interface EditionGate {
  /** Number the next edition bears. */
  readonly number: number;
  /** The sealed round it would rest on; null before the first seal. */
  readonly round: number | null;
  /** The pool is as it was sealed. */
  readonly asSealed: boolean;
  /** What differs and which steps to take first; '' where it is as sealed. */
  readonly sealFirst: string;
  /** Rules that do not hold: each has to be put right or signed for. */
  readonly failed: readonly CheckView[];
  readonly waived: readonly CheckView[];
  /** Items without a basis that holds and without a waiver: the first of them. */
  readonly barred: readonly GateRow[];
  readonly barredCount: number;
  /** Items that came in with a list issued before, not covered by a signature yet. */
  readonly takenOver: number;
  /** Nothing has been issued yet and the pool came in from issued lists: it can be registered as it was. */
  readonly mayTakeOver: boolean;
  /** What an edition that takes effect after their last day would print though it is over by then; first to end first. */
  readonly temporary: readonly TemporaryDuty[];
  readonly issuer: string;
  readonly effectiveOn: string;
}
