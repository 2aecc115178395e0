/** Heading numbers and dates in their Chinese form. */
import { describe, expect, it } from 'vitest';
import { toChineseDate, toChineseNumeral } from '../../../../shared/logic/text/chineseNumerals';

describe('toChineseNumeral', () => {
  it.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
  ])('writes %d as %s', (value, text) => {
    expect(toChineseNumeral(value)).toBe(text);
  });

  it.each([0, 100, 1.5])('refuses %d', (value) => {
    expect(() => toChineseNumeral(value)).toThrow(RangeError);
  });
});

describe('toChineseDate', () => {
  it('drops leading zeros', () => {
    expect(toChineseDate('2025-06-30')).toBe('2025年6月30日');
    expect(toChineseDate('2024-11-05')).toBe('2024年11月5日');
  });

  it.each(['', '2025-6-30', '20250630', '2025-13-01'])('refuses %j', (date) => {
    expect(() => toChineseDate(date)).toThrow(RangeError);
  });
});
