/** A round's ledger by township, department or list; every number opens the items it is made of. */
import { type ReactNode, useState } from 'react';
import { sumRemark } from '../../../shared/logic/ledger/sumRemark';
import {
  LEDGER_GROUPING_WORDS,
  LEDGER_PART_WORDS,
  type LedgerGrouping,
  type LedgerPart,
  ledgerPartSchema,
} from '../../../shared/model/grouping';
import type { Summary } from '../../../shared/views';
import type { GroupedLine } from '../../../shared/views/ledger';
import { type FigureChoice, FigureItems } from '../../components/items/ItemsBehind';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

interface GroupedLedgerTableProps {
  readonly by: LedgerGrouping;
  readonly round: number;
  readonly lists: Summary['scheme']['lists'];
}

export function GroupedLedgerTable({ by, round, lists }: GroupedLedgerTableProps): ReactNode {
  const { go } = useNavigation();
  const read = useRead('groupedLedger', { by, round });
  const [chosen, setChosen] = useState<FigureChoice | null>(null);
  const word = LEDGER_GROUPING_WORDS[by];
  if (read.error) return <div className="note bad">{read.error.message}</div>;
  if (!read.data) return null;
  const { lines, sum } = read.data;
  const remark = sumRemark(by, [read.data]);
  const total = by === 'township' ? '合计（镇次）' : '合计';
  return (
    <>
      <div className="table-scroll ledger-scroll">
        <table className="table ledger" data-testid="grouped-ledger">
          <thead>
            <tr>
              <th>{word}</th>
              {ledgerPartSchema.options.map((part) => (
                <th key={part} className="number">
                  {LEDGER_PART_WORDS[part]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key} data-testid="grouped-row" data-key={line.name}>
                <td title={line.name}>{line.name}</td>
                {ledgerPartSchema.options.map((part) => (
                  <GroupedFigure
                    key={part}
                    line={line}
                    part={part}
                    onPick={() => setChosen({ by, round, key: line.key, name: line.name, part })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="grouped-sum">
              <td>{total}</td>
              {ledgerPartSchema.options.map((part) => (
                <GroupedFigure
                  key={part}
                  line={{ ...sum, name: total }}
                  part={part}
                  onPick={() => setChosen({ by, round, key: null, name: '合计', part })}
                />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {remark === '' ? null : <div className="muted small ledger-remark">{remark}。</div>}
      {chosen ? (
        <FigureItems
          choice={chosen}
          lists={lists}
          onOpen={(itemId) => go('pool', { itemId })}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}

const SIGNS: Readonly<Partial<Record<LedgerPart, { readonly sign: string; readonly tone: string }>>> = {
  added: { sign: '＋', tone: 'plus' },
  subtracted: { sign: '−', tone: 'minus' },
};

interface GroupedFigureProps {
  readonly line: GroupedLine;
  readonly part: LedgerPart;
  readonly onPick: () => void;
}

function GroupedFigure({ line, part, onPick }: GroupedFigureProps): ReactNode {
  const { sign = '', tone = '' } = SIGNS[part] ?? {};
  return (
    <td className="number">
      {line[part] === 0 ? (
        <span className="muted">0</span>
      ) : (
        <button
          type="button"
          className={`link ${tone} ${part === 'closing' ? 'ledger-closing' : ''}`}
          aria-label={`${line.name} ${LEDGER_PART_WORDS[part]} ${figure(line[part])}`}
          onClick={onPick}
        >
          {sign}
          {figure(line[part])}
        </button>
      )}
    </td>
  );
}
