/** Single-letter and Ctrl keys of a screen; silent in text fields, while composing, and behind a dialog or a menu. */
import { useEffect, useRef } from 'react';

/** Keys as written: 'n', '1', 'Enter', 'ArrowDown', 'Ctrl+f', 'Ctrl+Enter'. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/** While `busy`, the last of these keys is kept and done as soon as that is over. */
interface Held {
  readonly busy: boolean;
  readonly keys: ReadonlySet<string>;
}

const NOTHING_HELD: Held = { busy: false, keys: new Set() };

export function useShortcuts(shortcuts: Shortcuts, enabled = true, hold = NOTHING_HELD): void {
  const current = useRef({ shortcuts, hold });
  const held = useRef<string | null>(null);
  useEffect(() => {
    current.current = { shortcuts, hold };
    if (!enabled) held.current = null;
    if (held.current === null || hold.busy) return;
    const act = shortcuts[held.current];
    held.current = null;
    act?.();
  });
  useEffect(() => {
    if (!enabled) return;
    // Looked at before anybody acts on the key: the Esc that closes a dialog must not also leave the page behind it.
    let behind = false;
    const look = (): void => {
      behind = dialogOpen();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey) return;
      const ctrl = event.ctrlKey || event.metaKey;
      if (behind || (!ctrl && takesText(event.target))) return;
      if (!ctrl && event.key === 'Enter' && pressable(event.target)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const name = ctrl ? `Ctrl+${key}` : key;
      const now = current.current;
      if (now.hold.busy && now.hold.keys.has(name)) {
        event.preventDefault();
        held.current = name;
        return;
      }
      const act = now.shortcuts[name];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', listen);
    };
  }, [enabled]);
}

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select') !== null)
  );
}

/** Enter on a button or link presses it, whatever the screen does with Enter. */
function pressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role=button], [role=tab]') !== null;
}

/** A dialog, or a menu that is unfolded: its keys are its own. */
export function dialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog], .ant-dropdown')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );
}
