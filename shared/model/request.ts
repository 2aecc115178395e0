/** 申请: a duty to be handed down (准入), a list to be adjusted (动态调整), or a task handed down outside the list (清单外任务). */
import { z } from 'zod';
import { citationSchema } from './basis';
import { daySchema } from './day';
import { itemDraftSchema, itemPartsSchema } from './item';

const id = z.number().int().positive();
const day = daySchema;
const words = (most: number) => z.string().trim().max(most);

export const requestKindSchema = z.enum(['admission', 'adjustment', 'outside']);
export type RequestKind = z.infer<typeof requestKindSchema>;
export const REQUEST_KIND_WORDS: Readonly<Record<RequestKind, string>> = {
  admission: '准入',
  adjustment: '动态调整',
  outside: '清单外任务',
};

/** How long an admitted duty is for; requests of the other kinds have none. */
export const requestTermSchema = z.enum(['regular', 'phased', 'temporary']);
export type RequestTerm = z.infer<typeof requestTermSchema>;
export const REQUEST_TERM_WORDS: Readonly<Record<RequestTerm, string>> = {
  regular: '常态',
  phased: '阶段性',
  temporary: '临时',
};

/** What an adjustment comes from. */
export const requestCauseSchema = z.enum(['law', 'catalogue', 'township', 'department']);
export type RequestCause = z.infer<typeof requestCauseSchema>;
export const REQUEST_CAUSE_WORDS: Readonly<Record<RequestCause, string>> = {
  law: '法律变化',
  catalogue: '上级目录调整',
  township: '乡镇申请',
  department: '部门申请',
};

const fromSchema = z.object({ bases: z.array(citationSchema), parts: itemPartsSchema.partial() }).partial();

/** One thing a request wants done with the list; an amendment names only what it changes. */
export const requestWantSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), item: itemDraftSchema }),
  z.object({
    kind: z.literal('subtract'),
    itemId: id,
    reasonKind: words(100).min(1),
    targetItemId: id.nullable().default(null),
  }),
  z.object({ kind: z.literal('restore'), itemId: id }),
  z.object({
    ...{ kind: z.literal('move'), itemId: id, listId: z.string().optional(), category: z.string().min(1) },
    /** What the other list asks for: the township's part, who leads and what they do. */
    text: z.string().max(32_767).optional(),
    parts: itemPartsSchema.partial().optional(),
    bases: z.array(citationSchema).optional(),
    /** As the item was, fitted to the other list, when it was asked for. Requests of earlier versions have none. */
    from: fromSchema.optional(),
  }),
  z.object({
    kind: z.literal('amend'),
    itemId: id,
    name: words(500).min(1).optional(),
    text: z.string().max(32_767).optional(),
    remark: z.string().max(2_000).optional(),
    bases: z.array(citationSchema).optional(),
    parts: itemPartsSchema.partial().optional(),
    /** What the item said when it was asked for: which basis, whose duty is to change. Requests of earlier versions have none. */
    from: fromSchema.optional(),
  }),
  /** 适用 of just these townships from now on. */
  z.object({ kind: z.literal('apply'), itemId: id, townships: z.array(z.string().min(1)).min(1), why: words(500) }),
]);
export type RequestWant = z.infer<typeof requestWantSchema>;

/** The request's own fields, which decide nothing: they can be put right after the decision, too. */
const ownFields = {
  title: words(300).min(1),
  content: words(10_000).default(''),
  basis: words(2_000).default(''),
  reason: words(5_000).default(''),
  /** 人财物保障. */
  guarantee: words(2_000).default(''),
  /** 期限 as it is written. */
  span: words(200).default(''),
  /** Who applies: a department or a township, by name. */
  applicant: words(200).min(1),
  date: day,
};

export const requestOwnSchema = z.object({ code: words(50).min(1), ...ownFields });
export type RequestOwn = z.infer<typeof requestOwnSchema>;
export const REQUEST_OWN_WORDS: Readonly<Record<keyof RequestOwn, string>> = {
  ...{ code: '编号', title: '事项', content: '内容', applicant: '申请单位', date: '申请日期' },
  ...{ basis: '依据', reason: '理由', guarantee: '人财物保障', span: '期限' },
};

/** What a person writes when a request comes in, and again when it was returned for completion. */
export const requestDraftSchema = z
  .object({
    ...ownFields,
    /** The office's own number; '' lets the register give one. */
    code: words(50).default(''),
    kind: requestKindSchema,
    term: requestTermSchema.nullable().default(null),
    cause: requestCauseSchema.nullable().default(null),
    /** The last day asked for. */
    ends: z.union([day, z.literal('')]).default(''),
    townships: z.array(words(200).min(1)).max(500).default([]),
    /** The item of the list it speaks of, where it wants nothing changed. */
    aboutItemId: id.nullable().default(null),
    wants: z.array(requestWantSchema).max(200).default([]),
  })
  .refine(({ kind, term }) => (kind === 'admission') === (term !== null), {
    message: '准入须写明期限，其他申请没有期限',
  })
  .refine(({ kind, cause }) => kind === 'adjustment' || cause === null, { message: '只有动态调整有起因' });
export type RequestDraft = z.infer<typeof requestDraftSchema>;

/** Steps of the history, in no order; which are required when is data (`resources/requests/ways.json`). */
export const requestStepKindSchema = z.enum([
  'submit',
  'accept',
  'return',
  'resubmit',
  'opinion',
  'legal',
  'meeting',
  'county',
  'superior',
  'decide',
  'withdraw',
  'leave',
  'note',
]);
export type RequestStepKind = z.infer<typeof requestStepKindSchema>;
export const REQUEST_STEP_WORDS: Readonly<Record<RequestStepKind, string>> = {
  submit: '收件登记',
  accept: '受理',
  return: '退回补正',
  resubmit: '补正后重报',
  opinion: '乡镇书面意见',
  legal: '合法性审查',
  meeting: '联席会商',
  county: '县委、县政府审定',
  superior: '报上级批准',
  decide: '作出决定',
  withdraw: '撤回申请',
  leave: '到期退出',
  note: '记一笔',
};

/** A township's written opinion; silence is 未反馈, never consent. */
export const opinionVerdictSchema = z.enum(['agree', 'conditional', 'disagree', 'silent']);
export type OpinionVerdict = z.infer<typeof opinionVerdictSchema>;
export const OPINION_WORDS: Readonly<Record<OpinionVerdict, string>> = {
  agree: '同意',
  conditional: '有条件同意',
  disagree: '不同意',
  silent: '未反馈',
};

export const requestDecisionSchema = z.enum(['approve', 'approveAmended', 'refuse']);
export type RequestDecision = z.infer<typeof requestDecisionSchema>;
export const REQUEST_DECISION_WORDS: Readonly<Record<RequestDecision, string>> = {
  approve: '同意',
  approveAmended: '修改后同意',
  refuse: '不同意',
};

/** One step as it is kept: never changed afterwards. */
export interface RequestStep {
  readonly id: number;
  readonly requestId: number;
  readonly kind: RequestStepKind;
  /** ISO date of the deed; '' where the papers name none. */
  readonly date: string;
  /** The township whose opinion it is. */
  readonly unitId: number | null;
  /** Who: a township, 县司法局, 联席会议, by the name of that time. */
  readonly by: string;
  readonly verdict: OpinionVerdict | RequestDecision | '';
  readonly text: string;
  readonly operator: string;
  readonly at: string;
}

/** 待受理 → 办理中 ⇄ 已退回 → 已同意 / 不予同意 / 已撤回; a temporary duty then leaves: 已到期退出. */
const requestStateSchema = z.enum(['submitted', 'handling', 'returned', 'approved', 'refused', 'withdrawn', 'left']);
export type RequestState = z.infer<typeof requestStateSchema>;
export const REQUEST_STATE_WORDS: Readonly<Record<RequestState, string>> = {
  submitted: '待受理',
  handling: '办理中',
  returned: '已退回补正',
  approved: '已同意',
  refused: '未同意',
  withdrawn: '已撤回',
  left: '已到期退出',
};

/** Kind of reason of the subtraction that ends a temporary duty. */
export const ENDED_REASON = '到期终止';

/** Papers of a request and of the register. */
export const requestPaperSchema = z.discriminatedUnion('kind', [
  /** 准入（调整）申请表 */
  z.object({ kind: z.literal('form'), requestId: id }),
  /** 决定通知 */
  z.object({ kind: z.literal('notice'), requestId: id }),
  /** 年度情况 */
  z.object({ kind: z.literal('year'), year: z.number().int() }),
  /** 登记册 */
  z.object({ kind: z.literal('register') }),
]);
export type RequestPaperKind = z.infer<typeof requestPaperSchema>;
