/** A dialog that is mounted to open it gives the focus back to where it was when it goes. */
import { useEffect, useState } from 'react';
import { isInMenu, menuButton } from '../menus/menuButton';

export function useFocusReturn(): void {
  // Taken while drawing for the first time: afterwards the dialog itself has the focus.
  const [before] = useState(() => {
    const here = document.activeElement;
    return here !== null && isInMenu(here) ? menuButton() : here;
  });
  useEffect(
    () => () => {
      // The kit lets go of the focus while it takes the dialog down; ours is the last word.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
