/** Ctrl+V in the pool takes rows copied from Excel, WPS or Word, and Alt+↑↓ moves an item in the office's order. */
import { type KeyboardEvent, useState } from 'react';
import type { PoolFilter } from '../../../../shared/model/poolView';
import type { PastedItems } from '../../../../shared/views/schemes';
import { isComposing } from '../../../components/keys/keys';
import { usePaste } from '../../../components/keys/usePaste';
import { useJob, useWrite } from '../../../hooks';

/** The rows that were read, until the dialog is closed. */
export function usePastedRows(listening: boolean): { pasted: PastedItems | null; close(): void } {
  const { start } = useJob('previewPastedItems');
  const [pasted, setPasted] = useState<PastedItems | null>(null);
  usePaste(listening, (html, text) => void start({ html, text }).then((found) => found && setPasted(found)));
  return { pasted, close: () => setPasted(null) };
}

/** Only while the grid shows whole categories in the office's order: among filtered rows a step would pass unseen ones. */
export function inOfficeOrder(filter: PoolFilter): boolean {
  const { order, descending, state, search, sorted, unitIds, bases, roles, scopes, townshipIds } = filter;
  const narrowed = [unitIds, bases, roles, scopes, townshipIds].some(({ length }) => length > 0);
  return order === 'office' && !descending && state === 'live' && search.trim() === '' && sorted === null && !narrowed;
}

/** For the element around the grid. */
export function usePlacing(
  itemId: number | undefined,
  allowed: boolean,
): { onKeyDownCapture(event: KeyboardEvent): void } {
  const place = useWrite('placeItem');
  return {
    onKeyDownCapture: (event) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0 || !event.altKey || event.ctrlKey || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!allowed || itemId === undefined || place.running) return;
      const grid = event.target instanceof Element ? event.target.closest('[role=grid]') : null;
      const key = by > 0 ? 'ArrowDown' : 'ArrowUp';
      void place.run({ itemId, by }).then((done) => {
        // The hand stays on the row it moves.
        if (done) grid?.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true }));
      });
    },
  };
}
