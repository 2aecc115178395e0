/** 职责事项1, 职责事项2, 职责事项3: several duties of one row, each in a column of its own. */
import type { ColumnRole } from '../../../model/sourceEntry';
import type { ColumnSample } from './columnRoles';
import { knownRoles, numberedHeading } from './headingRoles';

/** What stands in one of several columns of names is a name each; empty when the table has no such columns. */
export function likeNames(samples: readonly ColumnSample[]): Map<number, ColumnRole> {
  const alike = new Map<string, ColumnSample[]>();
  for (const sample of samples) {
    const stem = numberedHeading(sample.heading);
    if (stem !== null && (knownRoles(stem).get('name') ?? 0) >= 5)
      alike.set(stem, [...(alike.get(stem) ?? []), sample]);
  }
  const found = [...alike.values()].find((group) => group.length >= 2) ?? [];
  return new Map(found.map(({ column }) => [column, 'name']));
}

/** Several names of one row as one, counted, so that a person is offered to split it; a single one as it is written. */
export function countedNames(names: readonly string[]): string {
  const written = names.filter((name) => name !== '');
  return written.length < 2 ? (written[0] ?? '') : written.map((name, at) => `${at + 1}.${name}`).join('；');
}
