/** 办理程序: which steps a request of one kind and term goes through, in what order and within how many working days. */
import { z } from 'zod';
import { MOST_DAYS } from './day';
import { requestKindSchema, requestStepKindSchema, requestTermSchema } from './request';

const wayStepSchema = z.object({
  kind: requestStepKindSchema,
  /** An approval cannot do without it. */
  required: z.boolean(),
  /** 工作日 from the step before; null: no limit. */
  days: z.number().int().positive().max(MOST_DAYS).nullable(),
});

const requestWaySchema = z.object({
  kind: requestKindSchema,
  term: requestTermSchema.nullable(),
  name: z.string().min(1),
  /** How it comes to a decision, in a sentence. */
  approval: z.string().min(1),
  /** Who decides, as a paper names it. */
  decider: z.string().min(1),
  /** Fields that must be filled before it is accepted. */
  needs: z.array(z.enum(['content', 'basis', 'reason', 'townships', 'ends'])),
  steps: z.array(wayStepSchema).min(1),
  /** What happens after the last day: the duty leaves by itself, or somebody is asked; null where it has none. */
  atEnd: z.enum(['leave', 'ask']).nullable(),
  /** Days before the end from which it is called to mind. */
  remindBefore: z.number().int().nonnegative().max(MOST_DAYS),
});
export type RequestWay = z.infer<typeof requestWaySchema>;
export const requestWaysSchema = z.array(requestWaySchema).min(1);
