/** The same list of one unit in two files: why they are not written together, and which of them a person wants. */
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { figure } from '../../format';
import { type FileInHand, useImporting } from '../../importing';

interface RivalNoteProps {
  readonly file: FileInHand;
  /** Those it has to be chosen among with. */
  readonly rivals: readonly FileInHand[];
}

export function RivalNote({ file, rivals }: RivalNoteProps): ReactNode {
  const importing = useImporting();
  // One that is written already is asked about as an earlier list.
  const open = rivals.filter(({ state }) => state === 'open');
  if (open.length === 0 || file.state !== 'open') return null;
  const names = open.map(({ preview }) => quoted(preview.fileName)).join('、');
  const all = open.length === 1 ? '两份' : `${figure(open.length + 1)} 份`;
  const keepThis = (): void => {
    for (const { key } of open) importing.change(key, { state: 'cancelled' });
  };
  const keepAll = (): void => {
    for (const { key } of [file, ...open]) importing.change(key, { replaces: null });
  };
  return (
    <div className="note warn import-part" data-testid="import-rivals">
      {names}也是{file.unit.trim()}报的，像是同一张清单，不随“确认无疑问的”一起写入，以免重复。
      <button type="button" className="link small" data-testid="rivals-this" onClick={keepThis}>
        只要这一份
      </button>
      <button type="button" className="link small" data-testid="rivals-all" onClick={keepAll}>
        {all}都要，各作一份
      </button>
    </div>
  );
}
