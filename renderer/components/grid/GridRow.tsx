/** One row of a grid: its cells, its box, and what a click does. */
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows placed by transform cannot be table rows; the ARIA grid pattern stands in whole.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the cell in hand (aria-activedescendant)
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { GridColumn } from './gridModel';

export interface RowActs<Row> {
  readonly pick: (row: number, column: number, event: MouseEvent) => void;
  readonly toggle: (row: number) => void;
  readonly open: (row: Row, index: number) => void;
}

interface GridRowProps<Row> {
  readonly gridId: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly index: number;
  /** Undefined while its page is being read. */
  readonly row: Row | undefined;
  /** Pixels from the first row. */
  readonly top: number;
  readonly activeColumn: number | null;
  /** Null when the grid has no selection. */
  readonly selected: boolean | null;
  readonly className: string;
  readonly state: string | undefined;
  readonly testId: string | undefined;
  readonly act: { readonly current: RowActs<Row> };
}

const PLAIN = { ink: 'plain', muted: 'plain muted', not: '' } as const;

// memo forgets the type parameter; the cast gives it back.
export const GridRow = memo(GridRowBody) as typeof GridRowBody;

function GridRowBody<Row>(props: GridRowProps<Row>): ReactNode {
  const { columns, index, row, selected, activeColumn, act } = props;
  const classes = [
    'grid-line grid-row',
    selected ? 'selected' : '',
    activeColumn === null ? '' : 'active',
    props.className,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself holds the focus and answers the keys
    <div
      role="row"
      className={classes.join(' ')}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      data-testid={props.testId}
      data-state={props.state}
      onDoubleClick={() => row !== undefined && act.current.open(row, index)}
      onClick={(event) => act.current.pick(index, columnOf(event), event)}
    >
      {selected === null ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside is what the keys reach
        <div
          role="gridcell"
          className="grid-check"
          // A box alone is too small to hit: the whole cell answers.
          onClick={(event) => {
            event.stopPropagation();
            act.current.toggle(index);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选第 ${index + 1} 行`}
            checked={selected}
            onChange={answeredByCell}
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          // Only who has the hand is ever asked for by name.
          id={activeColumn === position ? `${props.gridId}-${index}-${position}` : undefined}
          role="gridcell"
          aria-colindex={position + 1}
          className={`grid-cell ${column.align ?? ''} ${PLAIN[column.plain ?? 'not']} ${activeColumn === position ? 'at' : ''}`}
          title={row === undefined ? undefined : column.title?.(row)}
        >
          {row === undefined ? (
            <span className="grid-wait" />
          ) : column.plain ? (
            column.cell(row, index)
          ) : (
            <div className="grid-cut">{column.cell(row, index)}</div>
          )}
        </div>
      ))}
    </div>
  );
}

function answeredByCell(): void {
  // React wants to hear that a box it keeps is not left alone.
}

/** Column the click fell on; the first when it fell beside a cell. */
function columnOf(event: MouseEvent): number {
  const target = event.target instanceof Element ? event.target.closest('[aria-colindex]') : null;
  return Number(target?.getAttribute('aria-colindex') ?? 1) - 1;
}
