/** Files being looked at before they are written: kept above the screens, so that one may leave the preview and come back. */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { Progress } from '../shared/contract';
import type { Direction } from '../shared/model/sourceEntry';
import type { ImportedList, ImportPreview } from '../shared/views';
import { useJob } from './hooks';

export type UnderstoodFile = Extract<ImportPreview, { ok: true }>;

/** One file of a drop and what became of it. */
export interface FileInHand {
  readonly key: number;
  readonly preview: ImportPreview;
  /** As a person corrected them. */
  readonly unit: string;
  readonly direction: Direction;
  readonly state: 'open' | 'confirmed' | 'cancelled';
  readonly written: ImportedList | null;
}

export interface Importing {
  readonly files: readonly FileInHand[];
  readonly reading: boolean;
  readonly progress: Progress | null;
  /** Reads the granted files and adds them to those in hand; nothing is written. */
  read(grant: string): Promise<void>;
  change(key: number, part: Partial<Pick<FileInHand, 'unit' | 'direction' | 'state' | 'written'>>): void;
  /** Puts all files away; those not confirmed were never written. */
  leave(): void;
}

const ImportingContext = createContext<Importing | null>(null);

export function useImporting(): Importing {
  const importing = use(ImportingContext);
  if (!importing) throw new Error('useImporting outside ImportingProvider');
  return importing;
}

let lastKey = 0;

function inHand(preview: ImportPreview): FileInHand {
  lastKey += 1;
  const known = preview.ok
    ? { unit: preview.unit, direction: preview.direction }
    : { unit: '', direction: 'up' as const };
  return { key: lastKey, preview, ...known, state: 'open', written: null };
}

export function ImportingProvider({ children }: { children: ReactNode }): ReactNode {
  const [files, setFiles] = useState<readonly FileInHand[]>([]);
  const job = useJob('previewImport');
  const { start, running, progress } = job;

  const read = useCallback(
    async (grant: string) => {
      const previews = await start({ grant });
      if (previews) setFiles((before) => [...before.filter((file) => file.state === 'open'), ...previews.map(inHand)]);
    },
    [start],
  );
  const change = useCallback<Importing['change']>((key, part) => {
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file)));
  }, []);
  const leave = useCallback(() => setFiles([]), []);
  const importing = useMemo(
    () => ({ files, reading: running, progress, read, change, leave }),
    [files, running, progress, read, change, leave],
  );
  return <ImportingContext value={importing}>{children}</ImportingContext>;
}
