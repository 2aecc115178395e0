/** 总览: what is left, how the number came about, by category and by township. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Bar } from '../../../shared/logic/ledger/waterfallScale';
import { ROUND_KIND_WORDS } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { Equation } from '../../components/figures/Equation';
import { axisRemark, Waterfall } from '../../components/figures/Waterfall';
import { useMedia } from '../../components/grid/useMedia';
import { dateText, figure } from '../../format';
import { itemEquation } from '../../frame/bars/equations';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { CategoryTable } from './CategoryTable';
import { Reminders } from './Reminders';
import { remaining } from './remaining';
import { TownshipTable } from './TownshipTable';
import './overview.css';

export function OverviewScreen(): ReactNode {
  const summary = useRead('summary', {});
  if (!summary.data) return null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>总览</h1>
        <span className="muted">{headline(summary.data)}</span>
      </div>
      <div className="page-body overview">
        <Reminders />
        <Left summary={summary.data} />
        <Ledger summary={summary.data} />
        <CategoryTable pool={summary.data.pool} lists={summary.data.scheme.lists} />
        <TownshipTable summary={summary.data} />
      </div>
    </div>
  );
}

function headline({ scheme, units, round }: Summary): string {
  const parts = [scheme.name, `${figure(units.departments)} 个部门、${figure(units.townships)} 个镇`];
  if (round) parts.push(`第${round.number}轮 ${ROUND_KIND_WORDS[round.kind]}，${dateText(round.date)}开始`);
  return parts.join(' · ');
}

function Left({ summary }: { summary: Summary }): ReactNode {
  const { go } = useNavigation();
  const lines = remaining(summary);
  return (
    <section className="card">
      <h2 className="card-head">
        还剩什么 <span className="muted small">{lines.length} 件</span>
      </h2>
      {lines.map((line, position) => (
        <div className="left-line" key={line.what} data-testid="remaining-row">
          <span className="tag left-place">{line.place}</span>
          <div className="left-words">
            <b>{line.what}</b>
            <div className="small muted cut" title={line.detail}>
              {line.detail}
            </div>
          </div>
          <Button type={position === 0 ? 'primary' : 'default'} onClick={() => go(line.screen, line.params)}>
            {line.act}
          </Button>
        </div>
      ))}
    </section>
  );
}

function Ledger({ summary }: { summary: Summary }): ReactNode {
  const { go } = useNavigation();
  const ledger = useRead('ledger', {});
  const roomy = useMedia('(min-width: 1600px)');
  const equation = itemEquation(summary.pool);
  const rounds = ledger.data?.rounds ?? [];
  const pick = (bar: Bar): void => {
    if (bar.kind === 'live') go('pool', { state: 'live' });
    else if (bar.kind === 'first') go('pool', { state: 'all', sorted: '' });
    else go('rounds', { round: bar.round, effect: bar.kind === 'added' ? 'in' : 'out' });
  };
  return (
    <section className="card">
      <h2 className="card-head">
        加减法
        <span className="sum">
          <Equation
            {...equation}
            onFirst={() => go('pool', { state: 'all', sorted: '' })}
            onEffect={(effect) => go('rounds', { effect })}
            onLive={() => go('pool', { state: 'live' })}
          />
        </span>
        <span className="push muted small">
          {[axisRemark(rounds, equation.first, equation.live), rounds.length > 0 ? '点柱看各条增减' : '']
            .filter(Boolean)
            .join('；')}
        </span>
      </h2>
      {equation.first + equation.live === 0 ? (
        <p className="empty">事项库还是空的。部门条目采用为事项后，这里显示从首轮到现有的加减过程。</p>
      ) : (
        <div className="ledger-drawing">
          <Waterfall
            rounds={rounds}
            first={equation.first}
            live={equation.live}
            height={roomy ? 380 : 252}
            onPick={pick}
          />
        </div>
      )}
    </section>
  );
}
