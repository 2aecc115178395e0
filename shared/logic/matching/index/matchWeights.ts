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
 * Fitted on twenty labelled counties (`withText`: rows with a text; `nameOnly`: those without, against items with and
 * without one), with nothing attached and with what the other towns attached, and on the same rows with their items taken out
 * of the pool (“nothing fits” is right then); then rounded. How well that does where nothing was seen is measured with
 * counties left out. Set by judgement: sameName, categories, departments, handedDown, familiar. Of a bare name the name is the
 * whole, so one of its two senses stands for both.
 */
export const MATCH_WEIGHTS: WeightSet = {
  withText: {
    bias: -7.3,
    features: {
      nameName: 1.5,
      nameAll: 1.8,
      allName: 1.6,
      allAll: 3.8,
      entryNameHeld: 0.7,
      itemNameHeld: 0,
      entryHeld: 1.3,
      plain: 2.1,
      plainRank: 0.2,
      sameName: 4,
      sameDepartment: 0.9,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 0.4,
      otherBasis: -0.8,
      spokenBasis: -0.4,
      handedDown: -1.2,
      contradiction: -1.5,
      actionMeets: 0,
      entryActionMissing: -0.5,
      itemActionMissing: 0,
      anyActionMissing: -0.9,
      specialActionMissing: -0.8,
      familiar: 0.9,
      sense: 3.3,
      senseAll: 6.1,
    },
  },
  nameOnly: {
    bias: -6.5,
    features: {
      nameName: 0.8,
      nameAll: 1.4,
      allName: 0.8,
      allAll: 2.4,
      entryNameHeld: 0.8,
      itemNameHeld: 0,
      entryHeld: 0,
      plain: 1.1,
      plainRank: 0,
      sameName: 4,
      sameDepartment: 0.8,
      otherDepartment: -2.4,
      sameCategory: 0.4,
      otherCategory: -0.4,
      sharedBasis: 1,
      otherBasis: 0,
      spokenBasis: 0,
      handedDown: -1.2,
      contradiction: -1.1,
      actionMeets: 0,
      entryActionMissing: -0.4,
      itemActionMissing: 0,
      anyActionMissing: -0.4,
      specialActionMissing: -0.6,
      familiar: 0.7,
      sense: 9.8,
      senseAll: 0,
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
  /** How near what the entry means comes to what the item means, and by how much nearer than to any other candidate. */
  readonly senseAll: number;
  readonly lead: number;
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
export type TextOf = keyof WeightSet | 'bothNames';

/** The less they say, the more clearly it must be said. */
export interface MatchThresholds extends Readonly<Record<TextOf, TickThresholds & { readonly weights: TickWeights }>> {
  /** Nothing fits when “none of these” holds this much. */
  readonly none: number;
}

/** For entries that say nothing beside their name. */
const NAME_ONLY: MatchThresholds['nameOnly'] = {
  weights: {
    bias: -2,
    odds: 0.4,
    margin: 0.25,
    entryHeld: 0.55,
    allAll: 0.8,
    anyActionMissing: 0,
    specialActionMissing: -0.4,
    spokenBasis: -0.3,
    handedDown: -0.9,
    otherDepartment: -0.8,
    sameDepartment: 0,
    otherActions: -1.6,
    contested: -1,
    senseAll: 1.9,
    lead: 3.55,
    lacking: -0.6,
  },
  attach: 0.92,
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
      bias: -2.45,
      odds: 0.52,
      margin: 0.23,
      entryHeld: 1.85,
      allAll: 0.55,
      anyActionMissing: 0,
      specialActionMissing: -0.7,
      spokenBasis: -0.3,
      handedDown: -1.35,
      otherDepartment: -0.75,
      sameDepartment: 0.75,
      otherActions: -2,
      contested: -1,
      senseAll: 2.9,
      lead: 3.4,
      lacking: -0.8,
    },
    attach: 0.82,
    both: 0.8,
    part: 0.6,
  },
  nameOnly: NAME_ONLY,
  bothNames: { ...NAME_ONLY, attach: 0.96 },
  none: 0.93,
};
