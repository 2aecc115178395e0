import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChineseDate, toChineseNumeral } from '../../../shared/logic/chineseNumerals';
import { numberItems } from '../../../shared/logic/numberItems';
import { printableText } from '../../../shared/logic/printableText';
import { sheetName } from '../../../shared/logic/sheetName';

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

describe('numberItems', () => {
  it('runs on or starts anew', () => {
    expect(numberItems([2, 0, 1], 'continuous')).toEqual([[1, 2], [], [3]]);
    expect(numberItems([2, 0, 1], 'restart')).toEqual([[1, 2], [], [1]]);
  });
});

describe('printableText', () => {
  it.each([
    ['甲\r\n乙\r丙\u2028丁', '甲\n乙\n丙\n丁'],
    ['甲\t乙', '甲 乙'],
    ['甲\u0000\u0007\u001b\u007f\uffff乙', '甲乙'],
    ['\ud800甲', '\ufffd甲'],
    ['😀 𠮷  =1+1', '😀 𠮷  =1+1'],
  ])('makes %j into %j', (text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = printableText(text);
        expect(printableText(once)).toBe(once);
      }),
    );
  });
});

describe('sheetName', () => {
  it.each([
    ['三岔口镇职责任务清单', '三岔口镇职责任务清单'],
    ["[甲]:乙*?/\\'丙", '甲乙丙'],
    ['', '清单'],
    ['History', '清单'],
    ['字'.repeat(40), '字'.repeat(31)],
    [`${'字'.repeat(30)}😀`, '字'.repeat(30)],
  ])('makes %j into %j', (wished, expected) => {
    expect(sheetName(wished)).toBe(expected);
  });
});
