/** Ctrl+V with a table copied from Excel, WPS or Word, anywhere on a screen but in a field one types in. */
import { useEffect, useRef } from 'react';
import { holdsTable } from './holdsTable';

export function usePaste(listening: boolean, onTable: (html: string, text: string) => void): void {
  const latest = useRef(onTable);
  latest.current = onTable;
  useEffect(() => {
    if (!listening) return;
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const typing = target instanceof Element && target.closest('input, textarea, [contenteditable="true"]');
      if (typing || !clipboardData) return;
      const html = clipboardData.getData('text/html');
      const text = clipboardData.getData('text/plain');
      if (!holdsTable(html, text)) return;
      event.preventDefault();
      latest.current(html, text);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [listening]);
}
