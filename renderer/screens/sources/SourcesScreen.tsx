/** 报送: the lists that came in, a look at new files before they are written, and the rows of one list. */
import type { ReactNode } from 'react';
import { useImporting } from '../../importing';
import { useNavigation } from '../../navigation';
import { ImportPreviewPage } from './ImportPreviewPage';
import { SourceListPage } from './SourceListPage';
import { SourceRowsPage } from './SourceRowsPage';
import { usePastedTable } from './usePastedTable';
import './sources.css';

export function SourcesScreen(): ReactNode {
  const { files } = useImporting();
  const { params } = useNavigation();
  usePastedTable();
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
