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
  bias: -6.4,
  features: {
    nameName: 2.5,
    nameAll: 2.6,
    allName: 2.7,
    allAll: 7.3,
    entryNameHeld: 5.3,
    itemNameHeld: 1.6,
    entryHeld: 0,
    plain: 0,
    plainRank: 0,
    sameName: 4,
    sameDepartment: 1.15,
    otherDepartment: -1.25,
    sameCategory: 0.4,
    otherCategory: -0.4,
    sharedBasis: 1.7,
    contradiction: -1,
    actionMeets: 0.5,
    entryActionMissing: -0.7,
    itemActionMissing: -0.2,
  },
};

/** Shares of belief, 0 to 1. */
export interface TickThresholds {
  /** The first candidate is ticked from here on. */
  readonly attach: number;
  /** Both parts of a row of two duties are ticked when their items hold this much of the belief together … */
  readonly both: number;
  /** … and each part on its own points to its item with at least this much. */
  readonly part: number;
}

export interface MatchThresholds {
  readonly withText: TickThresholds;
  /** A name that comes without text must say it more clearly. */
  readonly nameOnly: TickThresholds;
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

export const MATCH_THRESHOLDS: MatchThresholds = {
  withText: { attach: 0.76, both: 0.65, part: 0.55 },
  nameOnly: { attach: 0.9, both: 0.75, part: 0.7 },
  none: 0.7,
};
