/** How much each feature counts, and where confirming at once ends and looking begins; fitted on labelled lists. */
import type { FeatureName } from './pairFeatures';

/** Log-odds: added up per pair; above 0 the item is likelier than “nothing fits”. */
export interface MatchWeights {
  readonly bias: number;
  readonly features: Readonly<Record<FeatureName, number>>;
}

/**
 * Fitted on the sample's six townships in five shapes (everything; name and text; name and department; name against
 * full items; names alone), on the same rows with their items taken out of the pool (“nothing fits” is right then), and
 * lightly on the pool's own items taken out of it; then rounded. Set by judgement, as the sample says nothing of them:
 * sameName, sameCategory and otherCategory.
 */
export const MATCH_WEIGHTS: MatchWeights = {
  bias: -6.8,
  features: {
    nameName: 2.6,
    nameAll: 2.9,
    allName: 1.8,
    allAll: 5.4,
    entryNameHeld: 3.4,
    itemNameHeld: 0.3,
    entryHeld: 1.5,
    plain: 2.1,
    plainRank: 0.3,
    sameName: 4,
    sameDepartment: 1.35,
    otherDepartment: -1,
    sameCategory: 0.4,
    otherCategory: -0.4,
    sharedBasis: 1.35,
    otherBasis: -0.45,
    spokenBasis: -0.7,
    contradiction: -1.6,
    actionMeets: 0.1,
    entryActionMissing: -0.3,
    itemActionMissing: -0.25,
    anyActionMissing: -0.45,
  },
};

/**
 * How sure the first candidate is, as log-odds of “a person would confirm it”: a second look at what ranking alone
 * forgets. The first of a bad lot is still first; so what counts beside its odds is how much of the ENTRY it explains.
 */
export interface TickWeights {
  readonly bias: number;
  readonly odds: number;
  /** Lead over the second candidate in odds, at most 6. */
  readonly margin: number;
  readonly entryHeld: number;
  readonly allAll: number;
  readonly anyActionMissing: number;
  readonly spokenBasis: number;
  readonly otherDepartment: number;
}

/** Shares, 0 to 1. */
export interface TickThresholds {
  /** The first candidate is ticked when it is this sure … */
  readonly attach: number;
  /** Both parts of a row of two duties are ticked when their items hold this much of the belief together … */
  readonly both: number;
  /** … and each part on its own points to its item with at least this much. */
  readonly part: number;
}

export interface MatchThresholds {
  readonly withText: TickThresholds & { readonly weights: TickWeights };
  /** A name that comes without text must say it more clearly. */
  readonly nameOnly: TickThresholds & { readonly weights: TickWeights };
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

export const MATCH_THRESHOLDS: MatchThresholds = {
  withText: {
    weights: {
      bias: -1.8,
      odds: 0.65,
      margin: 0.06,
      entryHeld: 5.1,
      allAll: 4.3,
      anyActionMissing: -0.45,
      spokenBasis: -0.35,
      otherDepartment: -0.8,
    },
    attach: 0.8,
    both: 0.55,
    part: 0.45,
  },
  nameOnly: {
    weights: {
      bias: -2.4,
      odds: 0.45,
      margin: 0.15,
      entryHeld: 2.5,
      allAll: 1.5,
      anyActionMissing: -0.1,
      spokenBasis: -0.35,
      otherDepartment: -0.8,
    },
    attach: 0.85,
    both: 0.6,
    part: 0.55,
  },
  none: 0.85,
};
