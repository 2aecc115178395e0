/** Questions that opening a project may raise: asked by whoever opens it, answered in a dialog. */
import { useSyncExternalStore } from 'react';
import type { OtherCopy } from '../../../shared/views/program';

export interface Question<Choice, Said = string> {
  readonly said: Said;
  readonly answer: (choice: Choice) => void;
}

export interface Asker<Choice, Said = string> {
  /** Resolves with what a person chose. */
  ask(said: Said): Promise<Choice>;
  /** The question that waits for an answer, as a React hook. */
  useQuestion(): Question<Choice, Said> | null;
}

function makeAsker<Choice, Said = string>(): Asker<Choice, Said> {
  let question: Question<Choice, Said> | null = null;
  const listeners = new Set<() => void>();
  const put = (next: Question<Choice, Said> | null): void => {
    question = next;
    for (const listener of listeners) listener();
  };
  const listen = (listener: () => void): (() => boolean) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    ask: (said) =>
      new Promise((resolve) => {
        const answer = (choice: Choice): void => {
          put(null);
          resolve(choice);
        };
        put({ said, answer });
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

/** Other files of the project have work this one lacks: told, nothing is chosen. */
export const whenApart = makeAsker<'seen', readonly OtherCopy[]>();
