/** Keys of the dialog or side panel on top: Esc closes it, unless a list or menu is unfolded over it and takes the key first. */
import { useEffect, useRef } from 'react';
import { isComposing, listUnfolded } from '../keys/keys';

/** The open dialogs and panels, the one on top last. */
const open: { readonly close: () => void; readonly deed: () => void }[] = [];
let folding = false;

/**
 * Instead of the kit's own handling, in which dialogs and menus are one pile and only its top hears Esc: a menu that has
 * not left the pile yet, or comes back under a resting mouse, keeps the key from the dialog it opened.
 *
 * @param deed What Ctrl+Enter does where what had the focus is gone, as a button that did its part of a form.
 */
export function useEscape(close: (() => void) | undefined, deed?: () => void): void {
  const current = useRef({ close, deed });
  useEffect(() => {
    current.current = { close, deed };
  });
  useEffect(() => {
    const own = { close: () => current.current.close?.(), deed: () => current.current.deed?.() };
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
  if (isComposing(event) || folding) return;
  if (event.key === 'Escape') open.at(-1)?.close();
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target === document.body) open.at(-1)?.deed();
}
