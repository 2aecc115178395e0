/** 表态 on the exact version of an item: how it stands, and what each party holds of it. */
import type { ReactNode } from 'react';
import { OFFICE_WORD } from '../../../../shared/model/verdict';
import { PositionTag, StateTag } from '../../../components/items/AgreementTags';
import { useRead } from '../../../hooks';
import { useNavigation } from '../../../navigation';

export function ItemAgreement({ itemId }: { itemId: number }): ReactNode {
  const { go } = useNavigation();
  const { data } = useRead('agreementItem', { itemId });
  if (!data || data.item.id !== itemId) return null;
  const spoken = data.parties.filter(({ verdict }) => verdict !== null);
  return (
    <section className="card" aria-label="表态" data-testid="item-agreement">
      <div className="card-head">
        表态 <StateTag state={data.state} />
        <button
          type="button"
          className="link small push"
          data-testid="item-agreement-open"
          onClick={() => go('agreement', { itemId })}
        >
          去认定
        </button>
      </div>
      <div className="card-body">
        {data.hidden ? <span className="muted">首次表态互不可见，全部表过一次以后公开。</span> : null}
        {spoken.length === 0 && !data.hidden ? (
          <span className="muted">{data.parties.length} 方都还没有表态。</span>
        ) : null}
        {spoken.map(({ unit, position, changed, verdict, kept }) => (
          <div key={unit} className="item-party">
            {unit || OFFICE_WORD} <PositionTag position={position} stale={changed.length > 0} kept={kept} />{' '}
            <span className="muted small">{verdict?.words}</span>
          </div>
        ))}
        {spoken.length > 0 && spoken.length < data.parties.length ? (
          <div className="muted small">另有 {data.parties.length - spoken.length} 方没有表态。</div>
        ) : null}
        {data.rulings.map(({ id, decision, reason, decider }) => (
          <div key={id} className="small">
            裁定：{decision ? `${decision}。` : ''}
            {reason}（{decider}）
          </div>
        ))}
      </div>
    </section>
  );
}
