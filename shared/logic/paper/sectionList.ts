/** Sections of a list in the scheme's order with the serial of every row: what paper, preview and checks all count by. */
import type { SchemeList } from '../../model/scheme';
import { numberItems } from './layout/numberItems';

export interface Section<Row> {
  readonly category: string;
  readonly rows: readonly Row[];
  /** One for each row. */
  readonly serials: readonly number[];
}

/**
 * Rows in the given order within each section; categories without rows are left out.
 * @throws Error when a row's category is not in the list: a row must never be lost on paper.
 */
export function sectionList<Row extends { readonly category: string }>(
  rows: readonly Row[],
  list: SchemeList,
): Section<Row>[] {
  const byCategory = new Map<string, Row[]>(list.categories.map((category) => [category, []]));
  for (const row of rows) {
    const section = byCategory.get(row.category);
    if (section === undefined) throw new Error(`list ${list.id} has no category ${row.category}`);
    section.push(row);
  }
  const filled = [...byCategory].filter(([, section]) => section.length > 0);
  const serials = numberItems(
    filled.map(([, section]) => section.length),
    list.numbering,
  );
  return filled.map(([category, section], index) => ({ category, rows: section, serials: serials[index] ?? [] }));
}
