/** A way into a screen: which, and what it is to show. */

export interface ScreenLink {
  readonly screen:
    | 'sources'
    | 'merge'
    | 'pool'
    | 'bases'
    | 'opinions'
    | 'agreement'
    | 'rounds'
    | 'townships'
    | 'units'
    | 'checks';
  readonly params: Readonly<Record<string, string | number>>;
}
