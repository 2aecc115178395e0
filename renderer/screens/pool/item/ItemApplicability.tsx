/** 适用 of an item: township by township, with the reason where they differ. */
import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../../shared/views';

interface ItemApplicabilityProps {
  readonly item: ItemDetail;
  /** Null when it may not be changed now. */
  readonly onChange: (() => void) | null;
}

export function ItemApplicability({ item, onChange }: ItemApplicabilityProps): ReactNode {
  const applying = item.applicability.filter((row) => row.applies).length;
  return (
    <section className="card" aria-label="适用">
      <div className="card-head">
        适用
        <span className="muted small">
          {item.scope === 'common' ? '共性' : '差异化'}，{applying} 镇
        </span>
        <span className="push" />
        {onChange ? (
          <button type="button" className="link" onClick={onChange} data-testid="item-applicability">
            改…
          </button>
        ) : null}
      </div>
      <ul className="card-body item-towns">
        {item.applicability.map((row) => (
          <li key={row.unitId} className={row.applies ? '' : 'muted'}>
            <span aria-hidden="true" className="item-dot">
              {row.applies ? '●' : '—'}
            </span>{' '}
            {row.township}
            {row.applies ? '' : ' 不适用'}
            {row.reason ? <span className="muted small">：{row.reason}</span> : null}
          </li>
        ))}
        {item.applicability.length === 0 ? <li className="muted">还没有登记乡镇。</li> : null}
      </ul>
    </section>
  );
}
