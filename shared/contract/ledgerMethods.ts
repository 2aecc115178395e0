/** The ledger by groups, the townships' own ledger, and any two states of the pool side by side. */
import { z } from 'zod';
import { differenceKindSchema, poolStateSchema } from '../model/comparison';
import { ledgerGroupingSchema, ledgerPartSchema } from '../model/grouping';
import type * as view from '../views/ledger';
import { nothing, page, read } from './method';

/** One round, or the whole campaign when null. */
const round = z.number().int().positive().nullable();

export const ledgerMethods = {
  groupedLedger: read<view.GroupedLedger>()(z.object({ by: ledgerGroupingSchema, round })),
  figureItems: read<{ total: number; rows: view.FigureItem[] }>()(
    z.object({ by: ledgerGroupingSchema, round, key: z.string(), part: ledgerPartSchema, ...page }),
  ),
  reverseLedger: read<view.ReverseLedgerRound[]>()(nothing),
  compareStates: read<view.Comparison>()(
    z.object({
      before: poolStateSchema,
      after: poolStateSchema,
      /** Those that differ in this way; all when left out. */
      kind: differenceKindSchema.optional(),
      ...page,
    }),
  ),
} as const;
