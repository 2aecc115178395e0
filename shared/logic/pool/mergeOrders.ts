/** One order out of several that overlap: whatever comes first in a row comes first in the whole, as far as rows agree. */

/**
 * [[a, b, d], [a, c, d]] → [a, b, c, d]. Among keys free to come next, the one nearest to what was just placed is
 * taken, so that runs of one row stay together; where rows contradict each other the first row decides.
 */
export function mergeOrders(rows: readonly (readonly string[])[]): string[] {
  const waiting = rows.map((row) => [...new Set(row)]);
  const heads = waiting.map(() => 0);
  const left = new Map<string, number>();
  for (const row of waiting) for (const key of row) left.set(key, (left.get(key) ?? 0) + 1);
  const ordered: string[] = [];
  const placed = new Set<string>();
  const headOf = (at: number): string | undefined => waiting[at]?.[heads[at] ?? 0];
  const place = (key: string): void => {
    ordered.push(key);
    placed.add(key);
    for (const [at, row] of waiting.entries()) {
      let head = heads[at] ?? 0;
      while (head < row.length && placed.has(row[head] ?? '')) head += 1;
      heads[at] = head;
    }
  };
  const atHeads = (key: string): number => waiting.filter((_, at) => headOf(at) === key).length;
  while (ordered.length < left.size) {
    const candidates = waiting.flatMap((_, at) => headOf(at) ?? []);
    const free = candidates.find((key) => atHeads(key) === left.get(key));
    const next = free ?? candidates[0];
    if (next === undefined) break;
    place(next);
  }
  return ordered;
}
