/** Source lists: reading files, previews, forms, what was handed in. */
import { z } from 'zod';
import { dispositionKindSchema } from '../model/disposition';
import { readingCorrectionsSchema } from '../model/readingCorrections';
import { directionSchema } from '../model/sourceEntry';
import { ownKindSchema } from '../model/unit';
import type * as view from '../views';
import type * as importing from '../views/importing';
import type * as matching from '../views/matching';
import type { ReturnPreview } from '../views/opinions';
import { grant, id, job, nothing, page, read, reason, write } from './method';

export const sourceMethods = {
  previewImport: job<importing.ImportPreviews>()(z.object({ grant })),
  previewPaste: job<importing.ImportPreviews>()(
    z.object({ html: z.string().max(20_000_000), text: z.string().max(20_000_000) }),
  ),
  rereadPreview: read<importing.ImportPreview>()(
    z.object({
      preview: z.string(),
      corrections: readingCorrectionsSchema,
      /** Of a file several units send: all their entries as one list, whatever part the preview shows. */
      whole: z.boolean().default(false),
    }),
  ),
  /** A file several units send, read as one list, as a list of each: what takes the place of the preview. */
  splitPreview: read<importing.ImportPreview[]>()(z.object({ preview: z.string() })),
  previewRows: read<{ total: number; rows: importing.PreviewRow[] }>()(
    z.object({ preview: z.string(), sheet: z.string(), ...page }),
  ),
  previewEntries: read<{ total: number; rows: importing.PreviewEntry[] }>()(
    z.object({ preview: z.string(), doubtsOnly: z.boolean(), ...page }),
  ),
  /** Entries of the file itself that seem to say one duty; both are taken in. */
  previewDuplicates: job<matching.EntryPair[]>()(z.object({ preview: z.string() })),
  earlierLists: read<importing.EarlierList[]>()(z.object({ preview: z.string(), unit: z.string().trim().max(100) })),
  submissionDifference: read<{ total: number; rows: importing.DifferenceRow[] }>()(
    z.object({
      preview: z.string(),
      sourceListId: id,
      kind: z.enum(['unchanged', 'reworded', 'added', 'gone']),
      ...page,
    }),
  ),
  /** A list printed here that came back: looked at as an answer to 征求意见; the preview ends. */
  previewAsReturn: read<ReturnPreview>()(z.object({ preview: z.string() })),
  dropPreviews: read<null>()(z.object({ previews: z.array(z.string()).max(10_000) })),
  /** Several lists at once are one step to take back. */
  confirmImport: job<readonly view.ImportedList[]>()(
    z.object({
      lists: z
        .array(
          z.object({
            preview: z.string(),
            unit: z.string().trim().min(1).max(100),
            direction: directionSchema,
            /** What the file calls the unit, where a person said that it is this one; '' otherwise. */
            alias: z.string().trim().max(100).default(''),
            /** Whether a person said that it is none of those registered. */
            isNew: z.boolean().default(false),
            /** The list of the same unit whose place it takes. */
            replaces: id.nullable().default(null),
            /** Whether the corrections hold for the unit's next table of this shape. */
            remember: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(10_000),
    }),
  ),
  sourceLists: read<view.SourceListRow[]>()(nothing),
  sourceRows: read<{ total: number; rows: view.SourceRowView[] }>()(
    z.object({ sourceListId: id, sheet: z.string().optional(), ...page }),
  ),
  sourceSheet: read<importing.SourceSheet>()(
    z.object({ sourceListId: id, sheet: z.string().default(''), row: z.number().int().default(0) }),
  ),
  saveOriginal: job<importing.SavedFile>()(z.object({ sourceListId: id, grant })),
  makeTemplate: job<importing.SavedFile>()(z.object({ grant, unit: ownKindSchema, listId: z.string().default('') })),
  makeReturnForm: job<importing.SavedFile>()(z.object({ grant, sourceListId: id })),
  withdrawSourceList: write<null>()(z.object({ sourceListId: id, reason })),
  entries: read<{ total: number; rows: view.EntryRow[] }>()(
    z.object({
      unitId: id.optional(),
      sourceListId: id.optional(),
      direction: directionSchema.optional(),
      proposed: z.boolean().optional(),
      fate: z.enum(['all', 'decided', 'joined', ...dispositionKindSchema.options]).default('all'),
      search: z.string().default(''),
      ...page,
    }),
  ),
  suggest: job<view.Suggestion>()(z.object({ entryId: id, top: z.number().int().min(1).max(20).default(5) })),
} as const;
