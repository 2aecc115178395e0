/** 事项库: all duties in one grid, found by facets and words, opened, added, subtracted. */
import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ItemRow } from '../../../shared/views';
import { Grid } from '../../components/Grid';
import { useItemSource } from '../../components/grid/rowSources';
import { useShortcuts } from '../../components/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { Facets, type PoolFilter } from './Facets';
import { ItemPage } from './ItemPage';
import { type PoolDialog, PoolDialogs } from './PoolDialogs';
import { poolColumns } from './poolColumns';
import './pool.css';

const NO_IDS: readonly number[] = [];
const NONE: ReadonlySet<number> = new Set();

export function PoolScreen(): ReactNode {
  const { params, go } = useNavigation();
  const [filter, setFilter] = useState<PoolFilter>(() => filterFromParams(params));
  const [search, setSearch] = useState(filter.search);
  const [selection, setSelection] = useState<ReadonlySet<number>>(NONE);
  const [dialog, setDialog] = useState<PoolDialog | null>(null);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const searchBox = useRef<HTMLDivElement>(null);
  const words = useDeferredValue(search.trim());

  const summary = useRead('summary', {});
  const found = useRead('itemIds', {
    state: filter.state,
    search: words,
    ...(filter.category === undefined ? {} : { category: filter.category }),
    ...(filter.unitId === undefined ? {} : { unitId: filter.unitId }),
  });
  const ids = found.data?.ids ?? NO_IDS;
  const source = useItemSource(ids);

  const itemId = typeof params.itemId === 'number' ? params.itemId : null;
  const open = (item: ItemRow): void => go('pool', { itemId: item.id });
  // The columns only need the newest way to open an item, and must stay the same object while rows scroll.
  const opening = useRef(open);
  useEffect(() => {
    opening.current = open;
  });
  const columns = useMemo(() => poolColumns((item) => opening.current(item)), []);

  // Coming back from an item, the hands are on the grid again.
  const under = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && itemId === null) under.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
    wasOpen.current = itemId !== null;
  }, [itemId]);

  const change = (next: PoolFilter): void => {
    setFilter(next);
    setSelection(NONE);
  };
  const pool = summary.data?.pool;
  const readOnly = summary.data?.readOnly ?? false;
  const selected = ids.filter((id) => selection.has(id));
  const filtered = filter.category !== undefined || filter.unitId !== undefined || words !== '';
  const total =
    filter.state === 'live'
      ? (pool?.live ?? 0)
      : Math.max(0, (pool?.first ?? 0) + (pool?.added ?? 0) - (pool?.live ?? 0));

  useShortcuts(
    {
      n: readOnly ? undefined : () => setDialog({ kind: 'add' }),
      'Ctrl+f': () => searchBox.current?.querySelector('input')?.select(),
    },
    itemId === null && dialog === null,
  );

  return (
    <div className="page pool">
      <div ref={under} className="pool-under" inert={itemId !== null}>
        <div className="page-head">
          <h1>事项库</h1>
          <Segmented<PoolFilter['state']>
            value={filter.state}
            aria-label="现有或已核减"
            options={[
              { value: 'live', label: `现有 ${figure(pool?.live ?? 0)}` },
              { value: 'subtracted', label: '已核减' },
            ]}
            onChange={(state) => change({ ...filter, state })}
          />
          <Button className="pool-filter-button" onClick={() => setFacetsOpen(!facetsOpen)} aria-expanded={facetsOpen}>
            筛选{filter.category || filter.unitId ? ' ●' : ''} ▾
          </Button>
          <span className="push" />
          <div ref={searchBox} className="pool-search">
            <Input
              allowClear
              value={search}
              placeholder="按名称、任务找"
              aria-label="在事项库中找"
              suffix={search === '' ? <kbd>Ctrl F</kbd> : null}
              data-testid="pool-search"
              onChange={(event) => {
                setSearch(event.target.value);
                setSelection(NONE);
              }}
            />
          </div>
          {readOnly ? null : (
            <Button type="primary" onClick={() => setDialog({ kind: 'add' })} data-testid="pool-add">
              加一项… <kbd>N</kbd>
            </Button>
          )}
        </div>
        <div className={facetsOpen ? 'pool-body facets-open' : 'pool-body'}>
          <Facets found={found.data} filter={filter} onChange={change} />
          <section className="pool-main" aria-label="事项">
            {selected.length > 0 ? (
              <div className="pool-bulk" role="toolbar" aria-label="所选事项">
                <b>已选 {figure(selected.length)} 项</b>
                {filter.state === 'live' && !readOnly ? (
                  <Button
                    danger
                    data-testid="pool-subtract"
                    onClick={() => setDialog({ kind: 'subtract', ids: selected })}
                  >
                    核减…
                  </Button>
                ) : null}
                <Button type="text" onClick={() => setSelection(NONE)}>
                  取消选择 <kbd>Esc</kbd>
                </Button>
              </div>
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
              rowAttributes={(item) => ({ 'data-state': item.live ? 'live' : 'subtracted' })}
              empty={
                filtered ? (
                  <EmptyFilter
                    onClear={() => {
                      setSearch('');
                      change({ ...filter, category: undefined, unitId: undefined });
                    }}
                  />
                ) : (
                  <EmptyPool state={filter.state} loading={found.isPending} onImport={() => go('sources')} />
                )
              }
            />
            <div className="pool-foot">
              <span data-testid="pool-count">
                {filtered ? (
                  <>
                    筛出 <b>{figure(ids.length)}</b> 项，共 {figure(total)} 项
                  </>
                ) : (
                  <>
                    共 <b>{figure(ids.length)}</b> 项
                  </>
                )}
              </span>
              <span className="muted">按办公室定的次序</span>
              <span className="push muted pool-hints">
                <kbd>Enter</kbd> 打开　<kbd>空格</kbd> 选　<kbd>Ctrl A</kbd> 全选
              </span>
            </div>
          </section>
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
      {dialog ? (
        <PoolDialogs dialog={dialog} onClose={() => setDialog(null)} onSubtracted={() => setSelection(NONE)} />
      ) : null}
    </div>
  );
}

function filterFromParams(params: Readonly<Record<string, string | number | undefined>>): PoolFilter {
  return {
    state: params.state === 'subtracted' ? 'subtracted' : 'live',
    category: typeof params.category === 'string' ? params.category : undefined,
    unitId: typeof params.unitId === 'number' ? params.unitId : undefined,
    search: typeof params.search === 'string' ? params.search : '',
  };
}

function EmptyFilter({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <div className="empty">
      <span>没有符合的事项。</span>
      <Button onClick={onClear}>清除筛选</Button>
    </div>
  );
}

function EmptyPool(props: { state: 'live' | 'subtracted'; loading: boolean; onImport: () => void }): ReactNode {
  if (props.loading) return null;
  if (props.state === 'subtracted') return <div className="empty">还没有核减过事项。</div>;
  return (
    <div className="empty">
      <span>事项库还是空的。先收部门清单，整单采用后就有了首批事项。</span>
      <Button type="primary" onClick={props.onImport}>
        去报送
      </Button>
    </div>
  );
}
