/** Rows of the log that a question is about, kept: after an action only what it wrote is looked through. */
import type { ReadHandle } from '../file/handles';
import { lastSeq } from './record';

interface Gathered {
  upTo: number;
  readonly rows: unknown[];
}

const kept = new WeakMap<ReadHandle, Map<string, Gathered>>();

/**
 * Oldest first. The log only grows, so what was found stays found; the first question of a session walks through all of it.
 *
 * @param columns Of `actionRow`, as SQL.
 * @param which The rows meant, as SQL without parameters.
 */
export function gatherFromLog<Row>(read: ReadHandle, columns: string, which: string): readonly Row[] {
  const questions = kept.get(read) ?? new Map<string, Gathered>();
  kept.set(read, questions);
  const question = `${columns} ${which}`;
  const found = questions.get(question) ?? { upTo: 0, rows: [] };
  questions.set(question, found);
  const last = lastSeq(read);
  if (found.upTo < last) {
    const sql = `SELECT ${columns} FROM actionRow WHERE seq > ? AND seq <= ? AND ${which} ORDER BY seq, ordinal`;
    for (const row of read.all<Row>(sql, [found.upTo, last])) found.rows.push(row);
    found.upTo = last;
  }
  return found.rows as Row[];
}
