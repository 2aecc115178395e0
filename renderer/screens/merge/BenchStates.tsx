/** The bench without an entry: nothing sent in yet, or what was looked at is decided. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { Summary } from '../../../shared/views';
import type { MatchKind } from '../../../shared/views/matching';
import { type BenchPlace, fatesInWords } from './queue/benchPlaces';
import { KIND_WORDS } from './queue/queueOrder';
import type { Bench } from './useBench';

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

interface BenchEndProps {
  readonly bench: Bench;
  readonly place: BenchPlace;
  /** Where something is still pending: here, or at another place. */
  readonly next: BenchPlace | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onDecided: () => void;
  readonly onGaps: () => void;
}

export function BenchEnd({ bench, place, next, onNext, onDecided, onGaps }: BenchEndProps): ReactNode {
  const done = place.counts.pending === 0;
  const said = done
    ? `${place.name} ${place.total} 条都有去向：${fatesInWords(place.counts)}。`
    : narrowed(bench, place);
  // While the last decision is still being written, its dialog has the Enter that is offered here.
  if (!bench.loaded || bench.busy || bench.at >= 0 || said === '') return <div className="empty bench-empty" />;
  return (
    <div className="empty bench-empty" data-testid="merge-done">
      <b>{said}</b>
      {done ? null : <span>{leftOf(bench, place)}</span>}
      {next ? (
        <Button type="primary" data-testid="merge-next-place" onClick={onNext}>
          {done ? `下一个：${next.name}　余 ${next.counts.pending}` : `接着办待定的 ${place.counts.pending} 条`}{' '}
          <kbd>Enter</kbd>
        </Button>
      ) : (
        <>
          <span>各镇的条目都有去向了。下一步看哪一项哪个镇没有报。</span>
          <Button type="primary" data-testid="merge-see-gaps" onClick={onGaps}>
            缺项对照 <kbd>G</kbd>
          </Button>
        </>
      )}
      {done ? (
        <Button onClick={onDecided} data-testid="merge-see-decided">
          看已定的 {place.total} 条
        </Button>
      ) : null}
    </div>
  );
}

/** What the queue was narrowed to, and that nothing of it is left; '' where it was not narrowed. */
function narrowed({ fate, kind, category, source, kinds }: Bench, place: BenchPlace): string {
  if (fate === 'decided') return `${place.name}还没有已定去向的条目。`;
  const which = [
    category === null ? '' : category === '' ? '看不出类别' : quoted(category),
    kind === 'all' ? '' : quoted(KIND_WORDS[kind]),
  ].filter(Boolean);
  if (which.length === 0) return '';
  const said =
    source.count === 0 ? `没有${which.join('里')}的条目` : `${which.join('里')}的 ${source.count} 条都有去向了`;
  return `${said}${kinds.comparing ? '；正在重新比对，可能还有' : ''}。`;
}

/** 老黑山镇还有 12 条待定：可确认 5、要看 7。 */
function leftOf({ kindCounts }: Bench, { name, counts }: BenchPlace): string {
  const kinds = (Object.keys(KIND_WORDS) as MatchKind[]).filter((kind) => kindCounts[kind] > 0);
  const parts = kinds.map((kind) => `${KIND_WORDS[kind]} ${kindCounts[kind]}`);
  return `${name}还有 ${counts.pending} 条待定${parts.length > 0 ? `：${parts.join('、')}` : ''}。`;
}
