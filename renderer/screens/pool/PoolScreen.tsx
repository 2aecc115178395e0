/** 事项库: all duties in one grid, found by facets, views and words, edited in place or many at once. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ItemRow, ListOutline } from '../../../shared/views';
import { Grid } from '../../components/grid/Grid';
import { useIdSource } from '../../components/grid/rowSources';
import { useMedia } from '../../components/grid/useMedia';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { BulkBar } from './BulkBar';
import { type PoolDialog, PoolDialogs } from './changes/PoolDialogs';
import { EmptyFilter, EmptyPool } from './EmptyPool';
import { cellValue, fieldOfColumn } from './editing/editedFields';
import { PasteDialog } from './editing/PasteDialog';
import { useCellEdits } from './editing/useCellEdits';
import { inOfficeOrder, usePastedRows, usePlacing } from './editing/usePastedRows';
import { Facets } from './Facets';
import { ItemPage } from './item/ItemPage';
import { PeekPane } from './PeekPane';
import { PoolFoot } from './PoolFoot';
import { PoolHead } from './PoolHead';
import { ORDER_OF_COLUMN, poolColumns } from './poolColumns';
import { useAsked, usePoolView } from './usePoolView';
import './pool.css';

const NO_IDS: readonly number[] = [];
const NO_LISTS: readonly ListOutline[] = [];
const NONE: ReadonlySet<number> = new Set();

export function PoolScreen(): ReactNode {
  const { params, go } = useNavigation();
  const look = usePoolView(params);
  const { filter } = look;
  const [selection, setSelection] = useState<ReadonlySet<number>>(NONE);
  const [dialog, setDialog] = useState<PoolDialog | null>(null);
  const [facetsOpen, setFacetsOpen] = useState(false);
  /** Where the grid's cursor is. Sorted, filtered or edited, the item there now is the one that is marked and acted on. */
  const [cursor, setCursor] = useState({ index: 0, columnId: '' });
  const searchBox = useRef<HTMLDivElement>(null);

  const summary = useRead('summary', {});
  const found = useRead('itemIds', useAsked(filter));
  const ids = found.data?.ids ?? NO_IDS;
  const source = useIdSource('itemRows', ids);
  const at = Math.min(cursor.index, ids.length - 1);
  const item = source.rowAt(at);
  const active = item && { item, columnId: cursor.columnId };
  const edits = useCellEdits();

  const roomy = useMedia('(min-width: 1600px)');
  const peeked = ids[at];

  const itemId = typeof params.itemId === 'number' ? params.itemId : null;
  const open = (item: ItemRow): void => {
    setFacetsOpen(false);
    go('pool', { itemId: item.id });
  };
  // The columns only need the newest way to open an item, and must stay the same object while rows scroll.
  const opening = useRef(open);
  useEffect(() => {
    opening.current = open;
  });
  const lists = summary.data?.scheme.lists ?? NO_LISTS;
  const townships = summary.data?.townships;
  const towns = useMemo(() => (townships ?? []).map(({ name }) => name), [townships]);
  const columns = useMemo(
    () => poolColumns((item) => opening.current(item), look.columns, lists, towns),
    [look.columns, lists, towns],
  );

  // Coming back from an item, the hands are on the grid again.
  const under = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && itemId === null) under.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
    wasOpen.current = itemId !== null;
  }, [itemId]);

  const change: typeof look.change = (next) => {
    look.change(next);
    setSelection(NONE);
  };
  const readOnly = summary.data?.readOnly ?? false;
  const canWrite = !readOnly && filter.state !== 'subtracted';
  const selected = useMemo(
    () => (selection.size === 0 ? NO_IDS : ids.filter((id) => selection.has(id))),
    [ids, selection],
  );
  const replacing = (): PoolDialog => ({
    kind: 'replace',
    ids: selected.length > 0 ? selected : ids,
    where: selected.length > 0 ? `所选 ${figure(selected.length)} 项` : `筛出的 ${figure(ids.length)} 项`,
  });
  // An empty pool has nothing to be told apart by.
  const bare = found.data !== undefined && ids.length === 0 && !look.filtered;
  const listening = itemId === null && dialog === null && !readOnly;
  const paste = usePastedRows(listening);
  const placing = usePlacing(item?.id, listening && inOfficeOrder(filter));
  const sorted = Object.entries(ORDER_OF_COLUMN).find(([, order]) => order === filter.order)?.[0];

  useShortcuts(
    {
      n: readOnly ? undefined : () => setDialog({ kind: 'add' }),
      d: () => setDialog({ kind: 'duplicates', canWrite }),
      'Ctrl+f': () => searchBox.current?.querySelector('input')?.select(),
      'Ctrl+h': canWrite && ids.length > 0 ? () => setDialog(replacing()) : undefined,
      'Ctrl+d':
        canWrite && selected.length > 1 && active ? () => setDialog(fillDown(active, lists, selected)) : undefined,
      Escape: facetsOpen ? () => setFacetsOpen(false) : selection.size > 0 ? () => setSelection(NONE) : undefined,
    },
    itemId === null && dialog === null,
  );

  return (
    <div className="page pool">
      <div ref={under} className="pool-under" inert={itemId !== null}>
        <PoolHead
          look={look}
          pool={summary.data?.pool}
          lists={lists}
          readOnly={readOnly}
          canReplace={canWrite && ids.length > 0}
          facetsOpen={facetsOpen}
          searchBox={searchBox}
          onTable={() => under.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
          onChange={change}
          onFacets={() => setFacetsOpen(!facetsOpen)}
          onReplace={() => setDialog(replacing())}
          onDuplicates={() => setDialog({ kind: 'duplicates', canWrite })}
          onAdd={() => setDialog({ kind: 'add' })}
        />
        <div className={`pool-body ${facetsOpen ? 'facets-open' : ''} ${bare ? 'bare' : ''}`}>
          <Facets found={found.data} filter={filter} onChange={change} />
          <section className="pool-main" aria-label="事项" {...placing}>
            {selected.length > 0 ? (
              <BulkBar
                ids={selected}
                lists={lists}
                canWrite={canWrite}
                onDialog={setDialog}
                onClear={() => setSelection(NONE)}
              />
            ) : null}
            <Grid
              label="事项"
              testId="pool-grid"
              rowTestId="pool-row"
              source={source}
              columns={columns}
              selection={selection}
              onSelect={setSelection}
              onOpen={open}
              onActive={(_item, index, columnId) => setCursor({ index, columnId })}
              onEdit={(item, columnId, cell) => {
                const field = fieldOfColumn(columnId);
                const value = field && cellValue(item, field, lists);
                if (field && value !== null && item.live && !readOnly) edits.begin(item, { field, value }, cell);
              }}
              sorted={sorted === undefined ? null : { columnId: sorted, descending: filter.descending }}
              onSort={(columnId) => {
                const order = ORDER_OF_COLUMN[columnId] ?? 'office';
                look.change({ order, descending: order === filter.order && !filter.descending });
              }}
              rowAttributes={(item) => ({ 'data-state': item.live ? 'live' : 'subtracted' })}
              empty={
                look.filtered ? (
                  <EmptyFilter onClear={look.clear} />
                ) : (
                  <EmptyPool
                    state={filter.state === 'subtracted' ? 'subtracted' : 'live'}
                    loading={found.isPending}
                    onImport={() => go('sources')}
                  />
                )
              }
            />
            <PoolFoot
              shown={ids.length}
              total={totalOf(summary.data?.pool, filter.state)}
              look={look}
              reason={edits.reason}
              onReason={edits.changeReason}
              onChange={look.change}
            />
          </section>
          {roomy && peeked !== undefined ? <PeekPane itemId={peeked} /> : null}
        </div>
      </div>
      {itemId === null ? null : (
        <ItemPage
          itemId={itemId}
          ids={ids}
          onDialog={setDialog}
          onBack={() => go('pool')}
          onGo={(id) => go('pool', { itemId: id })}
        />
      )}
      {paste.pasted ? <PasteDialog pasted={paste.pasted} onClose={paste.close} /> : null}
      {edits.dialogs}
      {dialog ? (
        <PoolDialogs
          dialog={dialog}
          onDialog={setDialog}
          onOpen={(id) => go('pool', { itemId: id })}
          onClose={() => setDialog(null)}
          onSubtracted={() => setSelection(NONE)}
        />
      ) : null}
    </div>
  );
}

/** Ctrl+D: the active cell's value into the same column of all chosen items, through the preview. */
function fillDown(
  { item, columnId }: { readonly item: ItemRow; readonly columnId: string },
  lists: readonly ListOutline[],
  ids: readonly number[],
): PoolDialog | null {
  const field = fieldOfColumn(columnId);
  const value = field && cellValue(item, field, lists);
  if (field === null || field === 'name' || value === null) return null;
  return { kind: 'edit', ids, field, value };
}

function totalOf(
  pool: { readonly first: number; readonly added: number; readonly live: number } | undefined,
  state: 'live' | 'subtracted' | 'all',
): number {
  if (!pool) return 0;
  const ever = pool.first + pool.added;
  return state === 'live' ? pool.live : state === 'all' ? ever : Math.max(0, ever - pool.live);
}
