/** 经过 of an item: its changes, newest first, with their effect on the count. */

import type { ReactNode } from 'react';
import { changePlaceWords } from '../../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ItemDetail, Summary } from '../../../../shared/views';
import { ChangeTag, Tag } from '../../../components/figures/Tags';
import { momentText } from '../../../format';

interface ItemHistoryProps {
  readonly item: ItemDetail;
  readonly lists: Summary['scheme']['lists'];
  readonly onOpen: (itemId: number) => void;
}

export function ItemHistory({ item, lists, onOpen }: ItemHistoryProps): ReactNode {
  const adopted = item.entries.find(
    ({ disposition: { kind, items } }) => kind === 'adopt' && items.some(({ id }) => id === item.id),
  );
  return (
    <section className="card" aria-label="经过">
      <div className="card-head">经过</div>
      <ol className="card-body item-history">
        {linesOf(item).map((line) =>
          line.change ? (
            <ChangeLine key={line.change.id} change={line.change} item={item} lists={lists} onOpen={onOpen} />
          ) : (
            <li key={`action ${line.between.seq}`} data-testid="item-reapplied">
              <div>
                <b>第{line.between.afterRound}轮封存后</b> <Tag tone="amend">改适用</Tag>
              </div>
              <div className="muted small">{line.between.summary}</div>
              <div className="muted small">
                {[momentText(line.between.at, new Date()), line.between.operator, '没有记入台账']
                  .filter(Boolean)
                  .join('　')}
              </div>
            </li>
          ),
        )}
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

type Line =
  | { readonly change: ItemDetail['changes'][number]; readonly between?: undefined }
  | { readonly change?: undefined; readonly between: ItemDetail['reapplied'][number] };

/** Newest first; what was done between two rounds stands between their changes. */
function linesOf({ changes, reapplied }: ItemDetail): readonly Line[] {
  const lines = [
    ...reapplied.map((between) => ({ between, at: between.afterRound + 0.5 })),
    ...[...changes].reverse().map((change) => ({ change, at: change.round })),
  ];
  return lines.sort((a, b) => b.at - a.at);
}

interface ChangeLineProps extends ItemHistoryProps {
  readonly change: ItemDetail['changes'][number];
}

function ChangeLine({ change, item, lists, onOpen }: ChangeLineProps): ReactNode {
  const { targetItemId, targetName } = change;
  return (
    <li>
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
}
