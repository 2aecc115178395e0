/** Numbers and dates in the Chinese form that headings and signatures use: 一、 十二、 2025年6月30日. */

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/**
 * A whole number from 1 to 99 as headings count: 3 → 三, 10 → 十, 21 → 二十一.
 * @throws RangeError outside that range, which no heading reaches.
 */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading number for ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const tensPart = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${tensPart}${ones === 0 ? '' : DIGITS[ones]}`;
}

/**
 * An ISO date as documents write it: 2025-06-30 → 2025年6月30日.
 * @throws RangeError when the text is not a date of the form YYYY-MM-DD.
 */
export function toChineseDate(isoDate: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (parts === null) throw new RangeError(`not an ISO date: ${isoDate}`);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) throw new RangeError(`not a calendar date: ${isoDate}`);
  return `${parts[1]}年${month}月${day}日`;
}

const PLACES = ['', '十', '百', '千'] as const;

/**
 * A whole number from 1 to 9999 as articles are numbered: 12 → 十二, 110 → 一百一十, 1001 → 一千零一.
 * @throws RangeError outside that range.
 */
export function toArticleNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`no article number for ${value}`);
  const digits = [...String(value)].map(Number);
  const said = digits.map((digit, at) => (digit === 0 ? '零' : `${DIGITS[digit]}${PLACES[digits.length - 1 - at]}`));
  return said.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** The number of 一百三十三, 一三三, 廿三, 133 or １３３; null when the text is no number. */
export function readNumeral(text: string): number | null {
  const level = text
    .normalize('NFKC')
    .replace(/[○〇]/g, '零')
    .replaceAll('两', '二')
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十');
  if (/^\d+$/.test(level)) return Number(level);
  if (!/^[零一二三四五六七八九十百千]+$/.test(level)) return null;
  if (!/[十百千]/.test(level)) return Number([...level].map((digit) => DIGITS.indexOf(digit as '零')).join(''));
  let sum = 0;
  let digit = 0;
  for (const character of level) {
    const place = PLACES.indexOf(character as '十');
    if (place < 0) digit = DIGITS.indexOf(character as '零');
    else {
      sum += (digit === 0 ? 1 : digit) * 10 ** place;
      digit = 0;
    }
  }
  return sum + digit;
}
