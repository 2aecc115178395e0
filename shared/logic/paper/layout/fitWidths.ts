/** Column widths in the same proportions, adding up to the width of the sheet. */

/** Millimetres in tenths; the widest column takes what rounding leaves. */
export function fitWidths(widths: readonly number[], total: number): number[] {
  const sum = widths.reduce((all, width) => all + width, 0);
  if (sum === 0) return [...widths];
  const tenths = widths.map((width) => Math.round((width / sum) * total * 10));
  const widest = tenths.indexOf(Math.max(...tenths));
  const left = Math.round(total * 10) - tenths.reduce((all, one) => all + one, 0);
  return tenths.map((one, at) => (at === widest ? one + left : one) / 10);
}
