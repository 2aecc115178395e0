/** The items of a round as they stood when it was sealed: what a closing or opening figure is made of. */
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { LedgerPlace } from '../../../shared/model/ledger';
import type { SealedItem } from '../../../shared/views/pool';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { useFocusReturn } from '../../components/useFocusReturn';
import { figure } from '../../format';

export interface SealedChoice extends LedgerPlace {
  readonly round: number;
}

interface SealedItemsProps {
  readonly choice: SealedChoice;
  readonly onOpen: (itemId: number) => void;
  readonly onClose: () => void;
}

const COLUMNS: readonly GridColumn<SealedItem>[] = [
  { id: 'serial', heading: '序', size: 52, align: 'right', cell: (_, index) => figure(index + 1) },
  { id: 'name', heading: '职责事项', size: 220, grow: 1, title: (item) => item.name, cell: (item) => item.name },
  { id: 'category', heading: '类别', size: 110, cell: (item) => item.category },
  {
    id: 'department',
    heading: '牵头部门',
    size: 140,
    title: (item) => item.department,
    cell: (item) => item.department,
  },
];

export function SealedItems({ choice, onOpen, onClose }: SealedItemsProps): ReactNode {
  const { round, listId, category } = choice;
  useFocusReturn();
  const source = usePagedSource('sealedItems', {
    round,
    ...(listId === null ? {} : { listId }),
    ...(category === null ? {} : { category }),
  });
  return (
    <Modal
      open
      centered
      width={720}
      title={`第${round}轮封存时的${category ?? ''}事项 ${figure(source.count)} 项`}
      footer={null}
      onCancel={onClose}
    >
      <div className="sealed-items">
        <Grid
          label="封存时的事项"
          testId="sealed-grid"
          rowTestId="sealed-row"
          source={source}
          columns={COLUMNS}
          onOpen={(item) => onOpen(item.id)}
          empty={source.loaded ? '没有事项。' : null}
        />
      </div>
    </Modal>
  );
}
