/** The ledger of one round by category; every number leads to the rows behind it. */
import type { ReactNode } from 'react';
import type { LedgerCategory, LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import { figure } from '../../format';

interface LedgerProps {
  readonly round: LedgerRound;
  readonly onPick: (category: string | null, effect: ChangeEffect) => void;
  /** The items a round began or ended with. */
  readonly onItems: (category: string | null, when: 'opening' | 'closing') => void;
}

export function Ledger({ round, onPick, onItems }: LedgerProps): ReactNode {
  const total = (part: 'movedIn' | 'movedOut'): number => round.categories.reduce((sum, row) => sum + row[part], 0);
  const sum: LedgerCategory = {
    listId: '',
    category: '合计',
    opening: round.opening,
    added: round.added,
    subtracted: round.subtracted,
    movedIn: total('movedIn'),
    movedOut: total('movedOut'),
    closing: round.closing,
  };
  return (
    <section className="card" aria-label={`第${round.round}轮分类`}>
      <div className="table-scroll">
        <table className="table ledger" data-testid="ledger">
          <thead>
            <tr>
              <th>类别</th>
              <th className="number">期初</th>
              <th className="number">增</th>
              <th className="number">减</th>
              <th className="number">调入</th>
              <th className="number">调出</th>
              <th className="number">期末</th>
            </tr>
          </thead>
          <tbody>
            {round.categories.map((row) => (
              <LedgerLine key={row.category} row={row} category={row.category} onPick={onPick} onItems={onItems} />
            ))}
          </tbody>
          <tfoot>
            <LedgerLine row={sum} category={null} onPick={onPick} onItems={onItems} />
          </tfoot>
        </table>
      </div>
    </section>
  );
}

interface LedgerLineProps {
  readonly row: LedgerCategory;
  /** Null for the sum. */
  readonly category: string | null;
  readonly onPick: (category: string | null, effect: ChangeEffect) => void;
  readonly onItems: (category: string | null, when: 'opening' | 'closing') => void;
}

function LedgerLine({ row, category, onPick, onItems }: LedgerLineProps): ReactNode {
  return (
    <tr data-testid={category === null ? 'ledger-sum' : 'ledger-row'} data-category={row.category}>
      <td>{row.category}</td>
      <Figure
        value={row.opening}
        sign=""
        className=""
        label={`${row.category} 期初 ${row.opening}`}
        onPick={() => onItems(category, 'opening')}
      />
      <Figure
        value={row.added}
        sign="＋"
        className="plus"
        label={`${row.category} 增 ${row.added}`}
        onPick={() => onPick(category, 'in')}
      />
      <Figure
        value={row.subtracted}
        sign="−"
        className="minus"
        label={`${row.category} 减 ${row.subtracted}`}
        onPick={() => onPick(category, 'out')}
      />
      <Figure
        value={row.movedIn}
        sign=""
        className=""
        label={`${row.category} 调入 ${row.movedIn}`}
        onPick={() => onPick(category, category === null ? 'moved' : 'movedIn')}
      />
      <Figure
        value={row.movedOut}
        sign=""
        className=""
        label={`${row.category} 调出 ${row.movedOut}`}
        onPick={() => onPick(category, category === null ? 'moved' : 'movedOut')}
      />
      <Figure
        value={row.closing}
        sign=""
        className="ledger-closing"
        label={`${row.category} 期末 ${row.closing}`}
        onPick={() => onItems(category, 'closing')}
      />
    </tr>
  );
}

interface FigureProps {
  readonly value: number;
  readonly sign: string;
  readonly className: string;
  readonly label: string;
  readonly onPick: () => void;
}

function Figure({ value, sign, className, label, onPick }: FigureProps): ReactNode {
  return (
    <td className="number">
      {value === 0 ? (
        <span className="muted">0</span>
      ) : (
        <button type="button" className={`link ${className}`} aria-label={label} onClick={onPick}>
          {sign}
          {figure(value)}
        </button>
      )}
    </td>
  );
}
