/** Figures as people read them: 2318 → 2,318. */
const thousands = new Intl.NumberFormat('zh-CN');

export function groupDigits(value: number): string {
  return thousands.format(value);
}
