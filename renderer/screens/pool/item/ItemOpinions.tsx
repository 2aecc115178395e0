/** 意见 on an item: what units wrote about it in every asking, how it was handled, and the change it came to. */
import type { ReactNode } from 'react';
import { OPINION_OFFICE_WORDS, STANDING_WORDS } from '../../../../shared/model/opinion';
import { DirectionTag, Tag } from '../../../components/figures/Tags';
import { useRead } from '../../../hooks';
import { useNavigation } from '../../../navigation';

export function ItemOpinions({ itemId }: { itemId: number }): ReactNode {
  const { go } = useNavigation();
  const all = useRead('opinions', { itemId }).data ?? [];
  const said = all.filter(({ kind }) => kind !== 'none');
  if (all.length === 0) return null;
  return (
    <section className="card" aria-label="意见" data-testid="item-opinions">
      <div className="card-head">
        意见
        <button type="button" className="link small push" onClick={() => go('opinions', { tab: 'opinions' })}>
          到征求意见
        </button>
      </div>
      <div className="card-body">
        {said.length === 0 ? <span className="muted">{all.length} 家答复无意见。</span> : null}
        {said.map((one) => (
          <p key={one.id}>
            <DirectionTag direction={one.unitKind === 'township' ? 'up' : 'down'}>{one.unit}</DirectionTag>{' '}
            {OPINION_OFFICE_WORDS[one.kind]}
            {one.proposal === '' ? '' : `：${one.proposal}`}{' '}
            {one.handling === null ? (
              <Tag tone="pending">待处理</Tag>
            ) : (
              <Tag tone={one.handling.standing === 'unmet' ? 'dispute' : 'plain'} title={one.handling.unmet}>
                {STANDING_WORDS[one.handling.standing]}
                {one.handling.changes.map(({ round }) => ` 第${round}轮`).join('')}
              </Tag>
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
