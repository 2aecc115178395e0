/** Ctrl+Enter with the hand on a choice that is folded up: it would unfold; it belongs to the page, which confirms. */
import { combination } from '../../components/keys/keys';

/** Outside dialogs, which confirm from every field by themselves. */
function isFoldedChoice(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    target.closest('.ant-select') !== null &&
    target.closest('[role=dialog]') === null &&
    target.getAttribute('aria-expanded') !== 'true'
  );
}

export function leaveFoldedChoicesAlone(): void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!/^Ctrl\+(Shift\+)?Enter$/.test(combination(event)) || !isFoldedChoice(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    const { key, ctrlKey, metaKey, shiftKey } = event;
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }),
    );
  };
  window.addEventListener('keydown', onKeyDown, true);
}
