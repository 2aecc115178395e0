/** Width and lines of mixed Chinese and Latin text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, textWidth } from '../../../../shared/logic/paper/layout/measureText';

/** Lines in a cell ten full-width characters wide. */
function lines(text: string): number {
  return countLines(text, 100, 10);
}

describe('measureText', () => {
  it.each([
    ['东宁市', 3],
    ['“两委”', 4],
    ['2025', 2],
    ['〔2019〕30号', 6],
    ['', 0],
    ['é\u0301', 0.72],
    ['ﾊﾝｶｸ', 2],
    ['😀', 1],
  ])('measures %j as %d ems', (text, width) => {
    expect(textWidth(text)).toBeCloseTo(width);
  });

  it.each([
    ['', 1],
    ['一二三四五六七八九十', 1],
    ['一二三四五六七八九十一', 2],
    ['一二三四五六七八九十。', 2],
    ['甲\n乙\n\n丙', 4],
    ['1234567890 1234567890', 2],
    ['一二三四五六七八（九', 1],
    ['一二三四五六七八九（十', 2],
    ['A'.repeat(40), 4],
    ['\n', 2],
  ])('counts the lines of %j as %d', (text, expected) => {
    expect(lines(text)).toBe(expected);
  });

  it('moves a word that does not fit to the next line whole', () => {
    expect(lines('一二三四五六七abcdefgh')).toBe(2);
    expect(lines('一二三四五六七abcdefgh一二三四五六')).toBe(2);
    expect(lines('一二三四五六七abcdefgh一二三四五六七')).toBe(3);
  });

  it('never counts fewer lines than the width needs, nor fewer once text is added', () => {
    const text = fc.string({
      unit: fc.constantFrom('字', '，', '（', '）', 'a', 'W', '1', ' ', '\n', '“'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (value, room) => {
        const count = countLines(value, room * 10, 10);
        const needed = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
        expect(count).toBeGreaterThanOrEqual(needed);
        expect(countLines(`${value}字`, room * 10, 10)).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
