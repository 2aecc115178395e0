/** How much each feature counts, and where confirming at once ends and looking begins; fitted on labelled lists. */
import type { FeatureName } from './pairFeatures';

/** Log-odds: added up per pair; above 0 the item is likelier than “nothing fits”. */
export interface MatchWeights {
  readonly bias: number;
  readonly features: Readonly<Record<FeatureName, number>>;
}

/**
 * Fitted on the sample's six townships (with and without text, department and basis), then rounded. Three are set by
 * judgement, as the sample says nothing of them: sameName, sameCategory and otherCategory; contradiction is set a
 * little stronger than fitted, as a right-looking item of a wrong duty is worse than none.
 */
export const MATCH_WEIGHTS: MatchWeights = {
  bias: -6.55,
  features: {
    nameName: 2,
    nameAll: 2.8,
    allName: 2.6,
    allAll: 7.1,
    entryNameHeld: 5.6,
    itemNameHeld: 1.5,
    sameName: 4,
    sameDepartment: 1.2,
    otherDepartment: -1.25,
    sameCategory: 0.4,
    otherCategory: -0.4,
    sharedBasis: 1.7,
    contradiction: -1,
    actionMeets: 0.35,
    entryActionMissing: -0.85,
    itemActionMissing: -0.25,
  },
};

/** Shares of belief, 0 to 1. */
export interface MatchThresholds {
  /** The first candidate is ticked from here on; a name without text must say it more clearly. */
  readonly attach: number;
  readonly attachNameOnly: number;
  /** Both parts of a row of two duties are ticked when their items hold this much of the belief together … */
  readonly both: number;
  /** … and each part on its own points to its item with at least this much. */
  readonly part: number;
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

export const MATCH_THRESHOLDS: MatchThresholds = {
  attach: 0.76,
  attachNameOnly: 0.88,
  both: 0.65,
  part: 0.55,
  none: 0.7,
};
