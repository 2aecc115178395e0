/** 意见: what units were asked, what they answered, and how each opinion was handled. */
import { z } from 'zod';

/** 意见类型, in the order of the drop-down list; 无意见 on an item is an answer, no opinion to handle. */
export const opinionKindSchema = z.enum(['none', 'amend', 'add', 'subtract', 'move']);
export type OpinionKind = z.infer<typeof opinionKindSchema>;

/** As the form's list has them and the papers to the units repeat them: what a unit chose itself. */
export const OPINION_KIND_WORDS: Readonly<Record<OpinionKind, string>> = {
  none: '无意见',
  amend: '修改',
  add: '新增',
  subtract: '删除',
  move: '调类',
};

/** The same in the office's own words, for its window and its log: a duty is 核减, whatever the form calls it. */
export const OPINION_OFFICE_WORDS: Readonly<Record<OpinionKind, string>> = { ...OPINION_KIND_WORDS, subtract: '核减' };

/** 采纳情况. */
export const outcomeSchema = z.enum(['adopted', 'partly', 'refused', 'withdrawn']);
export type Outcome = z.infer<typeof outcomeSchema>;

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  adopted: '采纳',
  partly: '部分采纳',
  refused: '不采纳',
  withdrawn: '撤回',
};

/** How a handling stands now: what was taken up and came to nothing after all is 未落实, to be handled again. */
export type Standing = Outcome | 'unmet';

export const STANDINGS: readonly Standing[] = [...outcomeSchema.options, 'unmet'];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = { ...OUTCOME_WORDS, unmet: '未落实' };

/** 回收 of one pack: silence is never consent. */
const packStateSchema = z.enum(['out', 'overdue', 'agreed', 'returned', 'withdrawn']);
export type PackState = z.infer<typeof packStateSchema>;

export const PACK_STATE_WORDS: Readonly<Record<PackState, string>> = {
  out: '未反馈',
  overdue: '逾期未反馈',
  agreed: '无意见',
  returned: '有意见',
  withdrawn: '已作废',
};

export const paperKindSchema = z.enum(['signed', 'letter', 'other']);
export type PaperKind = z.infer<typeof paperKindSchema>;

export const PAPER_KIND_WORDS: Readonly<Record<PaperKind, string>> = {
  signed: '签字盖章页',
  letter: '来函',
  other: '其他材料',
};

/** Fixed cells of a row as they went out. */
export const packCellsSchema = z.object({
  list: z.string(),
  category: z.string(),
  number: z.string(),
  name: z.string(),
  /** 原内容: the text and who does what, as the unit read it. */
  content: z.string(),
});
export type PackCells = z.infer<typeof packCellsSchema>;

/** What was noticed in a returned form; the person who takes it in has seen it. */
export const returnFindingSchema = z.object({
  kind: z.enum([
    'cellChanged',
    'rowMissing',
    'rowUnknown',
    'rowTwice',
    'kindGuessed',
    'wrongColumn',
    'kindUnclear',
    'proposalMissing',
    'unanswered',
    'mark',
    // Words of a unit that nothing was made of: somebody has to look at them before the form is taken in.
    'unread',
  ]),
  /** Row of the form; 0 for the whole form. */
  row: z.number(),
  itemId: z.number().nullable(),
  words: z.string(),
});
export type ReturnFinding = z.infer<typeof returnFindingSchema>;

/** One answered row, as understood and perhaps set right by a person. */
export const returnedOpinionSchema = z.object({
  itemId: z.number().int().positive().nullable(),
  kind: opinionKindSchema,
  name: z.string().max(500),
  proposal: z.string().max(20000),
  reason: z.string().max(20000),
  person: z.string().max(200),
  /** 新增: the list and category it is proposed for, as written. */
  category: z.string().max(200).optional(),
  row: z.number().int().nonnegative(),
});
export type ReturnedOpinion = z.infer<typeof returnedOpinionSchema>;

/** An opinion a person must look at before it counts; `opinion` is the likeliest reading. */
export interface ReturnQuestion {
  readonly ask: string;
  readonly opinion: ReturnedOpinion;
  /** 批注: it joins what its row says, stands alone, or hangs on no row that speaks of anything. */
  readonly note?: 'joins' | 'alone' | 'aside';
  /** How the row calls it, where that may be another item. */
  readonly written?: string;
}
