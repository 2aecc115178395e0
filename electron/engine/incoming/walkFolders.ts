/** The files a drop holds: files as they are, folders walked through, in the order of their names. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Names of files that may hold tables; what a file really is, its content says later. */
const TABLE_NAME = /\.(xlsx|xlsm|xltx|xls|xlt|et|ett|csv|tsv|txt|docx|doc|wps|wpt|html?|mht|ods)$/i;
/** Left by office programs and systems beside the real files. */
const LEFT_BEHIND = /^(~\$|\.~|\.|Thumbs\.db$|desktop\.ini$)/i;
const DEEPEST = 12;
const MOST_FILES = 10_000;

export interface WalkedFiles {
  readonly paths: readonly string[];
  /** Names of files in folders that hold no table by their name. */
  readonly ignored: readonly string[];
}

/** `wanted` by file name, tables unless told otherwise. Links are not followed. Folders that can't be read hold nothing. */
export async function walkFolders(
  given: readonly string[],
  signal?: AbortSignal,
  wanted: RegExp = TABLE_NAME,
): Promise<WalkedFiles> {
  const paths: string[] = [];
  const ignored: string[] = [];

  const walk = async (folder: string, depth: number): Promise<void> => {
    if (signal?.aborted || depth > DEEPEST) return;
    for (const entry of await entriesOf(folder)) {
      if (paths.length >= MOST_FILES) return;
      const path = join(folder, entry.name);
      if (LEFT_BEHIND.test(entry.name)) continue;
      if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile() && wanted.test(entry.name)) paths.push(path);
      else if (entry.isFile()) ignored.push(entry.name);
    }
  };

  for (const path of given) {
    if (await isFolder(path)) await walk(path, 0);
    else paths.push(path);
  }
  return { paths: [...new Set(paths)], ignored };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => basename(a.name).localeCompare(b.name, 'zh'));
}
