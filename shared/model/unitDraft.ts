/** What a person says of a unit when registering it or changing its entry. */
import { z } from 'zod';
import { unitProfileSchema } from './unit';

/** More than any county has; a pasted table longer than this is not a list of units. */
export const MOST_UNITS = 5_000;

const nameSchema = z.string().trim().min(1).max(100);

export const unitDraftSchema = z.object({
  name: nameSchema,
  /** Other ways tables write it. */
  aliases: z.array(nameSchema).max(200).default([]),
  /** What it was called before. */
  formerNames: z.array(nameSchema).max(200).default([]),
  profile: unitProfileSchema.default(unitProfileSchema.parse({})),
});
export type UnitDraft = z.infer<typeof unitDraftSchema>;
