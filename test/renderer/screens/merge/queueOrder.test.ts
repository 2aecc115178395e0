/** Which entries the queue shows and which comes next. */
import { describe, expect, it } from 'vitest';
import { nextPending, queueOf } from '../../../../renderer/screens/merge/queueOrder';
import type { MatchKind } from '../../../../shared/views/matching';

const ids = [1, 2, 3, 4];
const kinds: Record<number, MatchKind> = { 1: 'sure', 2: 'look', 3: 'sure' };
const kindOf = (id: number) => kinds[id];

describe('the queue', () => {
  it('shows pending entries of a kind, and keeps in their place those decided since', () => {
    const stayed = new Set<number>();
    expect(queueOf(ids, new Set([1, 2, 3]), 'pending', 'sure', kindOf, stayed)).toEqual([1, 3]);
    expect(queueOf(ids, new Set([2, 3]), 'pending', 'sure', kindOf, stayed)).toEqual([1, 3]);
    expect(queueOf(ids, new Set([2, 3]), 'pending', 'sure', kindOf, new Set())).toEqual([3]);
  });

  it('shows the decided or all without a kind', () => {
    expect(queueOf(ids, new Set([2]), 'decided', 'all', kindOf, new Set())).toEqual([1, 3, 4]);
    expect(queueOf(ids, new Set([2]), 'all', 'all', kindOf, new Set())).toEqual(ids);
  });

  it('goes on to the next pending entry, then to those left before, then to none', () => {
    expect(nextPending(ids, new Set([1, 2, 4]), 2)).toBe(4);
    expect(nextPending(ids, new Set([1, 4]), 4)).toBe(1);
    expect(nextPending(ids, new Set([4]), 4)).toBeUndefined();
  });
});
