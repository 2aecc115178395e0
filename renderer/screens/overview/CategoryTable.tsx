/** 分类: each category's first count, additions, subtractions, moves and what is there now; the sums repeat the equation. */
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import { figure, signed } from '../../format';
import { useNavigation } from '../../navigation';

export function CategoryTable({ pool }: { pool: Summary['pool'] }): ReactNode {
  const { go } = useNavigation();
  const rows = pool.categories;
  const moves = rows.some((row) => row.moved !== 0);
  const most = Math.max(1, ...rows.map((row) => row.live + row.subtracted));
  return (
    <section className="card">
      <h2 className="card-head">
        分类
        <button type="button" className="link small push" onClick={() => go('rounds')}>
          看台账
        </button>
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>类别</th>
              <th className="number">首轮</th>
              <th className="number">增</th>
              <th className="number">减</th>
              {moves ? <th className="number">调类</th> : null}
              <th className="number">现有</th>
              <th className="share-head">
                <span className="key live">现有</span> <span className="key gone">减去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.category} data-testid="category-row">
                <td>
                  <button type="button" className="link" onClick={() => go('pool', { category: row.category })}>
                    {row.category}
                  </button>
                </td>
                <td className="number">{figure(row.first)}</td>
                <td className="number plus">{signed(row.added)}</td>
                <td className="number minus">{signed(-row.subtracted)}</td>
                {moves ? <td className="number">{signed(row.moved)}</td> : null}
                <td className="number">
                  <b>{figure(row.live)}</b>
                </td>
                <td>
                  <div className="share" aria-hidden>
                    <i className="live" style={{ width: `${(row.live / most) * 100}%` }} />
                    <i className="gone" style={{ width: `${(row.subtracted / most) * 100}%` }} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="category-total">
              <td>合计</td>
              <td className="number">{figure(pool.first)}</td>
              <td className="number">{signed(pool.added)}</td>
              <td className="number">{signed(-pool.subtracted)}</td>
              {moves ? <td className="number">{signed(rows.reduce((sum, row) => sum + row.moved, 0))}</td> : null}
              <td className="number">{figure(pool.live)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
