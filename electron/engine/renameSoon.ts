/** Renaming while antivirus, an indexer or WPS may hold the file for a moment: tried again. */

import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from '../../shared/logic/program/diskFailure';

/** What Windows answers while somebody holds either name. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** 10, 20 … 100 ms, then 100 ms each: three seconds in all. */
const TRIES = 35;
const LONGEST = 100;

type Rename = (from: string, to: string) => Promise<void>;

/** Without blocking the engine. @throws the last refusal when the file is still held, any other error at once. */
export async function renameSoon(from: string, to: string, move: Rename = rename): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await move(from, to);
    } catch (error) {
      if (tried >= TRIES || !HELD.has(systemCode(error))) throw error;
      await setTimeout(Math.min(tried * 10, LONGEST));
    }
  }
}

/** The engine may stand still for this long where the copy and the open file belong together: half a second in all. */
const TRIES_STANDING_STILL = 10;

/** The same for code that cannot wait otherwise, such as a backup made between two commands. */
export function renameSoonSync(from: string, to: string, move: (from: string, to: string) => void = renameSync): void {
  for (let tried = 1; ; tried += 1) {
    try {
      move(from, to);
      return;
    } catch (error) {
      if (tried >= TRIES_STANDING_STILL || !HELD.has(systemCode(error))) throw error;
      standStill(tried * 10);
    }
  }
}

/** Waits without giving way: for moments only. */
export function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
