/** The bench without an entry: nothing sent in yet, or everything of a township decided. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import { type BenchPlace, fatesInWords } from './queue/benchPlaces';

export function Bare({ summary, onSources }: { summary: Summary; onSources: () => void }): ReactNode {
  const { down } = summary.sources;
  const said =
    summary.sources.entries === 0 ? '还没有报送表。' : `还没有乡镇清单待归并。部门清单 ${down.adopt} 条已采用为事项。`;
  return (
    <div className="page">
      <div className="page-head">
        <h1>归并</h1>
      </div>
      <div className="empty">
        <span>{said}收到乡镇的清单后，在这里逐条并入事项库。</span>
        <Button type="primary" onClick={onSources}>
          去报送
        </Button>
      </div>
    </div>
  );
}

interface PlaceDoneProps {
  readonly place: BenchPlace;
  readonly next: BenchPlace | undefined;
  readonly loaded: boolean;
  readonly onNext: (() => void) | undefined;
  readonly onDecided: () => void;
}

export function PlaceDone({ place, next, loaded, onNext, onDecided }: PlaceDoneProps): ReactNode {
  if (!loaded || place.counts.pending > 0) return <div className="empty bench-empty" />;
  return (
    <div className="empty bench-empty" data-testid="merge-done">
      <b>
        {place.name} {place.total} 条都有去向：{fatesInWords(place.counts)}。
      </b>
      {next ? (
        <Button type="primary" data-testid="merge-next-place" onClick={onNext}>
          下一个：{next.name}　余 {next.counts.pending} <kbd>Enter</kbd>
        </Button>
      ) : (
        <span>各镇的条目都有去向了。</span>
      )}
      <Button onClick={onDecided} data-testid="merge-see-decided">
        看已定的 {place.total} 条
      </Button>
    </div>
  );
}
