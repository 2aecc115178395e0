/** What became of an entry that is already decided, and the way back. */

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { DispositionKind } from '../../../../shared/model/disposition';
import type { EntryRow } from '../../../../shared/views';
import { ReattachDialog } from '../../../components/entries/ReattachDialog';
import { FateTag, Tag } from '../../../components/figures/Tags';

const BACK_WORDS: Readonly<Record<DispositionKind, string>> = {
  attach: '撤回并入…',
  split: '撤回拆入…',
  reject: '撤回不予列入…',
  return: '撤回退回补正…',
  adopt: '撤回采用…',
  pending: '',
};

interface DecidedProps {
  readonly entry: EntryRow;
  readonly canWrite: boolean;
  readonly onDetach: () => void;
  readonly onOpen: (itemId: number) => void;
}

export function Decided({ entry, canWrite, onDetach, onOpen }: DecidedProps): ReactNode {
  const { kind, items, reason, leftOut = [], sealed } = entry.disposition;
  const [moving, setMoving] = useState<{ id: number; name: string } | null>(null);
  // An item of the list would be without origin.
  const standing = kind === 'adopt' && items.some(({ live }) => live);
  const movable = canWrite && !standing;
  const back = standing ? '' : BACK_WORDS[kind];
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
                {item.part ? <span className="muted">　{quoted(item.part)}</span> : null}
                {item.home ? (
                  <>
                    　已合并到
                    <button type="button" className="link" onClick={() => onOpen(item.home?.id ?? item.id)}>
                      {item.home.name}
                    </button>
                  </>
                ) : item.live ? null : (
                  <Tag tone="sub">{kind === 'adopt' ? '− 事项已核减' : '− 所并事项已核减'}</Tag>
                )}
                {movable ? (
                  <button
                    type="button"
                    className="link small decided-move"
                    data-testid="merge-reattach"
                    onClick={() => setMoving(item)}
                  >
                    改归另一项…
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {leftOut.map((part) => (
          <div key={part.text}>
            {quoted(part.text)} <FateTag kind="reject" /> {part.reason}
          </div>
        ))}
        {reason ? <div>理由：{reason}</div> : null}
        {sealed && back !== '' ? (
          <div className="muted small">当时的轮次已封存：撤回或改归要写明理由，另记一条操作记录。</div>
        ) : null}
        {standing ? (
          <div className="muted small">
            已成为事项。要取消，可按 Ctrl+Z 撤销；轮次封存后请在事项页核减，再在这里撤回，另定去向。
          </div>
        ) : null}
      </div>
      {moving ? <ReattachDialog entry={entry} from={moving} onClose={() => setMoving(null)} /> : null}
    </div>
  );
}
