/** What the frame shows for the screens: the line after a write, running jobs, and failures. Kept outside React so that any hook can speak. */
import { useSyncExternalStore } from 'react';
import type { MethodName } from '../shared/contract';
import type { Progress } from '../shared/contract/envelope';

/** The line at the bottom right after a write; `offers` is the way back it names. */
export interface UndoLine {
  readonly key: number;
  readonly text: string;
  readonly offers: 'undo' | 'redo' | null;
}

export interface RunningJob {
  readonly key: number;
  readonly method: MethodName;
  readonly since: number;
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

export interface FailureNotice {
  readonly key: number;
  readonly text: string;
  /** For support; shown small at the end. */
  readonly code: string;
  readonly calm: boolean;
  /** Calm, yet to be read: it waits for somebody. */
  readonly stays: boolean;
}

interface Notices {
  readonly undoLine: UndoLine | null;
  readonly jobs: readonly RunningJob[];
  readonly failures: readonly FailureNotice[];
  /** Writes under way. */
  readonly writing: number;
  /** Ways into a project under way, with what they ask. */
  readonly entering: number;
}

let notices: Notices = { undoLine: null, jobs: [], failures: [], writing: 0, entering: 0 };
let lastKey = 0;
const listeners = new Set<() => void>();

function publish(next: Partial<Notices>): void {
  notices = { ...notices, ...next };
  for (const listener of listeners) listener();
}

function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

/** Everything the frame has to show now. */
export function useNotices(): Notices {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}

/** Says in words what was just done; replaces the line before. */
export function showUndoLine(text: string, offers: UndoLine['offers']): void {
  publish({ undoLine: { key: nextKey(), text, offers } });
}

export function hideUndoLine(key: number): void {
  if (notices.undoLine?.key === key) publish({ undoLine: null });
}

/** Shows a failure until it is closed; a calm one is no fault (cancelled) and leaves by itself. */
export function showFailure(text: string, code: string, calm = false): void {
  const same = notices.failures.filter((failure) => failure.text !== text);
  publish({ failures: [...same, { key: nextKey(), text, code, calm, stays: false }].slice(-3) });
}

/** What whoever opened the project has to know before going on. */
export function showAdvice(text: string): void {
  publish({ failures: [...notices.failures, { key: nextKey(), text, code: '', calm: true, stays: true }].slice(-3) });
}

export function hideFailure(key: number): void {
  publish({ failures: notices.failures.filter((failure) => failure.key !== key) });
}

/** Of the newest failure shown so far; later ones have larger keys. */
export function lastFailure(): number {
  return notices.failures.at(-1)?.key ?? 0;
}

export function hideAllFailures(): void {
  if (notices.failures.length > 0) publish({ failures: [] });
}

/** Puts a job on the strip above the status bar; returns how to report on it and how to take it off. */
export function showJob(method: MethodName, cancel: () => void): { report(progress: Progress): void; finish(): void } {
  const job: RunningJob = { key: nextKey(), method, since: Date.now(), progress: null, cancel };
  publish({ jobs: [...notices.jobs, job] });
  return {
    report: (progress) =>
      publish({ jobs: notices.jobs.map((other) => (other.key === job.key ? { ...other, progress } : other)) }),
    finish: () => publish({ jobs: notices.jobs.filter((other) => other.key !== job.key) }),
  };
}

/** Marks a write as under way until the returned function is called. */
export function showWriting(): () => void {
  publish({ writing: notices.writing + 1 });
  return () => publish({ writing: notices.writing - 1 });
}

/** Marks a project as being opened until the returned function is called. */
export function showEntering(): () => void {
  publish({ entering: notices.entering + 1 });
  return () => publish({ entering: notices.entering - 1 });
}
