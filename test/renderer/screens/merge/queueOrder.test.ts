/** Which entries the queue shows and which comes next. */
import { describe, expect, it } from 'vitest';
import { countCategories, headingsOf, nextPending, queueOf } from '../../../../renderer/screens/merge/queue/queueOrder';
import type { MatchKind } from '../../../../shared/views/matching';

const ids = [1, 2, 3, 4];
const kinds: Record<number, MatchKind> = { 1: 'sure', 2: 'look', 3: 'sure' };
const kindOf = (id: number) => kinds[id];
const categories: Record<number, string> = { 1: '基层党建', 2: '基层党建', 3: '公共服务' };
const categoryOf = (id: number) => categories[id] ?? '';
const known = (...pending: number[]) => ({ pending: new Set(pending), kindOf, categoryOf });
const SURE = { fate: 'pending', kind: 'sure', category: null } as const;

describe('the queue', () => {
  it('shows pending entries of a kind, and keeps in their place those decided since', () => {
    const stayed = new Set<number>();
    expect(queueOf(ids, SURE, known(1, 2, 3), stayed)).toEqual([1, 3]);
    expect(queueOf(ids, SURE, known(2, 3), stayed)).toEqual([1, 3]);
    expect(queueOf(ids, SURE, known(2, 3), new Set())).toEqual([3]);
  });

  it('shows the decided or all without a kind', () => {
    expect(queueOf(ids, { ...SURE, fate: 'decided', kind: 'all' }, known(2), new Set())).toEqual([1, 3, 4]);
    expect(queueOf(ids, { ...SURE, fate: 'all', kind: 'all' }, known(2), new Set())).toEqual(ids);
  });

  it('narrows the pending to a category, together with a kind, and counts each', () => {
    const ofParty = { fate: 'pending', kind: 'all', category: '基层党建' } as const;
    expect(queueOf(ids, ofParty, known(1, 2, 3, 4), new Set())).toEqual([1, 2]);
    expect(queueOf(ids, { ...ofParty, kind: 'sure' }, known(1, 2, 3, 4), new Set())).toEqual([1]);
    expect(queueOf(ids, { ...ofParty, category: '' }, known(1, 2, 3, 4), new Set())).toEqual([4]);
    expect([...countCategories(ids, known(1, 3, 4))]).toEqual([
      ['基层党建', 1],
      ['公共服务', 1],
      ['', 1],
    ]);
    expect(countCategories(ids, known(1, 2)).size).toBe(0);
  });

  it('goes on to the next pending entry, then to those left before, then to none', () => {
    expect(nextPending(ids, new Set([1, 2, 4]), 2)).toBe(4);
    expect(nextPending(ids, new Set([1, 4]), 4)).toBe(1);
    expect(nextPending(ids, new Set([4]), 4)).toBeUndefined();
  });
});

describe('the headings of 部门清单', () => {
  const units = [
    { from: 0, unit: '县教育局' },
    { from: 2, unit: '县民政局' },
  ];
  it('stand where the entries of the next department begin, among those that are shown', () => {
    expect([...headingsOf([11, 12, 13, 14], [11, 12, 13, 14], units)]).toEqual([
      [0, '县教育局'],
      [2, '县民政局'],
    ]);
    expect([...headingsOf([12, 14], [11, 12, 13, 14], units)]).toEqual([
      [0, '县教育局'],
      [1, '县民政局'],
    ]);
    expect([...headingsOf([14], [11, 12, 13, 14], units)]).toEqual([[0, '县民政局']]);
  });

  it('are none for the list of one unit', () => {
    expect(headingsOf([11, 12], [11, 12], units.slice(0, 1)).size).toBe(0);
  });
});
