/** State that outlasts screens and that whoever changes it can read at once, without waiting for it to be drawn. */
import { useCallback, useRef, useState } from 'react';

interface InHand<State> {
  /** As drawn. */
  readonly shown: State;
  /** As it is now, with every change so far. */
  readonly now: () => State;
  readonly change: (as: (before: State) => State) => void;
}

/** Changes are applied once, in the order they come; what has to happen beside them needs no place in React's updaters. */
export function useInHand<State>(first: State): InHand<State> {
  const [shown, show] = useState(first);
  const latest = useRef(first);
  const now = useCallback(() => latest.current, []);
  const change = useCallback((as: (before: State) => State): void => {
    latest.current = as(latest.current);
    show(latest.current);
  }, []);
  return { shown, now, change };
}
