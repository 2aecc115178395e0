/** The order of the units on the screen: by dragging a row, or Alt+↑↓; each move is one recorded action. */
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { UnitKind } from '../../../shared/model/unit';
import type { UnitRow } from '../../../shared/views/units';
import { isComposing } from '../../components/keys/keys';
import { useWrite } from '../../hooks';
import { dropPosition, moveTo } from './unitOrder';

const DRAGGED = 'application/x-shuangshu-unit';

export interface UnitOrder {
  /** Where a drop would put the row: its id and side; null while nothing is dragged over. */
  readonly over: { readonly id: number; readonly lowerHalf: boolean } | null;
  readonly onActive: (index: number) => void;
  readonly onDragStart: (id: number, event: DragEvent) => void;
  /** For the element around the grid. */
  readonly place: {
    onKeyDownCapture(event: KeyboardEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDragEnd(): void;
    onDrop(event: DragEvent): void;
  };
}

export function useUnitOrder(rows: readonly UnitRow[], kind: UnitKind, writable: boolean): UnitOrder {
  const order = useWrite('orderUnits');
  const active = useRef(0);
  const dragged = useRef<number | null>(null);
  const [over, setOver] = useState<UnitOrder['over']>(null);
  const ids = rows.map(({ id }) => id);

  const move = (id: number, to: number): void => {
    const wanted = moveTo(ids, id, to);
    if (wanted !== ids && writable && !order.running) void order.run({ kind, unitIds: [...wanted] });
  };
  const step = (by: number, grid: Element | null): void => {
    const id = ids[active.current];
    const to = active.current + by;
    if (id === undefined || to < 0 || to >= ids.length) return;
    move(id, to);
    // The hand stays on the row it moves.
    grid?.dispatchEvent(new window.KeyboardEvent('keydown', { key: by > 0 ? 'ArrowDown' : 'ArrowUp', bubbles: true }));
  };

  return {
    over,
    onActive: (index) => {
      active.current = index;
    },
    onDragStart: (id, event) => {
      dragged.current = id;
      event.dataTransfer.setData(DRAGGED, String(id));
      event.dataTransfer.effectAllowed = 'move';
    },
    place: {
      onKeyDownCapture: (event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0 || !event.altKey || event.ctrlKey || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        step(by, event.target instanceof Element ? event.target.closest('[role=grid]') : null);
      },
      onDragOver: (event) => {
        if (dragged.current === null) return;
        event.preventDefault();
        const place = rowUnder(event, ids);
        setOver((before) => (before?.id === place?.id && before?.lowerHalf === place?.lowerHalf ? before : place));
      },
      onDragLeave: () => setOver(null),
      onDragEnd: () => {
        dragged.current = null;
        setOver(null);
      },
      onDrop: (event) => {
        const id = dragged.current;
        const place = rowUnder(event, ids);
        dragged.current = null;
        setOver(null);
        if (id === null || !place) return;
        event.preventDefault();
        move(id, dropPosition(ids.indexOf(id), ids.indexOf(place.id), place.lowerHalf));
      },
    },
  };
}

/** The row under the pointer: rows say their number (the head is 1) to screen readers. */
function rowUnder(event: DragEvent, ids: readonly number[]): UnitOrder['over'] {
  const row = event.target instanceof Element ? event.target.closest('[role=row]') : null;
  const id = ids[Number(row?.getAttribute('aria-rowindex') ?? 0) - 2];
  if (!row || id === undefined) return null;
  const { top, height } = row.getBoundingClientRect();
  return { id, lowerHalf: event.clientY > top + height / 2 };
}
