/** 报送: the lists that came in, a look at new files before they are written, and the rows of one list. */
import type { ReactNode } from 'react';
import { useImporting } from '../../importing';
import { useNavigation } from '../../navigation';
import { ImportPreviewPage } from './ImportPreviewPage';
import { SourceListPage } from './SourceListPage';
import { SourceRowsPage } from './SourceRowsPage';
import './sources.css';

export function SourcesScreen(): ReactNode {
  const { files } = useImporting();
  const { params } = useNavigation();
  if (files.length > 0) return <ImportPreviewPage />;
  if (typeof params.sourceListId === 'number') return <SourceRowsPage sourceListId={params.sourceListId} />;
  return <SourceListPage />;
}
