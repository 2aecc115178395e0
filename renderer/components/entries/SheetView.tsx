/** A stored source list as it stands in its file, opened at a row: every row verbatim with what it was read as. */
import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { KIND_WORDS } from '../../../shared/logic/reading/describeReading';
import type { SourceRowView } from '../../../shared/views';
import type { SourceSheet } from '../../../shared/views/importing';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { Grid } from '../grid/Grid';
import type { GridColumn } from '../grid/gridModel';
import { usePagedSource } from '../grid/rowSources';
import './sheetView.css';

interface SheetViewProps {
  readonly sourceListId: number;
  /** Sheet to open; '' for the first. */
  readonly sheet?: string;
  /** Row of the file to go to; 0 for the top. */
  readonly row?: number;
}

export function SheetView({ sourceListId, sheet = '', row = 0 }: SheetViewProps): ReactNode {
  const source = useRead('sourceSheet', { sourceListId, sheet, row });
  const [chosen, setChosen] = useState<string | null>(null);
  if (source.error) return <div className="note bad">{source.error.message}</div>;
  if (!source.data) return null;
  const { sheets, position } = source.data;
  const shown = sheets.find((one) => one.sheet === (chosen ?? sheet)) ?? sheets[0];
  if (!shown) return <div className="note">这份报送表没有行。</div>;
  return (
    <div className="sheet-view">
      {sheets.length > 1 ? (
        <Segmented
          size="small"
          value={shown.sheet}
          options={sheets.map((one) => ({ value: one.sheet, label: `${one.sheet} ${figure(one.rows)} 行` }))}
          onChange={setChosen}
        />
      ) : null}
      <SheetRows
        key={shown.sheet}
        sourceListId={sourceListId}
        sheet={shown.sheet}
        columns={source.data.columns}
        position={shown.sheet === (sheet || sheets[0]?.sheet) ? position : -1}
      />
    </div>
  );
}

interface SheetRowsProps {
  readonly sourceListId: number;
  readonly sheet: string;
  readonly columns: SourceSheet['columns'];
  /** Place of the row to frame; -1 for none. */
  readonly position: number;
}

function SheetRows({ sourceListId, sheet, columns, position }: SheetRowsProps): ReactNode {
  const source = usePagedSource('sourceRows', { sourceListId, sheet });
  const sizes = columnSizes(source.rowAt, source.count).join(' ');
  const gridColumns = useMemo(
    () => rowColumns(sizes === '' ? [] : sizes.split(' ').map(Number), columns, sheet),
    [sizes, columns, sheet],
  );
  const ready = source.loaded && position >= 0;
  const goTo = useMemo(() => (ready ? { row: position } : null), [ready, position]);
  return (
    <Grid
      label={`${sheet} 原样`}
      source={source}
      columns={gridColumns}
      testId="source-rows"
      rowTestId="source-row"
      goTo={goTo}
      rowAttributes={(row) => ({ className: `row-${row.kind}`, 'data-state': row.kind })}
      empty={source.loaded ? '这张表没有行。' : null}
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

function readAs(row: SourceRowView): string {
  if (row.kind === 'entry') return row.reason === '' ? '条目' : '条目（前次）';
  if (row.kind === 'title' || row.kind === 'header' || row.kind === 'section')
    return row.reason || KIND_WORDS[row.kind];
  return `略过：${row.reason || KIND_WORDS[row.kind]}`;
}

function rowColumns(
  sizes: readonly number[],
  columns: SourceSheet['columns'],
  sheet: string,
): readonly GridColumn<SourceRowView>[] {
  const headings = new Map(columns.filter((one) => one.sheet === sheet).map((one) => [one.index, one.header]));
  const cells = sizes.map((size, position): GridColumn<SourceRowView> => {
    const heading = headings.get(position);
    return {
      id: `cell${position}`,
      heading: heading ? `${columnLetter(position)} ${heading}` : columnLetter(position),
      size,
      grow: size > 150 ? 1 : 0,
      title: (row) => row.cells[position] ?? '',
      cell: (row) => row.cells[position] ?? '',
    };
  });
  return [
    { id: 'row', heading: '行', size: 52, align: 'right', cell: (row) => row.row },
    ...cells,
    {
      id: 'kind',
      heading: '按什么读',
      size: 120,
      title: (row) => row.reason || readAs(row),
      cell: (row) => `${row.hidden ? '▸隐藏 ' : ''}${readAs(row)}`,
    },
  ];
}
