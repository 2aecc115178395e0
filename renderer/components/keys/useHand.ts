/** The row of a list a person works on: it stays in hand while rows come, go and change place; the next takes the place of one that goes. */
import { useEffect, useState } from 'react';

export interface Hand<Row> {
  /** Place of the row in hand; 0 when there is none. */
  readonly at: number;
  readonly row: Row | undefined;
  /** For the grid: where to go, and what it is told when a person goes somewhere. */
  readonly goTo: { readonly row: number } | null;
  readonly onActive: (row: Row | undefined, index: number) => void;
  readonly moveTo: (index: number) => void;
  /** Takes the next row in hand, unless another one than that at `index` is in hand by now. */
  readonly leave: (index: number) => void;
}

interface Held {
  readonly key: string | null;
  readonly index: number;
}

/** Rows of one key are the same row; what is done with gets another key, or leaves the list. */
export function useHand<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Hand<Row> {
  const [held, setHeld] = useState<Held>({ key: null, index: 0 });
  const [cursor, setCursor] = useState(0);
  const [goTo, setGoTo] = useState<{ readonly row: number } | null>(null);
  const bring = (index: number): Held => {
    const within = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[within];
    return { key: row === undefined ? null : keyOf(row), index: within };
  };
  const found = held.key === null ? -1 : rows.findIndex((row) => keyOf(row) === held.key);
  const { index: at, key } = bring(found >= 0 ? found : held.index);
  useEffect(() => {
    setHeld((before) => (before.key === key && before.index === at ? before : { key, index: at }));
  }, [key, at]);
  useEffect(() => {
    if (at !== cursor) setGoTo({ row: at });
  }, [at, cursor]);

  return {
    at,
    row: rows[at],
    goTo,
    onActive: (row, index) => {
      setCursor(index);
      if (row !== undefined) setHeld({ key: keyOf(row), index });
    },
    moveTo: (index) => setHeld(bring(index)),
    leave: (index) => setHeld((before) => (before.index === index ? bring(index + 1) : before)),
  };
}
