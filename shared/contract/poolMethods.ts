/** The pool of items: looking through it and changing many at once. */
import { z } from 'zod';
import { itemDraftSchema, MOST_ADDED } from '../model/item';
import { itemIdsSchema, poolEditSchema } from '../model/poolEdit';
import { poolQuestionSchema, poolViewSchema } from '../model/poolView';
import type * as view from '../views';
import type * as pool from '../views/pool';
import type { DistinctRow } from '../views/program';
import type * as schemes from '../views/schemes';
import { grounds, id, job, nothing, read, write } from './method';

export const poolMethods = {
  itemIds: read<view.ItemIds>()(poolQuestionSchema),
  itemRows: read<view.ItemRow[]>()(z.object({ ids: z.array(id).max(500) })),
  item: read<view.ItemDetail>()(z.object({ itemId: id })),
  itemActions: read<view.ActionRow[]>()(z.object({ itemId: id })),
  previewEdit: read<pool.EditPreview>()(
    z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, limit: z.number().int().min(1).max(5_000).default(500) }),
  ),
  editItems: write<{ changed: number }>()(z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, ...grounds })),
  duplicates: job<{ total: number; pairs: schemes.DuplicatePair[] }>()(
    z.object({ limit: z.number().int().min(1).max(2_000).default(200) }),
  ),
  distinctPairs: read<DistinctRow[]>()(nothing),
  allowDuplicate: write<null>()(z.object({ pairId: id })),
  refuseDuplicate: write<null>()(z.object({ firstId: id, secondId: id })),
  /** Rows copied from another program, as the items they would be. */
  previewPastedItems: job<schemes.PastedItems>()(
    z.object({ html: z.string().max(20_000_000), text: z.string().max(20_000_000) }),
  ),
  addItems: write<{ added: number }>()(
    z.object({ items: z.array(itemDraftSchema).min(1).max(MOST_ADDED), ...grounds }),
  ),
  placeItem: write<null>()(z.object({ itemId: id, by: z.number().int().min(-50_000).max(50_000) })),
  savedViews: read<pool.SavedView[]>()(nothing),
  saveView: write<{ viewId: number }>()(z.object({ name: z.string().trim().min(1).max(30), view: poolViewSchema })),
  removeView: write<null>()(z.object({ viewId: id })),
} as const;
