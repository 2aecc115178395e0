/** Where nothing can be done yet because the pool is empty: what comes first, with its button. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigation } from '../../navigation';

/** `then`: what this page is for once there are items. */
export function PoolFirst({ then }: { then: string }): ReactNode {
  const { go } = useNavigation();
  return (
    <div className="empty" data-testid="pool-first">
      <span>事项库还是空的。先收部门清单，在“报送”全部采用为事项，{then}</span>
      <Button type="primary" onClick={() => go('sources')}>
        去报送
      </Button>
    </div>
  );
}
