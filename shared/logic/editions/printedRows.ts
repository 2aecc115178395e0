/** A township's rows as an edition prints them, and what of them is held against another edition that may print other columns. */
import type { ItemContent } from '../../model/item';
import type { ListField, PaperColumn, Scheme, SchemeList } from '../../model/scheme';
import type { TownshipListRow } from '../../model/townshipList';
import { buildTownshipList } from '../paper/buildTownshipList';
import { columnText } from '../paper/layout/columnText';
import { filledLate, type LateFillings, newFieldsSince } from '../schemes/newFields';

/** A column that was filled in, and its line, which is no part of the text. */
interface FilledLine {
  readonly label: string;
  readonly isNew: boolean;
  readonly line: string;
}

export interface Printed {
  readonly list: SchemeList;
  readonly name: string;
  /** As printed, a line for each column; one that both editions print under the later one's heading. */
  readonly text: string;
  /** What is held against the other edition: the same contents say the same, whichever columns show them under whichever headings. */
  readonly said: string;
  readonly filled?: readonly FilledLine[];
  /** Of the earlier edition: headings of columns the later one has no more, where they say something. */
  readonly dropped?: readonly string[];
}

interface Side {
  readonly items: readonly ItemContent[];
  readonly scheme: Scheme;
}

/** How the lists of the one edition print, in a pair of editions. */
interface Layout {
  readonly list: SchemeList;
  readonly columns: readonly (PaperColumn & { readonly state: 'kept' | 'new' | 'dropped' })[];
  /** Columns of either edition whose contents are compared. */
  readonly compared: readonly PaperColumn['source'][];
}

/** Rows of a township in either edition of a pair. */
export function printedRows(before: Side, after: Side, late: LateFillings) {
  const [old, fresh] = [layoutsBefore(before.scheme, after.scheme), layoutsAfter(before.scheme, after.scheme)];
  return {
    before: (township: string) => printedFor(before, old, township, new Map()),
    after: (township: string) => printedFor(after, fresh, township, late),
  };
}

/** Lists of either edition: the later one's, then those it has no more. */
export function listsOfBoth(before: Scheme, after: Scheme): SchemeList[] {
  return [...after.lists, ...before.lists.filter(({ id }) => !after.lists.some((list) => list.id === id))];
}

function layoutsBefore(before: Scheme, after: Scheme): Layout[] {
  const compared = comparedColumns(before, after);
  return before.lists.map((list) => {
    const other = after.lists.find(({ id }) => id === list.id);
    const columns = printedColumns(list).map((column) => {
      const partner = other && printedColumns(other).find((one) => isSame(column, list, one, other));
      const state = partner || !other ? ('kept' as const) : ('dropped' as const);
      return { ...column, heading: partner?.heading ?? column.heading, state };
    });
    const sources = (other && compared.get(list.id)) ?? columns.map(({ source }) => source);
    return { list, columns, compared: other ? sources.map((source) => sourceIn(list, source, other)) : sources };
  });
}

function layoutsAfter(before: Scheme, after: Scheme): Layout[] {
  const compared = comparedColumns(before, after);
  return after.lists.map((list) => {
    const other = before.lists.find(({ id }) => id === list.id);
    const columns = printedColumns(list).map((column) => {
      const known = !other || printedColumns(other).some((one) => isSame(column, list, one, other));
      const had = known || fieldOf(list, column.source, other) !== undefined;
      return { ...column, state: had ? ('kept' as const) : ('new' as const) };
    });
    return { list, columns, compared: compared.get(list.id) ?? columns.map(({ source }) => source) };
  });
}

/** By list, in sources of the later scheme: what either prints, but for fields that one of the two has not at all. */
function comparedColumns(before: Scheme, after: Scheme): Map<string, PaperColumn['source'][]> {
  const fresh = newFieldsSince(before, after);
  return new Map(
    after.lists.flatMap((list) => {
      const other = before.lists.find(({ id }) => id === list.id);
      if (!other) return [];
      const isFresh = (source: string) => (fresh.get(list.id) ?? []).some(({ id }) => source === `field:${id}`);
      const own = printedColumns(list).map(({ source }) => source);
      const theirs = printedColumns(other)
        .map(({ source }) => source)
        .filter((source) => !source.startsWith('field:'));
      return [[list.id, [...new Set([...own.filter((source) => !isFresh(source)), ...theirs])]] as const];
    }),
  );
}

function printedColumns({ columns }: SchemeList): PaperColumn[] {
  return columns.filter(({ source }) => source !== 'serial' && source !== 'name' && source !== 'category');
}

/** A column of the list's own taken out and set up again under its name is the same. */
function isSame(column: PaperColumn, list: SchemeList, one: PaperColumn, other: SchemeList): boolean {
  const field = fieldOf(list, column.source, other);
  return column.source === one.source || (field !== undefined && one.source === `field:${field.id}`);
}

/** The field of the other list that the source of the one is. */
function fieldOf(list: SchemeList, source: string, other: SchemeList | undefined): ListField | undefined {
  const own = list.fields.find(({ id }) => source === `field:${id}`);
  return own && other?.fields.find(({ id, label }) => id === own.id || label === own.label);
}

/** What the earlier list calls a source of the later one. */
function sourceIn(list: SchemeList, source: PaperColumn['source'], later: SchemeList): PaperColumn['source'] {
  const field = fieldOf(later, source, list);
  return field ? `field:${field.id}` : source;
}

/** None in an edition it was no township of, though it may bear what is for all: whoever asks knows its townships. */
function printedFor(
  { items, scheme }: Side,
  layouts: readonly Layout[],
  township: string,
  late: LateFillings,
): Map<number, Printed> {
  const head = { place: '', stage: '', round: '', date: '' };
  const printed = new Map<number, Printed>();
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const layout of layouts)
    for (const row of buildTownshipList(items, layout.list, township, head).rows) {
      const item = late.size > 0 ? byId.get(row.itemId) : undefined;
      const filledIn = new Set(item ? filledLate(item, scheme, late).map(({ id }) => `field:${id}`) : []);
      printed.set(row.itemId, printedRow(layout, row, filledIn));
    }
  return printed;
}

function printedRow({ list, columns, compared }: Layout, row: TownshipListRow, late: ReadonlySet<string>): Printed {
  const lines = columns
    .map(({ heading, source, state }) => ({
      source,
      state,
      label: heading,
      line: said(heading, columnText(source, row, 0)),
    }))
    .filter(({ line }) => line !== '');
  const apart = ({ source, state }: (typeof lines)[number]): boolean => state === 'new' || late.has(source);
  const text = lines.filter((one) => !apart(one)).map(({ line }) => line);
  return {
    list,
    name: row.name,
    text: [row.name, ...text, `类别：${row.category}`].join('\n'),
    said: JSON.stringify([
      ...[row.name, row.category],
      ...compared.map((source) => (late.has(source) ? '' : columnText(source, row, 0))),
    ]),
    filled: lines.filter(apart).map(({ label, state, line }) => ({ label, isNew: state === 'new', line })),
    dropped: lines.filter(({ state }) => state === 'dropped').map(({ label }) => label),
  };
}

/** A heading and what stands under it; what takes several lines begins on one of its own. */
export function said(what: string, text: string): string {
  if (text === '') return '';
  return text.includes('\n') ? `${what}：\n${text}` : `${what}：${text}`;
}
