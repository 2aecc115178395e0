/** Whatever moved, came and went: every list ties, what left one list for another came into one, and the sum ties. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listGrowth, sumGrowth } from '../../../../shared/logic/ledger/listGrowth';

const LISTS = [
  { id: 'basic', short: '基本' },
  { id: 'cooperate', short: '配合' },
  { id: 'recall', short: '收回' },
];
const state = fc
  .array(fc.option(fc.constantFrom('basic', 'cooperate', 'recall')), { minLength: 8, maxLength: 8 })
  .map((lists) => new Map(lists.flatMap((list, item) => (list === null ? [] : [[item, list] as const]))));

test('of any two states the equations hold', () => {
  fc.assert(
    fc.property(state, state, (before, after) => {
      const lists = listGrowth(before, after, LISTS);
      const sum = sumGrowth(lists);
      for (const row of [...lists, sum])
        expect(row.before + row.added - row.subtracted + row.movedIn - row.movedOut).toBe(row.after);
      expect([sum.before, sum.after, sum.movedIn]).toEqual([before.size, after.size, sum.movedOut]);
    }),
  );
});

test('an item that goes from one list to another is neither added nor subtracted', () => {
  expect(listGrowth(new Map([[1, 'basic']]), new Map([[1, 'cooperate']]), LISTS)).toEqual([
    { list: '基本', before: 1, added: 0, subtracted: 0, movedIn: 0, movedOut: 1, after: 0 },
    { list: '配合', before: 0, added: 0, subtracted: 0, movedIn: 1, movedOut: 0, after: 1 },
    { list: '收回', before: 0, added: 0, subtracted: 0, movedIn: 0, movedOut: 0, after: 0 },
  ]);
});
