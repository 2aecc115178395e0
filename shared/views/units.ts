/** 单位 as the window shows them: with what hangs on each, what became of names to be registered, townships that are no more. */
import type { Unit } from '../model/unit';

export interface UnitRow extends Unit {
  /** Those of the aliases that the unit was called before. */
  readonly formerNames: readonly string[];
  readonly entries: number;
  readonly items: number;
}

/** What became of names to be registered. */
export interface RegisteredUnits {
  readonly added: number;
  /** Known already, with what they are registered as. */
  readonly existing: readonly { readonly name: string; readonly unit: string }[];
}

/** A township that is no more, since when, and into which one it went. */
export interface AbolishedTownship {
  readonly unitId: number;
  readonly unit: string;
  readonly into: string;
  /** What stands for it today: the one it went into, or where that went on. */
  readonly today: string;
  readonly day: string;
  readonly reason: string;
}
