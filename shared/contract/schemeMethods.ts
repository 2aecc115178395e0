/** The project's scheme, and published lists that come in by it. */
import { z } from 'zod';
import type * as schemes from '../views/schemes';
import { id, read, write } from './method';

const lists = z.object({ sourceListIds: z.array(id).max(5_000).default([]) });

export const schemeMethods = {
  previewPublished: read<schemes.PublishedPreview>()(lists),
  adoptPublished: write<{ items: number; entries: number }>()(lists),
} as const;
