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
import { type CSSProperties, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import './grid/grid.css';
import { GridHead } from './grid/GridHead';
import { GridRow } from './grid/GridRow';
import { fitColumns, type GridColumn, type RowSource } from './grid/gridModel';
import { useGridKeys } from './grid/useGridKeys';

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
  readonly onActive?: (row: Row | undefined, index: number) => void;
  /** Extra attributes of a row: data-testid, data-state, a class. */
  readonly rowAttributes?: (row: Row) => { readonly className?: string; readonly 'data-state'?: string };
  readonly testId?: string;
  readonly rowTestId?: string;
  /** Shown when there is no row at all. */
  readonly empty: ReactNode;
}

/** A place in view; its row may still be on the way. */
export interface Slot<Row> {
  readonly index: number;
  readonly row: Row | undefined;
}

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature });
const CHECK_WIDTH = 34;
const HEAD_HEIGHT = 30;

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
    scrollMargin: 0,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const { onWindow } = source;
  useEffect(() => {
    if (last >= first) onWindow(first, last);
  }, [onWindow, first, last]);

  const slots: Slot<Row>[] = items.map((item) => ({ index: item.index, row: source.rowAt(item.index) }));
  const definitions = useMemo<ColumnDef<typeof features, Slot<Row>>[]>(
    () =>
      shown.map((column) => ({
        id: column.id,
        header: column.heading,
        size: column.size,
        minSize: 44,
        cell: (context) => {
          const { row, index } = context.row.original;
          return row === undefined ? null : column.cell(row, index);
        },
      })),
    [shown],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: slots,
    getRowId: (slot) => String(slot.index),
    columnResizeMode: 'onChange',
  });

  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD_HEIGHT) / rowHeight) - 1);
  const keys = useGridKeys({
    source,
    columns: shown.length,
    page,
    selection,
    onSelect,
    onOpen: props.onOpen,
    onActive: props.onActive,
    reveal: (row) => virtualizer.scrollToIndex(row),
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
      />
      {source.count === 0 ? <div className="grid-empty">{source.error ?? props.empty}</div> : null}
      <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize(), width: total }}>
        {table.getRowModel().rows.map((row) => {
          const slot = row.original;
          const id = source.idAt(slot.index);
          return (
            <GridRow
              key={row.id}
              gridId={gridId}
              columns={shown}
              index={slot.index}
              row={slot.row}
              cells={row.getVisibleCells().map((cell) => <table.FlexRender key={cell.id} cell={cell} />)}
              top={slot.index * rowHeight}
              activeColumn={keys.at.row === slot.index ? keys.at.column : null}
              selected={onSelect && id !== undefined && selection ? selection.has(id) : null}
              attributes={slot.row === undefined ? undefined : props.rowAttributes?.(slot.row)}
              testId={slot.row === undefined ? undefined : props.rowTestId}
              onPick={(column, event) => {
                if (event.ctrlKey || event.metaKey) keys.toggle(slot.index);
                keys.goTo({ row: slot.index, column }, event.shiftKey);
              }}
              onToggle={() => keys.toggle(slot.index)}
              onOpen={() => (slot.row === undefined ? undefined : props.onOpen?.(slot.row, slot.index))}
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
