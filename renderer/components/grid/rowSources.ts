/** Rows for a grid in pages of at most 200, read as they come into view: by a list of ids, or by offset. */
import { keepPreviousData, type Query, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Input, Output } from '../../../shared/contract';
import type { ActionRow, EntryRow, FoldedChange, ItemRow, SourceRowView } from '../../../shared/views';
import type { GapRow } from '../../../shared/views/gaps';
import type { DifferenceRow, PreviewEntry, PreviewRow } from '../../../shared/views/importing';
import type { FigureItem } from '../../../shared/views/ledger';
import type { SealedItem } from '../../../shared/views/pool';
import { call } from '../../api';
import type { RowSource } from './gridModel';

const PAGE_ROWS = 200;

/** Which pages are in view; the page number changes rarely while rows scroll, so few renders come of it. */
function usePages(): { readonly pages: readonly number[]; readonly onWindow: (first: number, last: number) => void } {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const onWindow = useCallback((firstRow: number, lastRow: number) => {
    const first = Math.floor(firstRow / PAGE_ROWS);
    const last = Math.floor(lastRow / PAGE_ROWS);
    setSpan((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  const pages = useMemo(
    () => Array.from({ length: span.last - span.first + 1 }, (_, step) => span.first + step),
    [span],
  );
  return { pages, onWindow };
}

/** Methods that answer rows for a list of ids. */
interface IdRows {
  readonly itemRows: ItemRow;
  readonly gapRows: GapRow;
}

/** Items by their ids, in the order of the ids. */
export function useIdSource<M extends keyof IdRows>(method: M, ids: readonly number[]): RowSource<IdRows[M]> {
  const { pages, onWindow } = usePages();
  const results = useQueries({
    queries: pages.map((page) => {
      const input = { ids: ids.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS) };
      return {
        queryKey: [method, input],
        // Ids are the whole input of each of these methods.
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<M>> =>
          call(method, input as Input<M>, { signal }),
        enabled: input.ids.length > 0,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const rows = new Map<number, IdRows[M]>();
  for (const { data } of results) {
    for (const row of (data as readonly IdRows[M][] | undefined) ?? []) rows.set(row.id, row);
  }
  const failed = results.find((result) => result.error);
  return {
    count: ids.length,
    idAt: (index) => ids[index],
    rowAt: (index) => {
      const id = ids[index];
      return id === undefined ? undefined : rows.get(id);
    },
    onWindow,
    error: failed?.error?.message ?? null,
  };
}

/** Methods that answer `{ total, rows }` for an offset and a limit. */
interface PagedRows {
  readonly entries: EntryRow;
  readonly changes: FoldedChange;
  readonly actions: ActionRow;
  readonly sealedItems: SealedItem;
  readonly figureItems: FigureItem;
  readonly reverseEntries: EntryRow;
  readonly sourceRows: SourceRowView;
  readonly previewRows: PreviewRow;
  readonly previewEntries: PreviewEntry;
  readonly submissionDifference: DifferenceRow;
}
type PagedMethod = keyof PagedRows;
type PagedRow<M extends PagedMethod> = PagedRows[M];

/**
 * What tells a row from another: its id, for actions their number; rows of a file have only their place, and so has an item
 * that a figure may count several times.
 */
function idOf(row: PagedRows[PagedMethod], index: number): number {
  if ('because' in row) return index;
  // The line that stands for several has the number of the first of them.
  if ('together' in row && row.together?.head) return -row.id;
  if ('id' in row) return row.id;
  return 'seq' in row ? row.seq : index;
}

/** The page as it was before the filter changed; another page's rows would stand in the wrong place. */
function samePageBefore<T>(page: number) {
  return (before: T | undefined, query: Query | undefined): T | undefined => {
    const input = query?.queryKey[1];
    const offset = typeof input === 'object' && input !== null && 'offset' in input ? input.offset : null;
    return offset === page * PAGE_ROWS ? before : undefined;
  };
}

/** Rows by offset; the count is the total the engine says. */
export function usePagedSource<M extends PagedMethod>(
  method: M,
  filter: Omit<Input<M>, 'offset' | 'limit'>,
): RowSource<PagedRow<M>> & { readonly loaded: boolean; readonly answer: Output<M> | undefined } {
  const { pages: inView, onWindow } = usePages();
  // The first page always stays: it knows the total while a far page is still on its way.
  const pages = inView[0] === 0 ? inView : [0, ...inView];
  const results = useQueries({
    queries: pages.map((page) => {
      // Filter and page together are the method's whole input.
      const input = { ...filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS } as Input<M>;
      return {
        queryKey: [method, input],
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<M>> => call(method, input, { signal }),
        placeholderData: samePageBefore<Output<M>>(page),
      };
    }),
  });
  const rows = new Map<number, PagedRow<M>>();
  let total = 0;
  results.forEach((result, position) => {
    const page = pages[position] ?? 0;
    const data = result.data as { readonly total: number; readonly rows: readonly PagedRow<M>[] } | undefined;
    total = Math.max(total, data?.total ?? 0);
    data?.rows.forEach((row, step) => {
      rows.set(page * PAGE_ROWS + step, row);
    });
  });
  const failed = results.find((result) => result.error);
  return {
    count: total,
    idAt: (index) => {
      const row = rows.get(index);
      return row === undefined ? undefined : idOf(row, index);
    },
    rowAt: (index) => rows.get(index),
    onWindow,
    error: failed?.error?.message ?? null,
    loaded: results.some((result) => result.data !== undefined),
    // What the first page says besides its rows.
    answer: results[0]?.data as Output<M> | undefined,
  };
}
