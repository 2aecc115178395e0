/** The project's scheme, and published lists that come in by it. */
import { z } from 'zod';
import { type Scheme, schemeSchema } from '../model/scheme';
import type * as schemes from '../views/schemes';
import { id, nothing, read, reason, write } from './method';

const lists = z.object({
  sourceListIds: z.array(id).max(5_000).default([]),
  /** Where entries of a list belong that stand under none of its categories: under nothing ('') or a word it has not. */
  categories: z
    .array(z.object({ listId: z.string(), written: z.string(), category: z.string() }))
    .max(1_000)
    .default([]),
});

const section = z.object({ listId: z.string().min(1), category: z.string().min(1) });

export const schemeMethods = {
  /** The project's own copy. */
  scheme: read<Scheme>()(nothing),
  /** Another preset, to start a change from. */
  preset: read<Scheme>()(z.object({ id: z.string() })),
  previewScheme: read<schemes.SchemeChanges>()(z.object({ scheme: schemeSchema })),
  changeScheme: write<{ moved: number }>()(
    z.object({ scheme: schemeSchema, moves: z.array(z.object({ from: section, to: section })).max(1_000), reason }),
  ),
  previewPublished: read<schemes.PublishedPreview>()(lists),
  adoptPublished: write<{ items: number; entries: number }>()(lists),
} as const;
