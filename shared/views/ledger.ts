/** What the ledger by groups and the comparison of two states show. */

import type { FieldChange } from '../logic/pool/deedChanges';
import type { DifferenceKind } from '../model/comparison';
import type { Deed } from '../model/deed';
import type { LedgerLine, ReversePart } from '../model/grouping';
import type { ReportFigure, ReportPiece } from '../model/report';
import type { ChangeKind } from '../model/round';

export interface GroupedLine extends LedgerLine {
  /** As shown: the list's name, 道河镇, 未写明部门. */
  readonly name: string;
}

export interface GroupedLedger {
  readonly lines: readonly GroupedLine[];
  /** The lines added up: 镇次 for townships, never the number of items. */
  readonly sum: LedgerLine;
  /** The round's, or the campaign's, items. */
  readonly items: {
    readonly opening: number;
    readonly added: number;
    readonly subtracted: number;
    readonly closing: number;
  };
}

/** An item a figure is made of, as it stood then. */
export interface FigureItem {
  readonly id: number;
  readonly round: number;
  /** The line it counts in: 道河镇. */
  readonly group: string;
  readonly name: string;
  readonly listId: string;
  readonly category: string;
  readonly department: string;
  /** Why: the round's changes of it, in words. */
  readonly because: string;
}

/** One state of an item, in the words of a table. */
export interface ComparedSide {
  readonly name: string;
  readonly text: string;
  /** All else that may differ, a line each with its word before it; none of what nothing is said. */
  readonly lines: readonly { readonly word: string; readonly said: string }[];
}

export interface ComparedRow {
  readonly itemId: number;
  readonly kinds: readonly DifferenceKind[];
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
  /** The changes that led from one to the other. */
  readonly changes: readonly {
    readonly round: number;
    readonly kind: ChangeKind;
    readonly reasonKind: string;
    readonly reason: string;
  }[];
}

export interface Comparison {
  readonly before: { readonly name: string; readonly items: number };
  readonly after: { readonly name: string; readonly items: number };
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** 类别改名 between the two, in words: no item of theirs differs by it. */
  readonly renamed: readonly string[];
  /** Items that differ in any of the ways asked for. */
  readonly total: number;
  readonly rows: readonly ComparedRow[];
}

/** A change that waits for a decision, or what became of it. */
export interface PreparedChange {
  readonly id: number;
  readonly kind: Deed['kind'];
  /** The round it was prepared in. */
  readonly round: number;
  readonly itemId: number | null;
  readonly name: string;
  readonly category: string;
  readonly reasonKind: string;
  readonly reason: string;
  readonly basis: string;
  readonly proposer: string;
  /** What it will do to the number of items once decided. */
  readonly effect: number;
  /** While it waits: the fields that would differ, with their words now and then. */
  readonly changes: readonly FieldChange[];
  readonly state: 'waiting' | 'decided' | 'dropped';
  readonly settledRound: number | null;
  readonly outcome: string;
}

export interface ReportView {
  readonly figures: readonly ReportFigure[];
  readonly template: string;
  /** The program's own wording. */
  readonly isDefault: boolean;
  readonly pieces: readonly ReportPiece[];
}

/** The townships' own rows, round by round. */
export interface ReverseLedger {
  readonly rounds: readonly ReverseLedgerRound[];
  /** Each entry once, by what became of it last. */
  readonly sum: Readonly<Record<ReversePart, number>>;
}

/** The townships' own rows in a round. What was adopted is among the additions of the round and is not added again. */
export interface ReverseLedgerRound extends Readonly<Record<ReversePart, number>> {
  readonly round: number;
  /** All additions of the round, of which `adopted` is a part. */
  readonly added: number;
}
