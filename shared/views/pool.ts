/** What the pool and the log show beyond rows: facets, saved views, previews of edits, an action in words. */
import type { BasisState, PoolView } from '../model/poolView';
import type { ItemScope, TownshipRole } from '../model/item';
import type { EditField } from '../model/poolEdit';
import type { ActionRow } from '../views';

/** Counts of each facet that follow the other facets. */
export interface PoolFacets {
  readonly categories: readonly { readonly category: string; readonly count: number }[];
  /** Lead departments, in the order of the units. */
  readonly departments: readonly { readonly unitId: number; readonly name: string; readonly count: number }[];
  readonly bases: readonly { readonly state: BasisState; readonly count: number }[];
  readonly roles: readonly { readonly role: TownshipRole; readonly count: number }[];
  readonly scopes: readonly { readonly scope: ItemScope; readonly count: number }[];
  /** Townships it applies to. */
  readonly townships: readonly { readonly unitId: number; readonly name: string; readonly count: number }[];
}

export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly view: PoolView;
  /** Items it shows now. */
  readonly count: number;
}

/** One cell that an edit changes. */
export interface EditedCell {
  readonly itemId: number;
  readonly itemName: string;
  readonly field: EditField;
  readonly before: string;
  readonly after: string;
}

export interface EditPreview {
  /** Items asked about, and how many of them change. */
  readonly items: number;
  readonly changed: number;
  /** The first ones, at most as many as asked for. */
  readonly cells: readonly EditedCell[];
  /** Items that cannot be changed so, with the reason in words. */
  readonly refused: readonly { readonly itemId: number; readonly itemName: string; readonly why: string }[];
}

/** Before and after of one thing an action touched, in words. */
export interface ActionTrace {
  /** 事项, 增减, 去向, 单位 … */
  readonly what: string;
  readonly title: string;
  /** The item concerned, where there is one. */
  readonly itemId: number | null;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

export interface ActionDetail {
  readonly action: ActionRow;
  /** Things touched in all; the traces are the first of them. */
  readonly touched: number;
  readonly traces: readonly ActionTrace[];
  /** What undoing back to before this action means; null when a seal or the beginning lies between, or nothing is to undo. */
  readonly undo: { readonly actions: number } | null;
  /** Why not, in words; '' when it can be done. */
  readonly undoBlocked: string;
}

export interface ActionFacets {
  readonly operators: readonly { readonly operator: string; readonly count: number }[];
  readonly commands: readonly { readonly command: string; readonly count: number }[];
}
