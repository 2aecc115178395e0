/** What became of an entry that is already decided, and the way back. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DispositionKind } from '../../../shared/model/disposition';
import type { EntryRow } from '../../../shared/views';
import { FateTag, Tag } from '../../components/Tags';

const BACK_WORDS: Readonly<Record<DispositionKind, string>> = {
  attach: '撤回并入…',
  split: '撤回拆入…',
  reject: '撤回不予列入…',
  return: '撤回退回…',
  adopt: '',
  pending: '',
};

interface DecidedProps {
  readonly entry: EntryRow;
  readonly canWrite: boolean;
  readonly onDetach: () => void;
  readonly onOpen: (itemId: number) => void;
}

export function Decided({ entry, canWrite, onDetach, onOpen }: DecidedProps): ReactNode {
  const { kind, items, reason } = entry.disposition;
  const back = BACK_WORDS[kind];
  return (
    <div className="decided card" data-testid="merge-decided" data-state={kind}>
      <div className="card-head">
        去向 <FateTag kind={kind} />
        <span className="push" />
        {canWrite && back !== '' ? (
          <Button onClick={onDetach} data-testid="merge-detach">
            {back}
          </Button>
        ) : null}
      </div>
      <div className="card-body">
        {items.length > 0 ? (
          <ul className="decided-items">
            {items.map((item) => (
              <li key={item.id}>
                <button type="button" className="link" onClick={() => onOpen(item.id)}>
                  {item.name}
                </button>
                {item.live ? null : <Tag tone="sub">− 所并事项已核减</Tag>}
              </li>
            ))}
          </ul>
        ) : null}
        {reason ? <div>理由：{reason}</div> : null}
        {kind === 'adopt' ? (
          <div className="muted small">已成为事项。要取消，可按 Ctrl+Z 撤销；轮次封存后请在事项页核减。</div>
        ) : null}
      </div>
    </div>
  );
}
