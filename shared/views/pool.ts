/** What the pool and the log show beyond rows: saved views, previews of edits, an action in words. */

import type { EditedCell } from '../model/poolEdit';
import type { PoolView } from '../model/poolView';
import type { ActionRow } from '../views';

export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly view: PoolView;
  /** Items it shows now. */
  readonly count: number;
}

export interface EditPreview {
  /** Items asked about, how many of them change, and in how many cells. */
  readonly items: number;
  readonly changed: number;
  readonly changedCells: number;
  /** The first cells, at most as many as asked for. */
  readonly cells: readonly EditedCell[];
  /** Items that cannot be changed so, with the reason in words. */
  readonly refused: readonly { readonly itemId: number; readonly itemName: string; readonly why: string }[];
}

/** Before and after of one thing an action touched, in words. */
export interface ActionTrace {
  /** Position among the action's rows. */
  readonly place: number;
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
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly count: number }[];
}

/** An item as it stood when a round was sealed. */
export interface SealedItem {
  readonly id: number;
  readonly listId: string;
  readonly category: string;
  readonly name: string;
  readonly department: string;
}
