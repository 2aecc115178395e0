/** The ledger from rows alone: round by round and category by category, opening + in − out = closing. */
import type { LedgerCategory, LedgerRound } from '../model/ledger';
import type { Change, Round } from '../model/round';

/** An item that entered by sorting (首轮采用), with the category it was sorted in. */
export interface SortedItem {
  readonly roundId: number;
  readonly category: string;
}

interface Tally {
  added: number;
  subtracted: number;
  movedIn: number;
  movedOut: number;
}

/**
 * Rounds in order of number; categories in the scheme's order, then any other that occurs. What was sorted in a
 * round stands in its opening; nothing is typed, so the closing of one round is the opening of the next.
 */
export function foldLedger(
  rounds: readonly Round[],
  sorted: readonly SortedItem[],
  changes: readonly Change[],
  categories: readonly string[],
): LedgerRound[] {
  const all = allCategories(categories, sorted, changes);
  const balance = new Map<string, number>(all.map((category) => [category, 0]));
  return [...rounds]
    .sort((a, b) => a.number - b.number)
    .map((round) => {
      for (const item of sorted) if (item.roundId === round.id) grow(balance, item.category, 1);
      const tallies = tally(changes.filter(({ roundId }) => roundId === round.id));
      const rows = all.map((category) => closeCategory(category, balance, tallies.get(category)));
      return {
        round: round.number,
        kind: round.kind,
        state: round.state,
        opening: sum(rows, 'opening'),
        added: sum(rows, 'added'),
        subtracted: sum(rows, 'subtracted'),
        closing: sum(rows, 'closing'),
        categories: rows,
      };
    });
}

function allCategories(
  categories: readonly string[],
  sorted: readonly SortedItem[],
  changes: readonly Change[],
): string[] {
  const found = new Set(categories);
  for (const { category } of sorted) found.add(category);
  for (const { category, toCategory } of changes) {
    found.add(category);
    if (toCategory !== null) found.add(toCategory);
  }
  return [...found];
}

function tally(changes: readonly Change[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (category: string) => {
    const found = tallies.get(category) ?? { added: 0, subtracted: 0, movedIn: 0, movedOut: 0 };
    tallies.set(category, found);
    return found;
  };
  for (const change of changes) {
    if (change.countEffect > 0) of(change.category).added += change.countEffect;
    if (change.countEffect < 0) of(change.category).subtracted -= change.countEffect;
    if (change.kind === 'move' && change.toCategory !== null) {
      of(change.category).movedOut += 1;
      of(change.toCategory).movedIn += 1;
    }
  }
  return tallies;
}

function closeCategory(category: string, balance: Map<string, number>, found: Tally | undefined): LedgerCategory {
  const opening = balance.get(category) ?? 0;
  const { added, subtracted, movedIn, movedOut } = found ?? { added: 0, subtracted: 0, movedIn: 0, movedOut: 0 };
  const closing = opening + added - subtracted + movedIn - movedOut;
  balance.set(category, closing);
  return { category, opening, added, subtracted, movedIn, movedOut, closing };
}

function grow(balance: Map<string, number>, category: string, by: number): void {
  balance.set(category, (balance.get(category) ?? 0) + by);
}

function sum(rows: readonly LedgerCategory[], field: 'opening' | 'added' | 'subtracted' | 'closing'): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

/** The campaign in one line: first + added − subtracted = live, as the ledger has it. */
export interface LedgerTotals {
  readonly first: number;
  readonly added: number;
  readonly subtracted: number;
  readonly live: number;
}

export function totalLedger(rounds: readonly LedgerRound[]): LedgerTotals {
  return {
    first: rounds[0]?.opening ?? 0,
    added: rounds.reduce((total, round) => total + round.added, 0),
    subtracted: rounds.reduce((total, round) => total + round.subtracted, 0),
    live: rounds.at(-1)?.closing ?? 0,
  };
}
