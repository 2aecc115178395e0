/** The figures of each round in the report, a row a round: the newest first, those long past behind one click. */
import { type ReactNode, useState } from 'react';
import { groupBy } from '../../../shared/logic/rows/groupBy';
import type { ReportFigure } from '../../../shared/model/report';
import { figure as digits } from '../../format';
import { FigureLink } from './FigureLink';

const SHOWN = 8;

interface RoundFiguresProps {
  readonly figures: readonly ReportFigure[];
  readonly onOpen: (figure: ReportFigure) => void;
}

export function RoundFigures({ figures, onOpen }: RoundFiguresProps): ReactNode {
  const [all, setAll] = useState(false);
  if (figures.length === 0) return null;
  const rounds = [...groupBy(figures, ({ round }) => round)].reverse();
  const shown = all ? rounds : rounds.slice(0, SHOWN);
  const earlier = rounds.length - SHOWN;
  return (
    <>
      <table className="table round-figures" aria-label="各轮增减">
        <thead>
          <tr>
            <th>轮次</th>
            <th className="number">增加</th>
            <th className="number">核减</th>
            <th className="number">期末</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([round, own]) => (
            <tr key={round} data-testid="report-round">
              <td>第{round}轮</td>
              {own.map((one) => (
                <td key={one.name} className={`number ${one.text === '0' ? 'muted' : ''}`} data-unit={one.unit}>
                  <FigureLink figure={one} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {earlier > 0 ? (
        <button
          type="button"
          className="link small round-figures-more"
          aria-expanded={all}
          data-testid="report-rounds-more"
          onClick={() => setAll(!all)}
        >
          {all ? '只看最近几轮' : `以前的 ${digits(earlier)} 轮`}
        </button>
      ) : null}
    </>
  );
}
