/** The sticky head of a grid: headings, handles to drag a column's width, one box to select all. */
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows placed by transform cannot be table rows; the ARIA grid pattern stands in whole.
import type { ReactNode } from 'react';
import type { GridColumn } from './gridModel';

/** The part of a TanStack table the head needs. */
interface HeadTable {
  readonly getHeaderGroups: () => readonly {
    readonly headers: readonly {
      readonly id: string;
      readonly column: {
        readonly id: string;
        readonly getIsResizing: () => boolean;
        readonly resetSize: () => void;
      };
      readonly getResizeHandler: () => (event: unknown) => void;
    }[];
  }[];
}

interface GridHeadProps<Row> {
  readonly table: HeadTable;
  readonly columns: readonly GridColumn<Row>[];
  readonly check: { readonly state: 'all' | 'some' | 'none'; readonly onToggle: () => void } | null;
  readonly width: number;
  readonly sorted: { readonly columnId: string; readonly descending: boolean } | null;
  readonly onSort: ((columnId: string) => void) | undefined;
  /** Before a drag: fixes the column at the width it is drawn with. */
  readonly onDrag: (columnId: string, position: number) => void;
}

export function GridHead<Row>(props: GridHeadProps<Row>): ReactNode {
  const { table, columns, check, width, sorted, onSort, onDrag } = props;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div role="rowgroup" className="grid-head" style={{ minWidth: width }}>
      <div role="row" className="grid-line" aria-rowindex={1} tabIndex={-1}>
        {check ? (
          <div role="columnheader" className="grid-check" tabIndex={-1}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label="全选"
              checked={check.state === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = check.state === 'some';
              }}
              onChange={check.onToggle}
            />
          </div>
        ) : null}
        {headers.map((header, position) => {
          const column = columns[position];
          if (!column) return null;
          return (
            <div
              key={header.id}
              role="columnheader"
              tabIndex={-1}
              className={`grid-heading ${column.align ?? ''}`}
              aria-colindex={position + 1}
              aria-sort={sortOf(column.id, sorted)}
            >
              {column.head ?? (
                <Heading
                  words={column.heading}
                  sign={sorted?.columnId === column.id ? (sorted.descending ? ' ▾' : ' ▴') : ''}
                  onSort={column.sortable && onSort ? () => onSort(column.id) : null}
                />
              )}
              <span
                aria-hidden="true"
                className={header.column.getIsResizing() ? 'grid-handle active' : 'grid-handle'}
                onMouseDown={(event) => {
                  onDrag(header.column.id, position);
                  header.getResizeHandler()(event);
                }}
                onDoubleClick={() => header.column.resetSize()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function sortOf(columnId: string, sorted: GridHeadProps<never>['sorted']): 'ascending' | 'descending' | undefined {
  if (sorted?.columnId !== columnId) return undefined;
  return sorted.descending ? 'descending' : 'ascending';
}

interface HeadingProps {
  readonly words: string;
  readonly sign: string;
  readonly onSort: (() => void) | null;
}

function Heading({ words, sign, onSort }: HeadingProps): ReactNode {
  if (!onSort) return <span className="grid-cut">{words}</span>;
  return (
    <button
      data-again
      type="button"
      tabIndex={-1}
      className="grid-sort grid-cut"
      onClick={onSort}
      title={`按${words}排序`}
    >
      {words}
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
