/** All source lists with their counts; import, adopt what departments sent, open a list's rows. */
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { SourceListRow } from '../../../shared/views';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { Menu } from '../../components/menus/Menu';
import { figure, momentText } from '../../format';
import { countDecided } from '../../frame/bars/equations';
import { useRead } from '../../hooks';
import { useImporting } from '../../importing';
import { useNavigation } from '../../navigation';
import { DIRECTION_SIGNS, DIRECTION_WORDS } from '../../text';
import { AdoptAllDialog } from './AdoptAllDialog';
import { chooseSourceFiles, chooseSourceFolder } from './chooseSourceFiles';
import { PublishedDialog } from './PublishedDialog';
import { useSaving } from './useSaving';

export function SourceListPage(): ReactNode {
  const lists = useRead('sourceLists', {});
  const summary = useRead('summary', {});
  const importing = useImporting();
  const [adopting, setAdopting] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const saving = useSaving();
  const writable = summary.data?.readOnly === false;
  const pending = summary.data?.sources.down.pending ?? 0;
  const rows = lists.data ?? [];
  // Lists already in force come in while the pool is still empty; later ones are merged like any other.
  const canPublish = summary.data?.pool.live === 0 && (summary.data.sources.up.pending ?? 0) > 0;

  return (
    <div className="page">
      <div className="page-head">
        <h1>报送</h1>
        <span className="muted">{headline(rows)}</span>
        <span className="push" />
        {writable && pending > 0 ? (
          <Button data-testid="adopt-all" onClick={() => setAdopting(true)}>
            部门 {figure(pending)} 条全部采用为事项…
          </Button>
        ) : null}
        {writable && canPublish ? (
          <Button data-testid="adopt-published" onClick={() => setPublishing(true)}>
            现行清单入库…
          </Button>
        ) : null}
        <Menu
          menu={{
            items: [
              { key: 'department', label: '部门填报表…', onClick: () => saving.template('department') },
              { key: 'township', label: '乡镇填报表…', onClick: () => saving.template('township') },
            ],
          }}
        >
          <Button data-testid="templates">空白填报表 ▾</Button>
        </Menu>
        {writable ? (
          <Button data-testid="import-folder" onClick={() => chooseSourceFolder(importing)}>
            选文件夹…
          </Button>
        ) : null}
        {writable ? (
          <Button
            type="primary"
            data-testid="import-files"
            loading={importing.reading}
            onClick={() => chooseSourceFiles(importing)}
          >
            选报送表…
          </Button>
        ) : null}
      </div>
      <ListGrid rows={rows} loaded={lists.data !== undefined} error={lists.error?.message ?? null} />
      {publishing ? <PublishedDialog onClose={() => setPublishing(false)} /> : null}
      {adopting ? <AdoptAllDialog onClose={() => setAdopting(false)} /> : null}
    </div>
  );
}

function headline(rows: readonly SourceListRow[]): string {
  const kept = rows.filter((row) => !row.withdrawn);
  const total = (of: (row: SourceListRow) => number): number => kept.reduce((sum, row) => sum + of(row), 0);
  if (kept.length === 0) return '';
  const sum = `${figure(total((row) => row.rows))} 行 ＝ 条目 ${figure(total((row) => row.entries))} ＋ 略过 ${figure(total((row) => row.skipped))}`;
  return `${figure(kept.length)} 份报送表　${sum}`;
}

interface ListGridProps {
  readonly rows: readonly SourceListRow[];
  readonly loaded: boolean;
  readonly error: string | null;
}

function ListGrid({ rows, loaded, error }: ListGridProps): ReactNode {
  const { go } = useNavigation();
  const inOrder = useMemo(() => [...rows.filter((row) => !isWithdrawn(row)), ...rows.filter(isWithdrawn)], [rows]);
  const local = useListSource(inOrder, idOf);
  const columns = useMemo(listColumns, []);
  const source = error ? { ...local, error } : local;
  return (
    <Grid
      label="报送表"
      source={source}
      columns={columns}
      rowHeight={32}
      testId="source-lists"
      rowTestId="source-list-row"
      onOpen={(row) => go('sources', { sourceListId: row.id })}
      rowAttributes={(row) => (row.withdrawn ? { className: 'muted-row', 'data-state': 'withdrawn' } : {})}
      empty={loaded ? <NoLists /> : null}
    />
  );
}

const isWithdrawn = ({ withdrawn }: SourceListRow): boolean => withdrawn;

function idOf(row: SourceListRow): number {
  return row.id;
}

function NoLists(): ReactNode {
  const importing = useImporting();
  return (
    <div className="empty">
      <p>把各单位报来的表或整个文件夹拖到这里，也可把表格复制后按 Ctrl+V 粘贴。</p>
      <p>支持 Excel、WPS 表格、Word 表格、CSV。读入后先核对，确认前不写入项目。</p>
      <Button type="primary" loading={importing.reading} onClick={() => chooseSourceFiles(importing)}>
        选报送表…
      </Button>
    </div>
  );
}

/** Nothing of a withdrawn list is pending: it counts nowhere. */
function pendingCell({ withdrawn, counts: { pending } }: SourceListRow): ReactNode {
  if (withdrawn) return '已撤回';
  return pending > 0 ? <b className="minus">{figure(pending)}</b> : '0';
}

function listColumns(): readonly GridColumn<SourceListRow>[] {
  const now = new Date();
  const count = (id: string, heading: string, of: (row: SourceListRow) => number): GridColumn<SourceListRow> => ({
    id,
    heading,
    size: 74,
    align: 'right',
    cell: (row) => figure(of(row)),
  });
  return [
    {
      id: 'direction',
      heading: '方向',
      size: 104,
      cell: (row) => (
        <span className={`tag ${row.direction}`}>
          {DIRECTION_SIGNS[row.direction]} {DIRECTION_WORDS[row.direction]}
        </span>
      ),
    },
    { id: 'unit', heading: '报送单位', size: 170, grow: 1, title: (row) => row.unit, cell: (row) => <b>{row.unit}</b> },
    { id: 'file', heading: '文件', size: 220, grow: 2, title: (row) => row.fileName, cell: (row) => row.fileName },
    count('rows', '行数', (row) => row.rows),
    count('entries', '条目', (row) => row.entries),
    { ...count('skipped', '略过', (row) => row.skipped), hideBelow: 860 },
    {
      ...count('decided', '已定去向', (row) => countDecided(row.counts)),
      cell: (row) => (row.withdrawn ? '—' : figure(countDecided(row.counts))),
    },
    {
      ...count('pending', '待定', (row) => row.counts.pending),
      cell: pendingCell,
    },
    {
      id: 'at',
      heading: '导入时间',
      size: 120,
      hideBelow: 980,
      cell: (row) => momentText(row.importedAt, now),
    },
  ];
}
