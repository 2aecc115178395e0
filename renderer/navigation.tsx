/** Which screen is open with which parameters, and the way back and forward. */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

export const SCREENS = [
  'overview',
  'sources',
  'merge',
  'pool',
  'bases',
  'opinions',
  'agreement',
  'rounds',
  'townships',
  'editions',
  'requests',
  'units',
  'checks',
  'history',
  'settings',
] as const;
export type Screen = (typeof SCREENS)[number];

export type ScreenParams = Readonly<Record<string, string | number | undefined>>;

export interface Navigation {
  readonly screen: Screen;
  readonly params: ScreenParams;
  /** Opens a screen; the one before stays behind for Alt+←. */
  go(screen: Screen, params?: ScreenParams): void;
  /** As `go`, but a screen that is open already starts anew with these parameters. */
  goAnew(screen: Screen, params?: ScreenParams): void;
  /** Another number whenever the screen is to start anew. */
  readonly start: number;
  back(): void;
  forward(): void;
}

interface Place {
  readonly screen: Screen;
  readonly params: ScreenParams;
  readonly start: number;
}

interface Trail {
  readonly places: readonly Place[];
  readonly at: number;
}

const HOME: Place = { screen: 'overview', params: {}, start: 0 };
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
  const visit = useCallback((screen: Screen, params: ScreenParams, anew: boolean) => {
    setTrail((before) => {
      const start = (before.places[before.at]?.start ?? 0) + (anew ? 1 : 0);
      const places = [...before.places.slice(0, before.at + 1), { screen, params, start }].slice(-LONGEST_TRAIL);
      return { places, at: places.length - 1 };
    });
  }, []);
  const go = useCallback((screen: Screen, params: ScreenParams = {}) => visit(screen, params, false), [visit]);
  const goAnew = useCallback((screen: Screen, params: ScreenParams = {}) => visit(screen, params, true), [visit]);
  const back = useCallback(() => setTrail((before) => ({ ...before, at: Math.max(0, before.at - 1) })), []);
  const forward = useCallback(
    () => setTrail((before) => ({ ...before, at: Math.min(before.places.length - 1, before.at + 1) })),
    [],
  );
  const { screen, params, start } = trail.places[trail.at] ?? HOME;
  const navigation = useMemo(
    () => ({ screen, params, start, go, goAnew, back, forward }),
    [screen, params, start, go, goAnew, back, forward],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
