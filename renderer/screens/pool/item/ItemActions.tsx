/** Every recorded action that touched an item, newest first: also those that left no 增减, such as 并入 or 本镇另定. */
import type { ReactNode } from 'react';
import { momentText } from '../../../format';
import { useRead } from '../../../hooks';

export function ItemActions({ itemId }: { itemId: number }): ReactNode {
  const read = useRead('itemActions', { itemId });
  const actions = read.data ?? [];
  const now = new Date();
  return (
    <section className="card" aria-label="操作记录">
      <div className="card-head">
        操作记录 <span className="muted small">{actions.length} 条</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol className="card-body item-actions" tabIndex={0} aria-label="操作记录各条">
        {actions.map((action) => (
          <li key={action.seq} data-testid="item-action">
            <div className={action.undone ? 'struck muted' : ''}>{action.summary}</div>
            <div className="muted small">
              {[momentText(action.at, now), action.operator || '未写姓名', action.undone ? '已撤销' : '']
                .filter(Boolean)
                .join('　')}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
