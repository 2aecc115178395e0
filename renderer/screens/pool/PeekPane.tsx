/** The row in hand, read in full beside the grid where a large screen has the room. */
import { type ReactNode, useEffect, useState } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { useRead } from '../../hooks';
import { ItemApplicability } from './item/ItemApplicability';
import { ItemWording } from './item/ItemWording';

/** Whoever runs down the rows reads none of them. */
const SETTLED_AFTER = 120;

export function PeekPane({ itemId }: { itemId: number }): ReactNode {
  const [settled, setSettled] = useState(itemId);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(itemId), SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [itemId]);
  const item = useRead('item', { itemId: settled }).data;
  if (!item) return <aside className="pool-peek" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <aside className="pool-peek" aria-label="这一项" tabIndex={0} data-testid="pool-peek">
      <ItemWording key={item.id} item={item} onAmend={null} />
      <section className="card" aria-label="依据">
        <div className="card-head">
          依据 <span className="muted small">{item.bases.length} 件</span>
        </div>
        <ul className="card-body peek-bases">
          {item.bases.map(({ title, docNumber, clause }) => (
            <li key={`${title} ${clause}`}>
              {citedTitle(title)}
              {clause}
              {docNumber === '' ? null : <span className="muted small">　{docNumber}</span>}
            </li>
          ))}
          {item.bases.length === 0 ? <li className="muted">没有依据</li> : null}
        </ul>
      </section>
      <ItemApplicability item={item} onChange={null} />
    </aside>
  );
}
