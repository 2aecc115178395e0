/** What stands in the pool's grid when there is no row: what to do next. */
import { Button } from 'antd';
import type { ReactNode } from 'react';

export function EmptyFilter({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <div className="empty">
      <span>没有符合的事项。</span>
      <Button onClick={onClear}>清除筛选</Button>
    </div>
  );
}

interface EmptyPoolProps {
  readonly state: 'live' | 'subtracted';
  readonly loading: boolean;
  readonly onImport: () => void;
}

export function EmptyPool({ state, loading, onImport }: EmptyPoolProps): ReactNode {
  if (loading) return null;
  if (state === 'subtracted') return <div className="empty">还没有核减过事项。</div>;
  return (
    <div className="empty">
      <span>事项库还是空的。先收部门清单，在“报送”全部采用为事项，就有了首批事项。</span>
      <Button type="primary" onClick={onImport}>
        去报送
      </Button>
    </div>
  );
}
