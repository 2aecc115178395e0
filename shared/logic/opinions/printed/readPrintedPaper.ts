/** 印出的清单 that came back written over: row by row, cell by cell against what was printed. */
import type { LongList } from '../../../model/longList';
import type { ColumnSource, SchemeList } from '../../../model/scheme';
import type { ReadColumn, ReadEntry, ReadIssue, ReadRow } from '../../../model/sourceEntry';
import type { TownshipListRow } from '../../../model/townshipList';
import { columnText } from '../../paper/layout/columnText';
import { compareSubmissions } from '../../reading/compareSubmissions';
import { understandKind } from '../understandKind';

/** One of the lists as it was printed. */
export interface PrintedList {
  readonly list: SchemeList;
  readonly rows: readonly TownshipListRow[];
  /** A column that only this paper has, by item; null where it is not known any more. */
  readonly own?: { readonly heading: string; readonly texts: ReadonlyMap<number, string> | null };
  /** What alone is still known of how it was printed; absent: all of it. */
  readonly known?: ReadonlySet<ColumnSource>;
}

/** The file as it was read. */
export interface PaperTable {
  readonly entries: LongList<ReadEntry>;
  readonly rows: LongList<ReadRow>;
  readonly columns: readonly ReadColumn[];
  readonly issues: readonly ReadIssue[];
}

/** What stands beside its tables, and its tables. */
export interface ReadPaper {
  readonly beside: readonly string[];
  readonly table: PaperTable;
}

export interface ChangedCell {
  readonly heading: string;
  /** `own`: of a column only this paper has; `beside`: written where nothing was printed. */
  readonly source: ColumnSource | 'own' | 'beside';
  readonly before: string;
  readonly after: string;
}

export type Difference =
  | {
      readonly kind: 'changed';
      readonly printed: TownshipListRow;
      readonly entry: ReadEntry;
      readonly cells: ChangedCell[];
    }
  /** `beside`: what else stands in the row, where nothing was printed. */
  | { readonly kind: 'added'; readonly entry: ReadEntry; readonly beside: readonly ChangedCell[] }
  | { readonly kind: 'gone'; readonly printed: TownshipListRow };

export interface PaperDifferences {
  readonly differences: readonly Difference[];
  /** Rows of the printed list. */
  readonly printed: number;
  /** Printed rows that are in the file, changed or not. */
  readonly found: number;
  /** Those of them that say the same in all columns. */
  readonly same: number;
  /** Headings of printed columns that were not compared: the file has not got them, or says something else nearly everywhere. */
  readonly columnsGone: readonly string[];
  /** What each row of the file is of, by `placeOf`. */
  readonly rows: ReadonlyMap<string, TownshipListRow>;
}

/**
 * Whether the file is that printed list: half of its rows are in the file, and word for word where no mark of the paper
 * says so besides.
 */
export function isThatPaper({ printed, found, same }: PaperDifferences, marked: boolean): boolean {
  return printed > 0 && (marked ? found : same) * 2 >= printed;
}

/** How many rows were changed, added and taken out. */
export function countDifferences({ differences }: PaperDifferences): Record<Difference['kind'], number> {
  const count = (wanted: Difference['kind']): number => differences.filter(({ kind }) => kind === wanted).length;
  return { changed: count('changed'), added: count('added'), gone: count('gone') };
}

export const placeOf = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => `${sheet}\n${row}`;

/** Compared without what office programs change by themselves: spaces, line breaks, width. */
export function levelCell(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Each printed row and each row of the file stands in exactly one pair; pairs that say the same are counted. */
export function comparePaper(lists: readonly PrintedList[], table: PaperTable): PaperDifferences {
  const before = lists.flatMap((printed) => printed.rows.map((row) => ({ printed, row })));
  const entries = [...table.entries];
  const cells = new Map([...table.rows].map((row) => [placeOf(row), row.cells]));
  const columns = new ColumnsOfFile(table.columns, lists);
  const pairs = compareSubmissions(
    before.map(({ row }) => entryOf(row)),
    entries.map((entry) => ({ ...entryOf(entry), text: entry.text })),
  );
  const rows = new Map<string, TownshipListRow>();
  const told: Difference[] = [];
  for (const { before: old, after: fresh } of pairs) {
    const printed = old === null ? undefined : before[old];
    const entry = fresh === null ? undefined : entries[fresh];
    if (!printed) {
      if (entry)
        told.push({ kind: 'added', entry, beside: columns.beside(entry.sheet, cells.get(placeOf(entry)) ?? []) });
      continue;
    }
    if (!entry) {
      told.push({ kind: 'gone', printed: printed.row });
      continue;
    }
    rows.set(placeOf(entry), printed.row);
    const written = cells.get(placeOf(entry)) ?? [];
    const changed = [
      ...changedCells(printed.printed, printed.row, entry, (heading) =>
        columns.textUnder(heading, entry.sheet, written),
      ),
      ...columns.beside(entry.sheet, written),
    ];
    told.push({ kind: 'changed', printed: printed.row, entry, cells: changed });
  }
  const gone = columns.printed.filter((heading) => !columns.has(heading));
  const { differences, columnsGone } = leaveOutStrange(told, gone, rows.size);
  const changed = differences.filter(({ kind }) => kind === 'changed').length;
  return { differences, printed: before.length, found: rows.size, same: rows.size - changed, columnsGone, rows };
}

/**
 * A column that differs nearly everywhere is another column: one with its heading rewritten stands beside, one that was
 * printed by what has changed since (适用乡镇, when townships were merged) is not held against today.
 */
function leaveOutStrange(
  told: readonly Difference[],
  gone: readonly string[],
  found: number,
): Pick<PaperDifferences, 'differences' | 'columnsGone'> {
  const cells = told.flatMap((one) => (one.kind === 'changed' ? one.cells : []));
  const count = (cell: ChangedCell): number =>
    cells.filter(({ source, heading }) => source === cell.source && heading === cell.heading).length;
  const isStrange = (cell: ChangedCell): boolean =>
    (cell.source === 'own' || (cell.source === 'beside' && gone.length > 0)) && count(cell) * 2 > found && found > 3;
  const strange = cells.filter(isStrange);
  const left = new Set(strange);
  const differences = told.flatMap((one): Difference[] => {
    if (one.kind !== 'changed') return [one];
    const kept = one.cells.filter((cell) => !left.has(cell));
    return kept.length > 0 ? [{ ...one, cells: kept }] : [];
  });
  const headings = strange.filter(({ source }) => source === 'own').map(({ heading }) => heading);
  return { differences, columnsGone: [...new Set([...gone, ...headings])] };
}

/** What pairs are found by: the name first, then what is most alike. */
function entryOf({ name, text }: { readonly name: string; readonly text: string }): Omit<ReadEntry, 'sheet' | 'row'> {
  const nothing = { department: '', coDepartments: [], category: '', townshipRole: null, bases: [], applies: null };
  return { name, text, ...nothing, remark: '' };
}

function changedCells(
  { list, own, known }: PrintedList,
  row: TownshipListRow,
  entry: ReadEntry,
  textUnder: (heading: string) => string | undefined,
): ChangedCell[] {
  const cell = (source: ChangedCell['source'], heading: string, before: string): ChangedCell[] => {
    const after = source === 'name' ? entry.name : textUnder(heading);
    if (after === undefined || levelCell(before) === levelCell(after)) return [];
    return [{ heading: levelCell(heading), source, before, after: after.trim() }];
  };
  const changed = list.columns
    .filter(({ source }) => source !== 'serial' && source !== 'category' && (known?.has(source) ?? true))
    .flatMap(({ heading, source }) => cell(source, heading, columnText(source, row, 0)));
  if (own?.texts) changed.push(...cell('own', own.heading, own.texts.get(row.itemId) ?? ''));
  if (entry.category === '' || levelCell(entry.category) === levelCell(row.category)) return changed;
  return [...changed, { heading: '类别', source: 'category', before: row.category, after: entry.category }];
}

/** 同意 in each row, or a number of one's own: nothing is said by it. */
function saysNothing(text: string): boolean {
  if (/^[\d\s.、√✓]+$/.test(text.normalize('NFKC'))) return true;
  const understood = understandKind({ kind: text, proposal: '', reason: '' }, false);
  return understood.how === 'blank' || (understood.how === 'clear' && understood.kind === 'none');
}

/** The columns of the file by their headings; a table that goes on has those of the one before. */
class ColumnsOfFile {
  /** Headings that are compared. */
  readonly printed: readonly string[];
  private readonly all = new Set<string>();
  private readonly bySheet = new Map<string, ReadColumn[]>();
  private readonly first: ReadColumn[];

  constructor(columns: readonly ReadColumn[], lists: readonly PrintedList[]) {
    for (const { list, own } of lists)
      for (const heading of [...list.columns.map((column) => column.heading), own?.heading ?? '序号'])
        this.all.add(levelCell(heading));
    const compared = lists.flatMap(({ list, own, known }) => [
      ...list.columns.filter(
        ({ source }) => source !== 'serial' && source !== 'category' && (known?.has(source) ?? true),
      ),
      ...(own?.texts ? [own] : []),
    ]);
    this.printed = [...new Set(compared.map(({ heading }) => heading))];
    for (const column of columns)
      if (column.index !== undefined)
        this.bySheet.set(column.sheet, [...(this.bySheet.get(column.sheet) ?? []), column]);
    this.first = [...this.bySheet.values()].flat();
  }

  has(heading: string): boolean {
    return this.indexOf(heading, this.first) !== undefined;
  }

  textUnder(heading: string, sheet: string, cells: readonly string[]): string | undefined {
    const index = this.indexOf(heading, this.of(sheet));
    return index === undefined ? undefined : (cells[index] ?? '');
  }

  /** What is written where nothing was printed. */
  beside(sheet: string, cells: readonly string[]): ChangedCell[] {
    const own = this.of(sheet);
    const taken = new Set(own.filter((column) => this.isPrinted(column)).map(({ index }) => index));
    const behind = Math.max(...[...taken].map((index) => index ?? 0), 0);
    return cells.flatMap((text, index): ChangedCell[] => {
      const column = own.find((one) => one.index === index);
      // Between the printed columns only what has a heading: cells that were merged repeat their words.
      if (taken.has(index) || text.trim() === '' || (!column && index < behind) || saysNothing(text)) return [];
      return [
        {
          heading: levelCell(column?.header.split('/').at(-1) ?? ''),
          source: 'beside',
          before: '',
          after: text.trim(),
        },
      ];
    });
  }

  private of(sheet: string): readonly ReadColumn[] {
    return this.bySheet.get(sheet) ?? this.first;
  }

  private isPrinted(column: ReadColumn): boolean {
    return namesOf(column).some((name) => this.all.has(name));
  }

  private indexOf(heading: string, columns: readonly ReadColumn[]): number | undefined {
    return columns.find((column) => namesOf(column).includes(levelCell(heading)))?.index;
  }
}

/** Of a heading of several levels the last, too. */
function namesOf({ header }: ReadColumn): string[] {
  return [levelCell(header), levelCell(header.split('/').at(-1) ?? '')];
}
