/** Serials that run on or start anew. */
import { describe, expect, it } from 'vitest';
import { numberItems } from '../../../../shared/logic/paper/layout/numberItems';

describe('numberItems', () => {
  it('runs on or starts anew', () => {
    expect(numberItems([2, 0, 1], 'continuous')).toEqual([[1, 2], [], [3]]);
    expect(numberItems([2, 0, 1], 'restart')).toEqual([[1, 2], [], [1]]);
  });
});
