/** The items a figure of the ledger is made of, as they stood then, with the change behind each. */
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { LEDGER_PART_WORDS, type LedgerGrouping, type LedgerPart } from '../../../shared/model/grouping';
import type { FigureItem } from '../../../shared/views/ledger';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { useFocusReturn } from '../../components/useFocusReturn';
import { figure } from '../../format';

export interface FigureChoice {
  readonly by: LedgerGrouping;
  readonly round: number;
  readonly key: string;
  readonly name: string;
  readonly part: LedgerPart;
  readonly value: number;
}

interface FigureItemsProps {
  readonly choice: FigureChoice;
  readonly onOpen: (itemId: number) => void;
  readonly onClose: () => void;
}

const COLUMNS: readonly GridColumn<FigureItem>[] = [
  { id: 'serial', heading: '序', size: 48, align: 'right', cell: (_, index) => figure(index + 1) },
  { id: 'name', heading: '职责事项', size: 220, grow: 1, title: (item) => item.name, cell: (item) => item.name },
  { id: 'category', heading: '类别', size: 104, cell: (item) => item.category },
  {
    id: 'department',
    heading: '责任部门',
    size: 130,
    title: (item) => item.department,
    cell: (item) => item.department,
  },
  {
    id: 'because',
    heading: '本轮增减',
    size: 180,
    grow: 1,
    title: (item) => item.because,
    cell: (item) => <span className="muted">{item.because}</span>,
  },
];

export function FigureItems({ choice, onOpen, onClose }: FigureItemsProps): ReactNode {
  const { by, round, key, name, part, value } = choice;
  useFocusReturn();
  const source = usePagedSource('figureItems', { by, round, key, part });
  return (
    <Modal
      open
      centered
      width={840}
      title={`第${round}轮 ${name} ${LEDGER_PART_WORDS[part]} ${figure(value)} 项`}
      footer={null}
      onCancel={onClose}
    >
      <div className="sealed-items">
        <Grid
          label="这个数目的事项"
          testId="figure-grid"
          rowTestId="figure-row"
          source={source}
          columns={COLUMNS}
          onOpen={(item) => onOpen(item.id)}
          empty={source.loaded ? '没有事项。' : null}
        />
      </div>
    </Modal>
  );
}
