/** Whether a page lies behind a dialog or an unfolded menu, whose keys are their own. */
import { useCallback, useEffect, useRef } from 'react';

function dialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog], .ant-dropdown')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );
}

/** For the key being pressed now. */
export function useBehindDialog(): () => boolean {
  const behind = useRef(false);
  useEffect(() => {
    // Looked at before anybody acts on the key: the Esc that closes a dialog must not also leave the page behind it.
    const look = (): void => {
      behind.current = dialogOpen();
    };
    window.addEventListener('keydown', look, true);
    return () => window.removeEventListener('keydown', look, true);
  }, []);
  return useCallback(() => behind.current, []);
}
