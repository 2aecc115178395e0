/** A table pasted in 报送 is a list to look at. */
import { usePaste } from '../../components/keys/usePaste';
import { tell, useRead } from '../../hooks';
import { useImporting } from '../../importing';

export function usePastedTable(): void {
  const { paste } = useImporting();
  const summary = useRead('summary', {});
  usePaste(summary.data?.readOnly === false, (html, text) => void paste(html, text).catch(tell));
}
