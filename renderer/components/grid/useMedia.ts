/** Whether a CSS media query holds, kept current; for what CSS alone cannot rearrange. */
import { useCallback, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** 911×512 and the like: a large scaling on a small screen. */
export const NARROW = '(max-width: 1000px)';
