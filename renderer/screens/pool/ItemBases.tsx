/** 依据 of an item, one a row. */
import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../shared/views';

export function ItemBases({ item }: { item: ItemDetail }): ReactNode {
  return (
    <section className="card" aria-label="依据">
      <div className="card-head">
        依据 <span className="muted small">{item.bases.length} 件</span>
      </div>
      {item.bases.length === 0 ? (
        <div className="card-body">
          <div className="note warn">! 依据待补：没有依据的事项不能列入。</div>
        </div>
      ) : (
        <div className="table-scroll">
          <table className="table item-table">
            <thead>
              <tr>
                <th>名称</th>
                <th>文号</th>
                <th>条款</th>
              </tr>
            </thead>
            <tbody>
              {item.bases.map((basis) => (
                <tr key={`${basis.title}${basis.docNumber}${basis.clause}`}>
                  <td className="wrap">《{basis.title}》</td>
                  <td>{basis.docNumber || <span className="muted">—</span>}</td>
                  <td>{basis.clause || <span className="muted">未写条款</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
