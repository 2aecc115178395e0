/** The sheets of one township under each other; only those near the view are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PageDescription } from '../../../shared/model/townshipList';
import { paginate, sheetSize } from './paginate';
import { SheetView } from './SheetView';

/** CSS pixels in a millimetre. */
const PIXELS = 96 / 25.4;
const GAP = 12;
const EDGE = 16;

interface PaperPreviewProps {
  readonly page: PageDescription;
  /** Fits the width when 'fit'; otherwise a factor, 1 is the size of the paper. */
  readonly zoom: 'fit' | number;
  readonly onPlace: (sheet: number, sheets: number) => void;
  readonly onItem: (itemId: number) => void;
}

export function PaperPreview({ page, zoom, onPlace, onItem }: PaperPreviewProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const target = scroller.current;
    if (!target) return;
    const observer = new ResizeObserver(() => setRoom(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, []);

  const sheets = useMemo(() => paginate(page), [page]);
  const size = useMemo(() => sheetSize(page), [page]);
  const width = size.width * PIXELS;
  const scale = zoom === 'fit' ? Math.max(0.3, (room - 2 * EDGE) / width) : zoom;
  const step = size.height * PIXELS * scale + GAP;
  const virtualizer = useVirtualizer({
    count: sheets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => step,
    paddingStart: GAP,
    overscan: 1,
  });
  const lastStep = useRef(step);
  useEffect(() => {
    virtualizer.measure();
    // The same sheet stays in view when the scale changes.
    if (scroller.current && lastStep.current > 0) scroller.current.scrollTop *= step / lastStep.current;
    lastStep.current = step;
  }, [virtualizer, step]);
  useEffect(() => {
    if (scroller.current && page) scroller.current.scrollTop = 0;
  }, [page]);

  const offset = virtualizer.scrollOffset ?? 0;
  const current = Math.min(sheets.length, Math.floor((offset + (scroller.current?.clientHeight ?? 0) / 2) / step) + 1);
  useEffect(() => onPlace(current, sheets.length), [onPlace, current, sheets.length]);

  return (
    <section
      ref={scroller}
      className="paper"
      aria-label="页面预览"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      data-testid="page-preview"
    >
      <div className="paper-stack" style={{ height: virtualizer.getTotalSize(), minWidth: width * scale + 2 * EDGE }}>
        {room > 0
          ? virtualizer.getVirtualItems().map((item) => {
              const sheet = sheets[item.index];
              return sheet ? (
                <div
                  key={item.key}
                  className="paper-place"
                  style={{
                    top: item.start,
                    width: width * scale,
                    height: step - GAP,
                    marginLeft: (-width * scale) / 2,
                  }}
                >
                  <div style={{ transform: `scale(${scale})`, transformOrigin: '0 0', width }}>
                    <SheetView page={page} sheet={sheet} size={size} onItem={onItem} />
                  </div>
                </div>
              ) : null;
            })
          : null}
      </div>
    </section>
  );
}
