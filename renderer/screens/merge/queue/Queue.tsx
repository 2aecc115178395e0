/** The entries of one township in the order of its file; pending ones say their kind, decided ones keep their fate in sight. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useEffect, useId, useRef } from 'react';
import { DISPOSITION_WORDS } from '../../../../shared/model/disposition';
import type { EntryRow } from '../../../../shared/views';
import type { MatchKind } from '../../../../shared/views/matching';
import { Tag, type TagTone } from '../../../components/figures/Tags';
import type { RowSource } from '../../../components/grid/gridModel';
import { KIND_WORDS } from './queueOrder';

interface QueueProps {
  readonly source: RowSource<EntryRow>;
  /** Whose entries begin at a row. */
  readonly headings: ReadonlyMap<number, string>;
  readonly at: number;
  readonly kindOf: (entryId: number) => MatchKind | undefined;
  readonly onPick: (index: number) => void;
  readonly empty: ReactNode;
}

const ROW = 29;
const HEADING = 26;
export const KIND_TONES: Readonly<Record<MatchKind, TagTone>> = {
  sure: 'merged',
  two: 'amend',
  look: 'accent',
  none: 'pending',
};

export function Queue({ source, headings, at, kindOf, onPick, empty }: QueueProps): ReactNode {
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: source.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW + (headings.has(index) ? HEADING : 0),
    overscan: 10,
    // What comes next is in sight, too.
    scrollPaddingStart: 2 * ROW,
    scrollPaddingEnd: 4 * ROW,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const { onWindow } = source;
  const headed = [...headings.keys()].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are of another height when the headings stand elsewhere
  useEffect(() => virtualizer.measure(), [virtualizer, headed]);
  useEffect(() => {
    if (last >= first) onWindow(first, last);
  }, [onWindow, first, last]);
  useEffect(() => {
    if (at >= 0 && at < source.count) virtualizer.scrollToIndex(at);
  }, [virtualizer, at, source.count]);

  return (
    <div
      ref={scroller}
      className="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label="条目"
      aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
    >
      {source.count === 0 ? (
        // A list box must hold options, also while it has nothing to choose.
        <div className="queue-empty" role="option" aria-selected={false} aria-disabled tabIndex={-1}>
          {source.error ?? empty}
        </div>
      ) : null}
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const entry = source.rowAt(item.index);
          const pending = entry?.disposition.kind === 'pending';
          const heading = headings.get(item.index);
          return (
            <Fragment key={item.key}>
              {heading === undefined ? null : (
                // Whoever listens hears the unit with every row.
                <div
                  aria-hidden
                  className="queue-head cut"
                  data-testid="merge-queue-unit"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {heading}
                </div>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys of the whole screen move in this list */}
              <div
                id={`${listId}-${item.index}`}
                role="option"
                tabIndex={-1}
                aria-selected={item.index === at}
                className={`queue-row ${item.index === at ? 'on' : ''} ${entry && !pending ? 'done' : ''}`}
                style={{ transform: `translateY(${item.start + (heading === undefined ? 0 : HEADING)}px)` }}
                title={entry && `${entry.unit}：${entry.name}`}
                data-testid="merge-queue-row"
                data-state={entry?.disposition.kind}
                onClick={() => onPick(item.index)}
              >
                <span className="queue-no">{entry?.row ?? ''}</span>
                <span className="cut">{entry?.name ?? '…'}</span>
                {entry ? <RowTag entry={entry} kind={kindOf(entry.id)} /> : null}
              </div>
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

function RowTag({ entry, kind }: { entry: EntryRow; kind: MatchKind | undefined }): ReactNode {
  const fate = entry.disposition.kind;
  if (fate !== 'pending') return <span className="queue-fate">{DISPOSITION_WORDS[fate]}</span>;
  return kind ? <Tag tone={KIND_TONES[kind]}>{KIND_WORDS[kind]}</Tag> : null;
}
