/** The rows of one source list as they stand in the file, each with what it was taken for; and its withdrawal. */
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { SourceListRow, SourceRowView } from '../../../shared/views';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { ReasonDialog } from '../../components/ReasonDialog';
import { figure, momentText } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { DIRECTION_SIGNS, DIRECTION_WORDS } from '../../text';
import { ROW_KIND_WORDS } from './words';

export function SourceRowsPage({ sourceListId }: { sourceListId: number }): ReactNode {
  const lists = useRead('sourceLists', {});
  const summary = useRead('summary', {});
  const { go } = useNavigation();
  const [withdrawing, setWithdrawing] = useState(false);
  const list = lists.data?.find((row) => row.id === sourceListId);
  const source = usePagedSource('sourceRows', { sourceListId });
  const sizes = columnSizes(source.rowAt, source.count).join(' ');
  const columns = useMemo(() => rowColumns(sizes === '' ? [] : sizes.split(' ').map(Number)), [sizes]);
  const writable = summary.data?.readOnly === false && list?.withdrawn === false;

  return (
    <div className="page">
      <div className="page-head">
        <Button onClick={() => go('sources')}>← 报送</Button>
        <h1 className="cut">{list?.unit ?? '报送表'}</h1>
        {list ? <ListFacts list={list} /> : null}
        <span className="push" />
        {list ? <Button onClick={() => go('merge', { unitId: list.unitId })}>看这个单位的条目</Button> : null}
        {writable ? (
          <Button data-testid="withdraw-list" onClick={() => setWithdrawing(true)}>
            撤回这份报送表…
          </Button>
        ) : null}
      </div>
      <Grid
        label="报送表原样"
        source={source}
        columns={columns}
        testId="source-rows"
        rowTestId="source-row"
        rowAttributes={(row) => ({ className: `row-${row.kind}`, 'data-state': row.kind })}
        empty={source.loaded ? '这份报送表没有行。' : null}
      />
      {withdrawing && list ? <WithdrawDialog list={list} onClose={() => setWithdrawing(false)} /> : null}
    </div>
  );
}

function ListFacts({ list }: { list: SourceListRow }): ReactNode {
  const sum = `${figure(list.rows)} 行 ＝ 条目 ${figure(list.entries)} ＋ 略过 ${figure(list.skipped)}`;
  return (
    <>
      <span className={`tag ${list.direction}`}>
        {DIRECTION_SIGNS[list.direction]} {DIRECTION_WORDS[list.direction]}
      </span>
      {list.withdrawn ? <span className="tag pending">已撤回</span> : null}
      <span className="muted cut" title={list.fileName}>
        {list.fileName}　{sum}　{momentText(list.importedAt, new Date())}
      </span>
    </>
  );
}

function WithdrawDialog({ list, onClose }: { list: SourceListRow; onClose: () => void }): ReactNode {
  const { go } = useNavigation();
  const withdraw = useWrite('withdrawSourceList');
  const run = async (reason: string): Promise<void> => {
    if (!(await withdraw.run({ sourceListId: list.id, reason }))) return;
    onClose();
    go('sources');
  };
  return (
    <ReasonDialog
      title={`撤回 ${list.unit} 的报送表`}
      effect={`“${list.fileName}”的 ${figure(list.entries)} 条不再计入报送，文件和撤回的理由留在项目里。已定去向的条目要先撤回处理。`}
      deed={`撤回这 ${figure(list.entries)} 条`}
      running={withdraw.running}
      onDo={(reason) => void run(reason)}
      onClose={onClose}
    />
  );
}

const MOST_COLUMNS = 40;

/** Pixels for each column of the file, by the longest text among the first rows of entries; later rows are rarely wider. */
function columnSizes(rowAt: (index: number) => SourceRowView | undefined, count: number): readonly number[] {
  const longest: number[] = [];
  for (let index = 0; index < Math.min(count, 60); index += 1) {
    const row = rowAt(index);
    row?.cells.slice(0, MOST_COLUMNS).forEach((text, position) => {
      const length = row.kind === 'entry' || row.kind === 'header' ? text.length : 0;
      longest[position] = Math.max(longest[position] ?? 0, length);
    });
  }
  return longest.map((length) => Math.min(260, Math.max(56, length * 13 + 18)));
}

/** A, B … Z, AA, AB … */
function columnLetter(position: number): string {
  const rest = Math.floor(position / 26);
  const letter = String.fromCharCode(65 + (position % 26));
  return rest === 0 ? letter : columnLetter(rest - 1) + letter;
}

function rowColumns(sizes: readonly number[]): readonly GridColumn<SourceRowView>[] {
  const cells = sizes.map(
    (size, position): GridColumn<SourceRowView> => ({
      id: `cell${position}`,
      heading: columnLetter(position),
      size,
      grow: size > 150 ? 1 : 0,
      title: (row) => row.cells[position] ?? '',
      cell: (row) => row.cells[position] ?? '',
    }),
  );
  return [
    { id: 'sheet', heading: '表', size: 90, hideBelow: 980, title: (row) => row.sheet, cell: (row) => row.sheet },
    { id: 'row', heading: '行', size: 52, align: 'right', cell: (row) => row.row },
    {
      id: 'kind',
      heading: '按什么读',
      size: 120,
      title: (row) => row.reason,
      cell: (row) => (row.kind === 'entry' ? '条目' : `略过：${row.reason || ROW_KIND_WORDS[row.kind]}`),
    },
    ...cells,
  ];
}
