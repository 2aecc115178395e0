/** The question what to do with a project somebody else edits: asked by whoever opens it, answered in a dialog. */
import { useSyncExternalStore } from 'react';

export type LockedChoice = 'readOnly' | 'takeOver' | 'leave';

export interface LockedQuestion {
  /** Who has it open, where, since when. */
  readonly sentence: string;
  readonly answer: (choice: LockedChoice) => void;
}

let question: LockedQuestion | null = null;
const listeners = new Set<() => void>();

function put(next: LockedQuestion | null): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Resolves with what a person chose. */
export function askWhenLocked(sentence: string): Promise<LockedChoice> {
  return new Promise((resolve) => {
    put({
      sentence,
      answer: (choice) => {
        put(null);
        resolve(choice);
      },
    });
  });
}

/** The question that waits for an answer. */
export function useLockedQuestion(): LockedQuestion | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
}
