/** Rows named in a sentence: 第3、5—9行. */
const MOST_RANGES = 12;

/** In ascending order; of very many the first. */
export function rowsSaid(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const shown = ranges.slice(0, MOST_RANGES).map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`));
  return `第${shown.join('、')}行${ranges.length > MOST_RANGES ? '等' : ''}`;
}
