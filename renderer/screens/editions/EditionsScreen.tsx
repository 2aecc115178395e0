/** 版本: the editions, any two side by side, what they change for each unit, and who bore what on a day. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { nameAmong } from '../../../shared/logic/editions/editionWords';
import type { EditionRow } from '../../../shared/views/editions';
import { ComparePanel, type StateChoice } from '../../components/compare/ComparePanel';
import { PoolFirst } from '../../components/items/PoolFirst';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ArchiveButton } from './ArchiveButton';
import { DutiesTab } from './DutiesTab';
import { EditionList } from './EditionList';
import { IssueDialog } from './IssueDialog';
import { NoticesTab } from './NoticesTab';
import './editions.css';

type Tab = 'list' | 'compare' | 'notices' | 'duties';
const TABS: { value: Tab; label: ReactNode }[] = [
  { value: 'list', label: <span data-testid="editions-tab-list">各版</span> },
  { value: 'compare', label: <span data-testid="editions-tab-compare">对照</span> },
  { value: 'notices', label: <span data-testid="editions-tab-notices">变更通知</span> },
  { value: 'duties', label: <span data-testid="editions-tab-duties">依单问责</span> },
];

export function EditionsScreen(): ReactNode {
  const { go, params } = useNavigation();
  const summary = useRead('summary', {});
  const editions = useRead('editions', {});
  const [tab, setTab] = useState<Tab>(() => TABS.find(({ value }) => value === params.tab)?.value ?? 'list');
  const [issuing, setIssuing] = useState(false);
  const rows = editions.data ?? [];
  const canWrite = summary.data?.readOnly === false;
  const nothing = rows.length === 0 && summary.data?.pool.live === 0;

  return (
    <div className="page">
      <div className="page-head">
        <h1>版本</h1>
        <Segmented<Tab> aria-label="看什么" value={tab} options={TABS} onChange={setTab} />
        <span className="push" />
        <ArchiveButton />
        {canWrite && !nothing ? (
          <Button type="primary" data-testid="editions-issue" onClick={() => setIssuing(true)}>
            定稿…
          </Button>
        ) : null}
      </div>
      {editions.error ? <div className="page-body note bad">{editions.error.message}</div> : null}
      {tab === 'list' && nothing ? (
        <PoolFirst then="封存一轮后在这里定稿。" />
      ) : tab === 'list' ? (
        <EditionList
          rows={rows}
          loaded={editions.data !== undefined}
          canWrite={canWrite}
          onIssue={() => setIssuing(true)}
        />
      ) : null}
      {tab === 'compare' ? <CompareEditions rows={rows} onOpen={(itemId) => go('pool', { itemId })} /> : null}
      {tab === 'notices' ? <NoticesTab rows={rows} /> : null}
      {tab === 'duties' ? <DutiesTab rows={rows} /> : null}
      {issuing ? <IssueDialog onClose={() => setIssuing(false)} /> : null}
    </div>
  );
}

function CompareEditions({
  rows,
  onOpen,
}: {
  rows: readonly EditionRow[];
  onOpen: (itemId: number) => void;
}): ReactNode {
  const choices = rows.map((row): StateChoice => {
    const { id, docNumber, items } = row;
    return {
      value: String(id),
      label: `${nameAmong(rows, row)}${docNumber === '' ? '' : ` ${docNumber}`}（${items} 项）`,
      state: { kind: 'edition', editionId: id },
    };
  });
  const issued = rows.filter(({ stage, withdrawal }) => stage === 'issued' && !withdrawal);
  const [before = rows[0], after] = issued.length > 1 ? issued.slice(-2) : [issued[0]];
  if (!before) return <div className="empty">定稿一版以后，就能和别的版本、和现在的事项并排看。</div>;
  const now: StateChoice = { value: 'now', label: '现在', state: { kind: 'now' } };
  return (
    <div className="page-body compare-body">
      <ComparePanel
        choices={[...choices, now]}
        start={{ before: String(before.id), after: after ? String(after.id) : 'now' }}
        onOpen={onOpen}
      />
    </div>
  );
}
