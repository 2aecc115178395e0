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
 * Fitted on two labelled counties, nine towns (`withText`: everything, and name and text; `nameOnly`: names alone, with
 * their department, and against items that have a text), on the same rows with their items taken out of the pool (“nothing
 * fits” is right then), and lightly on the pool's own items taken out of it; then rounded. Held
 * nearer to nothing than fitted: handedDown. The departments are set in view of all labelled counties, between what two and
 * what all of them give, and `familiar` in view of the counties with what other towns attached. Set by judgement: sameName,
 * sameCategory, otherCategory.
 */
export const MATCH_WEIGHTS: WeightSet = {
  withText: {
    bias: -6.3,
    features: {
      nameName: 3.1,
      nameAll: 3.5,
      allName: 3.4,
      allAll: 6,
      entryNameHeld: 1.6,
      itemNameHeld: 0,
      entryHeld: 2.6,
      plain: 2.9,
      plainRank: 0.8,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1.4,
      otherBasis: -0.3,
      spokenBasis: -0.6,
      handedDown: -1.2,
      contradiction: -1.5,
      actionMeets: 0,
      entryActionMissing: -0.6,
      itemActionMissing: -0.1,
      anyActionMissing: -0.9,
      specialActionMissing: -0.2,
      familiar: 0.7,
    },
  },
  nameOnly: {
    bias: -6.2,
    features: {
      nameName: 3.4,
      nameAll: 3.3,
      allName: 3.4,
      allAll: 4.3,
      entryNameHeld: 2.7,
      itemNameHeld: 0,
      entryHeld: 1.7,
      plain: 0,
      plainRank: 0,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1,
      otherBasis: 0,
      spokenBasis: 0,
      handedDown: -1,
      contradiction: -1.5,
      actionMeets: 0.1,
      entryActionMissing: -0.4,
      itemActionMissing: 0,
      anyActionMissing: -0.4,
      specialActionMissing: -0.1,
      familiar: 0.7,
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
  readonly handedDown: number;
  readonly otherDepartment: number;
  readonly sameDepartment: number;
  /** The two do quite different things: neither's actions stand in the other. */
  readonly otherActions: number;
  /** What another entry of the list gives the first candidate, as far as this one does not. */
  readonly contested: number;
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
    bias: -1.35,
    odds: 0.45,
    margin: 0.28,
    entryHeld: 1.5,
    allAll: 0,
    anyActionMissing: 0,
    specialActionMissing: -0.5,
    spokenBasis: -0.3,
    handedDown: -1,
    otherDepartment: -0.75,
    sameDepartment: 1,
    otherActions: -1.5,
    contested: -1,
  },
  attach: 0.84,
  both: 0.8,
  part: 0.65,
};

/**
 * The weights of sureness are fitted like the others; the departments and spokenBasis are set by judgement. In view of all
 * labelled counties: `attach` with text and of names alone, otherActions and contested.
 */
export const MATCH_THRESHOLDS: MatchThresholds = {
  withText: {
    weights: {
      bias: -1.6,
      odds: 0.6,
      margin: 0.15,
      entryHeld: 0.8,
      allAll: 5,
      anyActionMissing: -0.4,
      specialActionMissing: -0.6,
      spokenBasis: -0.3,
      handedDown: -0.9,
      otherDepartment: -0.75,
      sameDepartment: 0.6,
      otherActions: -1,
      contested: -1,
    },
    attach: 0.52,
    both: 0.65,
    part: 0.5,
  },
  nameOnly: NAME_ONLY,
  bothNames: { ...NAME_ONLY, attach: 0.86 },
  none: 0.96,
};
