/** What the matrix of 一镇一单 shows: towns, categories with sums, and rows of cells read by id. */
import type { ItemScope } from '../model/item';

export interface MatrixOutline {
  readonly towns: readonly {
    readonly unitId: number;
    readonly name: string;
    readonly classes: readonly string[];
    /** Length of the town's list, and how many of it are particular. */
    readonly listed: number;
    readonly particular: number;
  }[];
  /** In the scheme's order; only those where something stands. */
  readonly categories: readonly {
    readonly listId: string;
    /** As shown; with the list's short name where there are several lists. */
    readonly category: string;
    /** Ids in the office's order; serials run through both together. */
    readonly ids: readonly number[];
    /** Those of them that are particular. */
    readonly particular: readonly number[];
    /** Particular items that stand here, town by town; a town may have an item of another category here. */
    readonly perTown: readonly number[];
  }[];
  /** Items that some township has in another place or in its own words. */
  readonly own: readonly number[];
  /** Particular items with a cell to look at: a town of the stated class is out. */
  readonly flagged: readonly number[];
  readonly townTimes: number;
}

/** 适用, 不适用, 请核: the stated class fits the town's profile, yet it is out without a reason. */
export type CellState = 'applies' | 'out' | 'check';

export interface MatrixRow {
  readonly id: number;
  readonly name: string;
  readonly category: string;
  readonly scope: ItemScope;
  /** In the order of the outline's towns. */
  readonly cells: readonly CellState[];
  /** Townships whose list says it otherwise: in another place or in their own words. */
  readonly own: readonly boolean[];
  /** Reasons given, the one for most towns first; '' when none. */
  readonly reason: string;
}

/** Why a cell is as it is. */
export interface CellStory {
  readonly state: CellState;
  readonly scope: ItemScope;
  /** The cell's own reason; '' when it follows from the scope. */
  readonly reason: string;
  /** The rule over profiles that the item follows, in words; '' when it has none. */
  readonly rule: string;
  /** List and category it stands in for this township; `own`: chosen for the township. */
  readonly place: { readonly listId: string; readonly list: string; readonly category: string; readonly own: boolean };
  /** The township's own text; null: the item's. */
  readonly wording: string | null;
  /** What else its list was printed with and the item does not say, a line for each part; mostly none. */
  readonly printed: readonly string[];
  /** The item's text. */
  readonly text: string;
  /** Towns the item applies to, by name. */
  readonly applying: readonly string[];
  /** The class of the town that the item's words name; null when nothing is to be checked. */
  readonly statedClass: string | null;
  /** Actions on this cell, newest first. */
  readonly decisions: readonly { readonly at: string; readonly operator: string; readonly summary: string }[];
  /** Where the item came from: 第1轮 市外事办公室报送. */
  readonly origin: string;
}
