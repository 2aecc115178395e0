/** 一并确认: the rows ticked beforehand, two lines each; what is ticked goes into its item as one action. */
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Summary } from '../../../shared/views';
import type { ConfirmRow } from '../../../shared/views/matching';
import { call } from '../../api';
import { Tag } from '../../components/figures/Tags';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { Difference } from '../../components/texts/Difference';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { useMarks } from './candidates/Candidates';
import { sortReasons } from './candidates/sortReasons';
import type { SuggestedRow } from './candidates/usePlaceSuggestions';
import { type BenchPlace, fatesInWords, sumOf } from './queue/benchPlaces';

const PAGE = 200;
const ROW = 46;
const CHIPS = 3;

interface ConfirmPageProps {
  readonly summary: Summary;
  readonly place: BenchPlace;
  readonly rows: readonly SuggestedRow[];
  readonly canWrite: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ConfirmPage({ summary, place, rows, canWrite, onClose, onDone }: ConfirmPageProps): ReactNode {
  const attach = useWrite('attachMany');
  // A person's ticks; what was not touched follows the suggestion, and a warning starts unticked.
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const texts = useConfirmRows(rows.map(({ entryId }) => entryId));
  const isTicked = (row: SuggestedRow): boolean => ticks.get(row.entryId) ?? !row.warning;
  const ticked = rows.filter(isTicked);
  const active = Math.min(at, rows.length - 1);

  const tick = (row: SuggestedRow | undefined, on?: boolean): void => {
    if (row) setTicks(new Map([...ticks, [row.entryId, on ?? !isTicked(row)]]));
  };
  const unfold = (on: boolean): void => {
    const id = rows[active]?.entryId;
    if (id === undefined) return;
    const next = new Set(open);
    if (on) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const confirm = async (): Promise<void> => {
    if (!canWrite || ticked.length === 0 || attach.running) return;
    const done = await attach.run({
      rows: ticked.map(({ entryId, targets }) => ({ entryId, itemIds: [...targets] })),
      reason: '',
    });
    if (done === null) return;
    onDone();
    onClose();
  };
  useShortcuts({
    ' ': () => tick(rows[active]),
    ArrowDown: () => setAt(Math.min(active + 1, rows.length - 1)),
    ArrowUp: () => setAt(Math.max(active - 1, 0)),
    ArrowRight: () => unfold(true),
    ArrowLeft: () => unfold(false),
    Escape: onClose,
    'Ctrl+Enter': () => void confirm(),
  });
  const allTicked = ticked.length === rows.length;
  return (
    <div className="page" data-testid="confirm-page">
      <div className="page-head">
        <button type="button" className="link" onClick={onClose} data-testid="confirm-back">
          ‹ 逐条归并
        </button>
        <h1>{place.name} · 一并确认</h1>
        <span className="muted small cut">只列把握大的 {rows.length} 条；其余待定的仍逐条办</span>
      </div>
      <div className="confirm-body">
        <div className="note">
          勾选的将并入右侧事项：两边文字、依据、部门都保留，名称与任务用事项库的。不放心的用 <kbd>空格</kbd>{' '}
          去掉勾，留下逐条看；<kbd>→</kbd> 展开两边全文。
        </div>
        <div className="confirm-table">
          <div className="confirm-row confirm-head">
            <span>
              <Checkbox
                aria-label="全部勾选"
                checked={allTicked}
                indeterminate={!allTicked && ticked.length > 0}
                onChange={() => setTicks(new Map(rows.map((row) => [row.entryId, !allTicked])))}
              />
            </span>
            <span className="number">原行</span>
            <span>↑ {place.name}报送</span>
            <span aria-hidden="true" />
            <span>↓ 拟并入事项</span>
            <span>为何建议</span>
            <span>差别</span>
          </div>
          <ConfirmList
            rows={rows}
            texts={texts}
            at={active}
            open={open}
            isTicked={isTicked}
            onPick={setAt}
            onTick={(row) => tick(row)}
          />
          <div className="confirm-foot">
            <span data-testid="confirm-sum">
              已勾 <b>{ticked.length}</b> 条　留下 <b>{rows.length - ticked.length}</b> 条逐条看
              <span className="muted">　{after(summary, place, ticked)}</span>
            </span>
            <span className="push" />
            <Button onClick={onClose}>取消</Button>
            <Button
              type="primary"
              disabled={!canWrite || ticked.length === 0}
              loading={attach.running}
              onClick={() => void confirm()}
              data-testid="confirm-do"
            >
              并入这 {ticked.length} 条 <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}

/** 确认后 老黑山镇 35 ＝ 并入 20 ＋ … · 报送 740 ＝ 729 ＋ 11 */
function after(summary: Summary, place: BenchPlace, ticked: readonly SuggestedRow[]): string {
  const split = ticked.filter(({ targets }) => targets.length > 1).length;
  const { counts } = place;
  const then = {
    ...counts,
    attach: counts.attach + ticked.length - split,
    split: counts.split + split,
    pending: counts.pending - ticked.length,
  };
  const { down, up, entries } = summary.sources;
  const pending = down.pending + up.pending - ticked.length;
  return `确认后 ${place.name} ${sumOf(then)} ＝ ${fatesInWords(then, ' ＋ ')} · 报送 ${figure(entries)} ＝ ${figure(entries - pending)} ＋ ${figure(pending)}`;
}

/** Texts of the rows, in pages of 200. */
function useConfirmRows(ids: readonly number[]): ReadonlyMap<number, ConfirmRow> {
  const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, page) =>
    ids.slice(page * PAGE, (page + 1) * PAGE),
  );
  const results = useQueries({
    queries: pages.map((entryIds) => ({
      queryKey: ['confirmRows', { entryIds }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('confirmRows', { entryIds }, { signal }),
    })),
  });
  const rows = new Map<number, ConfirmRow>();
  for (const result of results) for (const row of result.data ?? []) rows.set(row.entryId, row);
  return rows;
}

interface ConfirmListProps {
  readonly rows: readonly SuggestedRow[];
  readonly texts: ReadonlyMap<number, ConfirmRow>;
  readonly at: number;
  readonly open: ReadonlySet<number>;
  readonly isTicked: (row: SuggestedRow) => boolean;
  readonly onPick: (index: number) => void;
  readonly onTick: (row: SuggestedRow) => void;
}

function ConfirmList({ rows, texts, at, open, isTicked, onPick, onTick }: ConfirmListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  useEffect(() => virtualizer.scrollToIndex(at), [virtualizer, at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={scroller} className="confirm-list" tabIndex={0}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const text = texts.get(row.entryId);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the page move among the rows
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above
            <div
              key={row.entryId}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={`confirm-row ${item.index === at ? 'on' : ''} ${row.warning ? 'warn' : ''} ${open.has(row.entryId) ? 'open' : ''}`}
              style={{ transform: `translateY(${item.start}px)` }}
              data-testid="confirm-row"
              data-state={isTicked(row) ? 'ticked' : 'left'}
              onClick={() => onPick(item.index)}
            >
              <span>
                <Checkbox
                  aria-label={`并入：${text?.name ?? ''}`}
                  checked={isTicked(row)}
                  onChange={() => onTick(row)}
                />
              </span>
              {text ? <ConfirmCells text={text} /> : <span className="muted">…</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ConfirmCells({ text }: { text: ConfirmRow }): ReactNode {
  const [first] = text.targets;
  const marks = useMarks(text, first, true);
  const { supports, warnings, difference } = sortReasons(first?.reasons ?? []);
  const apart = text.warning ? [`${text.warning}，请看一眼`] : [];
  const told = [...apart, ...warnings].join('；');
  return (
    <>
      <span className="number muted">{text.row}</span>
      <span className="confirm-side">
        <b>
          <Difference text={text.name} marks={marks?.left.name ?? []} side="left" />
        </b>
        <span className="confirm-text">{text.text}</span>
      </span>
      <span aria-hidden="true">→</span>
      <span className="confirm-side">
        {text.targets.map((item) => (
          <span key={item.itemId} className="confirm-target">
            <b>
              <Difference text={item.name} marks={item === first ? (marks?.right.name ?? []) : []} side="right" />
            </b>
            <span className="confirm-text">
              {item.department} · {item.category}
              <span className="confirm-full">　{item.text}</span>
            </span>
          </span>
        ))}
        {text.targets.length > 1 ? <Tag tone="amend">拆入 {text.targets.length} 项</Tag> : null}
      </span>
      <span className="confirm-why">
        {supports.slice(0, CHIPS).map((reason) => (
          <Tag key={reason} tone="accent" title={reason}>
            {reason}
          </Tag>
        ))}
      </span>
      <span className={told ? 'confirm-warning' : 'muted small'}>
        {told || (difference === '无' ? '—' : difference)}
      </span>
    </>
  );
}
