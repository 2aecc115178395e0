/** One press is one act: a key held down and the second click of a double click decide nothing again, least of all what nobody has seen yet. */
import { isComposing } from '../../components/keys/keys';

/** Keys that only lead somewhere, and may do so for as long as they are held. */
const LEADING = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Tab|Shift|Control|Alt|Meta|[jkJK])$/;

/** Listens before everything else in the window; call once. A button with `data-again` may be clicked as fast as one likes. */
export function takeEachPressOnce(): void {
  const drop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && !isComposing(event) && !mayRepeat(event)) drop(event);
    },
    true,
  );
  window.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (event.detail > 1 && button && button.dataset.again === undefined) drop(event);
    },
    true,
  );
}

function mayRepeat(event: KeyboardEvent): boolean {
  const { target, key } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (target instanceof HTMLTextAreaElement) return key !== 'Escape' && !(ctrl && key === 'Enter');
  if (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))
    return key !== 'Escape' && key !== 'Enter';
  return !ctrl && LEADING.test(key);
}
