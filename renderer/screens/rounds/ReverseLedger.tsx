/** 反向梳理的账: the townships' own rows round by round; what was adopted is a part of 增, never added twice. */
import { type ReactNode, useState } from 'react';
import { reverseGapWords } from '../../../shared/logic/ledger/reverseSum';
import { REVERSE_PART_WORDS, type ReversePart, reversePartSchema } from '../../../shared/model/grouping';
import type { ReverseLedger as Kept } from '../../../shared/views/ledger';
import { ReverseEntries } from '../../components/entries/EntriesBehind';
import { figure } from '../../format';

const PARTS = reversePartSchema.options;

export function ReverseLedger({ ledger }: { ledger: Kept }): ReactNode {
  const { rounds, sum } = ledger;
  const [chosen, setChosen] = useState<{ round: number | null; part: ReversePart } | null>(null);
  const gap = reverseGapWords(ledger);
  const cell = (part: ReversePart, value: number, round: number | null): ReactNode => (
    <td key={part} className="number">
      {value === 0 ? (
        <span className="muted">0</span>
      ) : (
        <button
          type="button"
          className="link"
          aria-label={`${round === null ? '合计' : `第${round}轮`} ${REVERSE_PART_WORDS[part]} ${value}`}
          onClick={() => setChosen({ round, part })}
        >
          {figure(value)}
        </button>
      )}
    </td>
  );
  return (
    <>
      <div className="table-scroll ledger-scroll">
        <table className="table ledger" data-testid="reverse-ledger">
          <thead>
            <tr>
              <th>轮次</th>
              {PARTS.map((part) => (
                <th key={part} className="number">
                  {REVERSE_PART_WORDS[part]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.round}>
                <td>第{round.round}轮</td>
                {PARTS.map((part) => cell(part, round[part], round.round))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="reverse-sum">
              <td>合计</td>
              {PARTS.map((part) => cell(part, sum[part], null))}
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="muted small ledger-remark">
        乡镇报来的条目另立一本账。采用的 {figure(sum.adopted)} 条已在首轮或各轮“增”里，不再相加。
        {gap === '' ? '' : `${gap}。`}
      </div>
      {chosen ? <ReverseEntries {...chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
