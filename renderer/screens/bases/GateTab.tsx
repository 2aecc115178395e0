/** 依据待补: items without an in-force, verified basis; each opened beside its articles, many verified at once. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { isWeakLevel } from '../../../shared/logic/bases/basisStanding';
import { BASIS_STATE_WORDS } from '../../../shared/model/basis';
import type { GateRow } from '../../../shared/views/bases';
import { Dialog } from '../../components/dialogs/Dialog';
import { Tag } from '../../components/figures/Tags';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { DutyPane } from './DutyPane';

const showSchema = z.enum(['barred', 'doubts', 'waived', 'weak', 'all']);
type Show = z.infer<typeof showSchema>;

interface GateTabProps {
  readonly tabs: ReactNode;
  readonly canWrite: boolean;
  readonly onLaws: () => void;
}

const FITS: Readonly<Record<Show, (row: GateRow) => boolean>> = {
  barred: ({ state, waived }) => state !== 'verified' && waived === '',
  doubts: ({ doubts }) => doubts > 0,
  waived: ({ state, waived }) => state !== 'verified' && waived !== '',
  weak: ({ strongest }) => strongest !== null && isWeakLevel(strongest),
  all: () => true,
};

export function GateTab({ tabs, canWrite, onLaws }: GateTabProps): ReactNode {
  const { go, params } = useNavigation();
  const read = useRead('basisGate', {});
  const all = useMemo(() => read.data ?? [], [read.data]);
  const [asked, setShow] = useState<Show | null>(showSchema.safeParse(params.show).data ?? null);
  const count = (show: Show): string => figure(all.filter(FITS[show]).length);
  const show = asked ?? (all.some(FITS.barred) || !all.some(FITS.waived) ? 'barred' : 'waived');
  const rows = useMemo(() => all.filter(FITS[show]), [all, show]);
  const [place, setPlace] = useState(0);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [bulk, setBulk] = useState(false);
  const source = useListSource(rows, idOf);
  const columns = useMemo(gateColumns, []);
  const open = rows[Math.min(place, rows.length - 1)];
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <span className="push" />
        <Button onClick={() => go('checks')}>去签豁免</Button>
        {canWrite ? (
          <Button disabled={selection.size === 0} data-testid="gate-bulk" onClick={() => setBulk(true)}>
            核对所选 {figure(selection.size)} 项…
          </Button>
        ) : null}
      </div>
      <div className="bases-bar">
        <Segmented<Show>
          aria-label="看哪些"
          value={show}
          onChange={(value) => {
            setShow(value);
            setPlace(0);
            setSelection(new Set());
          }}
          options={[
            { value: 'barred', label: <span data-testid="gate-barred">不能定稿 {count('barred')}</span> },
            { value: 'waived', label: <span data-testid="gate-waived">豁免放行 {count('waived')}</span> },
            { value: 'doubts', label: <span data-testid="gate-doubts">须复核 {count('doubts')}</span> },
            { value: 'weak', label: `只有责任状等 ${count('weak')}` },
            { value: 'all', label: `全部 ${count('all')}` },
          ]}
        />
        <span className="muted small bases-hint">没有现行有效、条款核对过的依据，又没有豁免的，不能进定稿</span>
      </div>
      <div className="duty-body">
        <Grid
          label="依据待补"
          source={source}
          columns={columns}
          testId="gate-grid"
          rowTestId="gate-row"
          selection={selection}
          {...(canWrite ? { onSelect: setSelection } : {})}
          onActive={(_, index) => setPlace(index)}
          rowAttributes={(row) => ({ 'data-state': row.state })}
          empty={read.data ? <Done show={show} none={all.length === 0} /> : null}
        />
        {open ? <DutyPane key={open.itemId} row={open} canWrite={canWrite} onLaws={onLaws} /> : <div />}
      </div>
      {bulk ? <BulkVerify itemIds={[...selection]} onClose={() => setBulk(false)} /> : null}
    </div>
  );
}

function Done({ show, none }: { show: Show; none: boolean }): ReactNode {
  if (none) return '没有须写依据的事项：事项库还空着，或本体例的清单不要求写依据。';
  return show === 'barred' ? '✓ 每个事项都有现行有效、条款核对过的依据，或已签豁免。' : '没有这样的事项。';
}

function idOf({ itemId }: GateRow): number {
  return itemId;
}

function gateColumns(): readonly GridColumn<GateRow>[] {
  return [
    { id: 'name', heading: '职责事项', size: 80, grow: 1, title: (row) => row.name, cell: (row) => row.name },
    {
      id: 'department',
      heading: '牵头部门',
      size: 96,
      hideBelow: 430,
      title: (row) => row.department,
      cell: (row) => row.department,
    },
    {
      id: 'state',
      heading: '依据',
      size: 92,
      title: (row) => row.waived,
      cell: (row) => <StateTag row={row} />,
    },
  ];
}

function StateTag({ row }: { row: GateRow }): ReactNode {
  if (row.doubts > 0 && row.state !== 'verified') return <Tag tone="basis">! 须复核</Tag>;
  if (row.state === 'verified') return <Tag tone="merged">✓ 已核对</Tag>;
  if (row.state === 'unverified') return <Tag tone="pending">未核对 {row.citations}</Tag>;
  return <Tag tone={row.state === 'missing' ? 'basis' : 'sub'}>! {BASIS_STATE_WORDS[row.state]}</Tag>;
}

const NONE = { ready: [], other: 0 };

/** What the law library bears out is verified at once; the rest stays for the eye. */
function BulkVerify({ itemIds, onClose }: { itemIds: readonly number[]; onClose: () => void }): ReactNode {
  const found = useRead('verifiableCitations', { itemIds: [...itemIds] });
  const verify = useWrite('verifyCitations');
  const { ready: citations, other } = found.data ?? NONE;
  // Those counted here, and no others: the button says how many.
  const run = async (): Promise<void> => {
    if ((await verify.run({ citationIds: [...citations], verified: true })) !== null) onClose();
  };
  return (
    <Dialog
      title={`核对所选 ${figure(itemIds.length)} 项的条款`}
      okText={`核对 ${figure(citations.length)} 条`}
      cancelText="取消"
      okButtonProps={{ disabled: citations.length === 0, 'data-testid': 'gate-bulk-do' }}
      confirmLoading={verify.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p data-testid="gate-bulk-count">
        其中 <b>{figure(citations.length)}</b> 条在法规文库里找得到条文，条文和职责有共同的字词，可以一次核对；
        其余的（文库里没有、条款号不对、没有共同字词）留在下面逐条看。
      </p>
      {other > 0 ? (
        <p data-testid="gate-bulk-other">
          另有 <b>{figure(other)}</b> 条引的不是清单日期时有效的版本，请逐条看定引哪一版，不在这里一次核对。
        </p>
      ) : null}
      <p className="muted small">条文摘进项目，核对人记为当前操作人，可用 Ctrl+Z 一次撤销。</p>
    </Dialog>
  );
}
