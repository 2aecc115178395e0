/** The ledger from rows alone: round by round and category by category, opening + in − out = closing. */
import type { LedgerCategory, LedgerRound } from '../../model/ledger';
import type { Change, Round } from '../../model/round';
import { type SchemeSection, sectionKey, sectionKeys } from '../schemes/schemeLists';

/** An item that entered by sorting (首轮采用), with the list and category it was sorted in. */
export interface SortedItem extends SchemeSection {
  readonly roundId: number;
}

interface Tally {
  added: number;
  subtracted: number;
  movedIn: number;
  movedOut: number;
}

/**
 * Rounds in order of number; categories of the lists in the scheme's order, then any other that occurs. What was sorted in a
 * round stands in its opening; nothing is typed, so the closing of one round is the opening of the next.
 */
export function foldLedger(
  rounds: readonly Round[],
  sorted: readonly SortedItem[],
  changes: readonly Change[],
  sections: readonly SchemeSection[],
): LedgerRound[] {
  const all = allSections(sections, sorted, changes);
  const balance = new Map<string, number>();
  const keyOf = sectionKeys();
  return [...rounds]
    .sort((a, b) => a.number - b.number)
    .map((round) => {
      for (const item of sorted) if (item.roundId === round.id) grow(balance, keyOf(item), 1);
      const tallies = tally(changes.filter(({ roundId }) => roundId === round.id));
      const rows = all.map((section) => closeSection(section, balance, tallies.get(sectionKey(section))));
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

function allSections(
  sections: readonly SchemeSection[],
  sorted: readonly SortedItem[],
  changes: readonly Change[],
): SchemeSection[] {
  const found = new Map<string, SchemeSection>();
  const keyOf = sectionKeys();
  const add = (section: SchemeSection): void => {
    const key = keyOf(section);
    if (!found.has(key)) found.set(key, { listId: section.listId, category: section.category });
  };
  for (const section of sections) add(section);
  for (const item of sorted) add(item);
  for (const change of changes) {
    add(change);
    const to = targetOf(change);
    if (to) add(to);
  }
  return [...found.values()];
}

function targetOf({ kind, toListId, toCategory, listId }: Change): SchemeSection | null {
  return kind === 'move' && toCategory !== null ? { listId: toListId ?? listId, category: toCategory } : null;
}

function tally(changes: readonly Change[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (section: SchemeSection) => {
    const key = sectionKey(section);
    const found = tallies.get(key) ?? { added: 0, subtracted: 0, movedIn: 0, movedOut: 0 };
    tallies.set(key, found);
    return found;
  };
  for (const change of changes) {
    if (change.countEffect > 0) of(change).added += change.countEffect;
    if (change.countEffect < 0) of(change).subtracted -= change.countEffect;
    const to = targetOf(change);
    if (to === null) continue;
    of(change).movedOut += 1;
    of(to).movedIn += 1;
  }
  return tallies;
}

function closeSection(section: SchemeSection, balance: Map<string, number>, found: Tally | undefined): LedgerCategory {
  const key = sectionKey(section);
  const opening = balance.get(key) ?? 0;
  const { added, subtracted, movedIn, movedOut } = found ?? { added: 0, subtracted: 0, movedIn: 0, movedOut: 0 };
  const closing = opening + added - subtracted + movedIn - movedOut;
  balance.set(key, closing);
  return { ...section, opening, added, subtracted, movedIn, movedOut, closing };
}

function grow(balance: Map<string, number>, key: string, by: number): void {
  balance.set(key, (balance.get(key) ?? 0) + by);
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

/** Keys of the categories that had something in some round. */
export function categoriesInUse(rounds: readonly LedgerRound[]): ReadonlySet<string> {
  const used = rounds.flatMap(({ categories }) =>
    categories.filter((row) => row.opening + row.added + row.movedIn + row.closing > 0),
  );
  return new Set(used.map(sectionKey));
}
