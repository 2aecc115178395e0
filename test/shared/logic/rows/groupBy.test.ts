/** Grouping loses nothing, mixes nothing and keeps every order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../../shared/logic/rows/groupBy';

describe('groupBy', () => {
  it('keeps groups in the order of their first row, and the rows of each in the order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.nat(4), name: fc.string() })), (rows) => {
        const groups = groupBy(rows, ({ key }) => key);
        expect([...groups.keys()]).toEqual([...new Set(rows.map(({ key }) => key))]);
        for (const [key, own] of groups) expect(own).toEqual(rows.filter((row) => row.key === key));
      }),
    );
  });
});
