/** A register of requests kept elsewhere, as a file: each request with the township opinions, reviews and decision it had. */
import { z } from 'zod';
import { daySchema } from './day';

const basisSchema = z.object({
  title: z.string().min(1),
  docNumber: z.string().default(''),
  clause: z.string().default(''),
});
const towns = z.union([z.literal('all'), z.array(z.string()).min(1)]);
const day = daySchema;

const newItemSchema = z.object({
  id: z.string().optional(),
  list: z.string().default(''),
  category: z.string(),
  name: z.string().min(1),
  department: z.string().default(''),
  superiorDuty: z.string().optional(),
  townDuty: z.string().optional(),
  receiver: z.string().optional(),
  method: z.string().optional(),
  bases: z.array(basisSchema).default([]),
  towns,
  reason: z.string().default(''),
});
export type RegisteredItem = z.infer<typeof newItemSchema>;

const changed = <S extends z.ZodType>(schema: S) => z.object({ before: schema, after: schema }).optional();
const amendmentSchema = z.object({
  name: changed(z.string()),
  department: changed(z.string()),
  superiorDuty: changed(z.string()),
  townDuty: changed(z.string()),
  bases: changed(z.array(basisSchema)),
  towns: changed(towns),
  reason: changed(z.string()),
});

const registeredRequestSchema = z.object({
  id: z.string().min(1),
  date: day,
  from: z.string().min(1),
  kind: z.enum([
    '准入-常态',
    '准入-阶段性',
    '准入-临时',
    '动态调整-法律变化',
    '动态调整-上级目录调整',
    '动态调整-乡镇申请',
    '动态调整-部门申请',
    '清单外任务',
  ]),
  targetItem: z.string().optional(),
  newItem: newItemSchema.optional(),
  amendment: amendmentSchema.optional(),
  townsAffected: z.array(z.string()),
  basis: z.string().default(''),
  reason: z.string().default(''),
  term: z.string().default(''),
  townOpinions: z
    .array(
      z.object({
        town: z.string(),
        opinion: z.enum(['同意', '有条件同意', '不同意', '未反馈']),
        text: z.string().default(''),
      }),
    )
    .default([]),
  legalReview: z.string().default(''),
  /** Returned and handed in again; the last row is the decision itself. */
  history: z.array(z.object({ date: day, decision: z.string(), text: z.string() })).default([]),
  decision: z.enum(['同意', '修改后同意', '不同意']),
  outcome: z.enum(['addition', 'subtraction', 'amendment', 'refused']),
  decisionText: z.string().min(1),
  effective: day,
  ends: day.optional(),
});
export type RegisteredRequest = z.infer<typeof registeredRequestSchema>;

export const requestRegisterSchema = z.looseObject({
  /** Who approves what, by kind as the register writes it. */
  rules: z.looseObject({ approval: z.record(z.string(), z.string()).default({}) }).optional(),
  requests: z.array(registeredRequestSchema).min(1),
});
export type RequestRegister = z.infer<typeof requestRegisterSchema>;

/** What the numbers of items in a register stand for. */
export const registeredItemsSchema = z.looseObject({
  items: z.array(z.object({ id: z.string(), list: z.string(), name: z.string() })),
});
