/** 依据: the library of documents, items that still want a basis, every entry argued, and the office's law texts. */
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ArgueTab } from './ArgueTab';
import { GateTab } from './GateTab';
import { LawsTab } from './LawsTab';
import { LibraryTab } from './LibraryTab';
import './bases.css';

const tabSchema = z.enum(['library', 'gate', 'argue', 'laws']);
type Tab = z.infer<typeof tabSchema>;

export function BasesScreen(): ReactNode {
  const { params } = useNavigation();
  const summary = useRead('summary', {});
  const [tab, setTab] = useState<Tab>(tabSchema.safeParse(params.tab).data ?? 'library');
  if (!summary.data) return null;
  const { bases, readOnly } = summary.data;
  const label = (value: Tab, words: string) => <span data-testid={`bases-tab-${value}`}>{words}</span>;
  const tabs = (
    <>
      <h1>依据</h1>
      <Segmented<Tab>
        aria-label="看什么"
        value={tab}
        onChange={setTab}
        options={[
          { value: 'library', label: label('library', `依据库 ${figure(bases.cited)}`) },
          { value: 'gate', label: label('gate', `依据待补 ${figure(bases.barred)}`) },
          { value: 'argue', label: label('argue', '逐条论证') },
          { value: 'laws', label: label('laws', '法规文库') },
        ]}
      />
    </>
  );
  switch (tab) {
    case 'library':
      return <LibraryTab tabs={tabs} canWrite={!readOnly} />;
    case 'gate':
      return <GateTab tabs={tabs} canWrite={!readOnly} onLaws={() => setTab('laws')} />;
    case 'argue':
      return <ArgueTab tabs={tabs} canWrite={!readOnly} onLaws={() => setTab('laws')} />;
    case 'laws':
      return <LawsTab tabs={tabs} />;
  }
}
