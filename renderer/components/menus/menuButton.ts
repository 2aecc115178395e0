/** The button of the menu unfolded last: what is opened out of a menu gives the focus back to it, as the entry itself is gone by then. */

let button: HTMLElement | null = null;

export function isInMenu(element: Element): boolean {
  return element.closest('.ant-dropdown') !== null;
}

/** The menu is about to unfold: its button was just pressed. */
export function rememberMenuButton(): void {
  const here = document.activeElement;
  if (here instanceof HTMLElement && !isInMenu(here)) button = here;
}

export function menuButton(): HTMLElement | null {
  return button;
}
