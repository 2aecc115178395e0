/** 认定: items both sides have to agree on, the way each unit has gone, the talks held, and the documents of it. */
import { Segmented } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import { PoolFirst } from '../../components/items/PoolFirst';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { AgreementExport } from './AgreementExport';
import { AgreementSum } from './AgreementSum';
import { ItemsTab } from './ItemsTab';
import { ProgressTab } from './ProgressTab';
import { askedState, firstState, type QueueFilter } from './queueFilter';
import { TalksTab } from './TalksTab';
import './agreement.css';

const tabSchema = z.enum(['items', 'units', 'talks']);
type Tab = z.infer<typeof tabSchema>;

export function AgreementScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const overview = useRead('agreement', {});
  const [tab, setTab] = useState<Tab>(tabSchema.safeParse(params.tab).data ?? 'items');
  const [filter, setFilter] = useState<QueueFilter | null>(null);
  const [itemId, setItemId] = useState<number | null>(typeof params.itemId === 'number' ? params.itemId : null);
  const [arrived, setArrived] = useState(params);
  if (arrived !== params) {
    setArrived(params);
    if (typeof params.itemId === 'number') setItemId(params.itemId);
    const state = askedState(params.state);
    if (state !== undefined) {
      setFilter({ state, unitId: undefined, own: undefined, words: '' });
      setItemId(null);
      setTab('items');
    }
  }
  const data = overview.data;
  const asked = askedState(params.state);
  useEffect(() => {
    if (!data || filter !== null) return;
    const start = typeof params.itemId === 'number' ? 'all' : (asked ?? firstState(data));
    setFilter({ state: start, unitId: undefined, own: undefined, words: '' });
  }, [data, filter, asked, params.itemId]);

  const head = (
    <>
      <h1>认定</h1>
      <Segmented<Tab>
        aria-label="看什么"
        value={tab}
        onChange={setTab}
        options={[
          { value: 'items', label: <span data-testid="agreement-tab-items">事项</span> },
          { value: 'units', label: <span data-testid="agreement-tab-units">各单位</span> },
          { value: 'talks', label: <span data-testid="agreement-tab-talks">会商</span> },
        ]}
      />
    </>
  );
  if (!summary.data || !data || filter === null) {
    return (
      <div className="page">
        <div className="page-head">{head}</div>
        {overview.error ? <div className="page-body note bad">{overview.error.message}</div> : null}
      </div>
    );
  }
  const canWrite = !summary.data.readOnly;
  const follow = (next: Partial<QueueFilter>): void => {
    setFilter({ state: 'all', unitId: undefined, own: undefined, words: '', ...next });
    setItemId(null);
    setTab('items');
  };
  return (
    <div className="page agreement">
      <div className="page-head">
        {head}
        <AgreementSum figures={data} onState={(state) => follow({ state })} />
        <span className="push" />
        {data.total > 0 ? <AgreementExport /> : null}
      </div>
      {data.total === 0 ? <PoolFirst then="各方再在这里对每一项表态。" /> : null}
      {tab === 'items' && data.total > 0 ? (
        <ItemsTab
          overview={data}
          lists={summary.data.scheme.lists}
          filter={filter}
          itemId={itemId}
          canWrite={canWrite}
          onFilter={(next) => {
            setFilter(next);
            setItemId(null);
          }}
          onItem={setItemId}
          onPool={(id) => go('pool', { itemId: id })}
        />
      ) : null}
      {tab === 'units' && data.total > 0 ? <ProgressTab overview={data} canWrite={canWrite} onFollow={follow} /> : null}
      {tab === 'talks' && data.total > 0 ? (
        <TalksTab
          canWrite={canWrite}
          onOpen={(id) => {
            setFilter({ state: 'all', unitId: undefined, own: undefined, words: '' });
            setItemId(id);
            setTab('items');
          }}
        />
      ) : null}
      <span className="live-sum" aria-live="polite">
        已认定 {figure(data.agreed)}，裁定 {figure(data.ruled)}，未定 {figure(data.open)}
      </span>
    </div>
  );
}
