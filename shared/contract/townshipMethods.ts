/** What applies where, and the lists of the townships. */
import { z } from 'zod';
import { exportKindSchema } from '../logic/paper/planExport';
import type { SaidCell } from '../logic/schemes/townRule';
import { itemScopeSchema } from '../model/item';
import type { LayoutTemplate } from '../model/layoutTemplate';
import { townRuleSchema } from '../model/townRule';
import type * as view from '../views';
import type { SavedFile } from '../views/importing';
import type * as matrix from '../views/matrix';
import type * as schemes from '../views/schemes';
import { grant, id, job, nothing, read, reason, text, write } from './method';

export const townshipMethods = {
  setApplicability: write<null>()(z.object({ itemId: id, scope: itemScopeSchema, townshipIds: z.array(id), reason })),
  setApplicabilityMany: write<{ cells: number }>()(
    z.object({
      cells: z
        .array(z.object({ itemId: id, townshipIds: z.array(id).min(1).max(500), applies: z.boolean() }))
        .min(1)
        .max(10_000),
      reason,
      /** Cells that stand so already get this reason, too. */
      explaining: z.boolean().optional(),
    }),
  ),
  /**
   * Where a township differs: another list or category, its own words; null is the item's own. `printed` false: what
   * its list was printed with besides gives way to what the item says.
   */
  setOwnStanding: write<null>()(
    z.object({
      itemId: id,
      unitId: id,
      place: z.object({ listId: z.string().min(1), category: z.string().min(1) }).nullable(),
      wording: text.nullable(),
      printed: z.boolean().default(true),
      reason,
    }),
  ),
  setTownRule: write<{ items: number }>()(
    z.object({ itemIds: z.array(id).min(1).max(5_000), rule: townRuleSchema.nullable(), reason }),
  ),
  /** What a rule leaves as it is. */
  saidCells: read<SaidCell[]>()(z.object({ itemIds: z.array(id).max(5_000) })),
  alarms: read<schemes.Alarm[]>()(nothing),
  matrix: read<matrix.MatrixOutline>()(nothing),
  matrixRows: read<matrix.MatrixRow[]>()(z.object({ ids: z.array(id).max(500) })),
  cellStory: read<matrix.CellStory>()(z.object({ itemId: id, unitId: id })),
  townshipPage: read<view.TownshipPage>()(
    /** `listId` '' is the scheme's first list. */
    z.object({
      unitId: id,
      listId: z.string().default(''),
      source: z.enum(['current', 'sealed']).default('current'),
      /** An edition instead. */
      editionId: id.optional(),
    }),
  ),
  layoutTemplate: read<LayoutTemplate | null>()(nothing),
  takeLayoutTemplate: job<LayoutTemplate>()(z.object({ grant })),
  dropLayoutTemplate: write<null>()(nothing),
  saveLayoutSample: job<SavedFile>()(z.object({ grant })),
  exportTownshipLists: job<view.ExportedFile[]>()(
    z.object({
      grant,
      formats: z.array(z.enum(['docx', 'xlsx', 'pdf'])).min(1),
      kinds: z.array(exportKindSchema).min(1).default(['lists']),
      /** The last sealed round when null. */
      editionId: id.nullable().default(null),
      unitIds: z.array(id).optional(),
      pattern: z.string().trim().min(1).max(200).optional(),
      folders: z.boolean().default(false),
      manifest: z.boolean().default(false),
    }),
  ),
} as const;
