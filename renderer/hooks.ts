/** How screens read, write and run jobs: TanStack Query over `call`, with undo line, failures and job strip. */
import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, MethodName, Output } from '../shared/contract';
import type { Progress } from '../shared/contract/envelope';
import { call, EngineError } from './api';
import { showFailure, showJob, showUndoLine, showWriting } from './notices';
import { isFresh } from './queries';
import { DONE_WORDS, EXPORT_STOPPED, JOB_STOPPED, REDONE, UNDONE } from './text';

/**
 * Reads; key is [method, input]. Data of the input before stay until the new ones are there, and every read is
 * fetched again after a change: both are settings of the one QueryClient in queries.ts.
 */
export function useRead<M extends MethodName>(
  method: M,
  input: Input<M>,
  options: { enabled?: boolean } = {},
): UseQueryResult<Output<M>, EngineError> {
  return useQuery<Output<M>, EngineError>({
    queryKey: [method, input],
    queryFn: ({ signal }) => call(method, input, { signal }),
    enabled: options.enabled ?? true,
  });
}

/** Tells why a read failed whose screen would show nothing instead. */
export function useTold({ error }: { readonly error: unknown }): void {
  useEffect(() => {
    if (error) tell(error);
  }, [error]);
}

/**
 * For a form that begins from an answer: nothing until that is fresh, for what it begins from it writes back over what
 * may have changed meanwhile. Once begun it stays; why there is none is told.
 */
export function useFreshRead<M extends MethodName>(
  method: M,
  input: Input<M>,
  options: { enabled?: boolean } = {},
): Output<M> | undefined {
  const read = useRead(method, input, options);
  useTold(read);
  const asked = JSON.stringify([method, input]);
  const [begun, setBegun] = useState('');
  if (begun === asked) return read.data;
  if (!isFresh(read)) return undefined;
  setBegun(asked);
  return read.data;
}

/** What a write gives back when it was done; methods without an output give `true`, so that null always means failure. */
export type Done<M extends MethodName> = [Output<M>] extends [null] ? true : Output<M>;

export interface Write<M extends MethodName> {
  /** Resolves with the output (`true` where there is none), or null after a failure that was shown. */
  run(input: Input<M>): Promise<Done<M> | null>;
  readonly running: boolean;
}

/** One recorded action; what was done appears in the undo line, a failure as a notice. */
export function useWrite<M extends MethodName>(method: M): Write<M> {
  const queries = useQueryClient();
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (input: Input<M>): Promise<Done<M> | null> => {
      setRunning((count) => count + 1);
      const finish = showWriting();
      const controller = new AbortController();
      // Only a long write tells how far it is; it gets the strip of a job, and its way to stop.
      const strips: ReturnType<typeof showJob>[] = [];
      const onProgress = (now: Progress): void => {
        if (strips.length === 0) strips.push(showJob(method, () => controller.abort()));
        strips[0]?.report(now);
      };
      try {
        const output = await call(method, input, { signal: controller.signal, onProgress });
        await sayWhatWasDone(method, queries);
        return (output ?? true) as Done<M>;
      } catch (error) {
        tell(error);
        return null;
      } finally {
        strips[0]?.finish();
        finish();
        setRunning((count) => count - 1);
      }
    },
    [method, queries],
  );
  return { run, running: running > 0 };
}

export interface Job<M extends MethodName> {
  /** Resolves with the output, or null when cancelled or after a failure that was shown. */
  start(input: Input<M>): Promise<Output<M> | null>;
  cancel(): void;
  readonly progress: Progress | null;
  readonly running: boolean;
}

/** Work with progress that can be cancelled; starting it again cancels the run before. Leaving the screen does not stop it. */
export function useJob<M extends MethodName>(method: M): Job<M> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState(false);
  const current = useRef<AbortController | null>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const cancel = useCallback(() => current.current?.abort(), []);
  const start = useCallback(
    async (input: Input<M>): Promise<Output<M> | null> => {
      current.current?.abort();
      const controller = new AbortController();
      current.current = controller;
      const strip = showJob(method, () => controller.abort());
      setProgress(null);
      setRunning(true);
      try {
        return await call(method, input, {
          signal: controller.signal,
          onProgress: (now) => {
            strip.report(now);
            if (shown.current && current.current === controller) setProgress(now);
          },
        });
      } catch (error) {
        // A run replaced by the next one is nobody's news.
        if (current.current === controller) tell(error, method.startsWith('export') ? EXPORT_STOPPED : JOB_STOPPED);
        return null;
      } finally {
        strip.finish();
        if (current.current === controller) {
          current.current = null;
          if (shown.current) setRunning(false);
        }
      }
    },
    [method],
  );
  return { start, cancel, progress, running };
}

/** Shows a failure of the engine as a notice, `stopped` for what was cancelled; anything else is a bug and goes on up. */
export function tell(error: unknown, stopped: string = JOB_STOPPED): void {
  if (!(error instanceof EngineError)) throw error;
  if (error.code === 'CANCELLED') showFailure(stopped, '', true);
  else showFailure(error.message, error.code);
}

/** Methods that change no office fact: the window itself shows what they did. */
const SILENT: ReadonlySet<MethodName> = new Set<MethodName>([
  'createProject',
  'openProject',
  'closeProject',
  'setOperator',
  'setTextSize',
  'setBackupPlace',
  'forgetMissing',
]);

async function sayWhatWasDone(method: MethodName, queries: QueryClient): Promise<void> {
  if (SILENT.has(method)) return;
  const summary = await call('summary', {}).catch(() => null);
  if (!summary) return;
  queries.setQueryData(['summary', {}], summary);
  if (method === 'undo')
    showUndoLine(summary.redo ? `${UNDONE}：${summary.redo}` : UNDONE, summary.redo ? 'redo' : null);
  else if (method === 'redo')
    showUndoLine(summary.undo ? `${REDONE}：${summary.undo}` : REDONE, summary.undo ? 'undo' : null);
  else if (summary.undo) showUndoLine(summary.undo, 'undo');
  else showUndoLine(DONE_WORDS[method] ?? DONE_WORDS.other, null);
}
