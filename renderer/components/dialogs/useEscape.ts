/** Esc closes the dialog or side panel on top, unless a list or menu is unfolded over it and takes the key first. */
import { useEffect, useRef } from 'react';
import { isComposing, listUnfolded } from '../keys/keys';

/** The open dialogs and panels, the one on top last. */
const open: { readonly close: () => void }[] = [];
let folding = false;

/**
 * Instead of the kit's own handling, in which dialogs and menus are one pile and only its top hears Esc: a menu that has
 * not left the pile yet, or comes back under a resting mouse, keeps the key from the dialog it opened.
 */
export function useEscape(close: (() => void) | undefined): void {
  const current = useRef(close);
  useEffect(() => {
    current.current = close;
  });
  useEffect(() => {
    const own = { close: () => current.current?.() };
    if (open.length === 0) {
      window.addEventListener('keydown', look, true);
      window.addEventListener('keydown', press);
    }
    open.push(own);
    return () => {
      open.splice(open.indexOf(own), 1);
      if (open.length > 0) return;
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', press);
    };
  }, []);
}

/** Before anybody acts on the key: afterwards the list is folded already. */
function look(): void {
  folding = listUnfolded();
}

function press(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || isComposing(event) || folding) return;
  open.at(-1)?.close();
}
