/** Entries by their ids, in pages of 200, read as they come into view. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { EntryRow } from '../../../../shared/views';
import { call } from '../../../api';
import type { RowSource } from '../../../components/grid/gridModel';

const PAGE = 200;

export function useEntryRows(ids: readonly number[], current: number): RowSource<EntryRow> {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const onWindow = useCallback((firstRow: number, lastRow: number) => {
    const [first, last] = [Math.floor(firstRow / PAGE), Math.floor(lastRow / PAGE)];
    setSpan((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  const pages = new Set(Array.from({ length: span.last - span.first + 1 }, (_, step) => span.first + step));
  // The entry in hand is always read, wherever the queue is scrolled to.
  pages.add(Math.max(0, Math.floor(current / PAGE)));
  const results = useQueries({
    queries: [...pages].map((page) => {
      const input = { ids: ids.slice(page * PAGE, (page + 1) * PAGE) };
      return {
        queryKey: ['entryRows', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('entryRows', input, { signal }),
        enabled: input.ids.length > 0,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const rows = new Map<number, EntryRow>();
  for (const result of results) for (const row of result.data ?? []) rows.set(row.id, row);
  const failed = results.find((result) => result.error);
  const rowAt = (index: number): EntryRow | undefined => rows.get(ids[index] ?? 0);
  return { count: ids.length, idAt: (index) => ids[index], rowAt, onWindow, error: failed?.error?.message ?? null };
}
