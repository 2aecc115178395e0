/** Says that nothing can be changed here. */
import type { ReactNode } from 'react';

export function ReadOnlyBar(): ReactNode {
  return (
    <div className="read-only" role="note" data-testid="read-only">
      只读：可以看、可以导出，不能修改。要修改，请等对方关闭后重新打开，或复制一份再打开。
    </div>
  );
}
