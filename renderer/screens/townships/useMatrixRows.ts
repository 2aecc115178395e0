/** Cells of the items in view, in pages of 100 ids. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { MatrixRow } from '../../../shared/views/matrix';
import { call } from '../../api';

const PAGE = 100;

export function useMatrixRows(ids: readonly number[], first: number, last: number): ReadonlyMap<number, MatrixRow> {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, last) / PAGE);
  const results = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, step) => {
      const input = { ids: ids.slice((from + step) * PAGE, (from + step + 1) * PAGE) };
      return {
        queryKey: ['matrixRows', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('matrixRows', input, { signal }),
        enabled: input.ids.length > 0,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const rows = new Map<number, MatrixRow>();
  for (const result of results) for (const row of result.data ?? []) rows.set(row.id, row);
  return rows;
}
