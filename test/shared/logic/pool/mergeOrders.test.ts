/** Several orders become one that keeps each. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeOrders } from '../../../../shared/logic/pool/mergeOrders';

test('what stands between two in one row stands between them in the whole', () => {
  expect(mergeOrders([['a', 'b', 'd'], ['a', 'c', 'd'], ['e']])).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('where rows contradict each other the first decides, and nothing is lost', () => {
  expect(
    mergeOrders([
      ['a', 'b'],
      ['b', 'a', 'c'],
    ]),
  ).toEqual(['a', 'b', 'c']);
});

test('rows taken from one order come together in an order that keeps every row', () => {
  const whole = Array.from({ length: 12 }, (_, index) => `k${index}`);
  fc.assert(
    fc.property(fc.array(fc.subarray(whole), { maxLength: 5 }), (rows) => {
      const merged = mergeOrders(rows);
      expect([...merged].sort()).toEqual([...new Set(rows.flat())].sort());
      for (const row of rows) expect(merged.filter((key) => row.includes(key))).toEqual(row);
    }),
  );
});
