/** The rows of files a figure is made of, with what became of each; one opens on the bench or in its table. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DISPOSITION_WORDS } from '../../../shared/model/disposition';
import { REVERSE_PART_WORDS, type ReversePart } from '../../../shared/model/grouping';
import type { EntryQuery } from '../../../shared/model/report';
import type { EntryRow } from '../../../shared/views';
import { figure } from '../../format';
import { useNavigation } from '../../navigation';
import { Dialog } from '../dialogs/Dialog';
import { Grid } from '../grid/Grid';
import type { GridColumn, RowSource } from '../grid/gridModel';
import { usePagedSource } from '../grid/rowSources';
import { UnitCalled } from '../UnitCalled';

/** A figure of the townships' own ledger; without a round the campaign's. */
export function ReverseEntries({
  round,
  part,
  onClose,
}: {
  round: number | null;
  part: ReversePart;
  onClose: () => void;
}): ReactNode {
  const source = usePagedSource('reverseEntries', { round, part });
  const when = round === null ? '各轮' : `第${round}轮`;
  return <EntriesBehind title={`${when}反向梳理 ${REVERSE_PART_WORDS[part]}`} source={source} onClose={onClose} />;
}

/** Entries by direction and fate. */
export function QueriedEntries({
  label,
  query,
  onClose,
}: {
  label: string;
  query: EntryQuery;
  onClose: () => void;
}): ReactNode {
  const source = usePagedSource('entries', query);
  const { goAnew } = useNavigation();
  const toBench = (
    <Button type="primary" data-testid="behind-bench" onClick={() => goAnew('merge', { fate: 'pending' })}>
      去归并
    </Button>
  );
  return (
    <EntriesBehind
      title={label}
      source={source}
      onClose={onClose}
      act={query.fate === 'pending' && source.count > 0 ? toBench : null}
    />
  );
}

const COLUMNS: readonly GridColumn<EntryRow>[] = [
  { id: 'serial', heading: '序', size: 52, align: 'right', cell: (_, index) => figure(index + 1) },
  {
    id: 'unit',
    heading: '报送单位',
    size: 120,
    title: (row) => row.unit,
    cell: (row) => <UnitCalled name={row.unit} />,
  },
  { id: 'name', heading: '条目', size: 200, grow: 1, title: (row) => row.name, cell: (row) => row.name },
  { id: 'fate', heading: '去向', size: 78, cell: (row) => DISPOSITION_WORDS[row.disposition.kind] },
  {
    id: 'items',
    heading: '事项或理由',
    size: 200,
    grow: 1,
    title: becauseOf,
    cell: (row) => <span className="muted">{becauseOf(row)}</span>,
  },
];

function becauseOf({ disposition: { items, reason } }: EntryRow): string {
  return items.length > 0 ? items.map(({ name }) => name).join('、') : reason;
}

interface EntriesBehindProps {
  readonly title: string;
  readonly source: RowSource<EntryRow> & { readonly loaded: boolean };
  readonly onClose: () => void;
  /** What to do with all of them. */
  readonly act?: ReactNode;
}

function EntriesBehind({ title, source, onClose, act = null }: EntriesBehindProps): ReactNode {
  const { goAnew } = useNavigation();
  const open = ({ id, unitId, direction, disposition, sourceListId, sheet, row }: EntryRow): void => {
    onClose();
    // The departments' entries stand on the bench only while something is to be decided about them.
    if (direction === 'up') goAnew('merge', { unitId, entryId: id });
    else if (disposition.kind === 'pending') goAnew('merge', { unitId: 'departments', entryId: id });
    else goAnew('sources', { sourceListId, sheet, row });
  };
  return (
    <Dialog
      width="min(1160px, 94vw)"
      title={
        <>
          {title}　<span data-testid="behind-count">{source.loaded ? figure(source.count) : '…'}</span> 条
        </>
      }
      footer={
        <div className="form-foot">
          <span className="form-effect muted small">点两下或按 Enter，打开这一条</span>
          {act}
          <Button onClick={onClose}>关闭</Button>
        </div>
      }
      onCancel={onClose}
    >
      <div className="rows-behind">
        <Grid
          label="这个数目的条目"
          testId="behind-grid"
          rowTestId="behind-row"
          source={source}
          columns={COLUMNS}
          onOpen={open}
          empty={source.loaded ? '没有条目。' : null}
        />
      </div>
    </Dialog>
  );
}
