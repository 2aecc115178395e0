/** All rows of a method that answers in pages, for what needs them at once: a deed on all, or figures over all. */

interface Page {
  readonly total: number;
  readonly rows: readonly unknown[];
}

/** Asks for the page at each offset until all are there; what else is told is as the first page tells it. */
export async function readWhole<Answer extends Page>(page: (offset: number) => Promise<Answer>): Promise<Answer> {
  const first = await page(0);
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const next = await page(rows.length);
    // Rows may have gone meanwhile: then there are no more than these.
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...first, rows };
}
