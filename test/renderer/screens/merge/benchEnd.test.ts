/** The bench where a kind is finished: not said for good while the place is compared anew. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BenchEnd } from '../../../../renderer/screens/merge/BenchStates';
import type { BenchPlace } from '../../../../renderer/screens/merge/queue/benchPlaces';
import type { Bench } from '../../../../renderer/screens/merge/useBench';

const counts = { attach: 3, split: 0, adopt: 0, reject: 0, return: 0, pending: 2 };
const place: BenchPlace = { key: '1', name: '道河镇', unitId: 1, direction: 'up', counts, total: 5 };

function said(count: number, comparing: boolean): string {
  const bench = {
    ...{ loaded: true, at: -1, fate: 'pending', kind: 'sure', category: null, source: { count } },
    kinds: { comparing },
    kindCounts: { sure: 0, two: 0, look: 2, none: 0 },
  } as unknown as Bench;
  const deeds = { onNext: undefined, onDecided: () => undefined, onGaps: () => undefined };
  const html = renderToStaticMarkup(createElement(BenchEnd, { bench, place, next: undefined, ...deeds }));
  return html.replace(/<[^>]+>/g, ' ');
}

test('a finished kind says so, and while it is compared anew that there may be more', () => {
  expect(said(3, false)).toContain('“可确认”的 3 条都有去向了。');
  expect(said(3, true)).toContain('“可确认”的 3 条都有去向了；正在重新比对，可能还有。');
  expect(said(0, false)).toContain('没有“可确认”的条目。');
  expect(said(0, true)).toContain('没有“可确认”的条目；正在重新比对，可能还有。');
});
