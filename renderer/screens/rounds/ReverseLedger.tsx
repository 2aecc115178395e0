/** 反向梳理的账: the townships' own rows round by round; what was adopted is a part of 增, never added twice. */
import type { ReactNode } from 'react';
import type { ReverseLedgerRound } from '../../../shared/views/ledger';
import { figure } from '../../format';
import { useNavigation } from '../../navigation';

const PARTS = [
  ['opening', '期初待定', 'pending'],
  ['attached', '并入', 'attach'],
  ['split', '拆入', 'split'],
  ['adopted', '采用', 'adopt'],
  ['rejected', '不予列入', 'reject'],
  ['returned', '退回', 'return'],
  ['closing', '期末待定', 'pending'],
] as const;

export function ReverseLedger({ rounds }: { rounds: readonly ReverseLedgerRound[] }): ReactNode {
  const { go } = useNavigation();
  const sum = (part: (typeof PARTS)[number][0]): number => {
    if (part === 'opening') return rounds[0]?.opening ?? 0;
    if (part === 'closing') return rounds.at(-1)?.closing ?? 0;
    return rounds.reduce((total, round) => total + round[part], 0);
  };
  return (
    <>
      <div className="table-scroll ledger-scroll">
        <table className="table ledger" data-testid="reverse-ledger">
          <thead>
            <tr>
              <th>轮次</th>
              {PARTS.map(([part, word]) => (
                <th key={part} className="number">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.round}>
                <td>第{round.round}轮</td>
                {PARTS.map(([part]) => (
                  <td key={part} className={`number ${round[part] === 0 ? 'muted' : ''}`}>
                    {figure(round[part])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="reverse-sum">
              <td>合计</td>
              {PARTS.map(([part, word, fate]) => (
                <td key={part} className="number">
                  {part === 'opening' || sum(part) === 0 ? (
                    <b>{figure(sum(part))}</b>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      aria-label={`反向 ${word} ${sum(part)}`}
                      onClick={() => go('merge', { fate })}
                    >
                      {figure(sum(part))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="muted small ledger-remark">
        乡镇报来的条目另立一本账。采用的 {figure(sum('adopted'))} 条已在各轮“增”里，不再相加。
      </div>
    </>
  );
}
