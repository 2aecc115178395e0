/** 轮次: the rounds in a strip, the waterfall, the ledger of one round, and its changes behind every number. */
import { type ReactNode, useRef, useState } from 'react';
import { AddItemDialog } from '../../components/AddItemDialog';
import { axisRemark, Waterfall } from '../../components/Waterfall';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { type ChangeFilter, Changes } from './Changes';
import { Ledger } from './Ledger';
import { RoundDeeds } from './RoundDeeds';
import { type RoundDialog, RoundDialogs } from './RoundDialogs';
import { RoundStrip } from './RoundStrip';
import './rounds.css';

export function RoundsScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const ledger = useRead('ledger', {});
  const [filter, setFilter] = useState<ChangeFilter | null>(() => filterFromParams(params));
  const changes = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<RoundDialog | 'add' | null>(params.dialog === 'open' ? 'open' : null);

  if (!summary.data || !ledger.data) {
    return (
      <div className="page">
        <div className="page-head">
          <h1>轮次 · 加减法</h1>
        </div>
        {ledger.error ? <div className="page-body note bad">{ledger.error.message}</div> : null}
      </div>
    );
  }
  const { rounds, first, added, subtracted, live } = ledger.data;
  const { round, readOnly } = summary.data;
  const shown: ChangeFilter = filter ?? { round: rounds.at(-1)?.round ?? null, category: null, effect: 'all' };
  /** A number was clicked: its rows come into view. */
  const follow = (next: ChangeFilter): void => {
    setFilter(next);
    changes.current?.scrollIntoView({ block: 'end' });
  };
  const chosen = rounds.find((row) => row.round === shown.round) ?? rounds.at(-1);

  return (
    <div className="page">
      <div className="page-head">
        <h1>轮次 · 加减法</h1>
        <span className="push" />
        {readOnly ? null : <RoundDeeds round={round} onDialog={setDialog} onPool={() => go('pool')} />}
      </div>
      <div className="page-body rounds-body">
        <RoundStrip
          rounds={rounds}
          chosen={shown.round}
          onChoose={(number) => setFilter({ round: number, category: null, effect: 'all' })}
        />
        <div className="rounds-middle">
          <section className="card" aria-label="加减法">
            <div className="card-head">
              <span className="rounds-equation" data-testid="rounds-equation">
                {figure(first)} <span className="plus">＋ {figure(added)}</span>{' '}
                <span className="minus">− {figure(subtracted)}</span> ＝ {figure(live)}
              </span>
              <span className="muted small">由逐条增减算出，不手填</span>
              <span className="push muted small">{axisRemark(rounds, first, live)}</span>
            </div>
            {first + added > 0 ? (
              <Waterfall
                rounds={rounds}
                first={first}
                live={live}
                height={228}
                onPick={(bar) => {
                  if (bar.kind === 'live') go('pool');
                  else
                    follow({
                      round: bar.kind === 'first' ? 1 : bar.round,
                      category: null,
                      effect: bar.kind === 'added' ? 'in' : bar.kind === 'subtracted' ? 'out' : 'all',
                    });
                }}
              />
            ) : (
              <div className="empty">采用部门清单后，这里画出首轮到现在的增减。</div>
            )}
          </section>
          {chosen ? (
            <Ledger
              round={chosen}
              onPick={(category, effect) => follow({ round: chosen.round, category, effect })}
              onPool={(category) => go('pool', category === null ? {} : { category })}
            />
          ) : null}
        </div>
        <div ref={changes} className="rounds-changes">
          <Changes
            filter={shown}
            round={rounds.find((row) => row.round === shown.round)}
            onFilter={setFilter}
            onOpen={(itemId) => go('pool', { itemId })}
          />
        </div>
      </div>
      {dialog === 'add' ? <AddItemDialog onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'add' ? (
        <RoundDialogs
          dialog={dialog}
          summary={summary.data}
          ledger={ledger.data}
          onMerge={() => go('merge')}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

function filterFromParams(params: Readonly<Record<string, string | number | undefined>>): ChangeFilter | null {
  if (typeof params.round !== 'number') return null;
  const { effect, category } = params;
  return {
    round: params.round,
    category: typeof category === 'string' ? category : null,
    effect: effect === 'in' || effect === 'out' || effect === 'none' ? effect : 'all',
  };
}
