/** Files written into a folder that a person chooses first. */
import { useState } from 'react';
import type { Grant } from '../../../shared/contract';
import { shell } from '../../api';
import { tell } from '../../hooks';

export interface WrittenFiles {
  readonly folder: Grant;
  readonly count: number;
}

export interface FolderExport {
  /** What was written last; null before, and while the next export runs. */
  readonly written: WrittenFiles | null;
  /** Asks for a folder; `write` answers how many files it put there, or null when it was stopped or refused. */
  into(write: (grant: string) => Promise<number | null>): void;
}

export function useFolderExport(): FolderExport {
  const [written, setWritten] = useState<WrittenFiles | null>(null);
  const run = async (write: (grant: string) => Promise<number | null>): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setWritten(null);
    const count = await write(folder.token);
    if (count !== null) setWritten({ folder, count });
  };
  return { written, into: (write) => void run(write).catch(tell) };
}
