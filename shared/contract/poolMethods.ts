/** The pool of items: looking through it and changing many at once. */
import { z } from 'zod';
import { itemIdsSchema, poolEditSchema } from '../model/poolEdit';
import { poolFilterSchema, poolViewSchema } from '../model/poolView';
import type * as view from '../views';
import type * as pool from '../views/pool';
import { id, nothing, people, read, reason, write } from './method';

export const poolMethods = {
  itemIds: read<view.ItemIds>()(poolFilterSchema),
  itemRows: read<view.ItemRow[]>()(z.object({ ids: z.array(id).max(500) })),
  item: read<view.ItemDetail>()(z.object({ itemId: id })),
  itemActions: read<view.ActionRow[]>()(z.object({ itemId: id })),
  previewEdit: read<pool.EditPreview>()(
    z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, limit: z.number().int().min(1).max(5_000).default(500) }),
  ),
  editItems: write<{ changed: number }>()(
    z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, reason, ...people }),
  ),
  savedViews: read<pool.SavedView[]>()(nothing),
  saveView: write<{ viewId: number }>()(z.object({ name: z.string().trim().min(1).max(30), view: poolViewSchema })),
  removeView: write<null>()(z.object({ viewId: id })),
} as const;
