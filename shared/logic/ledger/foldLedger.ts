/** The ledger from rows alone: round by round and category by category, opening + in − out = closing. */
import type { LedgerCategory, LedgerRound } from '../../model/ledger';
import type { Change, Round } from '../../model/round';
import type { SectionRename } from '../../model/sectionRename';
import { groupBy } from '../rows/groupBy';
import { type SchemeSection, sectionKey, sectionKeys } from '../schemes/schemeLists';
import { calledNow, calledThen, renamesAfter, renamesSince } from '../schemes/sectionRenames';

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
 * round stands in its opening; nothing is typed, so the closing of one round is the opening of the next. A category
 * that was renamed is one line in all rounds, under its name of today.
 */
export function foldLedger(
  rounds: readonly Round[],
  sorted: readonly SortedItem[],
  changes: readonly Change[],
  sections: readonly SchemeSection[],
  renames: readonly SectionRename[] = [],
): LedgerRound[] {
  const inOrder = [...rounds].sort((a, b) => a.number - b.number);
  const [began, made] = [underNamesOfToday(inOrder, sorted, renames), changesOfToday(changes, renames)];
  const all = allSections(sections, began, made);
  const balance = new Map<string, number>();
  const keyOf = sectionKeys();
  const [sortedIn, changedIn] = [groupBy(began, ({ roundId }) => roundId), groupBy(made, ({ roundId }) => roundId)];
  return inOrder.map((round) => {
    for (const item of sortedIn.get(round.id) ?? []) grow(balance, keyOf(item), 1);
    const tallies = tally(changedIn.get(round.id) ?? []);
    const later = renamesSince(renames, round.number);
    const rows = all.map((section) => ({
      ...closeSection(section, balance, tallies.get(sectionKey(section))),
      ...nameThen(section, later),
    }));
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

/** What is sorted in a round bears the name of its round, or the one it was given there. */
function underNamesOfToday(
  rounds: readonly Round[],
  sorted: readonly SortedItem[],
  renames: readonly SectionRename[],
): readonly SortedItem[] {
  if (renames.length === 0) return sorted;
  const since = new Map(rounds.map(({ id, number }) => [id, renames.filter(({ round }) => round >= number)]));
  return sorted.map((item) => calledNow(item, since.get(item.roundId) ?? []));
}

function changesOfToday(changes: readonly Change[], renames: readonly SectionRename[]): readonly Change[] {
  if (renames.length === 0) return changes;
  return changes.map((change) => {
    const later = renamesAfter(renames, change.id);
    const to = targetOf(change);
    return { ...calledNow(change, later), ...(to && { toCategory: calledNow(to, later).category }) };
  });
}

function nameThen(section: SchemeSection, later: readonly SectionRename[]): Pick<LedgerCategory, 'formerly'> {
  const formerly = calledThen(section, later).category;
  return formerly === section.category ? {} : { formerly };
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
