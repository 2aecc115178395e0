/** Editions: the list of them, the gate, issuing, withdrawing. */
import { z } from 'zod';
import { editionStageSchema } from '../model/edition';
import type * as view from '../views/editions';
import { id, nothing, read, reason, write } from './method';

const decider = z.string().trim().min(1).max(200);
/** '' where there is none. */
const date = z.union([z.iso.date(), z.literal('')]);

export const editionMethods = {
  editions: read<view.EditionRow[]>()(nothing),
  editionGate: read<view.EditionGate>()(nothing),
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
  withdrawEdition: write<null>()(z.object({ editionId: id, reason, decider })),
} as const;
