/** What a person's hand does to the reading of a sheet, as changes of its corrections. Pure. */
import {
  correctionsOf,
  type ReadingCorrections,
  type SheetCorrections,
} from '../../../shared/model/readingCorrections';
import type { ColumnRole } from '../../../shared/model/sourceEntry';
import type { PreviewRow } from '../../../shared/views/importing';

function isEmpty({ take, headers, roles, rows }: SheetCorrections): boolean {
  return take === undefined && headers.length === 0 && roles.length === 0 && rows.length === 0;
}

function changeSheet(
  corrections: ReadingCorrections,
  sheet: string,
  change: (before: SheetCorrections) => SheetCorrections,
): ReadingCorrections {
  const changed = change(correctionsOf(corrections, sheet));
  const others = corrections.filter((one) => one.sheet !== sheet);
  return isEmpty(changed) ? others : [...others, changed];
}

/** H: the header begins in this row; pressed on a header so set, it goes back to what was found. */
export function headerHere(corrections: ReadingCorrections, { sheet, row }: PreviewRow): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => {
    const again = before.headers.some(({ first }) => first === row);
    const rows = before.rows.filter((one) => one.row !== row);
    return { ...before, rows, headers: again ? [] : [{ first: row, last: row }] };
  });
}

/**
 * Shift+H: right below or above the header the row belongs to it; anywhere else another table begins here.
 * `header` is the place of the header above the row, as found.
 */
export function headerToo(
  corrections: ReadingCorrections,
  { sheet, row }: PreviewRow,
  header: { readonly first: number; readonly last: number } | null,
): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => {
    const rows = before.rows.filter((one) => one.row !== row);
    const others = before.headers.filter(({ first }) => first !== header?.first);
    const kept = header ? [...others, { first: header.first, last: header.last }] : others;
    if (header && row === header.last + 1 && row - header.first < 3)
      return { ...before, rows, headers: [...others, { first: header.first, last: row }] };
    return { ...before, rows, headers: [...kept, { first: row, last: row }] };
  });
}

/** Del: an entry is set aside, anything else becomes an entry; pressed again it goes back to what was found. */
export function skipOrTake(corrections: ReadingCorrections, { sheet, row, kind }: PreviewRow): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => {
    const rest = before.rows.filter((one) => one.row !== row);
    if (rest.length < before.rows.length) return { ...before, rows: rest };
    return { ...before, rows: [...rest, { row, as: kind === 'entry' ? 'skip' : 'entry' }] };
  });
}

/** The row belongs to the entry above; asked again it goes back to what was found. */
export function addToAbove(corrections: ReadingCorrections, { sheet, row }: PreviewRow): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => {
    const rest = before.rows.filter((one) => one.row !== row);
    const asked = before.rows.find((one) => one.row === row)?.as === 'continued';
    return { ...before, rows: asked ? rest : [...rest, { row, as: 'continued' }] };
  });
}

export function giveRole(
  corrections: ReadingCorrections,
  sheet: string,
  place: { readonly header: number; readonly column: number },
  role: ColumnRole,
): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => {
    // A table has one name: the column that was given it before gives way.
    const others = before.roles.filter(
      (one) =>
        one.header !== place.header || (one.column !== place.column && !(role === 'name' && one.role === 'name')),
    );
    return { ...before, roles: [...others, { ...place, role }] };
  });
}

export function takeSheet(corrections: ReadingCorrections, sheet: string, take: boolean): ReadingCorrections {
  return changeSheet(corrections, sheet, (before) => ({ ...before, take }));
}
