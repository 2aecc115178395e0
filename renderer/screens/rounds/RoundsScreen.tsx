/** 轮次: the rounds in a strip, the waterfall, the ledger of one round, and its changes behind every number. */
import { Segmented } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { LedgerPlace } from '../../../shared/model/ledger';
import { changeEffectSchema } from '../../../shared/model/round';
import { ExportReports } from '../../components/exports/ExportReports';
import { AddItemDialog } from '../../components/items/AddItemDialog';
import { type SealedChoice, SealedItems } from '../../components/items/ItemsBehind';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { CampaignCard } from './CampaignCard';
import { type ChangeFilter, Changes } from './Changes';
import { CompareTab } from './CompareTab';
import { LedgerCard } from './LedgerCard';
import { Prepared } from './Prepared';
import { ReportTab } from './ReportTab';
import { RoundDeeds } from './RoundDeeds';
import { type RoundDialog, RoundDialogs } from './RoundDialogs';
import { RoundNotes } from './RoundNotes';
import { RoundStrip } from './RoundStrip';

import './rounds.css';

type Tab = 'ledger' | 'compare' | 'report';
const TABS: { value: Tab; label: ReactNode }[] = [
  { value: 'ledger', label: <span data-testid="rounds-tab-ledger">台账</span> },
  { value: 'compare', label: <span data-testid="rounds-tab-compare">对比</span> },
  { value: 'report', label: <span data-testid="rounds-tab-report">汇报</span> },
];

function tabFromParams({ tab }: Readonly<Record<string, string | number | undefined>>): Tab {
  return tab === 'compare' || tab === 'report' ? tab : 'ledger';
}

export function RoundsScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const ledger = useRead('ledger', {});
  const [filter, setFilter] = useState<ChangeFilter | null>(() => filterFromParams(params));
  const changes = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<Tab>(() => tabFromParams(params));
  const [dialog, setDialog] = useState<RoundDialog | 'add' | null>(null);
  const [sealed, setSealed] = useState<SealedChoice | null>(() => sealedFromParams(params));
  // Numbers of the status bar lead here also while the screen is open.
  const [arrived, setArrived] = useState(params);
  if (arrived !== params) {
    setArrived(params);
    setFilter(filterFromParams(params));
    setTab(tabFromParams(params));
    setSealed(sealedFromParams(params));
  }

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
  const { rounds, first, added, live } = ledger.data;
  const { round, readOnly } = summary.data;
  const shown: ChangeFilter = filter ?? {
    round: rounds.at(-1)?.round ?? null,
    listId: null,
    category: null,
    effect: 'all',
  };
  /** A number was clicked: its rows come into view. */
  const follow = (next: ChangeFilter): void => {
    setFilter(next);
    changes.current?.scrollIntoView({ block: 'end' });
  };
  const chosen = rounds.find((row) => row.round === shown.round) ?? rounds.at(-1);
  /** What a round ended with: the pool as it is, or as it was sealed; its beginning is the end of the round before. */
  const showItems = (number: number, place: LedgerPlace, when: 'opening' | 'closing'): void => {
    const { listId, category } = place;
    const listed = listId === null ? {} : { listId };
    if (when === 'opening' && number === 1) go('pool', { ...listed, state: 'all', sorted: category ?? '' });
    else if (when === 'closing' && number === rounds.at(-1)?.round)
      go('pool', { ...listed, ...(category === null ? {} : { category }) });
    else setSealed({ round: when === 'opening' ? number - 1 : number, ...place });
  };

  return (
    <div className="page">
      <div className="page-head">
        <h1>轮次 · 加减法</h1>
        <Segmented<Tab> aria-label="看什么" value={tab} options={TABS} onChange={setTab} />
        <span className="push" />
        {tab !== 'ledger' || rounds.length === 0 ? null : (
          <ExportReports
            choices={[
              { label: '加减法台账', what: { kind: 'ledger' } },
              ...(shown.round === null
                ? []
                : [{ label: `第${shown.round}轮增减事项表`, what: { kind: 'changes', round: shown.round } } as const]),
              { label: '各轮增减事项表', what: { kind: 'changes', round: null } },
            ]}
          />
        )}
        {readOnly ? null : (
          <RoundDeeds round={round} bare={first + added === 0} onDialog={setDialog} onPool={() => go('pool')} />
        )}
      </div>
      {tab === 'compare' ? (
        <CompareTab
          ledger={ledger.data}
          untilNow={params.after === 'now'}
          onOpen={(itemId) => go('pool', { itemId })}
        />
      ) : null}
      {tab === 'report' ? <ReportTab onGo={go} canWrite={!readOnly} /> : null}
      {tab === 'ledger' ? (
        <div className="page-body rounds-body">
          <RoundStrip
            rounds={rounds}
            notes={ledger.data.notes}
            chosen={shown.round}
            onChoose={(number) => setFilter({ round: number, listId: null, category: null, effect: 'all' })}
          />
          <RoundNotes
            notes={ledger.data.notes}
            renames={ledger.data.renames}
            lists={summary.data.scheme.listsEver}
            round={shown.round}
            canWrite={!readOnly}
          />
          <div className="rounds-middle">
            <CampaignCard
              ledger={ledger.data}
              lists={summary.data.scheme.listsEver}
              chosen={chosen}
              onPick={(number, place, effect) => follow({ round: number, ...place, effect })}
            />
            {chosen ? (
              <LedgerCard
                round={chosen}
                lists={summary.data.scheme.listsEver}
                onPick={(place, effect) => follow({ round: chosen.round, ...place, effect })}
                onItems={(place, when) => showItems(chosen.round, place, when)}
              />
            ) : null}
          </div>
          <Prepared
            canDecide={!readOnly && round?.state === 'open'}
            live={live}
            onOpen={(itemId) => go('pool', { itemId })}
          />
          <div ref={changes} className="rounds-changes">
            <Changes
              lists={summary.data.scheme.listsEver}
              filter={shown}
              round={rounds.find((row) => row.round === shown.round)}
              onFilter={setFilter}
              onOpen={(itemId) => go('pool', { itemId })}
            />
          </div>
        </div>
      ) : null}
      {sealed ? (
        <SealedItems
          choice={sealed}
          lists={summary.data.scheme.listsEver}
          onOpen={(id) => go('pool', { itemId: id })}
          onClose={() => setSealed(null)}
        />
      ) : null}
      {dialog === 'add' ? <AddItemDialog onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'add' ? (
        <RoundDialogs
          dialog={dialog}
          summary={summary.data}
          ledger={ledger.data}
          onMerge={() => go('merge')}
          onAdopt={() => go('sources')}
          onAgreement={() => go('agreement', { state: 'conflict' })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

/** A number leads to what a round ended with. */
function sealedFromParams({ round, show }: Readonly<Record<string, string | number | undefined>>): SealedChoice | null {
  return show === 'closing' && typeof round === 'number' ? { round, listId: null, category: null } : null;
}

function filterFromParams(params: Readonly<Record<string, string | number | undefined>>): ChangeFilter | null {
  const { round, listId, category } = params;
  const effect = changeEffectSchema.safeParse(params.effect);
  if (typeof round !== 'number' && !effect.success && typeof category !== 'string') return null;
  return {
    round: typeof round === 'number' ? round : null,
    listId: typeof listId === 'string' ? listId : null,
    category: typeof category === 'string' ? category : null,
    effect: effect.success ? effect.data : 'all',
  };
}
