/** Reasons of a candidate by what they are for: what speaks for it, what warns, and what differs. */
import { RIVAL_BEGINS } from '../../../../shared/logic/matching/matchReasons';

const DIFFERENCE = '差别：';

export interface SortedReasons {
  readonly supports: readonly string[];
  readonly warnings: readonly string[];
  /** Without its heading; '' where nothing is said. */
  readonly difference: string;
}

/** Takes the reasons as `reasonsOf` in `shared/logic/matching/` writes them. */
export function sortReasons(reasons: readonly string[]): SortedReasons {
  const warns = (reason: string): boolean => reason.startsWith(RIVAL_BEGINS);
  const differs = (reason: string): boolean => reason.startsWith(DIFFERENCE);
  return {
    supports: reasons.filter((reason) => !warns(reason) && !differs(reason)),
    warnings: reasons.filter(warns),
    difference: reasons.find(differs)?.slice(DIFFERENCE.length) ?? '',
  };
}
