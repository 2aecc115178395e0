/** The items a figure of the ledger is made of, as they stood then: of a line of a round, or of a sealed state. */

import { type ReactNode, useMemo } from 'react';
import { sectionWords } from '../../../shared/logic/schemes/schemeLists';
import { LEDGER_PART_WORDS, type LedgerGrouping, type LedgerPart } from '../../../shared/model/grouping';
import type { ItemScope } from '../../../shared/model/item';
import type { LedgerPlace } from '../../../shared/model/ledger';
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';
import { Dialog } from '../dialogs/Dialog';
import { Grid } from '../grid/Grid';
import type { GridColumn, RowSource } from '../grid/gridModel';
import { usePagedSource } from '../grid/rowSources';

type Lists = Summary['scheme']['lists'];

interface BehindProps<Choice> {
  readonly choice: Choice;
  readonly lists: Lists;
  readonly onOpen: (itemId: number) => void;
  readonly onClose: () => void;
}

export interface FigureChoice {
  readonly by: LedgerGrouping;
  readonly round: number;
  /** Null: all lines together. */
  readonly key: string | null;
  /** 道河镇; 各镇合计 */
  readonly name: string;
  readonly part: LedgerPart;
  /** Only 差异化 items, or only 共性. */
  readonly scope?: ItemScope;
}

export function FigureItems({ choice, ...props }: BehindProps<FigureChoice>): ReactNode {
  const { by, round, key, name, part, scope } = choice;
  const source = usePagedSource('figureItems', { by, round, key, part, ...(scope === undefined ? {} : { scope }) });
  const times = key === null && by === 'township';
  return (
    <ItemsBehind
      {...props}
      title={`第${round}轮 ${name} ${LEDGER_PART_WORDS[part]}`}
      unit={times ? '镇次' : '项'}
      source={source}
      more={key === null && by !== 'list' ? [GROUP, BECAUSE] : [BECAUSE]}
    />
  );
}

/** Of one category where one is named. */
export interface SealedChoice extends LedgerPlace {
  readonly round: number;
}

export function SealedItems({ choice, ...props }: BehindProps<SealedChoice>): ReactNode {
  const { round, listId, category } = choice;
  const source = usePagedSource('sealedItems', {
    round,
    ...(listId === null ? {} : { listId }),
    ...(category === null ? {} : { category }),
  });
  const place = category === null ? '' : sectionWords(props.lists, { listId: listId ?? '', category });
  return <ItemsBehind {...props} title={`第${round}轮封存时的${place}事项`} unit="项" source={source} more={[]} />;
}

interface ItemBehind {
  readonly id: number;
  readonly name: string;
  readonly listId: string;
  readonly category: string;
  readonly department: string;
  readonly group?: string;
  readonly because?: string;
}

const GROUP: GridColumn<ItemBehind> = {
  id: 'group',
  heading: '计在',
  size: 92,
  title: (item) => item.group ?? '',
  cell: (item) => item.group,
};
const BECAUSE: GridColumn<ItemBehind> = {
  id: 'because',
  heading: '本轮增减',
  size: 180,
  grow: 1,
  title: (item) => item.because ?? '',
  cell: (item) => <span className="muted">{item.because}</span>,
};

function columnsOf(lists: Lists, more: readonly GridColumn<ItemBehind>[]): readonly GridColumn<ItemBehind>[] {
  return [
    { id: 'serial', heading: '序', size: 52, align: 'right', cell: (_, index) => figure(index + 1) },
    { id: 'name', heading: '职责事项', size: 220, grow: 1, title: (item) => item.name, cell: (item) => item.name },
    {
      id: 'category',
      heading: lists.length > 1 ? '清单和类别' : '类别',
      size: lists.length > 1 ? 150 : 104,
      title: (item) => sectionWords(lists, item),
      cell: (item) => sectionWords(lists, item),
    },
    {
      id: 'department',
      heading: '责任部门',
      size: 130,
      title: (item) => item.department,
      cell: (item) => item.department,
    },
    ...more,
  ];
}

interface ItemsBehindProps extends Omit<BehindProps<unknown>, 'choice'> {
  readonly title: string;
  readonly unit: string;
  readonly source: RowSource<ItemBehind> & { readonly loaded: boolean };
  /** One of two constant sets of columns besides what every item has. */
  readonly more: readonly GridColumn<ItemBehind>[];
}

function ItemsBehind({ title, unit, source, more, lists, onOpen, onClose }: ItemsBehindProps): ReactNode {
  const wanted = more.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns are the same as long as their ids are
  const columns = useMemo(() => columnsOf(lists, more), [lists, wanted]);
  return (
    <Dialog
      width={more.length > 0 ? 'min(1160px, 94vw)' : 'min(880px, 94vw)'}
      title={
        <>
          {title}　<span data-testid="behind-count">{source.loaded ? figure(source.count) : '…'}</span> {unit}
        </>
      }
      footer={null}
      onCancel={onClose}
    >
      <div className="rows-behind">
        <Grid
          label="这个数目的事项"
          testId="behind-grid"
          rowTestId="behind-row"
          source={source}
          columns={columns}
          onOpen={(item) => onOpen(item.id)}
          empty={source.loaded ? '没有事项。' : null}
        />
      </div>
    </Dialog>
  );
}
