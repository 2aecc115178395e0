/** Files being looked at before they are written: kept above the screens, so that one may leave the preview and come back. */
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import type { Progress } from '../shared/contract/envelope';
import type { ReadingCorrections } from '../shared/model/readingCorrections';
import type { Direction } from '../shared/model/sourceEntry';
import type { ImportedList } from '../shared/views';
import type { ImportPreview, ImportPreviews, UnderstoodPreview } from '../shared/views/importing';
import { call } from './api';
import { tell, useJob } from './hooks';
import { useInHand } from './inHand';
import { useReturning } from './returning';

export type UnderstoodFile = UnderstoodPreview;

/** One file of a drop and what became of it. */
export interface FileInHand {
  readonly key: number;
  readonly preview: ImportPreview;
  /** As a person corrected them. */
  readonly unit: string;
  readonly direction: Direction;
  /** The name a person said is a unit of its own; '' when nobody did. */
  readonly newUnit: string;
  /** The name of which a person said that it is that unit; `isFirst`: which has handed in nothing yet. */
  readonly alias: { readonly name: string; readonly unit: string; readonly isFirst: boolean } | null;
  /** The earlier list whose place it takes; null: none; undefined: nobody said yet. */
  readonly replaces: number | null | undefined;
  /** A list printed here that a person said is imported as a list all the same. */
  readonly asList: boolean;
  /** Whether the corrections are kept for the unit's next table. */
  readonly remember: boolean;
  /** Whether a person changed anything about the reading. */
  readonly touched: boolean;
  /** What is shown is still being read: it cannot be confirmed. */
  readonly rereading: boolean;
  readonly state: 'open' | 'confirmed' | 'cancelled';
  readonly written: ImportedList | null;
}

type Changeable = 'unit' | 'newUnit' | 'alias' | 'direction' | 'state' | 'written' | 'replaces' | 'asList' | 'remember';

export interface Importing {
  readonly files: readonly FileInHand[];
  /** Names of files in a dropped folder that hold no table. */
  readonly ignored: readonly string[];
  readonly reading: boolean;
  readonly progress: Progress | null;
  /** Reads the granted files and folders and adds them to those in hand; nothing is written. */
  read(grant: string): Promise<ImportPreviews | null>;
  /** Takes a table copied from another program. */
  paste(html: string, text: string): Promise<void>;
  change(key: number, part: Partial<Pick<FileInHand, Changeable>>): void;
  /** Has the file read again with these corrections; the newest wins. */
  correct(key: number, corrections: ReadingCorrections): void;
  /** Has the whole file read as one unit's; the other parts of it are cancelled. */
  readWhole(file: FileInHand & { preview: UnderstoodFile }): void;
  /** Moves a list printed here to the answers of 征求意见; false where that was refused and it stays. */
  asAnswer(file: FileInHand & { preview: UnderstoodFile }): Promise<boolean>;
  /** Puts a list of each unit in the place of a file several units send. */
  split(file: FileInHand & { preview: UnderstoodFile }): Promise<void>;
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
  const nobodySaid = { newUnit: '', alias: null, replaces: undefined, asList: false } as const;
  const untouched = { ...nobodySaid, remember: true, touched: false, rereading: false } as const;
  return { key: lastKey, preview, ...known, ...untouched, state: 'open', written: null };
}

function withCorrections(file: FileInHand, corrections: ReadingCorrections): FileInHand {
  return file.preview.ok ? { ...file, preview: { ...file.preview, corrections } } : file;
}

/** The file as read again; what a person said about the sender stays. */
function withReading(file: FileInHand, preview: ImportPreview): FileInHand {
  if (!preview.ok || !file.preview.ok) return file;
  const asRead = file.unit === file.preview.unit;
  const sender = asRead ? { unit: preview.unit, direction: preview.direction } : {};
  return { ...file, preview, touched: true, ...sender };
}

function dropPreviews(files: readonly FileInHand[]): void {
  const previews = files.flatMap(({ preview }) => (preview.ok ? [preview.preview] : []));
  if (previews.length > 0) void call('dropPreviews', { previews }).catch(tell);
}

const NONE: readonly FileInHand[] = [];

export function ImportingProvider({ children }: { children: ReactNode }): ReactNode {
  const { shown: files, now, change: setFiles } = useInHand(NONE);
  const [ignored, setIgnored] = useState<readonly string[]>([]);
  const fromFiles = useJob('previewImport');
  const fromPaste = useJob('previewPaste');

  const { add: addReturns } = useReturning();
  const add = useCallback(
    (read: ImportPreviews | null): void => {
      if (!read) return;
      addReturns(read.returns);
      dropPreviews(now().filter((file) => file.state !== 'open'));
      setFiles((before) => [...before.filter((file) => file.state === 'open'), ...read.files.map(inHand)]);
      setIgnored(read.ignored);
    },
    [addReturns, now, setFiles],
  );
  const { start: startFiles } = fromFiles;
  const { start: startPaste } = fromPaste;
  const read = useCallback(
    async (grant: string) => {
      const found = await startFiles({ grant });
      add(found);
      return found;
    },
    [add, startFiles],
  );
  const paste = useCallback(
    async (html: string, text: string) => add(await startPaste({ html, text })),
    [add, startPaste],
  );
  const change = useCallback<Importing['change']>(
    (key, part) => setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file))),
    [setFiles],
  );
  const reread = useRereading(now, setFiles);
  const correct = useCallback<Importing['correct']>(
    (key, corrections) => reread(key, { corrections, whole: false }),
    [reread],
  );
  const readWhole = useCallback<Importing['readWhole']>(
    ({ key, preview: { part, corrections } }) => {
      const isOther = (file: FileInHand): boolean =>
        file.key !== key && file.state === 'open' && file.preview.ok && file.preview.part === part;
      setFiles((before) => before.map((file) => (isOther(file) ? { ...file, state: 'cancelled' } : file)));
      reread(key, { corrections, whole: true });
    },
    [reread, setFiles],
  );
  const asAnswer = useCallback<Importing['asAnswer']>(
    async ({ key, preview }) => {
      try {
        addReturns([await call('previewAsReturn', { preview: preview.preview })]);
        setFiles((before) => before.filter((file) => file.key !== key));
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    },
    [addReturns, setFiles],
  );
  const split = useCallback<Importing['split']>(
    async ({ key, preview }) => {
      try {
        const parts = await call('splitPreview', { preview: preview.preview });
        const [part] = parts.flatMap((one) => (one.ok ? [one.part] : []));
        const isStale = (file: FileInHand): boolean =>
          file.state === 'cancelled' && file.preview.ok && file.preview.part === part;
        setFiles((before) =>
          before
            .filter((file) => !isStale(file))
            .flatMap((file) => (file.key === key ? parts.map((one) => inHand(one)) : [file])),
        );
      } catch (error) {
        tell(error);
      }
    },
    [setFiles],
  );
  const leave = useCallback(() => {
    dropPreviews(now());
    setFiles(() => NONE);
    setIgnored([]);
  }, [now, setFiles]);
  const reading = fromFiles.running || fromPaste.running;
  const { progress } = fromFiles;
  const importing = useMemo(
    () => ({ files, ignored, reading, progress, read, paste, change, correct, readWhole, asAnswer, split, leave }),
    [files, ignored, reading, progress, read, paste, change, correct, readWhole, asAnswer, split, leave],
  );
  return <ImportingContext value={importing}>{children}</ImportingContext>;
}

interface Line {
  /** Token of the reading in hand; each reading ends the one before. */
  preview: string;
  next: Wanted | null;
  running: boolean;
  /** As the reading in hand was made. */
  corrections: ReadingCorrections;
}

interface Wanted {
  readonly corrections: ReadingCorrections;
  readonly whole: boolean;
}

/** One reading of a file at a time: while one is under way, only what was wanted last waits. */
function useRereading(
  now: () => readonly FileInHand[],
  setFiles: (change: (before: readonly FileInHand[]) => readonly FileInHand[]) => void,
): (key: number, wanted: Wanted) => void {
  const lines = useRef(new Map<number, Line>());
  return useCallback(
    (key, next) => {
      const change = (as: (file: FileInHand) => FileInHand): void =>
        setFiles((before) => before.map((file) => (file.key === key ? as(file) : file)));
      const run = async (line: Line): Promise<void> => {
        line.running = true;
        try {
          while (line.next) {
            const wanted = line.next;
            line.next = null;
            const preview = await call('rereadPreview', { preview: line.preview, ...wanted });
            if (preview.ok) line.preview = preview.preview;
            line.corrections = wanted.corrections;
            change((file) => withReading(file, preview));
          }
        } catch (error) {
          line.next = null;
          // What was asked for was not read: the reading before stands, and shows as it is.
          change((file) => withCorrections(file, line.corrections));
          tell(error);
        } finally {
          line.running = false;
          change((file) => ({ ...file, rereading: false }));
        }
      };
      const file = now().find((one) => one.key === key);
      if (!file?.preview.ok || file.state !== 'open') return;
      const { preview, corrections } = file.preview;
      const line = lines.current.get(key) ?? { preview, next: null, running: false, corrections };
      lines.current.set(key, line);
      line.next = next;
      // What was asked shows at once; the reading follows.
      change((one) => ({ ...withCorrections(one, next.corrections), touched: true, rereading: true }));
      if (!line.running) void run(line);
    },
    [now, setFiles],
  );
}
