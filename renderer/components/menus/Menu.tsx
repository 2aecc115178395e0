/** The one menu of the window: its arrows work as soon as a key or a click has unfolded it, and the focus goes back to its button. */
import { Dropdown, type MenuProps } from 'antd';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { isInMenu, menuButton, rememberMenuButton } from './menuButton';

interface MenuOfProps {
  readonly menu: MenuProps;
  /** The button. */
  readonly children: ReactElement;
}

export function Menu({ menu, children }: MenuOfProps): ReactNode {
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      getPopupContainer={besideButton}
      menu={{ ...menu, onKeyDown: keepEnter }}
      onOpenChange={(open) => {
        if (open) rememberMenuButton();
        else setTimeout(giveBack);
      }}
    >
      {children}
    </Dropdown>
  );
}

/** A dialog takes the focus back from whatever lies outside of it: its menus unfold inside, in the part that takes clicks. */
function besideButton(button: HTMLElement): HTMLElement {
  return button.closest<HTMLElement>('[role=dialog] .ant-modal-container') ?? document.body;
}

/** The Enter that chose an entry would otherwise press what the dialog it opens has focused, such as its cross. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** A dialog that was opened out of the menu keeps the focus. */
function giveBack(): void {
  const here = document.activeElement;
  if (here === null || here === document.body || isInMenu(here)) menuButton()?.focus();
}
