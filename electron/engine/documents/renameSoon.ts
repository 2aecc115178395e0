/** Renaming while antivirus, an indexer or WPS may hold the file for a moment: tried again, without blocking the engine. */
import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** What Windows answers while somebody holds either name. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** 10, 20 … 100 ms, then 100 ms each: three seconds in all. */
const TRIES = 35;
const LONGEST = 100;

type Rename = (from: string, to: string) => Promise<void>;

/** @throws the last refusal when the file is still held, any other error at once. */
export async function renameSoon(from: string, to: string, move: Rename = rename): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await move(from, to);
    } catch (error) {
      if (tried >= TRIES || !HELD.has((error as NodeJS.ErrnoException).code)) throw error;
      await setTimeout(Math.min(tried * 10, LONGEST));
    }
  }
}
