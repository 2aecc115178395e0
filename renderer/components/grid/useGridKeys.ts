/** The grid's keyboard: arrows, Home, End, pages, Space, Shift+arrows, Ctrl+A, Enter; nothing while composing. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../keys/keys';
import { type GridPosition, idsBetween, moveByKey, type RowSource } from './gridModel';

interface GridKeys {
  readonly at: GridPosition;
  readonly goTo: (position: GridPosition, extend: boolean) => void;
  readonly toggle: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface Options<Row> {
  readonly source: RowSource<Row>;
  readonly columns: readonly { readonly id: string }[];
  readonly page: number;
  readonly selection: ReadonlySet<number> | undefined;
  readonly onSelect: ((selection: ReadonlySet<number>) => void) | undefined;
  readonly onOpen: ((row: Row, index: number) => void) | undefined;
  readonly onActive: ((row: Row | undefined, index: number, columnId: string) => void) | undefined;
  readonly onEdit: ((row: Row, at: GridPosition) => void) | undefined;
  readonly reveal: (row: number) => void;
}

export function useGridKeys<Row>(options: Options<Row>): GridKeys {
  const { source, columns, selection, onSelect } = options;
  const [position, setPosition] = useState({ row: 0, column: 0, columnId: '' });
  /** Where Shift+arrows started. */
  const anchor = useRef(0);
  // Columns come and go with the width of the grid: the cursor stays in its own as long as that is shown.
  const own = columns.findIndex(({ id }) => id === position.columnId);
  const at = {
    row: Math.min(position.row, Math.max(0, source.count - 1)),
    column: own >= 0 ? own : Math.min(position.column, Math.max(0, columns.length - 1)),
  };

  // Where its own column goes, another one is marked, and whoever acts on the cursor has to know.
  const moved = position.columnId !== '' && own < 0 ? (columns[at.column]?.id ?? '') : '';
  const told = useRef('');
  useEffect(() => {
    if (moved !== '' && moved !== told.current) options.onActive?.(source.rowAt(at.row), at.row, moved);
    told.current = moved;
  });

  const goTo = (next: GridPosition, extend: boolean): void => {
    const columnId = columns[next.column]?.id ?? '';
    setPosition({ ...next, columnId });
    options.reveal(next.row);
    options.onActive?.(source.rowAt(next.row), next.row, columnId);
    if (!extend) anchor.current = next.row;
    else if (onSelect) onSelect(new Set(idsBetween(source.idAt, anchor.current, next.row)));
  };

  const toggle = (row: number): void => {
    const id = source.idAt(row);
    if (id === undefined || !onSelect) return;
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    anchor.current = row;
    onSelect(next);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event) || event.altKey || event.defaultPrevented) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const next = moveByKey(event.key, ctrl, at, { rows: source.count, columns: columns.length, page: options.page });
    if (next) {
      event.preventDefault();
      goTo(next, event.shiftKey);
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      toggle(at.row);
    } else if (ctrl && event.key.toLowerCase() === 'a' && onSelect) {
      event.preventDefault();
      onSelect(new Set(idsBetween(source.idAt, 0, source.count - 1)));
    } else if (event.key === 'Enter' && !ctrl) {
      const row = source.rowAt(at.row);
      if (row !== undefined && options.onOpen) {
        event.preventDefault();
        options.onOpen(row, at.row);
      }
    } else if (event.key === 'F2' && options.onEdit) {
      const row = source.rowAt(at.row);
      if (row === undefined) return;
      event.preventDefault();
      options.onEdit(row, at);
    } else if (event.key === 'Escape' && onSelect && selection && selection.size > 0) {
      event.preventDefault();
      onSelect(new Set());
    }
  };

  return { at, goTo, toggle, onKeyDown };
}
