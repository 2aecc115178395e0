/** How much each feature counts, and where confirming at once ends and looking begins; fitted on labelled lists. */
import type { FeatureName } from './pairFeatures';

/** Log-odds: added up per pair; above 0 the item is likelier than “nothing fits”. */
export interface MatchWeights {
  readonly bias: number;
  readonly features: Readonly<Record<FeatureName, number>>;
}

/** Rows with text and bare names are weighed apart: where there is no text, the name is all there is. */
export interface WeightSet {
  readonly withText: MatchWeights;
  readonly nameOnly: MatchWeights;
}

/**
 * Fitted on the sample's six townships (`withText`: everything, and name and text; `nameOnly`: names alone, with their
 * department, and against items that have a text), on the same rows with their items taken out of the pool (“nothing
 * fits” is right then), and lightly on the pool's own items taken out of it; then rounded. Set by judgement, as the
 * sample says nothing or too much of them: sameName, sameCategory, otherCategory, spokenBasis.
 */
export const MATCH_WEIGHTS: WeightSet = {
  withText: {
    bias: -7,
    features: {
      nameName: 2.5,
      nameAll: 2.8,
      allName: 1.7,
      allAll: 6,
      entryNameHeld: 2.5,
      itemNameHeld: 0.1,
      entryHeld: 3.8,
      plain: 3.8,
      plainRank: 1,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -1.3,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1.1,
      otherBasis: -0.6,
      spokenBasis: -0.8,
      contradiction: -1.5,
      actionMeets: 0.1,
      entryActionMissing: -0.35,
      itemActionMissing: -0.15,
      anyActionMissing: -0.9,
      specialActionMissing: -0.3,
    },
  },
  nameOnly: {
    bias: -6.75,
    features: {
      nameName: 2.8,
      nameAll: 3.4,
      allName: 2.8,
      allAll: 4.4,
      entryNameHeld: 2.9,
      itemNameHeld: 0.1,
      entryHeld: 1.9,
      plain: 0.8,
      plainRank: 0.1,
      sameName: 4,
      sameDepartment: 1.5,
      otherDepartment: -1,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1,
      otherBasis: -0.3,
      spokenBasis: -0.3,
      contradiction: -1.65,
      actionMeets: 0.1,
      entryActionMissing: -0.2,
      itemActionMissing: -0.2,
      anyActionMissing: -0.2,
      specialActionMissing: -0.3,
    },
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
  readonly specialActionMissing: number;
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

/** The weights of sureness are fitted like the others; otherDepartment and spokenBasis are set by judgement. */
export const MATCH_THRESHOLDS: MatchThresholds = {
  withText: {
    weights: {
      bias: -1.6,
      odds: 0.75,
      margin: 0.03,
      entryHeld: 3.8,
      allAll: 3.2,
      anyActionMissing: -0.2,
      specialActionMissing: -0.8,
      spokenBasis: -0.3,
      otherDepartment: -0.8,
    },
    attach: 0.8,
    both: 0.55,
    part: 0.45,
  },
  nameOnly: {
    weights: {
      bias: -2.2,
      odds: 0.5,
      margin: 0.15,
      entryHeld: 3,
      allAll: 1.3,
      anyActionMissing: -0.1,
      specialActionMissing: -0.8,
      spokenBasis: -0.3,
      otherDepartment: -0.8,
    },
    attach: 0.9,
    both: 0.6,
    part: 0.55,
  },
  none: 0.85,
};
