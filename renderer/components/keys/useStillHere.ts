/** Asked before the answer of the engine moves the hand on: is the person still where the work began? */
import { useLayoutEffect, useRef } from 'react';

/**
 * `place` says in a string what is in hand. The function given back is called when the work begins; what that gives back
 * tells, when the work is done, whether nothing else was taken in hand meanwhile.
 */
export function useStillHere(place: string): () => () => boolean {
  const now = useRef(place);
  useLayoutEffect(() => {
    now.current = place;
  }, [place]);
  return () => {
    const before = now.current;
    return () => now.current === before;
  };
}
