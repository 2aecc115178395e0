/** Questions that opening a project may raise: asked by whoever opens it, answered in a dialog. */
import { useSyncExternalStore } from 'react';

export interface Question<Choice> {
  readonly sentence: string;
  readonly answer: (choice: Choice) => void;
}

export interface Asker<Choice> {
  /** Resolves with what a person chose. */
  ask(sentence: string): Promise<Choice>;
  /** The question that waits for an answer, as a React hook. */
  useQuestion(): Question<Choice> | null;
}

function makeAsker<Choice>(): Asker<Choice> {
  let question: Question<Choice> | null = null;
  const listeners = new Set<() => void>();
  const put = (next: Question<Choice> | null): void => {
    question = next;
    for (const listener of listeners) listener();
  };
  const listen = (listener: () => void): (() => boolean) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    ask: (sentence) =>
      new Promise((resolve) => {
        const answer = (choice: Choice): void => {
          put(null);
          resolve(choice);
        };
        put({ sentence, answer });
      }),
    useQuestion: () => useSyncExternalStore(listen, () => question),
  };
}

export type LockedChoice = 'readOnly' | 'takeOver' | 'leave';
/** Somebody else edits the project: the sentence says who, where, since when. */
export const whenLocked = makeAsker<LockedChoice>();

/** On a stick, a share, in a synced folder: copied here, or worked on where it lies. */
export type PlaceChoice = 'here' | 'there';
export const whenElsewhere = makeAsker<PlaceChoice>();
