/** What a key event is: its combination, whether the input method has it, and who else on the page may want it first. */
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** `Ctrl+Shift+Enter`, `Alt+ArrowLeft`, `F5`, `n`; Ctrl and the Mac's Cmd are one, letters small whatever Caps Lock says. */
export function combination(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.key.length === 1 ? event.key.toLowerCase() : event.key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Keys that belong to the input method never reach the program. */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** The hand is in a field that takes text, or in one to choose from by its letters. */
export function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select') !== null)
  );
}

/** One of several to choose from, which the arrows go along. */
export function isRadio(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

/** The hand writes: a choice that can't be typed into, or a text only to be read, is no place for letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (target instanceof HTMLInputElement)
    return !target.readOnly && !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Enter on a button or link presses it, whatever the screen does with Enter. */
export function pressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role=button], [role=tab]') !== null;
}

/** A dialog, or a menu that is unfolded: its keys are its own. */
export function dialogOpen(): boolean {
  return shown('[role=dialog], .ant-dropdown').length > 0;
}

/** A list or menu that takes Esc before the dialog under it does; the kit takes the mouse from one that is going away. */
export function listUnfolded(): boolean {
  return shown('.ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown').some(
    (list) => list.style.pointerEvents !== 'none',
  );
}

function shown(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.getClientRects().length > 0);
}
