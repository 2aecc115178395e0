/** The file as it stands, every row marked with what it was read as; the choice above a column says what it holds. */
import { Dropdown, type MenuProps, Select } from 'antd';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { rowWord } from '../../../shared/model/grid';
import type { ColumnRole, ReadColumn } from '../../../shared/model/sourceEntry';
import type { PreviewRow, PreviewSheet } from '../../../shared/views/importing';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn, RowSource } from '../../components/grid/gridModel';
import type { UnderstoodFile } from '../../importing';
import { COLUMN_ROLE_WORDS, ROLE_ORDER } from './words';

/** Where the cursor is: a position among the rows and a 0-based column of the file, null on the row number. */
export interface Cursor {
  readonly index: number;
  readonly column: number | null;
}

/** What hands can do to the reading. */
export interface ReadingActs {
  headerHere(row: PreviewRow): void;
  headerToo(row: PreviewRow): void;
  skipOrTake(row: PreviewRow): void;
  addToAbove(row: PreviewRow): void;
  giveRole(column: number, role: ColumnRole): void;
}

interface OriginalGridProps {
  readonly file: UnderstoodFile;
  readonly sheet: PreviewSheet;
  readonly source: RowSource<PreviewRow>;
  /** Columns of the table the cursor is in. */
  readonly columns: readonly ReadColumn[];
  readonly locked: boolean;
  readonly cursor: Cursor;
  readonly onCursor: (cursor: Cursor) => void;
  readonly acts: ReadingActs;
  readonly goTo: { readonly row: number } | null;
}

/** Columns before the file's own. */
const BEFORE = 1;

export function OriginalGrid(props: OriginalGridProps): ReactNode {
  const { file, sheet, source, columns, locked, acts, onCursor } = props;
  const form = sheet.entries > 0 && !file.columns.some((one) => one.sheet === sheet.sheet);
  const gridColumns = useMemo(
    () => fileColumns(sheet, columns, source, { giveRole: locked || form ? null : acts.giveRole, form }),
    [sheet, columns, source, locked, form, acts],
  );
  const menu = contextMenu(props);
  return (
    <Dropdown trigger={['contextMenu']} menu={menu} disabled={locked}>
      <div className="original" onContextMenuCapture={pickBelow}>
        <Grid
          key={`${file.fileName} ${sheet.sheet}`}
          label={`${file.fileName} ${sheet.sheet}`}
          source={source}
          columns={gridColumns}
          testId="import-rows"
          rowTestId="import-row"
          goTo={props.goTo}
          onActive={(_row, index, columnId) => {
            const column = gridColumns.findIndex(({ id }) => id === columnId);
            onCursor({ index, column: fileColumn(column, sheet.width) });
          }}
          rowAttributes={(row) => ({ className: classOf(row), 'data-state': row.kind })}
          empty="这张表是空的。"
        />
      </div>
    </Dropdown>
  );
}

/** A right click first puts the cursor where it was done, as Excel does. */
function pickBelow(event: MouseEvent<HTMLElement>): void {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=gridcell]') : null;
  target?.click();
}

function fileColumn(column: number, width: number): number | null {
  const own = column - BEFORE;
  return own >= 0 && own < width ? own : null;
}

function classOf(row: PreviewRow): string {
  const doubt = row.mark.startsWith('？') ? ' row-doubt' : '';
  const kinds: Partial<Record<PreviewRow['kind'], string>> = {
    entry: 'row-entry',
    header: 'row-header',
    section: 'row-section',
    title: 'row-title',
  };
  return `${kinds[row.kind] ?? 'row-skipped'}${doubt}${row.hidden ? ' row-hidden' : ''}`;
}

function contextMenu({ cursor, source, columns, acts }: OriginalGridProps): MenuProps {
  const { index, column } = cursor;
  const row = source.rowAt(index);
  if (!row) return { items: [] };
  const here = columns.find((one) => one.index === column);
  return {
    items: [
      { key: 'header', label: '表头从这一行起　H', onClick: () => acts.headerHere(row) },
      { key: 'headerToo', label: '这一行也是表头　Shift H', onClick: () => acts.headerToo(row) },
      {
        key: 'skip',
        label: row.kind === 'entry' ? '略过这一行　Del' : '按条目读这一行　Del',
        onClick: () => acts.skipOrTake(row),
      },
      { key: 'above', label: '并入上一条　B', onClick: () => acts.addToAbove(row) },
      ...(here && column !== null
        ? [
            { type: 'divider' as const },
            {
              key: 'roles',
              label: `${here.column} 列读作`,
              children: ROLE_ORDER.map((role) => ({
                key: role,
                label: COLUMN_ROLE_WORDS[role],
                onClick: () => acts.giveRole(column, role),
              })),
            },
          ]
        : []),
    ],
  };
}

/** Pixels for a column of the file, by its longest text among the rows read first. */
function sizeOf(source: RowSource<PreviewRow>, column: number, role: ColumnRole | null): number {
  let longest = 0;
  for (let index = 0; index < Math.min(source.count, 80); index += 1) {
    const row = source.rowAt(index);
    if (row?.kind === 'entry' || row?.kind === 'header')
      longest = Math.max(longest, Math.min(30, row.cells[column]?.length ?? 0));
  }
  if (role === 'serial') return 62;
  return Math.min(role === 'text' ? 130 : 150, Math.max(84, longest * 13 + 16));
}

interface RoleHeads {
  readonly giveRole: ((column: number, role: ColumnRole) => void) | null;
  /** A form of labels and values: its columns hold nothing of one kind. */
  readonly form: boolean;
}

function fileColumns(
  sheet: PreviewSheet,
  roles: readonly ReadColumn[],
  source: RowSource<PreviewRow>,
  { giveRole, form }: RoleHeads,
): readonly GridColumn<PreviewRow>[] {
  const hidden = new Set(sheet.hiddenColumns);
  const word = rowWord(sheet.sheet);
  const paragraphs = word === '段';
  const own = sheet.columnNames.map((name, column): GridColumn<PreviewRow> => {
    const role = roles.find((one) => one.index === column)?.role ?? null;
    const size = sizeOf(source, column, role);
    return {
      id: `cell${column}`,
      heading: `${name} 列`,
      head: form ? (
        <span
          className="role-choice form"
          title={paragraphs ? '没有表格，按编号一段一段读' : '登记表按每格左边的栏名读，不按列读'}
        >
          {paragraphs ? '正文' : '登记表'}
        </span>
      ) : (
        <RoleChoice
          name={name}
          role={role}
          hidden={hidden.has(column)}
          onChange={giveRole && ((next) => giveRole(column, next))}
        />
      ),
      size,
      grow: role === 'text' || role === 'name' ? 2 : size > 120 ? 1 : 0,
      title: (row) => row.cells[column] ?? '',
      cell: (row) => <FileCell row={row} column={column} />,
    };
  });
  return [
    { id: 'row', heading: word, size: 44, align: 'center', cell: (row) => row.row },
    ...own,
    {
      id: 'mark',
      heading: '按什么读',
      size: 92,
      title: (row) => row.mark,
      cell: (row) => (
        <span className="import-mark">
          {row.hidden ? '▸隐藏 ' : ''}
          {row.mark}
        </span>
      ),
    },
  ];
}

function FileCell({ row, column }: { row: PreviewRow; column: number }): ReactNode {
  const filled = row.filled.find((one) => one.column === column);
  if (filled) return <span className="filled">↓ {filled.text}</span>;
  return row.cells[column] ?? '';
}

interface RoleChoiceProps {
  readonly name: string;
  readonly role: ColumnRole | null;
  readonly hidden: boolean;
  readonly onChange: ((role: ColumnRole) => void) | null;
}

function RoleChoice({ name, role, hidden, onChange }: RoleChoiceProps): ReactNode {
  return (
    <Select<ColumnRole>
      className={role === 'ignored' || role === null ? 'role-choice unused' : 'role-choice'}
      size="small"
      variant="borderless"
      aria-label={`${name} 列读作什么`}
      title={`${name} 列${hidden ? '（隐藏列）' : ''}`}
      data-testid={`role-${name}`}
      value={role}
      placeholder={hidden ? '▸隐藏' : '不用'}
      disabled={!onChange}
      popupMatchSelectWidth={false}
      // A field is read by the name it has in the scheme, not because somebody says so.
      options={(role === 'field' ? [...ROLE_ORDER, role] : ROLE_ORDER).map((value) => ({
        value,
        label: COLUMN_ROLE_WORDS[value],
      }))}
      // Also what it is already: said by a person it is no question any more.
      onSelect={(value) => onChange?.(value)}
    />
  );
}
