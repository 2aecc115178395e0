/** All rows of a method that answers in pages, of one state, for what needs them at once: a deed on all, or figures over all. */
import { onEngineEvent } from './api';

interface Page {
  readonly total: number;
  readonly rows: readonly unknown[];
}

/**
 * Asks for the page at each offset until all are there; what else is told is as the first page tells it. Pages before and
 * after a change do not go together: then it begins anew. `whenChanged` calls back at every change until it is ended.
 */
export async function readWhole<Answer extends Page>(
  page: (offset: number) => Promise<Answer>,
  whenChanged: (changed: () => void) => () => void = onEngineEvent,
): Promise<Answer> {
  let changes = 0;
  const end = whenChanged(() => {
    changes += 1;
  });
  try {
    for (;;) {
      const before = changes;
      const first = await page(0);
      const rows = [...first.rows];
      while (rows.length < first.total && changes === before) {
        const next = await page(rows.length);
        // Rows may have gone meanwhile: then there are no more than these.
        if (next.rows.length === 0) break;
        rows.push(...next.rows);
      }
      // One page is of one state whatever came after it.
      if (changes === before || first.rows.length >= first.total) return { ...first, rows };
    }
  } finally {
    end();
  }
}
