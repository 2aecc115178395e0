/** 一镇一单: what applies where as a matrix, and every township's list as true pages with the export. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { PoolFirst } from '../../components/items/PoolFirst';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { AlarmsTab } from './AlarmsTab';
import { MatrixTab } from './MatrixTab';
import { PaperTab } from './PaperTab';
import './townships.css';

type Tab = 'matrix' | 'alarms' | 'paper';

export function TownshipsScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const alarms = useRead('alarms', {}).data?.length ?? 0;
  const [tab, setTab] = useState<Tab>(
    params.unitId === undefined && params.editionId === undefined ? 'matrix' : 'paper',
  );
  useEffect(() => {
    // Each tab draws the choice anew in its own head; a hand that came by arrow stays on it.
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[aria-label="看什么"][data-tab="${tab}"] input:checked`)?.focus();
  }, [tab]);
  if (!summary.data) return null;
  if (summary.data.townships.length === 0) return <NoTowns onUnits={() => go('units')} />;
  const { pool, round } = summary.data;
  if (pool.live === 0 && round?.number === 1 && round.state !== 'sealed') return <NoItems />;
  const tabs = (
    <Segmented<Tab>
      aria-label="看什么"
      data-tab={tab}
      value={tab}
      onChange={setTab}
      options={[
        { value: 'matrix', label: '适用' },
        {
          value: 'alarms',
          label: <span data-testid="townships-tab-alarms">提醒{alarms > 0 ? ` ${alarms}` : ''}</span>,
        },
        { value: 'paper', label: <span data-testid="townships-tab-paper">预览与导出</span> },
      ]}
    />
  );
  if (tab === 'alarms') return <AlarmsTab tabs={tabs} />;
  return tab === 'matrix' ? <MatrixTab tabs={tabs} summary={summary.data} /> : <PaperTab tabs={tabs} />;
}

function NoItems(): ReactNode {
  return (
    <div className="page">
      <div className="page-head">
        <h1>一镇一单</h1>
      </div>
      <PoolFirst then="哪些适用哪些镇、每镇的清单都在这里。" />
    </div>
  );
}

function NoTowns({ onUnits }: { onUnits: () => void }): ReactNode {
  return (
    <div className="page">
      <div className="page-head">
        <h1>一镇一单</h1>
      </div>
      <div className="empty">
        <span>还没有登记乡镇。登记后，每镇一张清单在这里预览和导出。</span>
        <Button type="primary" onClick={onUnits}>
          去登记单位
        </Button>
      </div>
    </div>
  );
}
