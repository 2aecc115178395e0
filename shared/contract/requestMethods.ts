/** 准入与调整: the register of requests, its steps and decisions, working days. */
import { z } from 'zod';
import { holidayTableSchema } from '../model/holiday';
import {
  opinionVerdictSchema,
  requestDecisionSchema,
  requestDraftSchema,
  requestStepKindSchema,
  requestWantSchema,
} from '../model/request';
import type * as importing from '../views/importing';
import type * as requests from '../views/requests';
import { grant, id, job, nothing, read, text, write } from './method';

const day = z.iso.date();

export const requestMethods = {
  requests: read<requests.RegisterView>()(nothing),
  request: read<requests.RequestDetail>()(z.object({ requestId: id })),
  reminders: read<requests.Reminder[]>()(nothing),
  registerRequest: write<{ requestId: number; code: string }>()(z.object({ request: requestDraftSchema })),
  /** While it is open; one that was returned is handed in again by it. */
  changeRequest: write<null>()(
    z.object({ requestId: id, request: requestDraftSchema, resubmitted: z.boolean().default(false) }),
  ),
  /** accept, return, opinion, legal, meeting, county, superior, withdraw, note. */
  stepRequest: write<null>()(
    z.object({
      requestId: id,
      kind: requestStepKindSchema.exclude(['submit', 'resubmit', 'decide', 'leave']),
      date: z.union([day, z.literal('')]),
      unitId: id.nullable().default(null),
      by: z.string().trim().max(200).default(''),
      verdict: z.union([opinionVerdictSchema, z.literal('')]).default(''),
      text: text.default(''),
    }),
  ),
  decideRequest: write<{ changes: number; round: number | null }>()(
    z.object({
      requestId: id,
      decision: requestDecisionSchema,
      date: day,
      decider: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(5_000),
      effective: z.union([day, z.literal('')]).default(''),
      ends: z.union([day, z.literal('')]).default(''),
      /** Left out: as asked. */
      wants: z.array(requestWantSchema).max(200).optional(),
    }),
  ),
  /** Temporary duties whose last day is over leave, each by a change; none is no action. */
  endTemporary: write<{ left: number }>()(nothing),
  attachRequestPaper: write<null>()(z.object({ requestId: id, grant })),
  saveRequestPaper: job<importing.SavedFile>()(z.object({ paperId: id, grant })),
  holidays: read<requests.HolidayView>()(nothing),
  /** Null: the program's own again. */
  setHolidays: write<null>()(z.object({ holidays: holidayTableSchema.nullable() })),
} as const;
