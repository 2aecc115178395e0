/** How the pool is looked at now: filter, order, columns, and which saved view that is. */
import { useDeferredValue, useMemo, useState } from 'react';
import { type PoolFilter, type PoolView, poolFilterSchema } from '../../../shared/model/poolView';
import type { SavedView } from '../../../shared/views/pool';
import { useRead } from '../../hooks';
import type { ScreenParams } from '../../navigation';

export interface PoolLook {
  readonly filter: PoolFilter;
  /** Empty: all columns that fit. */
  readonly columns: readonly string[];
  readonly views: readonly SavedView[];
  /** The saved view that shows exactly this. */
  readonly view: SavedView | undefined;
  /** Anything but all live or all subtracted items is asked for. */
  readonly filtered: boolean;
  change(filter: Partial<PoolFilter>): void;
  setColumns(columns: readonly string[]): void;
  show(view: PoolView): void;
  clear(): void;
}

/** Columns stay as chosen while the program runs. */
let lastColumns: readonly string[] = [];

const FILTER_PARAMS = [
  'state',
  'listId',
  'category',
  'unitId',
  'townshipId',
  'basis',
  'role',
  'scope',
  'sorted',
  'search',
] as const;

export function usePoolView(params: ScreenParams): PoolLook {
  const [filter, setFilter] = useState<PoolFilter>(() => filterFromParams(params));
  const [columns, setColumns] = useState(lastColumns);
  // Numbers lead here also while the screen is open; going to an item and back leaves the filter alone.
  const [arrived, setArrived] = useState(params);
  if (arrived !== params) {
    setArrived(params);
    if (FILTER_PARAMS.some((name) => params[name] !== undefined)) setFilter(filterFromParams(params));
  }
  const saved = useRead('savedViews', {});
  const views = saved.data ?? [];
  const now = useMemo(() => JSON.stringify({ filter, columns }), [filter, columns]);
  const choose = (next: readonly string[]): void => {
    lastColumns = next;
    setColumns(next);
  };
  return {
    filter,
    columns,
    views,
    view: views.find(({ view }) => JSON.stringify({ filter: view.filter, columns: view.columns }) === now),
    filtered: isFiltered(filter),
    change: (next) => setFilter((before) => ({ ...before, ...next })),
    setColumns: choose,
    show: (view) => {
      setFilter(view.filter);
      choose(view.columns);
    },
    clear: () => setFilter((before) => poolFilterSchema.parse({ state: before.state, order: before.order })),
  };
}

/** The filter as sent to the engine: while somebody types, the last words that could be drawn in time. */
export function useAsked(filter: PoolFilter): PoolFilter {
  return useDeferredValue(filter);
}

function isFiltered(filter: PoolFilter): boolean {
  const { search, sorted, lists, categories, unitIds, bases, roles, scopes, townshipIds } = filter;
  return (
    search.trim() !== '' ||
    sorted !== null ||
    [lists, categories, unitIds, bases, roles, scopes, townshipIds].some(({ length }) => length > 0)
  );
}

/** How many facets restrict the view. */
export function facetsInForce({ lists, categories, unitIds, bases, roles, scopes, townshipIds }: PoolFilter): number {
  return [lists, categories, unitIds, bases, roles, scopes, townshipIds].filter(({ length }) => length > 0).length;
}

/** Other screens lead here with a category, a department, a township, states of the bases (parted by commas), a part, a scope, a first figure or words. */
export function filterFromParams(params: ScreenParams): PoolFilter {
  const { state, listId, category, unitId, townshipId, basis, role, scope, sorted, search } = params;
  const wanted = poolFilterSchema.safeParse({
    ...(state === 'subtracted' || state === 'all' ? { state } : {}),
    ...(typeof listId === 'string' ? { lists: [listId] } : {}),
    ...(typeof category === 'string' ? { categories: [category] } : {}),
    ...(typeof unitId === 'number' ? { unitIds: [unitId] } : {}),
    ...(typeof townshipId === 'number' ? { townshipIds: [townshipId] } : {}),
    ...(typeof basis === 'string' ? { bases: basis.split(',') } : {}),
    ...(typeof role === 'string' ? { roles: [role] } : {}),
    ...(typeof scope === 'string' ? { scopes: [scope] } : {}),
    ...(typeof sorted === 'string' ? { sorted } : {}),
    ...(typeof search === 'string' ? { search } : {}),
  });
  return wanted.success ? wanted.data : poolFilterSchema.parse({});
}
