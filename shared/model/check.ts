/** 核对: a reconciliation rule and its present state. */
import type { ScreenLink } from './screenLink';

/** One place where a rule does not hold. */
export interface CheckRow {
  readonly words: string;
  /** Null where no row can be opened. */
  readonly link: ScreenLink | null;
}

export interface Check {
  /** Rule number of the office's rule book: '1' … '17'. */
  readonly id: string;
  /** The rule in words. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'waived';
  /** The live figure: 528 ＋ 15 − 126 ＝ 417. */
  readonly figure: string;
  /** What is wrong and what to do, or the waiver with its decider; '' when passed. */
  readonly detail: string;
  /** The first rows concerned, or where nothing else is wrong those set aside by a waiver; `rowCount` counts all. */
  readonly rows: readonly CheckRow[];
  readonly rowCount: number;
}

export const WAIVABLE_RULES = [
  'basisMissing',
  'basisUnverified',
  'basisOutOfForce',
  'basisTwice',
  'basisDates',
  'takenOver',
] as const;
export type WaivableRule = (typeof WAIVABLE_RULES)[number];

/** What each sets aside, and the rule it belongs to. */
export const WAIVABLE_WORDS: Readonly<Record<WaivableRule, string>> = {
  basisMissing: '依据暂缺',
  basisUnverified: '条款核对',
  basisOutOfForce: '依据失效',
  basisTwice: '同名依据并存',
  basisDates: '依据日期',
  takenOver: '接续已印发清单，依据待补',
};
export const WAIVED_CHECK: Readonly<Record<WaivableRule, string>> = {
  basisMissing: '7',
  basisUnverified: '7',
  basisOutOfForce: '7',
  basisTwice: '8',
  basisDates: '23',
  takenOver: '7',
};

/** Rules that ask about documents: there is no item they could be set aside for. */
export const ABOUT_DOCUMENTS: readonly WaivableRule[] = ['basisTwice', 'basisDates'];

export interface Waiver {
  readonly id: number;
  readonly rule: WaivableRule;
  readonly itemId: number | null;
  /** The items it was signed for, where it is neither one nor all. */
  readonly itemIds?: ReadonlySet<number>;
  readonly reason: string;
  readonly decider: string;
  readonly date: string;
}
