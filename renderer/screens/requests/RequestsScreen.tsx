/** 动态调整: the register of requests, duties that come back, and the year's figures. */
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ReboundTab } from './ReboundTab';
import { RegisterTab } from './RegisterTab';
import { RequestPage } from './RequestPage';
import { YearTab } from './YearTab';
import './requests.css';

const tabSchema = z.enum(['register', 'rebounds', 'year']);
type Tab = z.infer<typeof tabSchema>;

export function RequestsScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const [tab, setTab] = useState<Tab>(tabSchema.safeParse(params.tab).data ?? 'register');
  // Which request is open stands in the trail, so that Alt+← and the rail lead back to the register.
  const open = typeof params.requestId === 'number' ? params.requestId : null;
  const setOpen = (requestId: number): void => go('requests', { requestId });
  if (!summary.data) return null;
  const { requests, readOnly } = summary.data;
  const label = (value: Tab, words: string) => <span data-testid={`requests-tab-${value}`}>{words}</span>;
  const tabs = (
    <>
      <h1>动态调整</h1>
      <Segmented<Tab>
        aria-label="看什么"
        value={tab}
        onChange={setTab}
        options={[
          { value: 'register', label: label('register', `登记册 ${figure(requests.total)}`) },
          { value: 'rebounds', label: label('rebounds', '反弹') },
          { value: 'year', label: label('year', '年度情况') },
        ]}
      />
    </>
  );
  const canWrite = !readOnly;
  if (open !== null)
    return <RequestPage requestId={open} canWrite={canWrite} onBack={() => go('requests')} onOpen={setOpen} />;
  switch (tab) {
    case 'register':
      return <RegisterTab tabs={tabs} canWrite={canWrite} onOpen={setOpen} />;
    case 'rebounds':
      return <ReboundTab tabs={tabs} canWrite={canWrite} onOpen={setOpen} />;
    case 'year':
      return <YearTab tabs={tabs} />;
  }
}
