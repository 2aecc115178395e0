/** 一镇一单: the list of one township, as content. */
import type { ResponsibilityRole } from './item';

/** One row to print; texts only, in the words that go on paper. */
export interface TownshipListRow {
  readonly itemId: number;
  readonly category: string;
  readonly name: string;
  /** The township's part; where it has its own wording, that. */
  readonly text: string;
  /** 主体责任 or 配合责任; '' where the township bears nothing. */
  readonly townshipRole: string;
  /** One citation a line. */
  readonly bases: readonly string[];
  /** Who else has a part, in order: leading ones first, 承接 last. */
  readonly parts: readonly { readonly unit: string; readonly role: ResponsibilityRole; readonly text: string }[];
  /** 共性 or 差异化. */
  readonly scope: string;
  readonly remark: string;
  /** The list's own fields, by id. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The edition a list is printed from. */
export interface PrintedEdition {
  /** 第2版 */
  readonly name: string;
  readonly docNumber: string;
  readonly issuer: string;
  /** ISO dates; the first '' on drafts. */
  readonly issuedOn: string;
  readonly effectiveOn: string;
  /** Rules that were set aside, with reason and decider: a sentence each. */
  readonly exceptions: readonly string[];
}

export interface TownshipList {
  readonly place: string;
  readonly township: string;
  readonly listId: string;
  /** 征求意见稿, 送审稿, 审定稿, 印发稿. */
  readonly stage: string;
  /** 第7轮 */
  readonly round: string;
  /** ISO date the list speaks of: 2025-06-30; printed as 2025年6月30日. */
  readonly date: string;
  /** 存照 of the sealed trail, printed at the end; left out on drafts. */
  readonly anchor?: string;
  /** Left out where a sealed round is printed, or the pool as it is. */
  readonly edition?: PrintedEdition;
  /** In printing order: by category of the scheme, then the office's order. */
  readonly rows: readonly TownshipListRow[];
}
