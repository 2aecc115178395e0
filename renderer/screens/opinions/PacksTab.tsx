/** 发放与收回: the register, each pack with its state; what came back for one beside it. */
import { type ReactNode, useMemo, useState } from 'react';
import { lateSaid, packStateSaid } from '../../../shared/logic/opinions/lateness';
import { PACK_STATE_WORDS } from '../../../shared/model/opinion';
import type { ConsultationView, PackView } from '../../../shared/views/opinions';
import { DirectionTag, Tag } from '../../components/figures/Tags';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { STATE_TONES } from './opinionWords';
import { PackPane } from './PackPane';

interface PacksTabProps {
  readonly consultation: ConsultationView;
  readonly canWrite: boolean;
}

const NO_PACKS: readonly PackView[] = [];
const FIRST: Readonly<Record<PackView['state'], number>> = { overdue: 0, out: 1, returned: 2, agreed: 3, withdrawn: 4 };

export function PacksTab({ consultation, canWrite }: PacksTabProps): ReactNode {
  const packs = useRead('opinionPacks', { consultationId: consultation.id }).data ?? NO_PACKS;
  const rows = useMemo(() => [...packs].sort((a, b) => FIRST[a.state] - FIRST[b.state]), [packs]);
  const [activeId, setActive] = useState<number | null>(null);
  const source = useListSource(rows, idOf);
  const active = rows.find(({ id }) => id === activeId) ?? rows[0];
  return (
    <div className="opinions-body">
      <Grid
        label="征求意见稿"
        source={source}
        columns={COLUMNS}
        testId="packs-grid"
        rowTestId="pack-row"
        rowAttributes={stateOf}
        onActive={(row) => setActive(row?.id ?? null)}
        empty="这一次没有发出征求意见稿。"
      />
      {active ? <PackPane key={active.id} pack={active} canWrite={canWrite} /> : <div />}
    </div>
  );
}

function idOf({ id }: PackView): number {
  return id;
}

function repliedCell({ repliedOn, staleReplies }: PackView): ReactNode {
  if (staleReplies === 0) return repliedOn;
  return (
    <Tag tone="dispute" title={`复函写的和现在的不同：${figure(staleReplies)} 条其后未落实，或者又落实了`}>
      已过时
    </Tag>
  );
}

function stateOf({ state }: PackView): { 'data-state': string } {
  return { 'data-state': state };
}

const COLUMNS: readonly GridColumn<PackView>[] = [
  {
    id: 'unit',
    heading: '单位',
    size: 130,
    grow: 1,
    title: (row) => row.unit,
    cell: (row) => <DirectionTag direction={row.unitKind === 'township' ? 'up' : 'down'}>{row.unit}</DirectionTag>,
  },
  {
    id: 'state',
    heading: '反馈',
    size: 132,
    title: packStateSaid,
    cell: (row) => (
      <>
        <Tag tone={STATE_TONES[row.state]}>{PACK_STATE_WORDS[row.state]}</Tag>{' '}
        <span className="muted small">{lateSaid(row)}</span>
      </>
    ),
  },
  { id: 'items', heading: '事项', size: 46, align: 'right', cell: (row) => figure(row.items) },
  { id: 'due', heading: '截止', size: 92, hideBelow: 620, cell: (row) => row.dueOn },
  { id: 'received', heading: '报回', size: 92, cell: (row) => row.receivedOn },
  {
    id: 'opinions',
    heading: '意见',
    size: 86,
    cell: (row) =>
      row.opinions === 0 ? '' : `${figure(row.opinions)} 条${row.open > 0 ? ` · 待 ${figure(row.open)}` : ' ✓'}`,
  },
  {
    id: 'signed',
    heading: '签章页',
    size: 60,
    hideBelow: 560,
    align: 'center',
    cell: (row) => (row.signed ? '✓' : ''),
  },
  { id: 'replied', heading: '复函', size: 92, hideBelow: 700, cell: repliedCell },
  {
    id: 'uid',
    heading: '表号',
    size: 130,
    hideBelow: 800,
    title: (row) => `反馈表 ${row.formName}\n校验码 ${row.formHash}`,
    cell: (row) => <span className="pack-uid">{row.uid}</span>,
  },
];
