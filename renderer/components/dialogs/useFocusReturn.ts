/** A dialog that is mounted to open it gives the focus back to where it was when it goes. */
import { useEffect, useState } from 'react';
import { isInMenu, menuButton } from '../menus/menuButton';

export function useFocusReturn(): void {
  // Taken while drawing for the first time: afterwards the dialog itself has the focus.
  const [before] = useState(() => {
    const here = document.activeElement;
    return here !== null && isInMenu(here) ? menuButton() : here;
  });
  // What led here may go with it, as a hint does that was followed: then the dialog it stood in goes on.
  const [over] = useState(() => before?.closest('[role=dialog]') ?? null);
  useEffect(
    () => () => {
      // The kit lets go of the focus while it takes the dialog down; ours is the last word.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (!lost || !(before instanceof HTMLElement)) return;
        if (before.isConnected) before.focus();
        else over?.querySelector<HTMLElement>('.dialog-body :is(input, textarea):not([disabled])')?.focus();
      });
    },
    [before, over],
  );
}
