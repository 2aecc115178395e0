/** 分类: each category's first count, additions, subtractions, moves and what is there now; the sums repeat the equation. */
import { type ReactNode, useState } from 'react';
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
  // Several lists have many categories between them; those that never held anything say nothing.
  const rows = pool.categories.filter((row) => !several || row.first + row.added + row.subtracted + row.live > 0);
  const moves = rows.some((row) => row.movedIn + row.movedOut > 0);
  const most = Math.max(1, ...rows.map((row) => row.live + row.subtracted));
  const shared = { several, moves, most };
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
            {several
              ? lists.map((list) => (
                  <ListRows
                    key={list.id}
                    list={list}
                    rows={rows.filter(({ listId }) => listId === list.id)}
                    {...shared}
                  />
                ))
              : rows.map((row) => <CategoryRow key={row.category} row={row} {...shared} />)}
          </tbody>
          <tfoot>
            <tr data-testid="category-total">
              <td>合计</td>
              <LinkedNumber
                words={figure(pool.first)}
                label={`首轮合计 ${figure(pool.first)}`}
                onGo={() => go('pool', { state: 'all', sorted: '' })}
              />
              <LinkedNumber
                words={signed(pool.added)}
                label={`增合计 ${figure(pool.added)}`}
                onGo={() => go('rounds', { effect: 'in' })}
              />
              <LinkedNumber
                words={signed(-pool.subtracted)}
                label={`减合计 ${figure(pool.subtracted)}`}
                onGo={() => go('rounds', { effect: 'out' })}
              />
              {moves ? <Moves name="合计" rows={rows} onGo={() => go('rounds', { effect: 'moved' })} /> : null}
              <LinkedNumber
                words={figure(pool.live)}
                label={`现有合计 ${figure(pool.live)}`}
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

type Row = Summary['pool']['categories'][number];

interface RowProps {
  /** Whether the scheme has several lists, so that a category alone does not say which. */
  readonly several: boolean;
  readonly moves: boolean;
  /** The longest bar stands for so many items. */
  readonly most: number;
}

interface ListRowsProps extends RowProps {
  readonly list: Summary['scheme']['lists'][number];
  readonly rows: readonly Row[];
}

/** A list with its sums; its categories unfold below it. */
function ListRows({ list, rows, ...shared }: ListRowsProps): ReactNode {
  const { go } = useNavigation();
  const [open, setOpen] = useState(false);
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [first, added, subtracted, live] = [
    sum((row) => row.first),
    sum((row) => row.added),
    sum((row) => row.subtracted),
    sum((row) => row.live),
  ];
  return (
    <>
      <tr data-testid="list-row">
        <td>
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '▾' : '▸'} <b>{list.short}</b> <span className="muted">{figure(rows.length)} 类</span>
          </button>
        </td>
        <LinkedNumber
          words={figure(first)}
          label={`${list.name} 首轮 ${figure(first)}`}
          onGo={first === 0 ? null : () => go('pool', { listId: list.id, state: 'all', sorted: '' })}
        />
        <LinkedNumber
          words={signed(added)}
          className="plus"
          label={`${list.name} 增 ${figure(added)}`}
          onGo={added === 0 ? null : () => go('rounds', { effect: 'in', listId: list.id })}
        />
        <LinkedNumber
          words={signed(-subtracted)}
          className="minus"
          label={`${list.name} 减 ${figure(subtracted)}`}
          onGo={subtracted === 0 ? null : () => go('rounds', { effect: 'out', listId: list.id })}
        />
        {shared.moves ? (
          <Moves name={list.name} rows={rows} onGo={(effect) => go('rounds', { effect, listId: list.id })} />
        ) : null}
        <LinkedNumber
          words={figure(live)}
          className="strong"
          label={`${list.name} 现有 ${figure(live)}`}
          onGo={live === 0 ? null : () => go('pool', { listId: list.id })}
        />
        <td />
      </tr>
      {open ? rows.map((row) => <CategoryRow key={row.category} row={row} {...shared} />) : null}
    </>
  );
}

interface MovesProps {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly onGo: (effect: 'movedIn' | 'movedOut') => void;
}

/** 入 2 出 1: two figures, since their difference would be as many rows as neither. */
function Moves({ name, rows, onGo }: MovesProps): ReactNode {
  const sides = [
    { word: '入', label: '调入', effect: 'movedIn', count: rows.reduce((sum, row) => sum + row.movedIn, 0) },
    { word: '出', label: '调出', effect: 'movedOut', count: rows.reduce((sum, row) => sum + row.movedOut, 0) },
  ] as const;
  const some = sides.filter(({ count }) => count > 0);
  return (
    <td className="number">
      {some.length === 0 ? <span className="muted">0</span> : null}
      {some.map(({ word, label, effect, count }) => (
        <button
          key={effect}
          type="button"
          className="number-link"
          aria-label={`${name} ${label} ${figure(count)}`}
          onClick={() => onGo(effect)}
        >
          {word} {figure(count)}
        </button>
      ))}
    </td>
  );
}

function CategoryRow({ row, several, moves, most }: RowProps & { readonly row: Row }): ReactNode {
  const { go } = useNavigation();
  const list = several ? { listId: row.listId } : {};
  const place = { ...list, category: row.category };
  return (
    <tr data-testid="category-row">
      <td>
        <button type="button" className="link" onClick={() => go('pool', place)}>
          {row.category}
        </button>
      </td>
      <LinkedNumber
        words={figure(row.first)}
        label={`${row.category} 首轮 ${figure(row.first)}`}
        onGo={row.first === 0 ? null : () => go('pool', { ...list, state: 'all', sorted: row.category })}
      />
      <LinkedNumber
        words={signed(row.added)}
        className="plus"
        label={`${row.category} 增 ${figure(row.added)}`}
        onGo={row.added === 0 ? null : () => go('rounds', { effect: 'in', ...place })}
      />
      <LinkedNumber
        words={signed(-row.subtracted)}
        className="minus"
        label={`${row.category} 减 ${figure(row.subtracted)}`}
        onGo={row.subtracted === 0 ? null : () => go('rounds', { effect: 'out', ...place })}
      />
      {moves ? <Moves name={row.category} rows={[row]} onGo={(effect) => go('rounds', { effect, ...place })} /> : null}
      <LinkedNumber
        words={figure(row.live)}
        className="strong"
        label={`${row.category} 现有 ${figure(row.live)}`}
        onGo={row.live === 0 ? null : () => go('pool', place)}
      />
      <td>
        <div className="share" aria-hidden>
          <i className="live" style={{ width: `${(row.live / most) * 100}%` }} />
          <i className="gone" style={{ width: `${(row.subtracted / most) * 100}%` }} />
        </div>
      </td>
    </tr>
  );
}
