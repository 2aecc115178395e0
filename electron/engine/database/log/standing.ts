/** How two files of one project stand to each other, told by their logs: whose actions the other has too. */
import type { Database } from 'better-sqlite3';
import type { CopyStep } from '../../../../shared/views/program';
import { headOf } from '../file/backup';

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

/** The newest action both have; hashes of all before it agree as well. */
export function commonSeq(ours: Database, theirs: Database): number {
  let common = 0;
  let beyond = Math.min(headOf(ours).seq, headOf(theirs).seq) + 1;
  while (beyond - common > 1) {
    const seq = Math.floor((common + beyond) / 2);
    const hash = theirs.prepare('SELECT hash FROM action WHERE seq = ?').pluck().get(seq) as string;
    if (contains(ours, { seq, hash })) common = seq;
    else beyond = seq;
  }
  return common;
}

/** How many actions after one changed something; an export or a saved copy does not. */
export function changesAfter(database: Database, seq: number): number {
  return database.prepare(`SELECT count(*) ${CHANGES_AFTER}`).pluck().get(seq) as number;
}

/** The first of them, as the log tells them. */
export function stepsAfter(database: Database, seq: number, most: number): CopyStep[] {
  return database
    .prepare(`SELECT seq, at, operator, summary ${CHANGES_AFTER} ORDER BY seq LIMIT ?`)
    .all(seq, most) as CopyStep[];
}

const CHANGES_AFTER = "FROM action WHERE seq > ? AND effect <> 'neutral'";

function uuidOf(database: Database): unknown {
  return database.prepare('SELECT uuid FROM project').pluck().get();
}
