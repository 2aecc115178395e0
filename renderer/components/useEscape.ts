/** Esc closes the dialog on top, unless a list or menu is unfolded over it and takes the key first. */
import { useEffect, useRef } from 'react';

/** The open dialogs, the one on top last. */
const open: { readonly close: () => void }[] = [];
let folding = false;

/**
 * Instead of the kit's own handling: its pile of dialogs and menus keeps a menu on top for as long as its closing motion
 * is not reported as over, and then no Esc reaches the dialog that the menu opened.
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
  folding = [...document.querySelectorAll<HTMLElement>(LISTS)].some(
    (list) => list.getClientRects().length > 0 && list.style.pointerEvents !== 'none',
  );
}

/** The kit takes the mouse from a list that is going away. */
const LISTS = '.ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown';

function press(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229 || folding) return;
  open.at(-1)?.close();
}
