/** 重点工作 merged over several 具体任务, each with a serial of its own: the merged one groups, the other is the duty. */
import type { GridRow } from '../../../model/grid';
import type { ColumnRole } from '../../../model/sourceEntry';
import type { ColumnSample } from '../columns/columnRoles';
import { headingRoles } from '../columns/headingRoles';
import type { GridView } from '../gridView';

function sharesAbove(view: GridView, row: GridRow, column: number): boolean {
  const merge = view.mergeAt(row, column);
  return merge !== undefined && merge.top < row.row;
}

/** Category and name by column; empty for a table that groups its duties in no such way, or has a category already. */
export function groupedNames(
  view: GridView,
  rows: readonly GridRow[],
  samples: readonly ColumnSample[],
): Map<number, ColumnRole> {
  const has = (sample: ColumnSample, role: ColumnRole, least: number): boolean =>
    (headingRoles(sample.heading).get(role) ?? 0) >= least;
  if (rows.length < 3 || samples.some((sample) => has(sample, 'category', 4))) return new Map();
  const inEveryRow = ({ values }: ColumnSample): boolean => new Set(values).size === rows.length;
  const serial = samples.find((sample) => has(sample, 'serial', 4));
  if (!serial || serial.values.length !== rows.length) return new Map();
  // 职责事项 is the duty's name whatever stands beside it.
  const group = samples.find((sample) => has(sample, 'name', 3) && !has(sample, 'name', 10));
  if (!group || rows.filter((row) => sharesAbove(view, row, group.column)).length * 4 < rows.length) return new Map();
  const duty = samples.find(
    (sample) =>
      sample.column > group.column && (has(sample, 'name', 3) || has(sample, 'text', 4)) && inEveryRow(sample),
  );
  return duty
    ? new Map<number, ColumnRole>([
        [group.column, 'category'],
        [duty.column, 'name'],
      ])
    : new Map();
}
