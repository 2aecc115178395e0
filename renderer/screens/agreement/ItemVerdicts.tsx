/** One item with both sides side by side: what stands there now, what each party holds of it, talks and rulings. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { RESPONSIBILITY_ROLE_WORDS } from '../../../shared/model/item';
import type { Position } from '../../../shared/model/verdict';
import type { SchemeChoice } from '../../../shared/views';
import type { AgreementDetail } from '../../../shared/views/agreement';
import { Tag } from '../../components/figures/Tags';
import { StateTag } from '../../components/items/AgreementTags';
import { ItemRecord, Rulings } from './ItemRecord';
import { PartyLine } from './PartyLine';

interface ItemVerdictsProps {
  readonly detail: AgreementDetail;
  readonly lists: SchemeChoice['lists'];
  /** Place of the chosen party. */
  readonly chosen: number;
  readonly canWrite: boolean;
  readonly onChoose: (index: number) => void;
  readonly onSay: (position: Position) => void;
  readonly onVerdict: () => void;
  readonly onTalk: () => void;
  readonly onRule: () => void;
  readonly onPool: () => void;
}

export function ItemVerdicts(props: ItemVerdictsProps): ReactNode {
  const { detail, canWrite } = props;
  const { item, parties } = detail;
  const side = (kind: 'department' | 'township'): string =>
    parties
      .filter((party) => party.kind === kind)
      .map(({ verdict }) => verdict?.words ?? '')
      .filter((words) => words !== '')
      .join('。');
  const words = { department: side('department'), township: side('township') };
  const lines = (kind: (typeof parties)[number]['kind'], others: string): ReactNode =>
    parties.map((party, index) =>
      party.kind === kind ? (
        <PartyLine
          key={`${party.kind} ${party.unit}`}
          party={party}
          item={item}
          others={others}
          chosen={index === props.chosen}
          canWrite={canWrite}
          onChoose={() => props.onChoose(index)}
          onSay={props.onSay}
          onVerdict={props.onVerdict}
        />
      ) : null,
    );
  const list = props.lists.length > 1 ? props.lists.find(({ id }) => id === item.listId)?.name : undefined;
  return (
    <section className="agreement-item" aria-label="表态" data-testid="agreement-item">
      <div className="agreement-item-body">
        <div className="agreement-title">
          <h2 data-testid="agreement-title">{item.name}</h2>
          <StateTag state={detail.state} />
          <Tag tone="plain">{list ? `${list} · ${item.category}` : item.category}</Tag>
        </div>
        <p className="agreement-text">{item.text}</p>
        <p className="muted small agreement-parts">
          {item.responsibilities.length === 0
            ? '还没有写责任部门。'
            : item.responsibilities
                .map(({ unit, role, text }) => `${RESPONSIBILITY_ROLE_WORDS[role]} ${unit}${text ? `（${text}）` : ''}`)
                .join('　')}
        </p>
        {detail.hidden ? (
          <div className="note" data-testid="agreement-hidden">
            首次表态互不可见：{parties.length} 方里已有 {detail.spoken} 方表态，全部表过一次以后一起公开。
          </div>
        ) : null}
        <Rulings detail={detail} />
        <div className="agreement-sides">
          <div className="agreement-side down">
            <div className="agreement-side-head">↓ 部门怎么说</div>
            {lines('department', words.township)}
          </div>
          <div className="agreement-side up">
            <div className="agreement-side-head">↑ 乡镇怎么说</div>
            {lines('township', words.department)}
          </div>
        </div>
        <div className="agreement-office">{lines('office', '')}</div>
        <ItemRecord detail={detail} />
      </div>
      <div className="agreement-actions">
        {canWrite ? (
          <>
            <Button type="primary" data-testid="agreement-verdict" onClick={props.onVerdict}>
              登记表态… <kbd>Enter</kbd>
            </Button>
            <Button data-testid="agreement-talk" onClick={props.onTalk}>
              会商记录… <kbd>M</kbd>
            </Button>
            <Button data-testid="agreement-rule" disabled={detail.state === 'agreed'} onClick={props.onRule}>
              裁定… <kbd>C</kbd>
            </Button>
          </>
        ) : null}
        <Button data-testid="agreement-pool" onClick={props.onPool}>
          事项页，改文字 <kbd>O</kbd>
        </Button>
        <span className="push muted small agreement-keys">
          <kbd>↑↓</kbd> 换事项 <kbd>←→</kbd> 换单位 <kbd>1</kbd> 同意 <kbd>2</kbd> 不同意 <kbd>3</kbd> 保留
        </span>
      </div>
    </section>
  );
}
