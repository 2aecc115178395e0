/** The yardstick of scrolling: TanStack Virtual and React alone, with as many columns and texts as the pool's grid, nothing else. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';

interface BareOptions {
  readonly rows: number;
  /** Pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Widths of the columns, pixels. */
  readonly columns: readonly number[];
}

const CELL: CSSProperties = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  padding: '0 8px',
  lineHeight: '28px',
  borderRight: '1px solid #e9eef2',
  borderBottom: '1px solid #e9eef2',
};

function textOf(row: number, column: number): string {
  const texts = [
    '',
    String(row + 1),
    `组织开展边境沿线秸秆禁烧网格巡查（${row}）`,
    `组织开展边境沿线的秸秆禁烧网格巡查，制定年度计划，明确专人负责`,
  ];
  return (
    texts[column] ?? ['社会治理', '市第3管理局', '《秸秆禁烧条例》第三条', '主体', '共性', '↓1 ↑1'][column % 6] ?? ''
  );
}

function Bare({ rows, columns, height, width }: BareOptions): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 12,
  });
  const gridTemplateColumns = columns.map((size) => `${size}px`).join(' ');
  return (
    <div ref={scroller} id="bare-grid" style={{ height, width, overflow: 'auto scroll' }}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            style={{
              position: 'absolute',
              top: 0,
              left: 0,
              height: 28,
              display: 'grid',
              gridTemplateColumns,
              transform: `translateY(${start}px)`,
            }}
          >
            {columns.map((size, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns neither come nor go
              <div key={`${column} ${size}`} style={CELL}>
                {column === 0 ? <input type="checkbox" readOnly checked={false} /> : textOf(index, column)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Puts it over the page, where the pool's grid is. */
Object.assign(window, {
  showBareGrid(options: BareOptions) {
    const place = document.createElement('div');
    const { left, top, width, height } = options;
    Object.assign(place.style, {
      position: 'fixed',
      zIndex: '9',
      background: '#fff',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    document.body.append(place);
    createRoot(place).render(<Bare {...options} />);
  },
});
