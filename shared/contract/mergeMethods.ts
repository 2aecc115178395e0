/** The merge bench: what became of every entry. */
import { z } from 'zod';
import { daySchema } from '../model/day';
import { itemDraftSchema } from '../model/item';
import type * as view from '../views';
import type { GapOutline, GapRow } from '../views/gaps';
import type * as matching from '../views/matching';
import { grant, id, job, nothing, people, read, reason, text, write } from './method';

/** What becomes of one part of an entry that is taken apart. */
const partFateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attach'), itemId: id }),
  z.object({ kind: z.literal('adopt'), item: itemDraftSchema }),
  z.object({ kind: z.literal('reject'), reasonKind: z.string().max(50).default(''), reason }),
]);

/** What a note says: with whom it was talked over, when, and whether an answer is awaited. */
const talk = {
  text: reason,
  unitId: id.optional(),
  person: z.string().trim().max(50).default(''),
  date: daySchema.optional(),
  question: z.boolean().default(false),
};

/** By the written name of a township the registered one it is, or itself where it is to be registered. */
const towns = z.record(z.string().trim().min(1).max(100), z.string().trim().min(1).max(100)).optional();

/** The category of the list that stands for what a unit wrote, or left out. */
const categories = z
  .array(z.object({ unitId: id, listId: z.string().max(100), written: text, category: reason }))
  .max(5_000)
  .optional();

export const mergeMethods = {
  // merge bench
  suggestMany: job<matching.PlaceSuggestions>()(z.object({ unitId: id.nullable() })),
  suggestParts: job<matching.PartSuggestion[]>()(
    z.object({ entryId: id, parts: z.array(z.string().trim().min(1).max(2_000)).min(1).max(6) }),
  ),
  /** Entries of one unit's own list that seem to say one duty. */
  entryDuplicates: job<matching.EntryPair[]>()(z.object({ unitId: id.nullable() })),
  confirmRows: read<matching.ConfirmRow[]>()(z.object({ entryIds: z.array(id).max(200) })),
  entryIds: read<matching.EntryIds>()(z.object({ unitId: id.nullable() })),
  /** What the entry would be as an item, before a person changes a word. */
  entryDraft: read<matching.EntryDraft>()(z.object({ entryId: id })),
  entryRows: read<view.EntryRow[]>()(z.object({ ids: z.array(id).max(500) })),
  entryContext: read<matching.EntryContext>()(z.object({ entryId: id })),
  originalRows: read<matching.OriginalRows>()(
    z.object({ entryId: id, around: z.number().int().min(1).max(50).default(8) }),
  ),
  attachMany: write<{ attached: number }>()(
    z.object({
      rows: z
        .array(z.object({ entryId: id, itemIds: z.array(id).min(1).max(20) }))
        .min(1)
        .max(5_000),
      reason: text.default(''),
    }),
  ),
  refuseMatch: write<null>()(z.object({ entryId: id, itemId: id })),
  allowMatch: write<null>()(z.object({ entryId: id, itemId: id })),
  noteEntry: write<null>()(z.object({ entryId: id, ...talk })),
  noteItem: write<null>()(z.object({ itemId: id, ...talk })),
  answerNote: write<null>()(z.object({ noteId: id, answer: z.string().trim().max(2_000) })),
  itemNotes: read<matching.NoteRow[]>()(z.object({ itemId: id })),
  openQuestions: read<matching.OpenQuestion[]>()(z.object({ unitId: id.optional() })),

  exportTalkSheets: job<{ path: string; rows: number; sha256: string }[]>()(z.object({ grant })),

  // who named what
  gapOutline: read<GapOutline>()(nothing),
  gapRows: read<GapRow[]>()(z.object({ ids: z.array(id).max(500) })),

  // dispositions
  /** 适用乡镇 nobody registered, of one entry or of all the departments' pending ones; the three below want them answered. */
  strangeTowns: read<matching.StrangeTown[]>()(z.object({ entryId: id.nullable() })),
  /** Categories the departments' pending entries write, or leave out, that their list has not. */
  strangeCategories: read<matching.StrangeCategory[]>()(nothing),
  adoptEntries: write<{ adopted: number }>()(
    z.object({ entryIds: z.array(id).min(1).max(50_000), towns, categories, ...people }),
  ),
  adoptEntry: write<{ itemId: number }>()(
    z.object({ entryId: id, item: itemDraftSchema, reason: text, towns, ...people }),
  ),
  attachEntry: write<null>()(
    z.object({
      entryId: id,
      itemId: id,
      reason: text.default(''),
      /** What the item is to say from now on; absent: as it says now. */
      wording: z.object({ name: z.string().trim().min(1).max(500), text }).optional(),
    }),
  ),
  splitEntry: write<null>()(
    z.object({
      entryId: id,
      parts: z
        .array(z.object({ text: z.string().trim().max(2_000), into: partFateSchema }))
        .min(2)
        .max(20)
        .refine((parts) => parts.every(({ text: words, into }) => into.kind !== 'reject' || words !== '')),
      reason: text.default(''),
      towns,
      ...people,
    }),
  ),
  rejectEntry: write<null>()(z.object({ entryId: id, reasonKind: z.string().max(50).default(''), reason })),
  returnEntry: write<null>()(z.object({ entryId: id, reason })),
  detachEntry: write<null>()(z.object({ entryId: id, reason: text.default('') })),
  reattachEntry: write<null>()(z.object({ entryId: id, fromItemId: id, toItemId: id, reason })),
} as const;
