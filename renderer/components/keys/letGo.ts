/** Gives the keyboard back to the screen after a choice: else its keys would go on changing towns or filters. */
import type { MouseEvent } from 'react';
import { isRadio } from './keys';

export function letGo(): void {
  const held = document.activeElement;
  // Who chooses by arrow keys goes on with them.
  if (isRadio(held) && held.matches(':focus-visible')) return;
  if (held instanceof HTMLElement) held.blur();
}

/** For the whole bench: a button clicked by mouse, or given the focus back by a dialog, must not take the next Enter. */
export function letGoOfButton({ detail, target, currentTarget }: MouseEvent): void {
  // Clicks in a dialog of the bench come by here, too.
  const own = target instanceof Element && currentTarget.contains(target);
  if (own && detail > 0 && target.closest('button')) letGo();
}
