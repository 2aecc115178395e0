/** Which of the office's tables and reports is to be put out as files. */
import { z } from 'zod';
import { poolStateSchema } from './comparison';

export const reportRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ledger') }),
  /** All rounds when null. */
  z.object({ kind: z.literal('changes'), round: z.number().int().positive().nullable() }),
  z.object({ kind: z.literal('comparison'), before: poolStateSchema, after: poolStateSchema }),
  z.object({ kind: z.literal('briefing') }),
]);
export type ReportRequest = z.infer<typeof reportRequestSchema>;
