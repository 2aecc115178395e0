/** Single-letter and Ctrl keys of a screen; silent in text fields, while composing, and behind a dialog or a menu. */
import { useEffect, useRef } from 'react';
import { isComposing } from './composing';
import { useBehindDialog } from './useBehindDialog';

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
  const behind = useBehindDialog();
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
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || event.altKey) return;
      const ctrl = event.ctrlKey || event.metaKey;
      if (behind() || (!ctrl && takesText(event.target))) return;
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
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled, behind]);
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
