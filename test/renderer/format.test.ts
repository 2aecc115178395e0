/** Figures, dates and key combinations as the window writes and reads them. */
import { describe, expect, it } from 'vitest';
import { agoText, clockText, dateText, figure, momentText, signed } from '../../renderer/format';

describe('format', () => {
  it('groups thousands and signs with the real minus', () => {
    expect(figure(12_400)).toBe('12,400');
    expect([signed(4), signed(-1_032), signed(0)]).toEqual(['+4', '−1,032', '0']);
  });

  it('writes dates in Chinese and leaves what is no date', () => {
    expect(dateText('2025-06-09')).toBe('2025年6月9日');
    expect(dateText('')).toBe('');
    expect(dateText('待定')).toBe('待定');
  });

  it('says the day only when it is not today', () => {
    const now = new Date(2025, 5, 19, 18, 0);
    expect(momentText(new Date(2025, 5, 19, 16, 8).toISOString(), now)).toBe('今天 16:08');
    expect(momentText(new Date(2025, 5, 18, 9, 5).toISOString(), now)).toBe('6月18日 09:05');
    expect(momentText(new Date(2024, 11, 31, 9, 5).toISOString(), now)).toBe('2024年12月31日');
    expect(clockText('no time')).toBe('');
  });

  it('counts minutes and hours back', () => {
    const now = new Date(2025, 5, 19, 18, 0);
    const ago = (minutes: number): string => agoText(new Date(now.getTime() - minutes * 60_000).toISOString(), now);
    expect([ago(0), ago(10), ago(180), ago(60 * 24)]).toEqual(['刚刚', '10 分钟前', '3 小时前', '6月18日 18:00']);
  });
});
