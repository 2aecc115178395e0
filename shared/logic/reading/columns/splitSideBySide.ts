/** Two tables side by side on one sheet, as forms save paper: taken apart, so that each row is one entry. */
import type { Grid, GridRow } from '../../../model/grid';
import { trimmed } from '../gridView';
import { nameSaid } from '../senders/guessUnitName';
import type { Header } from './findHeader';
import { knownRoles, normalizeHeading } from './headingRoles';

/** 主要承担事项/事项名称 and 配合承担事项/事项名称 are the same heading in two tables. */
function lastLevel(heading: string): string {
  return normalizeHeading(heading.split('/').at(-1) ?? '');
}

function namesDuty(headings: readonly string[]): boolean {
  return headings.some((heading) => {
    const roles = knownRoles(lastLevel(heading));
    return roles.has('name') || roles.has('text');
  });
}

/** 序号 once more behind a blank column, with duties named on both sides: two tables, their columns alike or not. */
function startAfterGap({ headings }: Header): number | null {
  const first = headings.findIndex((heading) => heading !== '');
  if (first < 0 || !knownRoles(lastLevel(headings[first] ?? '')).has('serial')) return null;
  const start = headings.findIndex(
    (heading, column) =>
      column > first + 2 &&
      heading !== '' &&
      headings[column - 1] === '' &&
      lastLevel(heading) === lastLevel(headings[first] ?? ''),
  );
  if (start < 0) return null;
  return namesDuty(headings.slice(first, start)) && namesDuty(headings.slice(start)) ? start : null;
}

/** The 0-based column where the same headings begin once more, or null. */
function secondStart(header: Header): number | null {
  const named = header.headings.flatMap((heading, column) =>
    heading === '' ? [] : [{ column, heading: lastLevel(heading) }],
  );
  const apart = startAfterGap(header);
  if (apart !== null) return apart;
  const half = named.length / 2;
  if (!Number.isInteger(half) || half < 2) return null;
  const begins = knownRoles(named[0]?.heading ?? '');
  if (!begins.has('serial') && !begins.has('name')) return null;
  const repeats = named.slice(0, half).every(({ heading }, index) => heading === named[half + index]?.heading);
  return repeats ? (named[half]?.column ?? null) : null;
}

function cut(grid: Grid, sheet: string, rows: GridRow[], keeps: (column: number) => boolean): Grid {
  const cutRow = (row: GridRow): GridRow => ({
    ...row,
    cells: row.cells.map((cell, column) => (keeps(column) ? cell : '')),
    formulas: row.formulas.filter(keeps),
    ...(row.missingValues ? { missingValues: row.missingValues.filter(keeps) } : {}),
    ...(row.longNumbers ? { longNumbers: row.longNumbers.filter(keeps) } : {}),
    ...(row.struck ? { struck: row.struck.filter(keeps) } : {}),
  });
  const merges = grid.merges.filter(({ left, right }) => keeps(left) && keeps(right));
  return { ...grid, sheet, merges, rows: rows.map(cutRow) };
}

/** 县水利局 | 县民政局 above the header: each half is somebody else's. */
function namesBoth({ cells }: GridRow, start: number): boolean {
  return nameSaid('', cells.slice(0, start)) !== '' && nameSaid('', cells.slice(start)) !== '';
}

/**
 * The grid itself, or its left and right half under names of their own. Columns keep their letters; what stands above
 * the header stays with the left half, but for a row that names somebody on each side.
 */
export function splitSideBySide(grid: Grid, header: Header | null): Grid[] {
  const start = header ? secondStart(header) : null;
  if (header === null || start === null) return [grid];
  const named = new Set(grid.rows.slice(0, header.first).filter((row) => namesBoth(row, start)));
  const below = new Set(grid.rows.slice(header.first));
  const right = grid.rows.filter(
    (row) =>
      named.has(row) || (below.has(row) && row.cells.some((cell, column) => column >= start && trimmed(cell) !== '')),
  );
  const left = cut(grid, grid.sheet, grid.rows, (column) => column < start);
  const rows = left.rows.map((row, at) => {
    const whole = grid.rows[at];
    return whole && at < header.first && !named.has(whole) ? whole : row;
  });
  return [
    { ...left, rows, merges: grid.merges.filter((merge) => merge.left < start) },
    cut(grid, `${grid.sheet}（右）`, right, (column) => column >= start),
  ];
}
