/** 报送: the lists that came in, a look at new files before they are written, and the rows of one list. */
import { type ReactNode, useEffect } from 'react';
import { useImporting } from '../../importing';
import { useNavigation } from '../../navigation';
import { allWritten } from './fileState';
import { ImportPreviewPage } from './ImportPreviewPage';
import { SourceListPage } from './SourceListPage';
import { SourceRowsPage } from './SourceRowsPage';
import { usePastedTable } from './usePastedTable';
import './sources.css';

export function SourcesScreen(): ReactNode {
  const { files } = useImporting();
  const { params } = useNavigation();
  usePastedTable();
  useComingBack();
  if (files.length > 0) return <ImportPreviewPage />;
  const { sourceListId, sheet, row } = params;
  if (typeof sourceListId !== 'number') return <SourceListPage />;
  return (
    <SourceRowsPage
      sourceListId={sourceListId}
      sheet={typeof sheet === 'string' ? sheet : ''}
      row={typeof row === 'number' ? row : 0}
    />
  );
}

/** Whoever comes to 报送 anew, by the rail too, finds the lists: a batch that is written is done with. */
function useComingBack(): void {
  const { files, leave } = useImporting();
  const { params } = useNavigation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: at coming alone; the page stays as it is while the last file is confirmed
  useEffect(() => {
    if (allWritten(files)) leave();
  }, [params]);
}
