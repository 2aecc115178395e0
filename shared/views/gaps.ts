/** What 缺项对照 shows: items by kind of gap, and for the ones in view who named them. */
import type { GapCell, GapKind } from '../logic/matching/findGaps';

export interface GapOutline {
  readonly towns: readonly { readonly unitId: number; readonly name: string }[];
  /** Ids in the office's order. */
  readonly kinds: Readonly<Record<GapKind, readonly number[]>>;
}

export interface GapRow {
  readonly id: number;
  readonly name: string;
  readonly category: string;
  /** Departments whose lists lead to it. */
  readonly departments: readonly string[];
  /** In the order of the outline's towns. */
  readonly cells: readonly GapCell[];
  /** Open questions about the item, by town; null for none. */
  readonly asked: readonly (string | null)[];
}
