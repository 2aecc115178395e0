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

/**
 * The same by work alone: what only tells of files put out may be left behind, unless a 存照 is out that covers it, for the trail
 * would no longer be what that says.
 */
export function workStanding(ours: Database, theirs: Database): Standing {
  const standing = standingOf(ours, theirs);
  if (standing !== 'behind' && standing !== 'parted') return standing;
  const common = commonSeq(ours, theirs);
  if (mayBeLeft(theirs, common)) return standing === 'behind' ? 'same' : 'ahead';
  return mayBeLeft(ours, common) ? 'behind' : 'parted';
}

function mayBeLeft(database: Database, seq: number): boolean {
  const sql = `SELECT count(*) FROM action
    WHERE seq > ? AND (effect <> 'neutral' OR command IN ('saveAnchor', 'packProject', 'archiveProject'))`;
  return database.prepare(sql).pluck().get(seq) === 0;
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

/** What was done after one, whether it changed something or not. */
export function actionsAfter(database: Database, seq: number): CopyStep[] {
  return database
    .prepare('SELECT seq, at, operator, summary FROM action WHERE seq > ? ORDER BY seq')
    .all(seq) as CopyStep[];
}

/** The first of those that changed something, as the log tells them. */
export function stepsAfter(database: Database, seq: number, most: number): CopyStep[] {
  return database
    .prepare(`SELECT seq, at, operator, summary ${CHANGES_AFTER} ORDER BY seq LIMIT ?`)
    .all(seq, most) as CopyStep[];
}

const CHANGES_AFTER = "FROM action WHERE seq > ? AND effect <> 'neutral'";

function uuidOf(database: Database): unknown {
  return database.prepare('SELECT uuid FROM project').pluck().get();
}
