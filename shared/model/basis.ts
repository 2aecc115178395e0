/** 依据: a law, regulation, rule or document, its state over time, and its citation by an item at an article. */
import { z } from 'zod';
import { daySchema } from './day';

/** 效力级别, the strongest first. */
export const basisLevelSchema = z.enum([
  '宪法',
  '法律',
  '行政法规',
  '地方性法规',
  '部门规章',
  '政府规章',
  '规范性文件',
  '党内法规',
  '文件',
  '责任状',
  '其他',
]);
export type BasisLevel = z.infer<typeof basisLevelSchema>;

/** A citation taken apart: 《电影管理条例》（国务院令第342号）第五条. Titles carry no 《》. */
export const citationSchema = z.object({
  title: z.string().min(1),
  docNumber: z.string(),
  clause: z.string(),
  /** As it stood in the table, where that is not how it is printed now. */
  written: z.string().optional(),
});
export type Citation = z.infer<typeof citationSchema>;

/** 沿用 from the catalogue of the superior level, or newly cited by this office. */
export const basisOriginSchema = z.enum(['inherited', 'new']);
export type BasisOrigin = z.infer<typeof basisOriginSchema>;
export const BASIS_ORIGIN_WORDS: Readonly<Record<BasisOrigin, string>> = { inherited: '目录沿用', new: '新引用' };

/** What happened to a document on a day: 修订, 废止, 失效. */
export const basisEventKindSchema = z.enum(['amend', 'repeal', 'lapse']);
export type BasisEventKind = z.infer<typeof basisEventKindSchema>;
export const BASIS_EVENT_WORDS: Readonly<Record<BasisEventKind, string>> = {
  amend: '修订',
  repeal: '废止',
  lapse: '失效',
};

export interface BasisEvent {
  readonly id: number;
  readonly basisId: number;
  readonly kind: BasisEventKind;
  /** The day from which it holds. */
  readonly since: string;
  readonly note: string;
  readonly replacedById: number | null;
}

/** 现行, 修订 (in force as amended), 尚未生效, 废止, 失效: what a document is on one day. */
export type BasisStanding = 'effective' | 'amended' | 'notYet' | 'repealed' | 'lapsed';
export const BASIS_STANDING_WORDS: Readonly<Record<BasisStanding, string>> = {
  effective: '现行',
  amended: '现行（已修订）',
  notYet: '尚未生效',
  repealed: '废止',
  lapsed: '失效',
};

const date = z.union([daySchema, z.literal('')]);
/** What a person writes about a document; '' where it is not known. */
export const basisDraftSchema = z.object({
  title: z.string().trim().min(1).max(500),
  docNumber: z.string().trim().max(200),
  level: basisLevelSchema,
  issuer: z.string().trim().max(200),
  issuedOn: date,
  effectiveOn: date,
  origin: basisOriginSchema,
  remark: z.string().max(2_000),
});
export type BasisDraft = z.infer<typeof basisDraftSchema>;

export interface Basis extends BasisDraft {
  readonly id: number;
}

/** What the article speaks of: the duty itself, whose duty it is, or who cooperates. */
export const supportSchema = z.enum(['duty', 'subject', 'cooperate']);
export type Support = z.infer<typeof supportSchema>;
export const SUPPORT_WORDS: Readonly<Record<Support, string>> = { duty: '职责', subject: '主体', cooperate: '配合' };

/** How far an item's bases carry it: an in-force basis with a verified article, or what is wanting. */
export const basisStateSchema = z.enum(['verified', 'unverified', 'outOfForce', 'missing']);
export type BasisState = z.infer<typeof basisStateSchema>;
export const BASIS_STATE_WORDS: Readonly<Record<BasisState, string>> = {
  verified: '条款已核对',
  unverified: '条款未核对',
  outOfForce: '依据失效',
  missing: '依据待补',
};

/** One reviewer's finding on an item's basis when every entry is argued: 依据充分, 修改后可列, 依据不足. */
export const argumentVerdictSchema = z.enum(['sound', 'amend', 'unsound']);
export type ArgumentVerdict = z.infer<typeof argumentVerdictSchema>;
export const ARGUMENT_WORDS: Readonly<Record<ArgumentVerdict, string>> = {
  sound: '依据充分',
  amend: '修改后可列',
  unsound: '依据不足',
};

/** What was changed of an item after a reviewer said so: its wording, or what it cites. */
export type ArgumentChange = 'wording' | 'bases';
export const ARGUE_ANEW_WORDS: Readonly<Record<ArgumentChange, string>> = {
  wording: '文字已改，须重新论证',
  bases: '依据已改，须重新论证',
};
