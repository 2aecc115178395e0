/** Says that nothing can be changed here. */
import type { ReactNode } from 'react';

export function ReadOnlyBar({ onSaveCopy }: { onSaveCopy: () => void }): ReactNode {
  return (
    <div className="read-only" role="note" data-testid="read-only">
      只读：可以看、可以导出（不记入操作记录），不能修改。要修改，请等可以编辑时重新打开，或{' '}
      <button type="button" className="link" onClick={onSaveCopy}>
        另存副本…
      </button>
    </div>
  );
}
