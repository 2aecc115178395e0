/** Ctrl+V in 报送 takes a table copied from Excel, WPS or Word as a list to look at. */
import { useEffect } from 'react';
import { holdsTable } from '../../components/holdsTable';
import { tell, useRead } from '../../hooks';
import { useImporting } from '../../importing';

export function usePastedTable(): void {
  const { paste } = useImporting();
  const summary = useRead('summary', {});
  const writable = summary.data?.readOnly === false;
  useEffect(() => {
    if (!writable) return;
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const typing = target instanceof Element && target.closest('input, textarea, [contenteditable="true"]');
      if (typing || !clipboardData) return;
      const html = clipboardData.getData('text/html');
      const text = clipboardData.getData('text/plain');
      if (!holdsTable(html, text)) return;
      event.preventDefault();
      void paste(html, text).catch(tell);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [paste, writable]);
}
