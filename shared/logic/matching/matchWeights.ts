/** How much each feature counts, and where confirming at once ends and looking begins; fitted on labelled lists. */
import type { FeatureName } from './pairFeatures';

/** Log-odds: added up per pair, above 0 the item is likelier than “nothing fits”. */
export interface MatchWeights {
  readonly bias: number;
  /** Added when one side has a name and no text: less is shared, though nothing speaks against. */
  readonly entryNameOnly: number;
  readonly itemNameOnly: number;
  readonly features: Readonly<Record<FeatureName, number>>;
}

export const MATCH_WEIGHTS: MatchWeights = {
  bias: -5,
  entryNameOnly: 0.5,
  itemNameOnly: 0.5,
  features: {
    nameName: 5,
    nameAll: 4,
    allName: 4,
    allAll: 8,
    entryNameHeld: 3,
    itemNameHeld: 3,
    sameName: 5,
    sameDepartment: 2,
    otherDepartment: -1,
    sameCategory: 0.5,
    otherCategory: -0.5,
    sharedBasis: 2,
    contradiction: -2,
    actionMeets: 0.5,
    entryActionMissing: -0.5,
    itemActionMissing: -0.3,
  },
};

/** Shares of belief, 0 to 1. */
export interface MatchThresholds {
  /** The first candidate is ticked from here on. */
  readonly attach: number;
  /** Both are ticked when they hold this much together and each at least `each`. */
  readonly both: number;
  readonly each: number;
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

export const MATCH_THRESHOLDS: MatchThresholds = { attach: 0.8, both: 0.85, each: 0.15, none: 0.6 };
