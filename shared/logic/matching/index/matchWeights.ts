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
 * Fitted on the first sixteen labelled counties (`withText`: rows with a text; `nameOnly`: those without, against items with and
 * without one), with nothing attached and with what the other towns attached, and on the same rows with their items taken out
 * of the pool (“nothing fits” is right then); then rounded. How well that does where nothing was seen is measured with each
 * county left out. Set by judgement: sameName, categories, departments, handedDown, familiar.
 */
export const MATCH_WEIGHTS: WeightSet = {
  withText: {
    bias: -7.3,
    features: {
      nameName: 2.1,
      nameAll: 2.2,
      allName: 2.4,
      allAll: 4.9,
      entryNameHeld: 1.2,
      itemNameHeld: 0,
      entryHeld: 2.1,
      plain: 1.8,
      plainRank: 1.6,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 0.6,
      otherBasis: -0.7,
      spokenBasis: -0.4,
      handedDown: -1.2,
      contradiction: -1.6,
      actionMeets: 0,
      entryActionMissing: -0.3,
      itemActionMissing: -0.2,
      anyActionMissing: -1.1,
      specialActionMissing: -0.9,
      familiar: 0.9,
      sense: 4.7,
    },
  },
  nameOnly: {
    bias: -7.4,
    features: {
      nameName: 1.9,
      nameAll: 2.4,
      allName: 1.9,
      allAll: 3.4,
      entryNameHeld: 1.8,
      itemNameHeld: 0,
      entryHeld: 0.8,
      plain: 0.1,
      plainRank: 0.2,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1,
      otherBasis: 0,
      spokenBasis: 0,
      handedDown: -1.2,
      contradiction: -1.4,
      actionMeets: 0,
      entryActionMissing: -0.3,
      itemActionMissing: 0,
      anyActionMissing: -0.3,
      specialActionMissing: -0.8,
      familiar: 0.7,
      sense: 6.1,
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
  /** Lead over the second candidate in odds, at most 4. */
  readonly margin: number;
  readonly entryHeld: number;
  readonly allAll: number;
  readonly anyActionMissing: number;
  readonly specialActionMissing: number;
  readonly spokenBasis: number;
  readonly handedDown: number;
  readonly otherDepartment: number;
  readonly sameDepartment: number;
  /** The two do quite different things: neither's actions stand in the other. */
  readonly otherActions: number;
  /** What another entry of the list gives the first candidate, as far as this one does not. */
  readonly contested: number;
  /** How near what the name means comes to what the item means: where there is a text, its words decide instead. */
  readonly sense: number;
  /** Which part of what the name names the item does not say. */
  readonly lacking: number;
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

/** What the two have beside their names: the entry a text; the item alone; neither. */
export type TextOf = 'withText' | 'nameOnly' | 'bothNames';

/** The less they say, the more clearly it must be said. */
export interface MatchThresholds extends Readonly<Record<TextOf, TickThresholds & { readonly weights: TickWeights }>> {
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

/** For entries that say nothing beside their name. */
const NAME_ONLY: MatchThresholds['nameOnly'] = {
  weights: {
    bias: -3.1,
    odds: 0.4,
    margin: 0.35,
    entryHeld: 0.1,
    allAll: 1.1,
    anyActionMissing: 0,
    specialActionMissing: -0.5,
    spokenBasis: -0.3,
    handedDown: -0.9,
    otherDepartment: -0.8,
    sameDepartment: 0.8,
    otherActions: -0.8,
    contested: -1,
    sense: 3.4,
    lacking: -0.85,
  },
  attach: 0.93,
  both: 0.9,
  part: 0.65,
};

/**
 * The weights of sureness are fitted like the others; departments, spokenBasis, otherActions and contested are set by
 * judgement, the thresholds in view of all labelled counties.
 */
export const MATCH_THRESHOLDS: MatchThresholds = {
  withText: {
    weights: {
      bias: -1.15,
      odds: 0.6,
      margin: 0.3,
      entryHeld: 0.75,
      allAll: 3.4,
      anyActionMissing: 0,
      specialActionMissing: -0.7,
      spokenBasis: -0.3,
      handedDown: -1.5,
      otherDepartment: -0.75,
      sameDepartment: 0.75,
      otherActions: -2,
      contested: -1,
      sense: 0,
      lacking: -0.85,
    },
    attach: 0.71,
    both: 0.8,
    part: 0.6,
  },
  nameOnly: NAME_ONLY,
  bothNames: { ...NAME_ONLY, attach: 0.91 },
  none: 0.93,
};
