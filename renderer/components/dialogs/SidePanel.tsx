/** A panel that comes in from the right: the focus starts in what it shows, Esc closes it, and the focus goes back to where it was. */
import { Drawer, type DrawerProps } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useEscape } from './useEscape';
import { useFocusReturn } from './useFocusReturn';
import './dialogs.css';

interface SidePanelProps extends Omit<DrawerProps, 'open' | 'placement' | 'afterOpenChange' | 'onClose' | 'children'> {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ onClose, children, ...drawer }: SidePanelProps): ReactNode {
  useFocusReturn();
  useEscape(onClose);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Drawer
      {...drawer}
      onClose={onClose}
      keyboard={false}
      open
      placement="right"
      afterOpenChange={(open) => {
        if (open && !body.current?.contains(document.activeElement))
          body.current?.querySelector<HTMLElement>('[tabindex="0"], input, textarea, button')?.focus();
      }}
    >
      <div ref={body} className="panel-body">
        {children}
      </div>
    </Drawer>
  );
}
