/** Agreement: verdicts, talks, rulings, and how all of it stands. */
import { z } from 'zod';
import { agreementRequestSchema } from '../model/agreementRequest';
import { daySchema } from '../model/day';
import { agreementStateSchema, positionSchema } from '../model/verdict';
import type * as view from '../views/agreement';
import type * as importing from '../views/importing';
import { grant, id, job, nothing, page, read, reason, write } from './method';

const itemIds = z.array(id).min(1).max(20_000);

export const agreementMethods = {
  agreement: read<view.AgreementOverview>()(nothing),
  agreementItems: read<view.AgreementPage>()(
    z.object({
      /** open: everything neither agreed nor ruled; unsettled: what stands against the final seal. */
      state: z.union([agreementStateSchema, z.enum(['all', 'open', 'unsettled'])]).default('all'),
      /** Only what concerns this unit; null: what the office has to say something about. */
      unitId: id.nullable().optional(),
      /** Of those, where the party itself stands so; open: it has not said 同意 to what stands there now. */
      own: z.union([positionSchema, z.enum(['stale', 'open'])]).optional(),
      words: z.string().trim().max(200).default(''),
      ...page,
    }),
  ),
  agreementItem: read<view.AgreementDetail | null>()(z.object({ itemId: id })),
  talks: read<view.TalkRow[]>()(nothing),
  giveVerdicts: write<{ given: number }>()(
    z.object({
      /** Null: the office. */
      unitId: id.nullable(),
      itemIds,
      /** none: what was said before is taken back. */
      position: positionSchema,
      words: z.string().trim().max(5_000).default(''),
      person: z.string().trim().max(100).default(''),
      /** Left out: today. */
      date: daySchema.optional(),
    }),
  ),
  /** What parties have not spoken about, or have to speak about again, they agree to, all in one step. */
  agreeToRest: write<{ given: number }>()(
    z.object({
      /** Null among them: the office. Left out: all parties. */
      unitIds: z.array(id.nullable()).min(1).max(10_000).optional(),
      /** Left out: all items. */
      itemIds: itemIds.optional(),
      /** 议定: also what a party was against; without it that stays. */
      against: z.boolean().default(false),
      words: z.string().trim().max(5_000).default(''),
      person: z.string().trim().max(100).default(''),
      /** Left out: today. */
      date: daySchema.optional(),
    }),
  ),
  returnsToTakeUp: read<view.TakenUp>()(nothing),
  takeUpReturns: write<view.TakenUp>()(nothing),
  keepTalk: write<{ talkId: number }>()(
    z.object({
      /** Left out: a new one. */
      talkId: id.optional(),
      itemIds,
      date: daySchema,
      title: z.string().trim().min(1).max(200),
      people: z.string().trim().max(2_000),
      minutes: z.string().trim().max(50_000),
    }),
  ),
  attachTalkFile: write<null>()(z.object({ talkId: id, grant })),
  saveTalkFile: job<importing.SavedFile>()(z.object({ talkId: id, grant })),
  ruleItems: write<{ ruled: number }>()(
    z.object({
      itemIds,
      talkId: id,
      /** 裁定意见: what holds from now on. */
      decision: z.string().trim().max(2_000).default(''),
      reason,
      decider: z.string().trim().min(1).max(200),
      /** Left out: the day of the talk. */
      date: daySchema.optional(),
    }),
  ),
  exportAgreement: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({ grant, formats: z.array(z.enum(['docx', 'xlsx'])).min(1), what: agreementRequestSchema }),
  ),
} as const;
