/** Two columns that could hold the same, where neither headings nor content decide: a person is asked. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { type Candidate, type ColumnSample, leadWord, looksLikeDepartment, weigh } from './columnRoles';

/** What a table has one of. Several columns of wording, basis or remark are simply read one after the other. */
const asked: readonly ColumnRole[] = ['name', 'category', 'department', 'townshipRole', 'applies'];

/** A column that was passed over, and the one that was taken in its place. */
export interface Unclear {
  readonly column: number;
  readonly taken: number;
}

function strength({ weights }: Candidate, role: ColumnRole): number {
  const weight = weights.get(role) ?? 0;
  return weight === Math.max(0, ...weights.values()) ? weight : 0;
}

function fits({ values }: Candidate, role: ColumnRole): boolean {
  if (values.length === 0) return false;
  if (role === 'department') return values.filter(looksLikeDepartment).length * 2 >= values.length;
  // What says the same in row after row is no name.
  return role !== 'name' || new Set(values).size * 2 > values.length;
}

/** Roles a column is given when its own is taken. */
const putAside: ReadonlySet<ColumnRole | undefined> = new Set(['ignored', 'remark', 'coDepartments', undefined]);

/** By the roles as they were decided; what a person fixed, or the table's shape, is not asked about. */
export function unclearColumns(
  samples: readonly ColumnSample[],
  roles: ReadonlyMap<number, ColumnRole>,
  fixed: ReadonlySet<number>,
): Unclear[] {
  const open = samples.filter(({ column, hidden }) => !fixed.has(column) && !hidden).map(weigh);
  return asked.flatMap((role) => {
    const taken = open.find(({ column }) => roles.get(column) === role);
    const weight = taken ? strength(taken, role) : 0;
    if (!taken || weight === 0 || !fits(taken, role)) return [];
    return open
      .filter((other) => putAside.has(roles.get(other.column)) && strength(other, role) === weight && fits(other, role))
      .filter((other) => leadWord.test(other.heading) === leadWord.test(taken.heading))
      .map(({ column }) => ({ column, taken: taken.column }));
  });
}
