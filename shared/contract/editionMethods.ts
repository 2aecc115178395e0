/** Editions: the list of them, the gate, issuing, withdrawing. */
import { z } from 'zod';
import { daySchema } from '../model/day';
import { editionStageSchema } from '../model/edition';
import type { UnitNotice } from '../model/editionNotice';
import type { PaperDocument } from '../model/paperDocument';
import type { DutiesOfDay, DutyExtract } from '../views/accountability';
import type * as view from '../views/editions';
import { grant, id, job, nothing, page, read, reason, write } from './method';

const decider = z.string().trim().min(1).max(200);
/** '' where there is none. */
const date = z.union([daySchema, z.literal('')]);

const duty = { day: daySchema, township: z.string().min(1), itemId: id };

export const editionMethods = {
  editions: read<view.EditionRow[]>()(nothing),
  editionGate: read<view.EditionGate>()(z.object({ effectiveOn: date.default('') })),
  issueEdition: write<{ editionId: number; number: number; sha256: string }>()(
    z.object({
      stage: editionStageSchema,
      docNumber: z.string().trim().max(100).default(''),
      issuer: z.string().trim().max(200).default(''),
      issuedOn: date.default(''),
      effectiveOn: date.default(''),
      /** 接续: issued before the project was begun, registered as it was. */
      takenOver: z.boolean().default(false),
      remark: z.string().trim().max(2_000).default(''),
      /** For rules that do not hold. */
      exceptions: z
        .array(z.object({ check: z.string().min(1).max(10), reason, decider }))
        .max(50)
        .default([]),
    }),
  ),
  /** Every township, and every department something changes for. */
  editionNotices: read<readonly UnitNotice[]>()(z.object({ beforeId: id, afterId: id })),
  exportNotices: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({
      grant,
      beforeId: id,
      afterId: id,
      formats: z.array(z.enum(['docx', 'xlsx'])).min(1),
      /** All that have one when left out. */
      units: z.array(z.string().min(1)).min(1).optional(),
    }),
  ),
  /** What a township bore on a day; `text` narrows it to names that contain it. */
  dutiesOfDay: read<DutiesOfDay>()(
    z.object({ day: daySchema, township: z.string().min(1), text: z.string().max(200).default(''), ...page }),
  ),
  dutyExtract: read<DutyExtract>()(z.object(duty)),
  exportExtract: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({ grant, formats: z.array(z.enum(['docx', 'xlsx', 'pdf'])).min(1), ...duty }),
  ),
  extractPage: read<PaperDocument>()(z.object(duty)),
  /** 归档包: a folder in the one granted. */
  archiveProject: job<{ path: string; files: number; bytes: number; sha256: string }>()(z.object({ grant })),
  /** 作废通知 of an edition that was withdrawn. */
  exportWithdrawal: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({ grant, editionId: id, formats: z.array(z.enum(['docx', 'xlsx', 'pdf'])).min(1) }),
  ),
  withdrawEdition: write<null>()(z.object({ editionId: id, reason, decider })),
} as const;
