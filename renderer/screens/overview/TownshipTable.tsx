/** 各镇: what became of each township's reverse list, and how long its own list is. */
import { type ReactNode, useState } from 'react';
import type { DispositionCounts } from '../../../shared/model/disposition';
import type { ItemScope } from '../../../shared/model/item';
import type { EntryQuery } from '../../../shared/model/report';
import type { Summary } from '../../../shared/views';
import { QueriedEntries } from '../../components/entries/EntriesBehind';
import { FigureItems } from '../../components/items/ItemsBehind';
import { figure } from '../../format';
import { countEntries } from '../../frame/bars/equations';
import { useNavigation } from '../../navigation';
import { LinkedNumber } from './LinkedNumber';

export function TownshipTable({ summary }: { summary: Summary }): ReactNode {
  const { go } = useNavigation();
  const rows = summary.townships;
  const { up } = summary.sources;
  const returned = up.return > 0;
  const particular = rows.reduce((sum, row) => sum + row.particular, 0);
  return (
    <section className="card">
      <h2 className="card-head">
        各镇反向清单与一镇一单
        <span className="push muted small cut" title={fateSum(up)}>
          {fateSum(up)}
        </span>
      </h2>
      {rows.length === 0 ? (
        <p className="empty">还没有乡镇。登记乡镇或导入乡镇报送表后，这里逐镇列出去向和清单条数。</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>镇</th>
                <th className="number">报送</th>
                <th className="number">并入</th>
                <th className="number">采用</th>
                <th className="number">不予列入</th>
                {returned ? <th className="number">退回</th> : null}
                <th className="number">待定</th>
                <th className="number">本镇清单</th>
                <th className="number">其中差异化</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId} data-testid="township-row">
                  <td>
                    <button type="button" className="link" onClick={() => go('townships', { unitId: row.unitId })}>
                      {row.name}
                    </button>
                  </td>
                  <Fates counts={row.counts} returned={returned} unitId={row.unitId} unit={row.name} />
                  <LinkedNumber
                    words={figure(row.listed)}
                    className="strong"
                    label={`${row.name}清单 ${figure(row.listed)} 项`}
                    onGo={row.listed === 0 ? null : () => go('pool', { townshipId: row.unitId })}
                  />
                  <LinkedNumber
                    words={figure(row.particular)}
                    label={`${row.name}差异化 ${figure(row.particular)} 项`}
                    onGo={
                      row.particular === 0 ? null : () => go('pool', { townshipId: row.unitId, scope: 'particular' })
                    }
                  />
                </tr>
              ))}
              {summary.abolished.map((row) =>
                countEntries(row.counts) === 0 ? null : (
                  <tr key={row.unitId} data-testid="township-gone">
                    <td className="muted">{row.name}</td>
                    <Fates counts={row.counts} returned={returned} unitId={row.unitId} unit={row.name} />
                    <td className="number muted">—</td>
                    <td className="number muted">—</td>
                  </tr>
                ),
              )}
            </tbody>
            <tfoot>
              <tr data-testid="township-total">
                <td>合计</td>
                <Fates counts={up} returned={returned} unitId={undefined} unit="合计" />
                <TownTimes
                  summary={summary}
                  count={summary.townTimes}
                  words={`${figure(summary.townTimes)} 镇次`}
                  label="清单"
                />
                <TownTimes
                  summary={summary}
                  count={particular}
                  words={figure(particular)}
                  label="差异化"
                  scope="particular"
                />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}

interface TownTimesProps {
  readonly summary: Summary;
  readonly count: number;
  readonly words: string;
  /** 清单; 差异化 */
  readonly label: string;
  readonly scope?: ItemScope;
}

/** The sum of the townships' lists; an item of six townships counts six times, and stands six times in the rows behind. */
function TownTimes({ summary, count, words, label, scope }: TownTimesProps): ReactNode {
  const { go } = useNavigation();
  const [open, setOpen] = useState(false);
  const { round, scheme } = summary;
  return (
    <>
      <LinkedNumber
        words={words}
        label={`${label}合计 ${figure(count)} 镇次`}
        onGo={round === null || count === 0 ? null : () => setOpen(true)}
      />
      {open && round ? (
        <FigureItems
          choice={{
            ...{ by: 'township', round: round.number, key: null, name: `各镇${label}`, part: 'closing' },
            ...(scope === undefined ? {} : { scope }),
          }}
          lists={scheme.lists}
          onOpen={(itemId) => go('pool', { itemId })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface FatesProps {
  readonly counts: DispositionCounts;
  readonly returned: boolean;
  /** Undefined for the sum of all townships. */
  readonly unitId: number | undefined;
  readonly unit: string;
}

type Fate = NonNullable<EntryQuery['fate']> | 'all';

function Fates({ counts, returned, unitId, unit }: FatesProps): ReactNode {
  const [behind, setBehind] = useState<{ words: string; fate: Fate } | null>(null);
  const figures: readonly (readonly [words: string, count: number, fate: Fate])[] = [
    ['报送', countEntries(counts), 'all'],
    ['并入', counts.attach + counts.split, 'joined'],
    ['采用', counts.adopt, 'adopt'],
    ['不予列入', counts.reject, 'reject'],
    ...(returned ? ([['退回', counts.return, 'return']] as const) : []),
    ['待定', counts.pending, 'pending'],
  ];
  return (
    <>
      {figures.map(([words, count, fate]) => (
        <LinkedNumber
          key={words}
          words={figure(count)}
          className={words === '待定' && count > 0 ? 'minus' : ''}
          label={`${unit}${words} ${figure(count)}`}
          onGo={count === 0 ? null : () => setBehind({ words, fate })}
        />
      ))}
      {behind ? (
        <QueriedEntries
          label={`${unitId === undefined ? '各镇' : unit}${behind.words}`}
          query={{
            direction: 'up',
            ...(unitId === undefined ? {} : { unitId }),
            ...(behind.fate === 'all' ? {} : { fate: behind.fate }),
          }}
          onClose={() => setBehind(null)}
        />
      ) : null}
    </>
  );
}

/** 212 ＝ 并入 162（含拆入 18）＋ 采用 15 ＋ 不予列入 35 ＋ 待定 0 */
function fateSum(up: DispositionCounts): string {
  const split = up.split > 0 ? `（含拆入 ${figure(up.split)}）` : '';
  const returned = up.return > 0 ? ` ＋ 退回 ${figure(up.return)}` : '';
  return `${figure(countEntries(up))} ＝ 并入 ${figure(up.attach + up.split)}${split} ＋ 采用 ${figure(up.adopt)} ＋ 不予列入 ${figure(up.reject)}${returned} ＋ 待定 ${figure(up.pending)}`;
}
