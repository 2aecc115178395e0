/** 版本 (定稿): a frozen, published state of all lists, with the document it went out under. */
import { z } from 'zod';
import { schemeSchema } from './scheme';
import { unitKindSchema } from './unit';

export const editionStageSchema = z.enum(['consultation', 'review', 'approval', 'issued']);
export type EditionStage = z.infer<typeof editionStageSchema>;

export const EDITION_STAGE_WORDS: Readonly<Record<EditionStage, string>> = {
  consultation: '征求意见稿',
  review: '送审稿',
  approval: '审定稿',
  issued: '印发稿',
};

/** A rule that did not hold when the edition was made, and who signed for that; or a waiver that was in force. */
export const editionExceptionSchema = z.object({
  kind: z.enum(['exception', 'waiver']),
  /** Rule number: '7'. */
  check: z.string(),
  name: z.string(),
  figure: z.string(),
  detail: z.string(),
  reason: z.string(),
  decider: z.string(),
  /** ISO date of the signature. */
  date: z.string(),
});
export type EditionException = z.infer<typeof editionExceptionSchema>;

const frameUnitSchema = z.object({ id: z.number(), name: z.string(), kind: unitKindSchema });
export type FrameUnit = z.infer<typeof frameUnitSchema>;

/** What the lists are printed with besides the items, as it was then. */
export const editionFrameSchema = z.object({
  place: z.string(),
  scheme: schemeSchema,
  /** All units in the office's order. */
  units: z.array(frameUnitSchema),
  /** 存照 of the sealed trail. */
  anchor: z.string(),
  /** The office's own layout, where it used one. */
  template: z.object({ name: z.string(), sha256: z.string() }).nullable(),
});
export type EditionFrame = z.infer<typeof editionFrameSchema>;

export interface EditionHead {
  readonly id: number;
  /** 第1版, 第2版; a draft bears the number of the edition it is to become. */
  readonly number: number;
  readonly stage: EditionStage;
  /** The sealed round it is frozen from. */
  readonly round: number;
  readonly docNumber: string;
  readonly issuer: string;
  /** ISO dates; '' on drafts without one. */
  readonly issuedOn: string;
  readonly effectiveOn: string;
  /** 接续: issued before the project was begun. */
  readonly takenOver: boolean;
  readonly remark: string;
  readonly operator: string;
  readonly at: string;
  readonly sha256: string;
  /** Of the frozen items. */
  readonly itemsHash: string;
  readonly items: number;
  readonly withdrawal: EditionWithdrawal | null;
}

export interface EditionWithdrawal {
  readonly reason: string;
  readonly decider: string;
  readonly operator: string;
  readonly at: string;
}
