/** The matrix itself: towns across, items down, one active cell; rows drawn as they come into view. */
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows placed by transform cannot be table rows; the ARIA grid pattern stands in whole.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, aria-activedescendant names its active cell.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
} from 'react';
import type { CellState, MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { isComposing } from '../../components/keys/keys';
import { figure } from '../../format';
import type { MatrixLine } from './matrixRowsInView';
import { useMatrixRows } from './useMatrixRows';

export interface CellAt {
  readonly line: number;
  readonly town: number;
}

export interface MatrixActs {
  readonly toggle: (row: MatrixRow, town: number) => void;
  readonly explain: (row: MatrixRow, town: number) => void;
  /** Gives the cells right of this one what this one has. */
  readonly fillRight: (row: MatrixRow, town: number) => void;
  readonly fold: (line: MatrixLine) => void;
  readonly select: (id: number) => void;
  readonly open: (id: number) => void;
}

interface MatrixGridProps {
  /** The element with the keyboard; a dialog gives the focus back to it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly outline: MatrixOutline;
  readonly lines: readonly MatrixLine[];
  readonly serials: ReadonlyMap<number, number>;
  readonly at: CellAt;
  readonly selected: ReadonlySet<number>;
  readonly acts: MatrixActs;
  readonly onMove: (at: CellAt) => void;
  readonly onRow: (row: MatrixRow | undefined) => void;
}

const ROW = 27;
const SIGNS: Readonly<Record<CellState, string>> = { applies: '●', out: '—', check: '？' };
const WORDS: Readonly<Record<CellState, string>> = { applies: '适用', out: '不适用', check: '请核' };

export function MatrixGrid(props: MatrixGridProps): ReactNode {
  const { scroller, outline, lines, at, acts, onMove, onRow } = props;
  const gridId = useId();
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: 2 * ROW + 4,
    scrollPaddingEnd: ROW + 4,
  });
  const items = virtualizer.getVirtualItems();
  const { ids, placeOf } = useMemo(() => idsInOrder(lines), [lines]);
  const rows = useMatrixRows(ids, placeOf[items[0]?.index ?? 0] ?? 0, placeOf[items.at(-1)?.index ?? 0] ?? 0);
  const line = lines[at.line];
  const active = line?.kind === 'item' ? rows.get(line.id) : undefined;
  useEffect(() => onRow(active), [onRow, active]);
  useEffect(() => {
    if (lines.length > 0) virtualizer.scrollToIndex(Math.min(at.line, lines.length - 1));
  }, [virtualizer, at.line, lines.length]);
  useEffect(() => revealTown(scroller.current, at.town), [scroller, at.town]);

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW) - 4);
  const move = (rowStep: number, townStep: number): void =>
    onMove({
      line: Math.max(0, Math.min(lines.length - 1, at.line + rowStep)),
      town: Math.max(0, Math.min(outline.towns.length - 1, at.town + townStep)),
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(ctrl ? lines.length : 1, 0),
      ArrowUp: () => move(ctrl ? -lines.length : -1, 0),
      ArrowLeft: () => (line && line.kind !== 'item' && line.open ? acts.fold(line) : move(0, -1)),
      ArrowRight: () => {
        if (line && line.kind !== 'item' && !line.open) acts.fold(line);
        else if (ctrl && active) acts.fillRight(active, at.town);
        else move(0, 1);
      },
      Home: () => (ctrl ? move(-lines.length, -outline.towns.length) : move(0, -outline.towns.length)),
      End: () => (ctrl ? move(lines.length, outline.towns.length) : move(0, outline.towns.length)),
      PageDown: () => move(page, 0),
      PageUp: () => move(-page, 0),
      ' ': () => {
        if (line && line.kind !== 'item') acts.fold(line);
        else if (active && event.shiftKey) acts.select(active.id);
        else if (active) acts.toggle(active, at.town);
      },
      F2: active ? () => acts.explain(active, at.town) : undefined,
      Enter: () => {
        if (line && line.kind !== 'item') acts.fold(line);
        else if (active) acts.open(active.id);
      },
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const style = { '--matrix-towns': outline.towns.length } as CSSProperties;
  return (
    <div
      ref={scroller}
      className="matrix-grid"
      role="grid"
      aria-label="适用矩阵"
      aria-rowcount={lines.length}
      aria-colcount={outline.towns.length}
      aria-activedescendant={lines.length > 0 ? `${gridId}-${at.line}-${at.town}` : undefined}
      tabIndex={0}
      style={style}
      data-testid="matrix-grid"
      onKeyDown={onKeyDown}
    >
      <MatrixHead outline={outline} />
      <div role="rowgroup" className="matrix-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const one = lines[index];
          return one ? (
            <MatrixLineView
              key={one.kind === 'item' ? one.id : `${one.kind}${one.kind === 'category' ? one.at : ''}`}
              {...props}
              gridId={gridId}
              line={one}
              index={index}
              top={start}
              row={one.kind === 'item' ? rows.get(one.id) : undefined}
            />
          ) : null;
        })}
      </div>
      <div className="matrix-row matrix-foot" role="row">
        <span className="matrix-no" role="gridcell" />
        <span className="matrix-name" role="rowheader">
          本镇清单
        </span>
        <span className="matrix-reason muted" role="gridcell">
          共性 ＋ 差异化
        </span>
        {outline.towns.map((town) => (
          <span key={town.unitId} className="matrix-cell" role="gridcell" data-testid="matrix-sum">
            {figure(town.listed)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Scrolls sideways until the town stands right of the frozen columns. */
function revealTown(grid: HTMLDivElement | null, town: number): void {
  const head = grid?.querySelectorAll<HTMLElement>('.matrix-head .matrix-row:first-child .matrix-cell')[town];
  const frozen = grid?.querySelector<HTMLElement>('.matrix-head .matrix-name')?.getBoundingClientRect().right;
  if (!grid || !head || frozen === undefined) return;
  const place = head.getBoundingClientRect();
  const right = grid.getBoundingClientRect().left + grid.clientWidth;
  if (place.left < frozen) grid.scrollLeft -= frozen - place.left;
  else if (place.right > right) grid.scrollLeft += place.right - right;
}

/** Items among the lines, and for every line the place of the item at or before it. */
function idsInOrder(lines: readonly MatrixLine[]): { ids: readonly number[]; placeOf: readonly number[] } {
  const ids: number[] = [];
  const placeOf = lines.map((line) => {
    if (line.kind === 'item') ids.push(line.id);
    return Math.max(0, ids.length - 1);
  });
  return { ids, placeOf };
}

function MatrixHead({ outline }: { outline: MatrixOutline }): ReactNode {
  return (
    <div className="matrix-head" role="rowgroup">
      <div className="matrix-row" role="row">
        <span className="matrix-no" role="columnheader">
          序号
        </span>
        <span className="matrix-name" role="columnheader">
          职责事项
        </span>
        <span className="matrix-reason" role="columnheader">
          适用缘由
        </span>
        {outline.towns.map((town) => (
          <span key={town.unitId} className="matrix-cell cut" role="columnheader" title={town.name}>
            {town.name}
          </span>
        ))}
      </div>
      <div className="matrix-row matrix-classes" role="row">
        <span className="matrix-no" role="gridcell" />
        <span className="matrix-name" role="rowheader">
          镇情（设条件用）
        </span>
        <span className="matrix-reason" role="gridcell" />
        {outline.towns.map((town) => (
          <span key={town.unitId} className="matrix-cell cut" role="gridcell" title={town.classes.join('、')}>
            {town.classes.join('、')}
          </span>
        ))}
      </div>
    </div>
  );
}

interface LineProps extends MatrixGridProps {
  readonly gridId: string;
  readonly line: MatrixLine;
  readonly index: number;
  readonly top: number;
  readonly row: MatrixRow | undefined;
}

function MatrixLineView(props: LineProps): ReactNode {
  const { gridId, outline, line, index, top, row, at, acts, onMove } = props;
  const on = index === at.line;
  const selected = line.kind === 'item' && props.selected.has(line.id);
  // The keyboard comes to the row that was clicked, or a key would act on another.
  const come = (): void => onMove({ line: index, town: at.town });
  return (
    <div
      className={`matrix-row ${line.kind} ${on ? 'on' : ''} ${selected ? 'selected' : ''}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      data-testid={line.kind === 'item' ? 'matrix-row' : 'matrix-group'}
    >
      {line.kind === 'item' ? (
        <>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Shift+Space of the grid selects */}
          <span
            className="matrix-no"
            role="gridcell"
            title="点一下选这一项（Shift 空格）"
            onClick={() => acts.select(line.id)}
          >
            {selected ? '✓' : props.serials.get(line.id)}
          </span>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the grid do the same */}
          <span className="matrix-name cut" role="rowheader" title={row?.name} onClick={come}>
            {row?.name ?? '…'}
          </span>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the grid do the same */}
          <span className="matrix-reason cut muted" role="gridcell" title={row?.reason} onClick={come}>
            {row?.reason || (row?.scope === 'common' ? '共性' : '')}
          </span>
        </>
      ) : (
        <>
          <span className="matrix-no" role="gridcell">
            <button
              type="button"
              className="link matrix-fold"
              tabIndex={-1}
              aria-label={line.open ? '收起' : '展开'}
              onClick={() => acts.fold(line)}
            >
              {line.open ? '▾' : '▸'}
            </button>
          </span>
          <span className="matrix-name" role="rowheader">
            {line.kind === 'fold' ? `共性事项 ${figure(line.count)} 项` : outline.categories[line.at]?.category}
          </span>
          <span className="matrix-reason muted" role="gridcell">
            {line.kind === 'fold' ? '各镇都适用' : `${figure(line.count)} 项`}
          </span>
        </>
      )}
      {outline.towns.map((town, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid do the same
        <span
          key={town.unitId}
          id={`${gridId}-${index}-${place}`}
          role="gridcell"
          className={`matrix-cell ${row?.cells[place] ?? ''} ${on && place === at.town ? 'active' : ''}`}
          aria-label={line.kind === 'item' && row ? `${town.name} ${WORDS[row.cells[place] ?? 'out']}` : undefined}
          data-testid={line.kind === 'item' ? 'matrix-cell' : undefined}
          onClick={() => onMove({ line: index, town: place })}
          onDoubleClick={() => row && acts.toggle(row, place)}
        >
          {line.kind === 'item' ? (row ? signOf(row, place) : '') : sumOf(props, line, place)}
        </span>
      ))}
    </div>
  );
}

function signOf({ cells, own }: MatrixRow, place: number): string {
  const state = cells[place] ?? 'out';
  return state === 'applies' && own[place] ? '◆' : SIGNS[state];
}

function sumOf({ outline }: MatrixGridProps, line: MatrixLine, town: number): string {
  if (line.kind === 'category') return figure(outline.categories[line.at]?.perTown[town] ?? 0);
  const one = outline.towns[town];
  return one ? figure(one.listed - one.particular) : '';
}
