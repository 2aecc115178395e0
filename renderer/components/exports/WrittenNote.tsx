/** What was written into a chosen folder, and the way to it. */
import type { ReactNode } from 'react';
import { shell } from '../../api';
import { figure } from '../../format';
import type { WrittenFiles } from './useFolderExport';

interface WrittenNoteProps {
  readonly written: WrittenFiles | null;
  readonly testId: string;
  /** 已写出 12 个文件并读回相符 */
  readonly words: (count: string) => string;
}

export function WrittenNote({ written, testId, words }: WrittenNoteProps): ReactNode {
  if (written === null) return null;
  return (
    <span className="muted small written-note" role="status" data-testid={testId}>
      {words(figure(written.count))}
      <button type="button" className="link" onClick={() => void shell().reveal(written.folder.token)}>
        打开文件夹
      </button>
    </span>
  );
}
