/** Keys of a screen and of the window: silent while composing, where text is written, and on a screen behind a dialog or menu. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { combination, dialogOpen, isComposing, isRadio, isWriting, pressable, takesText } from './keys';

/** Keys as `combination` names them: 'n', '1', 'Enter', 'ArrowDown', 'Ctrl+f', 'Ctrl+Enter'. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/** While `busy`, the last of these keys is kept and done as soon as that is over. */
interface Held {
  readonly busy: boolean;
  readonly keys: ReadonlySet<string>;
}

const NOTHING_HELD: Held = { busy: false, keys: new Set() };

/** How far the keys reach. */
interface Reach {
  /** Also while a dialog or menu is open. */
  readonly overDialogs: boolean;
  /** What was pressed, as the shortcuts name it. */
  name(event: KeyboardEvent): string;
  /** The field the hand is in has this key itself. */
  fieldTakes(target: EventTarget | null, name: string): boolean;
}

/** Shift makes no other key of it, and a field leaves the page only what is pressed with Ctrl. */
const SCREEN: Reach = {
  overDialogs: false,
  name: (event) => combination(event).replace('Shift+', ''),
  fieldTakes: (target, name) =>
    !name.startsWith('Ctrl+') && (takesText(target) || (name.startsWith('Arrow') && isRadio(target))),
};

/** Combinations that mean nothing inside a text field and so work there too. */
const SAFE_IN_TEXT = /^((Shift\+)?F\d+|Ctrl\+[\d`]|Alt\+Arrow(Left|Right)|Ctrl\+(Shift\+)?Enter|Ctrl\+[snok;；])$/;

/** Shift and Alt make another key of it; letters and undo are the field's while somebody writes. */
const TO_THE_LETTER: Reach = {
  overDialogs: false,
  name: combination,
  fieldTakes: (target, name) => !SAFE_IN_TEXT.test(name) && isWriting(target),
};

const WINDOW: Reach = { ...TO_THE_LETTER, overDialogs: true };

/** Single-letter and Ctrl keys of a screen. */
export function useShortcuts(shortcuts: Shortcuts, enabled = true, hold = NOTHING_HELD): void {
  useReaching(SCREEN, shortcuts, enabled, hold);
}

/** As `useShortcuts`, for a screen that has other keys with Shift or Alt. */
export function useShiftShortcuts(shortcuts: Shortcuts, enabled = true): void {
  useReaching(TO_THE_LETTER, shortcuts, enabled, NOTHING_HELD);
}

/** Keys that work everywhere in the window, over dialogs too. */
export function useWindowShortcuts(shortcuts: Shortcuts, enabled = true): void {
  useReaching(WINDOW, shortcuts, enabled, NOTHING_HELD);
}

function useReaching(reach: Reach, shortcuts: Shortcuts, enabled: boolean, hold: Held): void {
  const current = useRef({ shortcuts, hold });
  const held = useRef<string | null>(null);
  useLayoutEffect(() => {
    current.current = { shortcuts, hold };
  });
  useEffect(() => {
    if (!enabled) held.current = null;
    if (held.current === null || hold.busy) return;
    const act = shortcuts[held.current];
    held.current = null;
    act?.();
  });
  // With the picture, not after it: whoever sees a key offered may press it.
  useLayoutEffect(() => {
    if (!enabled) return;
    // Looked at before anybody acts on the key: the Esc that closes a dialog must not also leave the page behind it.
    let behind = false;
    const look = (): void => {
      behind = !reach.overDialogs && dialogOpen();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || behind) return;
      const name = reach.name(event);
      if (reach.fieldTakes(event.target, name) || (name === 'Enter' && pressable(event.target))) return;
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
  }, [enabled, reach]);
}
