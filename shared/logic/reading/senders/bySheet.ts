/** Rows, entries or columns of a file, sheet by sheet, each in the order they came. */
import { groupBy } from '../../rows/groupBy';

export function bySheet<T extends { readonly sheet: string }>(items: readonly T[]): Map<string, T[]> {
  return groupBy(items, ({ sheet }) => sheet);
}
