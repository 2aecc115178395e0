/** The ledger by groups, the townships' own ledger, and any two states of the pool side by side. */
import { z } from 'zod';
import { differenceKindSchema, poolStateSchema } from '../model/comparison';
import { ledgerGroupingSchema, ledgerPartSchema, reversePartSchema } from '../model/grouping';
import { itemScopeSchema } from '../model/item';
import { reportRequestSchema } from '../model/reportRequest';
import type { EntryRow } from '../views';
import type * as view from '../views/ledger';
import { grant, job, nothing, page, read, write } from './method';

/** One round, or the whole campaign when null. */
const round = z.number().int().positive().nullable();

export const ledgerMethods = {
  groupedLedger: read<view.GroupedLedger>()(z.object({ by: ledgerGroupingSchema, round })),
  figureItems: read<{ total: number; rows: view.FigureItem[] }>()(
    /** `key` null: all lines together. */
    z.object({
      ...{ by: ledgerGroupingSchema, round, key: z.string().nullable(), part: ledgerPartSchema },
      /** Only those that apply to some townships (差异化), or to all. */
      scope: itemScopeSchema.optional(),
      ...page,
    }),
  ),
  reverseLedger: read<view.ReverseLedger>()(nothing),
  reverseEntries: read<{ total: number; rows: EntryRow[] }>()(z.object({ round, part: reversePartSchema, ...page })),
  compareStates: read<view.Comparison>()(
    z.object({
      before: poolStateSchema,
      after: poolStateSchema,
      /** Those that differ in this way; all when left out. */
      kind: differenceKindSchema.optional(),
      ...page,
    }),
  ),
  report: read<view.ReportView>()(nothing),
  setReportTemplate: write<null>()(z.object({ template: z.string().max(4_000) })),
  exportReports: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({ grant, formats: z.array(z.enum(['docx', 'xlsx'])).min(1), what: reportRequestSchema }),
  ),
} as const;
