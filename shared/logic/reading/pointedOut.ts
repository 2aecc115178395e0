/** What a person pointed out in a sheet: where its tables begin, and what their columns are. */
import type { SheetCorrections } from '../../model/readingCorrections';
import type { ColumnRole } from '../../model/sourceEntry';
import { type Header, headerFrom } from './columns/findHeader';
import type { GridView } from './gridView';

/** Where a person said tables begin, as far as the sheet has such rows. */
export function givenHeaders(view: GridView, corrections: SheetCorrections): Header[] {
  return corrections.headers
    .map(({ first, last }) => headerFrom(view, first, last))
    .filter((header) => header !== null);
}

/** The header the sheet is read from: the first a person pointed at, else `found`. */
export function firstHeader(view: GridView, corrections: SheetCorrections, found: () => Header | null): Header | null {
  const [first] = givenHeaders(view, corrections).sort((a, b) => a.first - b.first);
  return first ?? found();
}

export function givenRoles(corrections: SheetCorrections, headerRow: number): Map<number, ColumnRole> {
  return new Map(
    corrections.roles.filter(({ header }) => header === headerRow).map(({ column, role }) => [column, role]),
  );
}
