/** The one big table of the window: virtual rows read in pages, sticky head, columns one can drag, Excel's keys. */
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows placed by transform cannot be table rows; the ARIA grid pattern stands in whole.
import {
  type ColumnDef,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './grid.css';
import { GridHead } from './GridHead';
import { GridRow, type RowActs } from './GridRow';
import { fitColumns, type GridColumn, type RowSource } from './gridModel';
import { useGridKeys } from './useGridKeys';

export interface GridProps<Row> {
  /** Read out by screen readers. */
  readonly label: string;
  readonly source: RowSource<Row>;
  readonly columns: readonly GridColumn<Row>[];
  /** Pixels. */
  readonly rowHeight?: number;
  readonly selection?: ReadonlySet<number>;
  readonly onSelect?: (selection: ReadonlySet<number>) => void;
  /** Enter or double click. */
  readonly onOpen?: (row: Row, index: number) => void;
  readonly onActive?: (row: Row | undefined, index: number, columnId: string) => void;
  /** F2 on a cell: `cell` is where an editor may stand. */
  readonly onEdit?: (row: Row, columnId: string, cell: HTMLElement) => void;
  /** What the rows are sorted by, and a click on the heading of a column that can be sorted by. */
  readonly sorted?: { readonly columnId: string; readonly descending: boolean } | null;
  readonly onSort?: (columnId: string) => void;
  /** Goes to a row (by position) whenever this object is another one. */
  readonly goTo?: { readonly row: number } | null;
  /** Extra attributes of a row: data-testid, data-state, a class. */
  readonly rowAttributes?: (row: Row) => { readonly className?: string; readonly 'data-state'?: string };
  readonly testId?: string;
  readonly rowTestId?: string;
  /** Shown when there is no row at all. */
  readonly empty: ReactNode;
}

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature });
const CHECK_WIDTH = 34;
const HEAD_HEIGHT = 30;
/** TanStack Table keeps the columns; the rows in view are drawn from their source, so that scrolling builds no row model. */
const NO_ROWS: object[] = [];

export function Grid<Row>(props: GridProps<Row>): ReactNode {
  const { source, columns, rowHeight = 28, selection, onSelect } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const shown = useMemo(
    () => columns.filter((column) => column.hideBelow === undefined || width === 0 || width >= column.hideBelow),
    [columns, width],
  );

  const virtualizer = useVirtualizer({
    count: source.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollMargin: HEAD_HEIGHT,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const { onWindow } = source;
  useEffect(() => {
    if (last >= first) onWindow(first, last);
  }, [onWindow, first, last]);

  const definitions = useMemo<ColumnDef<typeof features, object>[]>(
    () => shown.map((column) => ({ id: column.id, header: column.heading, size: column.size, minSize: 44 })),
    [shown],
  );
  const table = useTable({ features, columns: definitions, data: NO_ROWS, columnResizeMode: 'onChange' });

  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD_HEIGHT) / rowHeight) - 1);
  const keys = useGridKeys({
    source,
    columns: shown,
    page,
    selection,
    onSelect,
    onOpen: props.onOpen,
    onActive: props.onActive,
    onEdit: props.onEdit
      ? (row, { row: index, column }) => {
          const columnId = shown[column]?.id;
          const cell = document.getElementById(`${gridId}-${index}-${column}`);
          if (columnId !== undefined && cell) props.onEdit?.(row, columnId, cell);
        }
      : undefined,
    reveal: (row) => virtualizer.scrollToIndex(row),
  });

  const { goTo } = props;
  const travel = useLatest(keys.goTo);
  useEffect(() => {
    if (goTo) travel.current({ row: goTo.row, column: 0 }, false);
  }, [goTo, travel]);

  // Rows are drawn again only when they change, so what they call must stay the same.
  const act = useLatest<RowActs<Row>>({
    pick: (row, column, event) => {
      if (event.ctrlKey || event.metaKey) keys.toggle(row);
      keys.goTo({ row, column }, event.shiftKey);
    },
    toggle: keys.toggle,
    open: (row, index) => props.onOpen?.(row, index),
  });

  const sizing = table.state.columnSizing;
  const widths = fitColumns(
    shown.map((column) => ({
      size: sizing[column.id] ?? column.size,
      grow: sizing[column.id] === undefined ? (column.grow ?? 0) : 0,
    })),
    width - (onSelect ? CHECK_WIDTH : 0) - 2,
  );
  const style = {
    '--grid-columns': `${onSelect ? `${CHECK_WIDTH}px ` : ''}${widths.map((size) => `${size}px`).join(' ')}`,
    '--grid-row': `${rowHeight}px`,
  } as CSSProperties;
  const total = widths.reduce((sum, size) => sum + size, onSelect ? CHECK_WIDTH : 0);
  const allSelected = selection !== undefined && source.count > 0 && selection.size >= source.count;

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={source.count + 1}
      aria-colcount={shown.length}
      aria-multiselectable={onSelect ? true : undefined}
      aria-activedescendant={source.count > 0 ? `${gridId}-${keys.at.row}-${keys.at.column}` : undefined}
      tabIndex={0}
      style={style}
      data-testid={props.testId}
      onKeyDown={keys.onKeyDown}
    >
      <GridHead
        table={table}
        columns={shown}
        check={
          onSelect
            ? {
                state: allSelected ? 'all' : selection && selection.size > 0 ? 'some' : 'none',
                onToggle: () => onSelect(allSelected ? new Set() : allIds(source)),
              }
            : null
        }
        width={total}
        sorted={props.sorted ?? null}
        onSort={props.onSort}
        onDrag={(id, position) => table.setColumnSizing((before) => ({ ...before, [id]: widths[position] ?? 90 }))}
      />
      {source.count === 0 ? (
        <div role="row" tabIndex={-1} className="grid-empty">
          <div role="gridcell" tabIndex={-1}>
            {source.error ?? props.empty}
          </div>
        </div>
      ) : null}
      <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize(), width: total }}>
        {items.map(({ index }) => {
          const row = source.rowAt(index);
          const id = source.idAt(index);
          const attributes = row === undefined ? undefined : props.rowAttributes?.(row);
          return (
            <GridRow
              key={index}
              gridId={gridId}
              columns={shown}
              index={index}
              row={row}
              top={index * rowHeight}
              activeColumn={keys.at.row === index ? keys.at.column : null}
              selected={onSelect && id !== undefined && selection ? selection.has(id) : null}
              className={attributes?.className ?? ''}
              state={attributes?.['data-state']}
              testId={row === undefined ? undefined : props.rowTestId}
              act={act}
            />
          );
        })}
      </div>
    </div>
  );
}

function allIds<Row>(source: RowSource<Row>): ReadonlySet<number> {
  const ids = new Set<number>();
  for (let index = 0; index < source.count; index += 1) {
    const id = source.idAt(index);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** An object that stays the same and always leads to the newest `value`. */
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** Width of the element inside its borders, kept current. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    setWidth(target.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
