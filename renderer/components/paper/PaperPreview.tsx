/** The sheets of a document under each other; only those near the view are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { paginate } from '../../../shared/logic/paper/layout/paginate';
import { sheetSize } from '../../../shared/logic/paper/layout/sheetSize';
import type { PaperDocument } from '../../../shared/model/paperDocument';
import { SheetView } from './SheetView';
import './paper.css';

/** CSS pixels in a millimetre. */
const PIXELS = 96 / 25.4;
const GAP = 12;
const EDGE = 16;

interface PaperPreviewProps {
  readonly document: PaperDocument;
  /** Fits the width when 'fit'; otherwise a factor, 1 is the size of the paper. */
  readonly zoom: 'fit' | number;
  readonly onPlace: (sheet: number, sheets: number) => void;
  readonly onItem?: (itemId: number) => void;
}

export function PaperPreview({ document, zoom, onPlace, onItem }: PaperPreviewProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const target = scroller.current;
    if (!target) return;
    const observer = new ResizeObserver(() => setRoom(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, []);

  const sheets = useMemo(() => paginate(document), [document]);
  const size = useMemo(() => largestSheet(document), [document]);
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
    if (scroller.current && document) scroller.current.scrollTop = 0;
  }, [document]);

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
                    <SheetView document={document} sheet={sheet} {...(onItem ? { onItem } : {})} />
                  </div>
                </div>
              ) : null;
            })
          : null}
      </div>
    </section>
  );
}

/** Every sheet is given the place of the largest, so that all steps are alike. Millimetres. */
function largestSheet({ paper, parts }: PaperDocument): { width: number; height: number } {
  const sizes = parts.map(({ orientation }) => sheetSize(paper, orientation));
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
}
