/** 经过 of an item: its changes, newest first, with their effect on the count. */

import type { ReactNode } from 'react';
import { changePlaceWords } from '../../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ItemDetail, Summary } from '../../../../shared/views';
import { ChangeTag } from '../../../components/figures/Tags';

interface ItemHistoryProps {
  readonly item: ItemDetail;
  readonly lists: Summary['scheme']['lists'];
  readonly onOpen: (itemId: number) => void;
}

export function ItemHistory({ item, lists, onOpen }: ItemHistoryProps): ReactNode {
  const changes = [...item.changes].reverse();
  const adopted = item.entries.find(
    ({ disposition: { kind, items } }) => kind === 'adopt' && items.some(({ id }) => id === item.id),
  );
  return (
    <section className="card" aria-label="经过">
      <div className="card-head">经过</div>
      <ol className="card-body item-history">
        {changes.map((change) => {
          const { targetItemId, targetName } = change;
          return (
            <li key={change.id}>
              <div>
                <b>第{change.round}轮</b> <ChangeTag change={change} /> {change.reasonKind}
                {change.kind === 'move' ? changePlaceWords(lists, change) : ''}
              </div>
              {targetItemId !== null && targetItemId !== item.id && targetName !== null ? (
                <div>
                  并到
                  <button type="button" className="link" onClick={() => onOpen(targetItemId)}>
                    {quoted(targetName)}
                  </button>
                </div>
              ) : null}
              {change.itemId !== item.id ? <div>来自{quoted(change.itemName)}</div> : null}
              {change.reason ? <div className="muted small">{change.reason}</div> : null}
              {change.basis ? <div className="muted small">依据：{change.basis}</div> : null}
              {change.proposer || change.decider ? (
                <div className="muted small">
                  {change.proposer ? `提出：${change.proposer}` : ''}
                  {change.proposer && change.decider ? '　' : ''}
                  {change.decider ? `决定：${change.decider}` : ''}
                </div>
              ) : null}
            </li>
          );
        })}
        {item.joined.map((other) => (
          <li key={`joined ${other.id}`}>
            <div>
              合并进来：
              <button type="button" className="link" data-testid="item-joined" onClick={() => onOpen(other.id)}>
                {quoted(other.name)}
              </button>
            </div>
          </li>
        ))}
        {adopted ? (
          <li>
            <div>
              采用 {adopted.unit} 报送{quoted(adopted.name)}
            </div>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
