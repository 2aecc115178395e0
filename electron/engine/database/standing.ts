/** How two files of one project stand to each other, told by their logs: whose actions the other has too. */
import type { Database } from 'better-sqlite3';
import { headOf } from './backup';

/** Of ours to theirs: `ahead` has all of theirs and more, `parted` has each something the other lacks, `other` is another project. */
export type Standing = 'same' | 'ahead' | 'behind' | 'parted' | 'other';

export function standingOf(ours: Database, theirs: Database): Standing {
  if (uuidOf(ours) !== uuidOf(theirs)) return 'other';
  const mine = headOf(ours);
  const their = headOf(theirs);
  if (mine.hash === their.hash) return 'same';
  if (contains(ours, their)) return 'ahead';
  return contains(theirs, mine) ? 'behind' : 'parted';
}

/** Each action's hash covers all before it, so the newest one stands for the whole log. */
function contains(database: Database, { seq, hash }: { readonly seq: number; readonly hash: string }): boolean {
  if (seq === 0) return true;
  return database.prepare('SELECT hash FROM action WHERE seq = ?').pluck().get(seq) === hash;
}

function uuidOf(database: Database): unknown {
  return database.prepare('SELECT uuid FROM project').pluck().get();
}
