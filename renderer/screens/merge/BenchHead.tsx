/** Head of the bench: which township, the queue's button on small screens, its sum, and the way to confirm together. */
import { Button, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { letGo } from '../../components/keys/letGo';
import { useRead } from '../../hooks';
import type { Bench } from './useBench';

const MOST_TABS = 7;

interface BenchHeadProps {
  readonly bench: Bench;
  readonly narrow: boolean;
  readonly queueOpen: boolean;
  readonly onQueue: () => void;
  /** Undefined when nothing can be confirmed together. */
  readonly onConfirm: (() => void) | undefined;
  readonly onGaps: () => void;
  readonly onQuestions: () => void;
}

export function BenchHead({
  bench,
  narrow,
  queueOpen,
  onQueue,
  onConfirm,
  onGaps,
  onQuestions,
}: BenchHeadProps): ReactNode {
  const { place, kinds } = bench;
  const questions = useRead('openQuestions', {}).data?.length ?? 0;
  if (!place) return null;
  const toPlace = (key: string): void => {
    bench.goToPlace(key);
    letGo();
  };
  const options = bench.places.map((other) => ({
    value: other.key,
    label: `${other.name}　${other.counts.pending > 0 ? `余 ${other.counts.pending}` : '✓'}`,
  }));
  return (
    <div className="page-head">
      <h1>归并</h1>
      {narrow || options.length > MOST_TABS ? (
        <Select
          aria-label="乡镇"
          value={place.key}
          options={options}
          onChange={toPlace}
          className="merge-place"
          popupMatchSelectWidth={false}
        />
      ) : (
        <Segmented aria-label="乡镇" value={place.key} options={options} onChange={toPlace} />
      )}
      {narrow ? (
        <Button onClick={onQueue} aria-expanded={queueOpen} data-testid="merge-queue-open">
          待定 {place.counts.pending} ▾
        </Button>
      ) : null}
      <span className="push" />
      {kinds.progress ? (
        <span className="muted small" role="status" data-testid="merge-progress">
          正在比对 {kinds.progress.done} / {kinds.progress.total}
        </span>
      ) : null}
      <Button onClick={onQuestions} data-testid="merge-questions-open">
        待答复 <b>{questions}</b>
      </Button>
      <Button onClick={onGaps} data-testid="merge-gaps-open">
        缺项对照 <kbd>G</kbd>
      </Button>
      <Button onClick={onConfirm} disabled={!onConfirm} data-testid="merge-confirm-open">
        一并确认 <b>{kinds.confirmable.length}</b> 条 <kbd>B</kbd>
      </Button>
    </div>
  );
}
