/** Names out of what was pasted: one a line or cell, without serial numbers and repeats. Pure. */

/** “1. 东宁镇” and “（二）三岔口镇” lose their number; 第… names keep theirs. */
const LEADING_NUMBER =
  /^\s*(?:\d{1,3}\s*[.．、)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/;

export function pastedNames(pasted: string): readonly string[] {
  const names = pasted
    .split(/[\r\n\t]+/)
    .map((name) => name.replace(LEADING_NUMBER, '').trim())
    .filter((name) => name !== '' && !/^\d+$/.test(name));
  return [...new Set(names)];
}
