/** 轮次 and 增减: one pass of review, and what it adds, subtracts, moves or rewords. */
import { z } from 'zod';

export const roundKindSchema = z.enum(['sorting', 'review', 'opinions', 'meeting', 'final', 'adjustment']);
export type RoundKind = z.infer<typeof roundKindSchema>;

export const ROUND_KIND_WORDS: Readonly<Record<RoundKind, string>> = {
  sorting: '首轮梳理',
  review: '规范审核',
  opinions: '征求意见',
  meeting: '会商',
  final: '审定',
  adjustment: '动态调整',
};

const changeKindSchema = z.enum(['add', 'subtract', 'restore', 'amend', 'move', 'split']);
export type ChangeKind = z.infer<typeof changeKindSchema>;

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  add: '增',
  subtract: '减',
  restore: '恢复',
  amend: '改',
  move: '调类',
  split: '拆分',
};

/** Which changes a figure is made of: 增, 减, 计 0 的, and of those the moves into or out of a category. */
export const changeEffectSchema = z.enum(['all', 'in', 'out', 'none', 'moved', 'movedIn', 'movedOut']);
export type ChangeEffect = z.infer<typeof changeEffectSchema>;

/** 内容重复合并 is a subtraction that names the item it went into. */
export const MERGE_REASON = '内容重复合并';

/** 撤镇并镇: the township's duties go to the one it went into; approved by whoever abolished it. */
export const ABOLITION_REASON = '撤镇并镇';

/** 改 that leaves the words alone: other townships than before have it on their lists. */
export const APPLICABILITY_REASON = '适用范围';

/** 改 of an item that another had gone into: the other comes back, and takes along what it had brought. */
export const GIVEN_BACK_REASON = '并入内容退回';

export interface Round {
  readonly id: number;
  readonly number: number;
  readonly kind: RoundKind;
  readonly title: string;
  /** ISO date of the meeting or of the round's opening. */
  readonly date: string;
  readonly state: 'open' | 'sealed';
}

/** One 增减 as the ledger needs it. */
export interface Change {
  readonly id: number;
  readonly roundId: number;
  readonly itemId: number;
  readonly kind: ChangeKind;
  /** +1, −1 or 0. */
  readonly countEffect: number;
  /** List and category it counts in; for a move the one it left. */
  readonly listId: string;
  readonly category: string;
  /** Moves only. */
  readonly toListId: string | null;
  readonly toCategory: string | null;
  readonly reasonKind: string;
  readonly reason: string;
  /** What it went into; of a part split off, the item it was part of. */
  readonly targetItemId: number | null;
  readonly entryId: number | null;
  readonly proposer: string;
  readonly decider: string;
  /** What it rests on: a law, a document, a meeting. */
  readonly basis: string;
  /** The prepared change it was. */
  readonly preparedId: number | null;
}
