/** One article of one document, in whichever spelling. */
import { expect, test } from 'vitest';
import { parseCitation } from '../../../../shared/logic/bases/parseCitation';
import { notCitedYet } from '../../../../shared/logic/bases/sameCitation';

const same = (one: string, other: string) => notCitedYet([parseCitation(one)], [parseCitation(other)]).length === 0;

test.each([
  ['《中华人民共和国消防法》第36条', '《消防法》第三十六条', true],
  ['《甲意见》（中办发〔2019〕30号）第二条', '《甲意见》第二条', true],
  ['《甲意见》', '《甲意见》', true],
  ['《消防法》第三十六条', '《消防法》第三十六条第一款', false],
  ['《消防法》第三章', '《消防法》第四章', false],
  ['《甲意见》（中办发〔2019〕30号）', '《甲意见》（厅字〔2021〕2号）', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(same(one, other)).toBe(expected);
});

test('what is to be added twice is added once', () => {
  const added = ['《甲法》第五条', '《甲法》第5条', '《乙法》'].map(parseCitation);
  expect(notCitedYet([], added).map(({ title }) => title)).toEqual(['甲法', '乙法']);
});
