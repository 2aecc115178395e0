/** Rounds, changes and the ledger. */
import { z } from 'zod';
import type { JoinPlan } from '../logic/pool/joinItems';
import { daySchema } from '../model/day';
import { amendmentSchema, deedSchema, joinSchema } from '../model/deed';
import { itemDraftSchema } from '../model/item';
import { changeEffectSchema, roundKindSchema } from '../model/round';
import type * as view from '../views';
import type * as importing from '../views/importing';
import type * as round from '../views/ledger';
import type * as pool from '../views/pool';
import { grant, grounds, id, job, nothing, page, read, reason, write } from './method';

export const roundMethods = {
  ledger: read<view.LedgerView>()(nothing),
  sealedItems: read<{ total: number; rows: pool.SealedItem[] }>()(
    z.object({
      round: z.number().int().positive(),
      listId: z.string().optional(),
      category: z.string().optional(),
      ...page,
    }),
  ),
  /** 逐条增减; what says one thing of many items is one line. `total` counts lines, `changes` what they stand for. */
  changes: read<{ total: number; changes: number; rows: view.FoldedChange[] }>()(
    z.object({
      round: z.number().int().optional(),
      /** With a category: the one of this list. */
      listId: z.string().optional(),
      category: z.string().optional(),
      effect: changeEffectSchema.default('all'),
      /** Lines that stand for several, by the first of those: these are shown as well. */
      opened: z.array(id).max(500).default([]),
      ...page,
    }),
  ),
  openRound: write<{ roundId: number }>()(
    z.object({ kind: roundKindSchema, title: z.string().max(100).default(''), date: daySchema }),
  ),
  sealRound: write<{ snapshotHash: string }>()(nothing),
  reopenRound: write<null>()(z.object({ reason })),
  noteRound: write<null>()(
    z.object({
      round: z.number().int().positive(),
      people: z.string().trim().max(500),
      meeting: z.string().trim().max(200),
      minutes: z.string().trim().max(20_000),
    }),
  ),
  attachMinutes: write<null>()(z.object({ round: z.number().int().positive(), grant })),
  saveMinutes: job<importing.SavedFile>()(z.object({ round: z.number().int().positive(), grant })),
  addItem: write<{ itemId: number }>()(z.object({ item: itemDraftSchema, ...grounds })),
  subtractItems: write<{ subtracted: number }>()(
    z.object({
      itemIds: z.array(id).min(1).max(5_000),
      reasonKind: z.string().trim().min(1).max(100),
      targetItemId: id.nullable().default(null),
      /** With a target: what it takes over; left out, it stays as it is. */
      join: joinSchema.optional(),
      ...grounds,
    }),
  ),
  previewJoin: read<JoinPlan>()(z.object({ itemIds: z.array(id).min(1).max(5_000), targetItemId: id })),
  splitItem: write<{ added: number }>()(
    z.object({ itemId: id, parts: z.array(itemDraftSchema).min(1).max(20), ...grounds }),
  ),
  /** 拟增, 拟减 …: counts nothing until it is decided in this round or a later one. */
  prepareChanges: write<{ prepared: number }>()(
    z.object({
      deeds: z.array(deedSchema).min(1).max(5_000),
      reason,
      basis: z.string().max(500).default(''),
      proposer: z.string().max(200),
    }),
  ),
  decidePrepared: write<{ decided: number }>()(
    z.object({ preparedIds: z.array(id).min(1).max(5_000), decider: z.string().trim().min(1).max(200) }),
  ),
  dropPrepared: write<{ dropped: number }>()(z.object({ preparedIds: z.array(id).min(1).max(5_000), reason })),
  preparedChanges: read<round.PreparedChange[]>()(nothing),
  restoreItem: write<null>()(z.object({ itemId: id, ...grounds })),
  amendItem: write<null>()(amendmentSchema.extend(grounds)),
  /** Without `listId` it stays in its list. */
  moveItem: write<null>()(
    z.object({ itemId: id, listId: z.string().optional(), category: z.string().min(1), ...grounds }),
  ),
} as const;
