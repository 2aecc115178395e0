/** Taking times and telling them: medians, ratios, and one line per figure. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing measured');
  return middle;
}

/** Milliseconds the work takes. */
export function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Median of `runs` after one that warms up, in milliseconds. */
export function medianOf(runs: number, work: () => unknown): number {
  work();
  return median(Array.from({ length: runs }, () => timeOf(work)));
}

/** Prints a figure for the person who reads the run. */
export function tell(what: string, figure: string): void {
  process.stdout.write(`  ${what}：${figure}\n`);
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
