/** 准入与调整: the register of requests, its steps and decisions, working days. */
import { z } from 'zod';
import { daySchema } from '../model/day';
import { holidayTableSchema } from '../model/holiday';
import type { PaperDocument } from '../model/paperDocument';
import {
  opinionVerdictSchema,
  requestDecisionSchema,
  requestDraftSchema,
  requestOwnSchema,
  requestPaperSchema,
  requestStepKindSchema,
  requestWantSchema,
} from '../model/request';
import type * as importing from '../views/importing';
import type * as requests from '../views/requests';
import { grant, id, job, nothing, read, text, write } from './method';

const day = daySchema;

export const requestMethods = {
  requests: read<requests.RegisterView>()(nothing),
  request: read<requests.RequestDetail>()(z.object({ requestId: id })),
  /** What each would do now. */
  previewWants: read<requests.WantView[]>()(z.object({ wants: z.array(requestWantSchema).max(200) })),
  /** Open requests, other than `requestId`, that speak of any of the items. */
  otherRequests: read<requests.OtherRequest[]>()(
    z.object({ itemIds: z.array(id).max(500), requestId: id.nullable().default(null) }),
  ),
  reminders: read<requests.Reminder[]>()(nothing),
  registerRequest: write<{ requestId: number; code: string }>()(z.object({ request: requestDraftSchema })),
  /** While it is open; one that was returned is handed in again by it. */
  changeRequest: write<null>()(
    z.object({ requestId: id, request: requestDraftSchema, resubmitted: z.boolean().default(false) }),
  ),
  /** Once it is closed: its own fields alone, with why; what was decided, and the notice of it, stay as they are. */
  correctRequest: write<null>()(
    z.object({ requestId: id, corrected: requestOwnSchema, why: z.string().trim().min(1).max(500) }),
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
  /** What a task resembles: duties taken back, subtracted or refused, and those in the list. */
  recognizeTask: job<requests.FormerDuty[]>()(
    z.object({
      title: z.string().max(1_000),
      content: text.default(''),
      department: z.string().max(200).default(''),
      requestId: id.nullable().default(null),
    }),
  ),
  rebounds: job<requests.ReboundView>()(nothing),
  markRebound: write<null>()(
    z
      .object({
        requestId: id.nullable().default(null),
        entryId: id.nullable().default(null),
        /** A call that stands nowhere else. */
        callText: z.string().trim().max(1_000).default(''),
        from: z.string().trim().max(200).default(''),
        date: z.union([day, z.literal('')]).default(''),
        itemId: id.nullable().default(null),
        formerId: id.nullable().default(null),
        same: z.boolean(),
        note: z.string().trim().max(2_000).default(''),
      })
      .refine(({ itemId, formerId }) => (itemId === null) !== (formerId === null), { message: '没有说是哪一项' })
      .refine(
        ({ requestId, entryId, callText }) =>
          [requestId !== null, entryId !== null, callText !== ''].filter(Boolean).length === 1,
        { message: '没有说是哪一件' },
      ),
  ),
  /** A law changed: one request for each item that rests on it and has none open, ready to be filled in. */
  prepareByBasis: write<{ prepared: number }>()(
    z.object({ basisId: id, itemIds: z.array(id).min(1).max(5_000).optional(), date: day }),
  ),
  yearReport: read<requests.YearReport>()(z.object({ year: z.number().int().min(1990).max(2200).nullable() })),
  exportRequestPaper: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({
      grant,
      formats: z.array(z.enum(['docx', 'xlsx', 'pdf'])).min(1),
      what: requestPaperSchema,
    }),
  ),
  requestPaper: read<PaperDocument>()(z.object({ what: requestPaperSchema })),
  holidays: read<requests.HolidayView>()(nothing),
  /** Null: the program's own again. */
  setHolidays: write<null>()(z.object({ holidays: holidayTableSchema.nullable() })),
} as const;
