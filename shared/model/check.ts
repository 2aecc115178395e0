/** 核对: a reconciliation rule and its present state. */

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
}

export const WAIVABLE_RULES = ['basisMissing', 'basisUnverified'] as const;
export type WaivableRule = (typeof WAIVABLE_RULES)[number];

export interface Waiver {
  readonly id: number;
  readonly rule: WaivableRule;
  readonly itemId: number | null;
  readonly reason: string;
  readonly decider: string;
  readonly date: string;
}
