/** 分类: each category's first count, additions, subtractions, moves and what is there now; the sums repeat the equation. */
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import { figure, signed } from '../../format';
import { useNavigation } from '../../navigation';
import { LinkedNumber } from './LinkedNumber';

interface CategoryTableProps {
  readonly pool: Summary['pool'];
  readonly lists: Summary['scheme']['lists'];
}

export function CategoryTable({ pool, lists }: CategoryTableProps): ReactNode {
  const { go } = useNavigation();
  const several = lists.length > 1;
  const shorts = new Map(lists.map(({ id, short }) => [id, short]));
  // Several lists have many categories between them; those that never held anything say nothing.
  const rows = pool.categories.filter((row) => !several || row.first + row.added + row.subtracted + row.live > 0);
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
              <tr key={`${row.listId} ${row.category}`} data-testid="category-row">
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => go('pool', { listId: several ? row.listId : undefined, category: row.category })}
                  >
                    {several ? `${shorts.get(row.listId) ?? ''} · ` : ''}
                    {row.category}
                  </button>
                </td>
                <LinkedNumber
                  words={figure(row.first)}
                  label={`${row.category} 首轮 ${row.first}`}
                  onGo={row.first === 0 ? null : () => go('pool', { state: 'all', sorted: row.category })}
                />
                <LinkedNumber
                  words={signed(row.added)}
                  className="plus"
                  label={`${row.category} 增 ${row.added}`}
                  onGo={row.added === 0 ? null : () => go('rounds', { effect: 'in', category: row.category })}
                />
                <LinkedNumber
                  words={signed(-row.subtracted)}
                  className="minus"
                  label={`${row.category} 减 ${row.subtracted}`}
                  onGo={row.subtracted === 0 ? null : () => go('rounds', { effect: 'out', category: row.category })}
                />
                {moves ? (
                  <LinkedNumber
                    words={signed(row.moved)}
                    label={`${row.category} 调类 ${row.moved}`}
                    onGo={() => go('rounds', { effect: 'moved', category: row.category })}
                  />
                ) : null}
                <LinkedNumber
                  words={figure(row.live)}
                  className="strong"
                  label={`${row.category} 现有 ${row.live}`}
                  onGo={
                    row.live === 0
                      ? null
                      : () => go('pool', { listId: several ? row.listId : undefined, category: row.category })
                  }
                />
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
              <LinkedNumber
                words={figure(pool.first)}
                label={`首轮合计 ${pool.first}`}
                onGo={() => go('pool', { state: 'all', sorted: '' })}
              />
              <LinkedNumber
                words={signed(pool.added)}
                label={`增合计 ${pool.added}`}
                onGo={() => go('rounds', { effect: 'in' })}
              />
              <LinkedNumber
                words={signed(-pool.subtracted)}
                label={`减合计 ${pool.subtracted}`}
                onGo={() => go('rounds', { effect: 'out' })}
              />
              {moves ? (
                <LinkedNumber
                  words={signed(rows.reduce((sum, row) => sum + row.moved, 0))}
                  label="调类合计"
                  onGo={() => go('rounds', { effect: 'moved' })}
                />
              ) : null}
              <LinkedNumber
                words={figure(pool.live)}
                label={`现有合计 ${pool.live}`}
                onGo={() => go('pool', { state: 'live' })}
              />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
