/** What can be done with the entry in hand; every key stands on its button. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Deeds } from './useDeeds';

interface ActionBarProps {
  readonly deeds: Deeds;
  /** Number of the chosen candidate, 1-based; null when there is none. */
  readonly chosen: number | null;
  readonly at: number;
  readonly count: number;
}

export function ActionBar({ deeds, chosen, at, count }: ActionBarProps): ReactNode {
  return (
    <div className="action-bar" role="toolbar" aria-label="去向">
      <Button size="large" type="primary" disabled={!deeds.attach} onClick={deeds.attach} data-testid="merge-attach">
        {chosen === null ? '并入' : `并入第 ${chosen} 项`} <kbd>Enter</kbd>
      </Button>
      <Button size="large" disabled={!deeds.adopt} onClick={deeds.adopt} data-testid="merge-adopt">
        采用为新事项 <kbd>N</kbd>
      </Button>
      <Button size="large" disabled={!deeds.split} onClick={deeds.split} data-testid="merge-split">
        拆分 <kbd>S</kbd>
      </Button>
      <Button size="large" disabled={!deeds.reject} onClick={deeds.reject} data-testid="merge-reject">
        不予列入 <kbd>R</kbd>
      </Button>
      <Button size="large" disabled={!deeds.pend} onClick={deeds.pend} data-testid="merge-pend">
        待定 <kbd>P</kbd>
      </Button>
      <Button size="large" disabled={!deeds.send} onClick={deeds.send} data-testid="merge-return">
        退回 <kbd>T</kbd>
      </Button>
      {deeds.refuse ? (
        <button type="button" className="link action-refuse" onClick={deeds.refuse} data-testid="merge-refuse">
          与第 {chosen} 项不是一回事 <kbd>X</kbd>
        </button>
      ) : null}
      <span className="push muted small action-place">
        {at >= 0 ? `第 ${at + 1} / ${count} 条　` : ''}
        <span className="action-hints">
          <kbd>↑</kbd> <kbd>↓</kbd> 换条　<kbd>1</kbd>–<kbd>5</kbd> 选项
        </span>
      </span>
    </div>
  );
}
