/** Which documents of the agreement are to be put out. */
import { z } from 'zod';

export const agreementRequestSchema = z.discriminatedUnion('kind', [
  /** 认定表: of every department, township and the office, or of one; null is the office. */
  z.object({ kind: z.literal('forms'), unitId: z.number().int().positive().nullable().optional() }),
  /** 分歧事项及处理情况表. */
  z.object({ kind: z.literal('conflicts') }),
  /** 会议纪要 of one talk. */
  z.object({ kind: z.literal('minutes'), talkId: z.number().int().positive() }),
]);
export type AgreementRequest = z.infer<typeof agreementRequestSchema>;
