/** The library of bases, their citation by items, the gate, and the arguments about every entry. */
import { z } from 'zod';
import {
  argumentVerdictSchema,
  basisDraftSchema,
  basisEventKindSchema,
  basisOriginSchema,
  supportSchema,
} from '../model/basis';
import { daySchema } from '../model/day';
import type * as basis from '../views/bases';
import type * as importing from '../views/importing';
import type * as laws from '../views/laws';
import { grant, id, job, nothing, read, write } from './method';

const citationText = z.string().trim().min(1).max(5_000);
const note = z.string().trim().max(2_000);
const excerpt = z.string().max(20_000);

export const basisMethods = {
  basisLibrary: read<basis.BasisLibrary>()(nothing),
  basis: read<basis.BasisDetail>()(z.object({ basisId: id })),
  saveBasis: write<{ basisId: number }>()(z.object({ basisId: id.nullable(), basis: basisDraftSchema })),
  setBasisOrigin: write<{ changed: number }>()(
    z.object({ basisIds: z.array(id).min(1).max(10_000), origin: basisOriginSchema }),
  ),
  removeBasis: write<null>()(z.object({ basisId: id })),
  recordBasisEvent: write<{ items: number }>()(
    z.object({
      basisId: id,
      kind: basisEventKindSchema,
      since: daySchema,
      note: note.default(''),
      replacedById: id.nullable().default(null),
    }),
  ),
  dropBasisEvent: write<null>()(z.object({ eventId: id })),
  mergeBases: write<null>()(z.object({ keepId: id, mergeIds: z.array(id).min(1).max(100) })),
  previewReplacement: read<laws.ReplacementRow[]>()(z.object({ basisId: id, byId: id })),
  replaceBasis: write<{ items: number }>()(
    z.object({
      basisId: id,
      byId: id,
      citations: z
        .array(z.object({ citationId: id, clause: z.string().trim().max(500) }))
        .min(1)
        .max(50_000),
      reason: note.min(1),
    }),
  ),
  attachBasisFile: write<null>()(z.object({ basisId: id, grant })),
  saveBasisFile: job<importing.SavedFile>()(z.object({ basisId: id, grant })),

  // citations of items
  citations: read<basis.CitationRow[]>()(z.object({ itemId: id })),
  addCitations: write<{ added: number }>()(
    z.object({
      itemId: id,
      text: citationText,
      supports: supportSchema.default('duty'),
      excerpt: excerpt.default(''),
    }),
  ),
  changeCitation: write<null>()(
    z.object({ citationId: id, text: citationText, supports: supportSchema, excerpt: excerpt.default('') }),
  ),
  removeCitation: write<null>()(z.object({ citationId: id, reason: note.default('') })),
  verifyCitations: write<{ changed: number }>()(
    z.object({
      citationIds: z.array(id).min(1).max(50_000),
      verified: z.boolean(),
      documentId: id.optional(),
    }),
  ),

  // the gate, and 逐条论证
  basisGate: read<basis.GateRow[]>()(nothing),
  argumentSheet: read<basis.ArgumentSheet>()(nothing),
  argueItems: write<{ changed: number }>()(
    z.object({
      itemIds: z.array(id).min(1).max(50_000),
      reviewer: z.string().trim().min(1).max(100),
      verdict: argumentVerdictSchema.nullable(),
      note: note.default(''),
    }),
  ),
  exportArguments: job<importing.SavedFile>()(z.object({ grant })),
} as const;
