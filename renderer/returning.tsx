/** Answers to 征求意见 in hand before they are taken in: kept above the screens, so that one may look elsewhere and come back. */
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react';
import type { Progress } from '../shared/contract/envelope';
import type { ReturnedOpinion } from '../shared/model/opinion';
import type { ReturnPreview } from '../shared/views/opinions';
import { call } from './api';
import { tell, useJob } from './hooks';
import { useInHand } from './inHand';

/** One file that came back and how far a person has looked at it. */
export interface ReturnFile {
  readonly key: number;
  readonly preview: ReturnPreview;
  /** Answers to its questions, by place; null: put aside as no opinion. */
  readonly answers: Readonly<Record<number, ReturnedOpinion | null>>;
  /** Of the form of an earlier asking: the pack it counts for; null until a person says. */
  readonly countsFor: number | null;
  /** 按全部无意见登记, said by a person. */
  readonly allAgreed: boolean;
  /** 文号, of a superior's answer: as it was read, or as a person wrote it. */
  readonly docNumber: string;
  readonly state: 'open' | 'taken' | 'attached';
}

export interface Returning {
  readonly files: readonly ReturnFile[];
  readonly reading: boolean;
  readonly progress: Progress | null;
  /** Reads the granted files and folders; nothing is written. */
  read(grant: string): Promise<void>;
  add(previews: readonly ReturnPreview[]): void;
  change(
    key: number,
    part: Partial<Pick<ReturnFile, 'answers' | 'allAgreed' | 'countsFor' | 'docNumber' | 'state'>>,
  ): void;
  /** Puts all files away. */
  leave(): void;
}

const ReturningContext = createContext<Returning | null>(null);

export function useReturning(): Returning {
  const returning = use(ReturningContext);
  if (!returning) throw new Error('useReturning outside ReturningProvider');
  return returning;
}

let lastKey = 0;

function inHand(preview: ReturnPreview): ReturnFile {
  lastKey += 1;
  const docNumber = preview.known ? (preview.read.docNumber ?? '') : '';
  return { key: lastKey, preview, answers: {}, allAgreed: false, countsFor: null, docNumber, state: 'open' };
}

/** As an answer to the asking it counts for. */
export function asAnswer({ preview, countsFor }: Pick<ReturnFile, 'preview' | 'countsFor'>): ReturnPreview {
  if (!preview.known || !preview.newer || preview.newer.packId !== countsFor) return preview;
  const { answered: _, ...newer } = preview.newer;
  return { ...preview, ...newer };
}

const NONE: readonly ReturnFile[] = [];

export function ReturningProvider({ children }: { children: ReactNode }): ReactNode {
  const { shown: files, now, change: setFiles } = useInHand(NONE);
  const job = useJob('previewReturns');
  const add = useCallback(
    (previews: readonly ReturnPreview[]): void => {
      if (previews.length === 0) return;
      setFiles((before) => [...before.filter(({ state }) => state === 'open'), ...previews.map(inHand)]);
    },
    [setFiles],
  );
  const { start } = job;
  const read = useCallback(
    async (grant: string): Promise<void> => {
      const found = await start({ grant });
      if (found) add(found.files);
    },
    [start, add],
  );
  const change = useCallback<Returning['change']>(
    (key, part) => setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file))),
    [setFiles],
  );
  const leave = useCallback(() => {
    const open = now().filter(({ state }) => state === 'open');
    const previews = open.map(({ preview }) => preview.preview);
    if (previews.length > 0) void call('dropReturns', { previews }).catch(tell);
    setFiles(() => NONE);
  }, [now, setFiles]);
  const { running: reading, progress } = job;
  const returning = useMemo(
    () => ({ files, reading, progress, read, add, change, leave }),
    [files, reading, progress, read, add, change, leave],
  );
  return <ReturningContext value={returning}>{children}</ReturningContext>;
}
