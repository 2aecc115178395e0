/** The ledger of one round by category; every number leads to the rows behind it. */
import { type ReactNode, useState } from 'react';
import { sectionWordsThen } from '../../../shared/logic/schemes/sectionRenames';
import type { LedgerCategory, LedgerPlace, LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';

interface LedgerProps {
  readonly round: LedgerRound;
  readonly lists: Summary['scheme']['lists'];
  readonly onPick: (place: LedgerPlace, effect: ChangeEffect) => void;
  /** The items a round began or ended with. */
  readonly onItems: (place: LedgerPlace, when: 'opening' | 'closing') => void;
}

/** More categories than a screen shows at once. */
const MANY = 16;

function closingOf(rows: readonly LedgerCategory[]): number {
  return rows.reduce((sum, { closing }) => sum + closing, 0);
}

const WHOLE: LedgerPlace = { listId: null, category: null };

export function Ledger({ round, lists, onPick, onItems }: LedgerProps): ReactNode {
  // Several lists have many categories between them; those that never held anything say nothing.
  const several = lists.length > 1;
  const rows = round.categories.filter((row) => !several || row.opening + row.added + row.movedIn + row.closing > 0);
  // Of a round of adjustment most categories have nothing to say.
  const moved = rows.filter((row) => row.added + row.subtracted + row.movedIn + row.movedOut > 0);
  const folded = several && rows.length > MANY && moved.length > 0 && moved.length < rows.length;
  const [open, setOpen] = useState(false);
  const still = rows.length - moved.length;
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
            {(folded && !open ? moved : rows).map((row) => (
              <LedgerLine
                key={`${row.listId} ${row.category}`}
                row={row}
                name={sectionWordsThen(lists, row)}
                place={{ listId: several ? row.listId : null, category: row.category }}
                onPick={onPick}
                onItems={onItems}
              />
            ))}
            {folded ? (
              <tr>
                <td colSpan={7}>
                  <button
                    type="button"
                    className="link"
                    aria-expanded={open}
                    data-testid="ledger-still"
                    onClick={() => setOpen(!open)}
                  >
                    {open
                      ? '只看有增减的'
                      : `其余 ${figure(still)} 类没有增减，期初、期末都是 ${figure(closingOf(rows) - closingOf(moved))} 项`}
                  </button>
                </td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <LedgerLine row={sum} name={sum.category} place={WHOLE} onPick={onPick} onItems={onItems} />
          </tfoot>
        </table>
      </div>
    </section>
  );
}

interface LedgerLineProps {
  readonly row: LedgerCategory;
  readonly name: string;
  readonly place: LedgerPlace;
  readonly onPick: (place: LedgerPlace, effect: ChangeEffect) => void;
  readonly onItems: (place: LedgerPlace, when: 'opening' | 'closing') => void;
}

function LedgerLine({ row, name, place, onPick, onItems }: LedgerLineProps): ReactNode {
  return (
    <tr data-testid={place === WHOLE ? 'ledger-sum' : 'ledger-row'} data-category={row.category}>
      <td>{name}</td>
      <Figure
        value={row.opening}
        sign=""
        className=""
        label={`${name} 期初 ${figure(row.opening)}`}
        onPick={() => onItems(place, 'opening')}
      />
      <Figure
        value={row.added}
        sign="＋"
        className="plus"
        label={`${name} 增 ${figure(row.added)}`}
        onPick={() => onPick(place, 'in')}
      />
      <Figure
        value={row.subtracted}
        sign="−"
        className="minus"
        label={`${name} 减 ${figure(row.subtracted)}`}
        onPick={() => onPick(place, 'out')}
      />
      <Figure
        value={row.movedIn}
        sign=""
        className=""
        label={`${name} 调入 ${figure(row.movedIn)}`}
        onPick={() => onPick(place, place === WHOLE ? 'moved' : 'movedIn')}
      />
      <Figure
        value={row.movedOut}
        sign=""
        className=""
        label={`${name} 调出 ${figure(row.movedOut)}`}
        onPick={() => onPick(place, place === WHOLE ? 'moved' : 'movedOut')}
      />
      <Figure
        value={row.closing}
        sign=""
        className="ledger-closing"
        label={`${name} 期末 ${figure(row.closing)}`}
        onPick={() => onItems(place, 'closing')}
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
