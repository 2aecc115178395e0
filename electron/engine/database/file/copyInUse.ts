/** Copies a project file that somebody may be writing to, so that the copy is one state of it and not halves of two. */

import { readSync, rmSync, statSync } from 'node:fs';
import { systemCode } from '../../../../shared/logic/program/diskFailure';
import { standStill } from '../../renameSoon';
import { copyAsItIs, readingFile } from './ownFiles';

/** Longer than a file system's clock takes to move on (Linux up to 10 ms, Windows 16 ms). */
const TICK_MS = 20;
/** A writer who leaves no gap and finishes no copy for this long is told of instead. */
const PATIENCE_MS = 3_000;
/** Where the header of SQLite's journal has its nonce, four bytes (https://sqlite.org/fileformat2.html#the_rollback_journal). */
const NONCE_AT = 12;

interface Mark {
  /** Time and size of the file; a write within the same tick of the clock may leave them as they are. */
  readonly stamp: string;
  /** Of the transaction under way, '' between two. */
  readonly transaction: string;
}

/**
 * Copies `path` to `copy`, with its journal beside it where SQLite has to roll back a transaction under way (or left by
 * a crash) when it opens the copy. False when it was written to all the time; then nothing is left. Throws what the disk
 * answers. `copyFile` is replaced by tests that write meanwhile.
 */
export function copyInUse(path: string, copy: string, copyFile: typeof copyAsItIs = copyAsItIs): boolean {
  const until = performance.now() + PATIENCE_MS;
  do {
    const earlier = markOf(path);
    standStill(TICK_MS);
    const before = markOf(path);
    copyFile(path, copy);
    if (before.transaction !== '') copyJournal(path, copy, copyFile);
    const after = markOf(path);
    const untouched = after.transaction === '' && same(earlier, before) && same(before, after);
    // All that was changed in the file lies, as it was, in the journal, which was copied after it.
    const within = before.transaction !== '' && before.transaction === after.transaction;
    if (untouched || within) return true;
    rmSync(`${copy}-journal`, { force: true });
  } while (performance.now() < until);
  rmSync(copy, { force: true });
  return false;
}

function markOf(path: string): Mark {
  const { mtimeNs, size } = statSync(path, { bigint: true });
  return { stamp: `${mtimeNs}/${size}`, transaction: nonceOf(`${path}-journal`) };
}

function same(one: Mark, other: Mark): boolean {
  return one.stamp === other.stamp && one.transaction === other.transaction;
}

function nonceOf(journal: string): string {
  const nonce = Buffer.alloc(4);
  const read = ifThere(() => readingFile(journal, (handle) => readSync(handle, nonce, 0, 4, NONCE_AT)));
  return (read ?? 0) < 4 ? '' : nonce.toString('hex');
}

function copyJournal(path: string, copy: string, copyFile: typeof copyAsItIs): void {
  ifThere(() => copyFile(`${path}-journal`, `${copy}-journal`));
}

/** The journal goes when its writer closes the project. */
function ifThere<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
}
