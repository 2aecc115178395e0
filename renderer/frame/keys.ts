/** Keys of the window: which combination was pressed, and whether it may act now. */
import { useCallback, useEffect, useRef } from 'react';
import { dialogOpen } from '../components/useShortcuts';

export type KeyBindings = Readonly<Record<string, () => void>>;

/** Combinations that mean nothing inside a text field and so work there too. */
const SAFE_IN_TEXT = /^((shift\+)?f\d+|ctrl\+[\d`]|alt\+arrow(left|right)|ctrl\+(shift\+)?enter|ctrl\+[snok;；])$/;

/** `ctrl+shift+enter`, `alt+arrowleft`, `f5`, `n`; Ctrl and the Mac's Cmd are one. */
export function combination(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
    event.key.toLowerCase(),
  ];
  return parts.filter(Boolean).join('+');
}

/** Keys that belong to the input method never reach the program. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

const never = (): boolean => false;

/** Acts on combinations pressed anywhere in the window, except letters and undo while somebody types. */
export function useKeys(bindings: KeyBindings, enabled = true, silent = never): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isComposing(event) || event.defaultPrevented || silent()) return;
      const pressed = combination(event);
      const act = Object.hasOwn(latest.current, pressed) ? latest.current[pressed] : undefined;
      if (!act || (isTextField(event.target) && !SAFE_IN_TEXT.test(pressed))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled, silent]);
}

/** As `useKeys`, for a page: silent behind a dialog or an unfolded menu. */
export function usePageKeys(bindings: KeyBindings, enabled = true): void {
  const behind = useRef(false);
  const silent = useCallback(() => behind.current, []);
  useEffect(() => {
    // Looked at before anybody acts on the key: the Esc that closes a dialog must not also leave the page behind it.
    const look = (): void => {
      behind.current = dialogOpen();
    };
    window.addEventListener('keydown', look, true);
    return () => window.removeEventListener('keydown', look, true);
  }, []);
  useKeys(bindings, enabled, silent);
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (target instanceof HTMLInputElement)
    return !target.readOnly && !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
