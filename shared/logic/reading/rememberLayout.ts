/** What a person corrected about a table's shape, kept by its header's words and found again in the next file. */
import { z } from 'zod';
import type { Grid } from '../../model/grid';
import type { ReadingCorrections, SheetCorrections } from '../../model/readingCorrections';
import { columnRoleSchema, type ReadTable } from '../../model/sourceEntry';
import { normalizeHeading } from './columns/headingRoles';
import { type GridView, viewGrid } from './gridView';

export const layoutSchema = z.object({
  /** false: a sheet of this name is left out. */
  take: z.boolean().optional(),
  /** Rows of the header; 0 for a sheet that is left out. */
  levels: z.number().int().min(0).max(3),
  roles: z.array(z.object({ column: z.number().int().min(0), role: columnRoleSchema })),
});
export type Layout = z.infer<typeof layoutSchema>;

export interface SignedLayout {
  /** The header's words, or the sheet's name. */
  readonly signature: string;
  readonly layout: Layout;
}

/** Headers stand near the top; further down only another table of the same sheet would. */
const SEARCHED_ROWS = 80;

function sheetSignature(sheet: string): string {
  return `表：${sheet}`;
}

/** The sheets' first rows: as much as layouts are searched in. */
export function headsOf(grids: readonly Grid[]): Grid[] {
  return grids.map((grid) => ({ ...grid, rows: grid.rows.slice(0, SEARCHED_ROWS + 3), merges: [] }));
}

/** The words of rows `first` … `last` (positions), normalised; '' when the rows are blank. */
function headerSignature(view: GridView, first: number, last: number): string {
  const lines = view.rows.slice(first, last + 1).map((row) => {
    const cells = row.cells.map((_, column) => normalizeHeading(view.own(row, column)));
    return cells.join('|').replace(/\|+$/, '');
  });
  const text = lines.join('\n');
  return text.trim() === '' ? '' : text;
}

/** Position of the header's first row and how many rows it has. */
function headerAtRow(view: GridView, table: ReadTable, row: number): { first: number; levels: number } | null {
  const first = view.rows.findIndex((one) => one.row === row);
  if (first < 0) return null;
  const kinds = new Map(table.rows.filter(({ sheet }) => sheet === view.grid.sheet).map((one) => [one.row, one.kind]));
  let levels = 0;
  while (levels < 3 && kinds.get(view.rows[first + levels]?.row ?? 0) === 'header') levels += 1;
  return levels === 0 ? null : { first, levels };
}

/** The layouts in a person's corrections. Rows set aside one by one belong to this file only and are not kept. */
export function layoutsOf(grids: readonly Grid[], corrections: ReadingCorrections, table: ReadTable): SignedLayout[] {
  const views = new Map(grids.map((grid) => [grid.sheet, viewGrid(grid)]));
  return corrections.flatMap(({ sheet, take, headers, roles }): SignedLayout[] => {
    const view = views.get(sheet);
    if (!view) return [];
    if (take === false) return [{ signature: sheetSignature(sheet), layout: { take, levels: 0, roles: [] } }];
    const rows = new Set([...headers.map(({ first }) => first), ...roles.map(({ header }) => header)]);
    return [...rows].flatMap((row): SignedLayout[] => {
      const place = headerAtRow(view, table, row);
      if (!place) return [];
      const signature = headerSignature(view, place.first, place.first + place.levels - 1);
      const own = roles.filter(({ header }) => header === row).map(({ column, role }) => ({ column, role }));
      return signature === '' ? [] : [{ signature, layout: { levels: place.levels, roles: own } }];
    });
  });
}

function recall(view: GridView, layouts: ReadonlyMap<string, Layout>): SheetCorrections | null {
  const { sheet } = view.grid;
  const left = layouts.get(sheetSignature(sheet));
  if (left?.take === false) return { sheet, take: false, headers: [], roles: [], rows: [] };
  const levels = [...new Set([...layouts.values()].map((layout) => layout.levels))].filter((count) => count > 0);
  for (let first = 0; first < Math.min(view.rows.length, SEARCHED_ROWS); first += 1) {
    for (const count of levels) {
      const layout = layouts.get(headerSignature(view, first, first + count - 1));
      const row = view.rows[first]?.row;
      if (!layout || layout.levels !== count || row === undefined) continue;
      const last = view.rows[first + count - 1]?.row ?? row;
      return {
        sheet,
        headers: [{ first: row, last }],
        roles: layout.roles.map((role) => ({ header: row, ...role })),
        rows: [],
      };
    }
  }
  return null;
}

/** Signatures of the remembered layouts that fit these grids. */
export function fittingSignatures(grids: readonly Grid[], layouts: ReadonlyMap<string, Layout>): string[] {
  return [...layouts].flatMap(([signature, layout]) =>
    recallLayouts(grids, new Map([[signature, layout]])).length > 0 ? [signature] : [],
  );
}

/** The corrections that remembered layouts ask for in these grids; empty when none fits. */
export function recallLayouts(grids: readonly Grid[], layouts: ReadonlyMap<string, Layout>): ReadingCorrections {
  if (layouts.size === 0) return [];
  return grids.map((grid) => recall(viewGrid(grid), layouts)).filter((found) => found !== null);
}
