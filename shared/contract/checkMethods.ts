/** Checks, waivers, and the log with undo. */
import { z } from 'zod';
import { WAIVABLE_RULES } from '../model/check';
import type * as view from '../views';
import type * as pool from '../views/pool';
import { id, job, nothing, page, read, reason, write } from './method';

export const checkMethods = {
  checks: read<view.CheckView[]>()(nothing),
  addWaiver: write<null>()(
    z.object({
      rule: z.enum(WAIVABLE_RULES),
      itemId: id.nullable().default(null),
      reason,
      decider: z.string().trim().min(1),
    }),
  ),
  revokeWaiver: write<null>()(z.object({ waiverId: id, reason })),
  actions: read<{ total: number; rows: view.ActionRow[] }>()(
    z.object({
      operator: z.string().optional(),
      command: z.string().optional(),
      year: z.string().length(4).optional(),
      ...page,
    }),
  ),
  actionFacets: read<pool.ActionFacets>()(nothing),
  actionDetail: read<pool.ActionDetail>()(z.object({ seq: id })),
  undoTo: job<{ undone: number }>()(z.object({ seq: id })),
  undo: write<{ summary: string }>()(nothing),
  redo: write<{ summary: string }>()(nothing),
} as const;
