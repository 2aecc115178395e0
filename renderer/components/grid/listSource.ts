/** Rows for a grid that are all there already. */
import { useMemo } from 'react';
import type { RowSource } from './gridModel';

function allHere(): void {
  // Nothing to read when other rows come into view.
}

/** A whole list as the source of a grid; ids are given by the caller, or the position. */
export function useListSource<Row>(rows: readonly Row[], idOf?: (row: Row) => number): RowSource<Row> {
  return useMemo(
    () => ({
      count: rows.length,
      rowAt: (index) => rows[index],
      idAt: (index) => {
        const row = rows[index];
        return row === undefined ? undefined : (idOf?.(row) ?? index);
      },
      onWindow: allHere,
      error: null,
    }),
    [rows, idOf],
  );
}
