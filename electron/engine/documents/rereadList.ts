/** Reads a written list back, so that what stands in the file can be compared with the database. */
import type { RereadTable } from './rereading/rereadTable';

export interface RereadSection {
  /** 一、基层党建（74项） */
  readonly text: string;
  /** The number in the heading; undefined when the heading holds none. */
  readonly count: number | undefined;
  /** Item rows under the heading. */
  readonly rows: number;
}

export interface RereadList {
  readonly header: readonly string[];
  readonly sections: readonly RereadSection[];
  /** Texts of the item rows, one per column, in file order. */
  readonly rows: readonly (readonly string[])[];
}

export type ListFormat = 'docx' | 'xlsx';

/**
 * The list in a file this program wrote.
 * @throws Error when the bytes do not hold such a list; a caller takes that as a file that failed its check.
 */
export async function rereadList(bytes: Uint8Array, format: ListFormat): Promise<RereadList> {
  const { header, rows } = await reread(bytes, format);
  const sections: { text: string; count: number | undefined; rows: number }[] = [];
  const items: (readonly string[])[] = [];
  for (const row of rows) {
    if (row.kind === 'section') {
      sections.push({ text: row.text, count: countInHeading(row.text), rows: 0 });
      continue;
    }
    items.push(row.cells);
    const current = sections.at(-1);
    if (current === undefined) throw new Error('an item row stands before the first section');
    current.rows += 1;
  }
  return { header, sections, rows: items };
}

/** The engine starts without the libraries: they take longer to load than the rest together. */
async function reread(bytes: Uint8Array, format: ListFormat): Promise<RereadTable> {
  if (format === 'docx') {
    const { rereadWord } = await import('./rereading/rereadWord');
    return rereadWord(bytes);
  }
  const { rereadExcel } = await import('./rereading/rereadExcel');
  return rereadExcel(bytes);
}

function countInHeading(heading: string): number | undefined {
  const count = /（(\d+)项）$/.exec(heading)?.[1];
  return count === undefined ? undefined : Number(count);
}
