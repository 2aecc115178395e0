/** 体例栏目 as the entries of two submissions say them: what the earlier one said, and the later one says in its columns. */
import type { LongList } from '../../model/longList';
import type { Scheme } from '../../model/scheme';
import type { ReadColumn, ReadEntry, ReadRow } from '../../model/sourceEntry';
import { cellUnder, type OwnCells, ownCellsOf, saysField } from '../paper/layout/ownColumns';

interface Submitted {
  readonly rows: LongList<Pick<ReadRow, 'sheet' | 'row' | 'kind' | 'cells'>>;
  readonly entries: LongList<Pick<ReadEntry, 'sheet' | 'row' | 'extra'>>;
  readonly columns: readonly ReadColumn[];
}

/** Texts of each entry, in the order of `labels`. */
export interface FieldsSaid {
  /** The fields the later table has columns for: about others it says nothing. */
  readonly labels: readonly string[];
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** So many entries are looked at in a few milliseconds. */
const entriesAtOnce = 200;

export function* fieldsSaid(
  before: readonly { readonly cells?: OwnCells }[],
  { rows, entries, columns }: Submitted,
  { lists }: Pick<Scheme, 'lists'>,
): Generator<undefined, FieldsSaid, undefined> {
  const known = [...new Set(lists.flatMap(({ fields }) => fields.map(({ label }) => label)))];
  const labels = known.filter((label) =>
    columns.some(({ header, index }) => index !== undefined && saysField(header, label)),
  );
  if (labels.length === 0) return { labels, before: [], after: [] };
  const said = (cells: OwnCells): string[] => labels.map((label) => cellUnder(cells, label));
  const cellsOf = new Map<string, readonly string[]>();
  let seen = 0;
  for (const { sheet, row, kind, cells } of rows) {
    if (kind === 'entry') cellsOf.set(`${sheet}\n${row}`, cells);
    seen += 1;
    if (seen % entriesAtOnce === 0) yield undefined;
  }
  const after: string[][] = [];
  for (const entry of entries) {
    if (after.length % entriesAtOnce === 0) yield undefined;
    after.push(said(ownCellsOf(entry, columns, cellsOf.get(`${entry.sheet}\n${entry.row}`) ?? [])));
  }
  const earlier: string[][] = [];
  for (const { cells } of before) {
    if (earlier.length % entriesAtOnce === 0) yield undefined;
    earlier.push(said(cells ?? {}));
  }
  return { labels, before: earlier, after };
}
