/** Nothing is ticked whose words are not shared, whatever single characters are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareWords } from '../../../../shared/logic/matching/commonGround';
import { type Pool, withRow } from '../../../../shared/logic/matching/index/pool';
import { profileOf } from '../../../../shared/logic/matching/index/profile';
import { matchEntries, preparePool, shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import type { Matchable } from '../../../../shared/model/match';
import { readLabelledLists } from '../../../bench/labelledEntries';

const items = [
  { id: 1, name: '群团工作' },
  { id: 2, name: '森林防火宣传教育' },
  { id: 3, name: '离退休党员服务' },
];
const pool = preparePool(items);
const shared = (among: Pool, entry: Matchable, item: number): boolean => {
  const profile = profileOf(entry, shippedKnowledge());
  return withRow(among, profile, (row) => shareWords(among, row, item));
};
const shares = (name: string, item: number) => shared(pool, { id: 0, name }, item);

test('a single character, or one pair inside a longer word, is no common ground', () => {
  expect([shares('干部团建', 0), shares('领退休金刷脸', 2)]).toEqual([false, false]);
});

test('a word of the field by another name is, and two pairs are', () => {
  expect([shares('打防火道', 1), shares('老党员服务', 2)]).toEqual([true, true]);
});

test('whatever is ticked shares words with what it is ticked with', () => {
  const sample = readLabelledLists('names');
  const whole = preparePool(sample.items);
  const places = new Map(sample.items.map(({ id }, place) => [id, place]));
  fc.assert(
    fc.property(fc.constantFrom(...sample.entries), ({ entry }) => {
      const [match] = matchEntries(sample.items, [entry]);
      for (const item of match?.preselected ?? []) expect(shared(whole, entry, places.get(item) ?? -1)).toBe(true);
    }),
    { numRuns: 15 },
  );
});
