/** What a person changed about the reading of a file: headers, columns, rows, sheets. Places are as the file shows them. */
import { z } from 'zod';
import { columnRoleSchema } from './sourceEntry';

/** First and last row of a header, 1-based as the file counts; one to three rows. */
const headerPlaceSchema = z.object({ first: z.number().int().positive(), last: z.number().int().positive() });

const sheetCorrectionsSchema = z.object({
  sheet: z.string(),
  /** false: leave the sheet out; true: read it although it would have been left out (hidden). */
  take: z.boolean().optional(),
  /** Where tables begin; empty: as found. */
  headers: z.array(headerPlaceSchema).default([]),
  /** `header` is the first row of the table's header, 0 for a table that goes on from the one before; columns are 0-based. */
  roles: z
    .array(
      z.object({
        header: z.number().int().min(0),
        column: z.number().int().min(0).max(16_383),
        role: columnRoleSchema,
      }),
    )
    .default([]),
  /** Rows read as something else than found. */
  rows: z.array(z.object({ row: z.number().int().positive(), as: z.enum(['entry', 'skip', 'continued']) })).default([]),
});
/** `continued`: the row belongs to the entry above. */
export type AskedFor = SheetCorrections['rows'][number]['as'];
export type SheetCorrections = z.infer<typeof sheetCorrectionsSchema>;

export const readingCorrectionsSchema = z.array(sheetCorrectionsSchema).max(1_000);
export type ReadingCorrections = z.infer<typeof readingCorrectionsSchema>;

export const NO_CORRECTIONS: ReadingCorrections = [];

export function correctionsOf(corrections: ReadingCorrections, sheet: string): SheetCorrections {
  return corrections.find((one) => one.sheet === sheet) ?? { sheet, headers: [], roles: [], rows: [] };
}
