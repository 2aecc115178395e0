/** Left column: which entries to see, by fate and by kind, then the entries. */
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { MatchKind } from '../../../../shared/views/matching';
import { letGo } from '../../../components/keys/letGo';
import type { Bench } from '../useBench';
import { fatesInWords } from './benchPlaces';
import { Queue } from './Queue';
import { type FateFilter, KIND_WORDS } from './queueOrder';

const KINDS: readonly MatchKind[] = ['sure', 'two', 'look', 'none'];

export function QueueColumn({ bench, onPick }: { bench: Bench; onPick: (index: number) => void }): ReactNode {
  const { place, kindCounts } = bench;
  if (!place) return null;
  const filters: { value: FateFilter; label: string }[] = [
    { value: 'pending', label: `待定 ${place.counts.pending}` },
    { value: 'decided', label: `已定 ${place.total - place.counts.pending}` },
    { value: 'all', label: `全部 ${place.total}` },
  ];
  return (
    <section className="queue" aria-label="条目">
      <div className="queue-filter">
        <Segmented<FateFilter>
          aria-label="看哪些条目"
          block
          value={bench.fate}
          options={filters}
          onChange={(fate) => {
            bench.show(fate);
            letGo();
          }}
        />
        <p className="queue-sum small muted" data-testid="merge-sum">
          {place.name} {place.total} ＝ {fatesInWords(place.counts, ' ＋ ')}
        </p>
        {bench.fate === 'pending' ? (
          <div className="queue-kinds">
            {KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                className={bench.kind === kind ? 'queue-kind on' : 'queue-kind'}
                aria-pressed={bench.kind === kind}
                data-testid={`merge-kind-${kind}`}
                onClick={() => bench.show('pending', bench.kind === kind ? 'all' : kind)}
              >
                {KIND_WORDS[kind]} {kindCounts[kind]}
              </button>
            ))}
          </div>
        ) : null}
        {bench.fate === 'pending' && (bench.categoryCounts.size > 0 || bench.category !== null) ? (
          <CategoryChoice bench={bench} />
        ) : null}
      </div>
      <Queue
        source={bench.source}
        headings={bench.headings}
        at={bench.at}
        kindOf={bench.kinds.kindOf}
        onPick={onPick}
        empty={bench.loaded ? '没有这样的条目。' : ''}
      />
    </section>
  );
}

const ALL = '';
/** As a value of its own: '' stands for all. */
const UNTOLD = ' ';

function CategoryChoice({ bench }: { bench: Bench }): ReactNode {
  // The last one of a category decided, it is still what is narrowed to, and can be left again.
  const counts =
    bench.category === null ? bench.categoryCounts : new Map([[bench.category, 0], ...bench.categoryCounts]);
  const options = [...counts].map(([category, count]) => ({
    value: category || UNTOLD,
    label: `${category || '看不出类别'} ${count}`,
  }));
  return (
    <Select
      size="small"
      className="queue-category"
      aria-label="只看一类"
      data-testid="merge-category"
      value={bench.category === null ? ALL : bench.category || UNTOLD}
      options={[{ value: ALL, label: '全部类别' }, ...options]}
      popupMatchSelectWidth={false}
      onChange={(value) => {
        bench.showCategory(value === ALL ? null : value.trim());
        letGo();
      }}
    />
  );
}
