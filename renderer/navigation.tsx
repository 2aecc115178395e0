/** Which screen is open with which parameters, and the way back and forward. */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

export const SCREENS = [
  'overview',
  'sources',
  'merge',
  'pool',
  'rounds',
  'townships',
  'units',
  'checks',
  'history',
] as const;
export type Screen = (typeof SCREENS)[number];

export type ScreenParams = Readonly<Record<string, string | number | undefined>>;

export interface Navigation {
  readonly screen: Screen;
  readonly params: ScreenParams;
  /** Opens a screen; the one before stays behind for Alt+←. */
  go(screen: Screen, params?: ScreenParams): void;
  back(): void;
  forward(): void;
}

interface Place {
  readonly screen: Screen;
  readonly params: ScreenParams;
}

interface Trail {
  readonly places: readonly Place[];
  readonly at: number;
}

const HOME: Place = { screen: 'overview', params: {} };
const LONGEST_TRAIL = 100;

const NavigationContext = createContext<Navigation | null>(null);

/** The open screen, and how to go elsewhere. */
export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error('useNavigation outside NavigationProvider');
  return navigation;
}

export function NavigationProvider({ children }: { children: ReactNode }): ReactNode {
  const [trail, setTrail] = useState<Trail>({ places: [HOME], at: 0 });
  const go = useCallback((screen: Screen, params: ScreenParams = {}) => {
    setTrail((before) => {
      const places = [...before.places.slice(0, before.at + 1), { screen, params }].slice(-LONGEST_TRAIL);
      return { places, at: places.length - 1 };
    });
  }, []);
  const back = useCallback(() => setTrail((before) => ({ ...before, at: Math.max(0, before.at - 1) })), []);
  const forward = useCallback(
    () => setTrail((before) => ({ ...before, at: Math.min(before.places.length - 1, before.at + 1) })),
    [],
  );
  const { screen, params } = trail.places[trail.at] ?? HOME;
  const navigation = useMemo(() => ({ screen, params, go, back, forward }), [screen, params, go, back, forward]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
