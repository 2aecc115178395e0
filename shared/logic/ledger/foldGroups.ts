/** The ledger by any grouping (township, department, list): who was in at the beginning and the end of a round, and by which changes. */
import type { LedgerLine, LedgerPart } from '../../model/grouping';

/** Groups of each item at a moment; an item may stand in several (镇次) or in none. */
export type Membership = ReadonlyMap<number, readonly string[]>;

export interface GroupedRound {
  readonly round: number;
  readonly opening: Membership;
  readonly closing: Membership;
  /** Changes of the round that count, in order. */
  readonly changes: readonly { readonly itemId: number; readonly countEffect: number }[];
}

/** Called for everything a figure is made of; `count` is how often the item stands in that part. */
type Posting = (part: LedgerPart, key: string, itemId: number, count: number) => void;

/**
 * Posts every item of the round. What a change brought or took counts where the item stood then; what is left between
 * beginning and end moved, by another category, township or department. So a line always ties.
 *
 * @param elsewhere groups of an item that came and went within the round
 */
function postRound(round: GroupedRound, elsewhere: Membership, post: Posting): void {
  const effects = new Map<number, { added: number; subtracted: number }>();
  for (const { itemId, countEffect } of round.changes) {
    const effect = effects.get(itemId) ?? { added: 0, subtracted: 0 };
    if (countEffect > 0) effect.added += countEffect;
    else effect.subtracted -= countEffect;
    effects.set(itemId, effect);
  }
  for (const [itemId, keys] of round.opening) {
    for (const key of keys) post('opening', key, itemId, 1);
    const after = round.closing.get(itemId);
    if (after === keys && !effects.has(itemId)) {
      for (const key of keys) post('closing', key, itemId, 1);
    } else postItem(itemId, keys, after ?? [], effects.get(itemId), elsewhere, post);
  }
  for (const [itemId, keys] of round.closing)
    if (!round.opening.has(itemId)) postItem(itemId, [], keys, effects.get(itemId), elsewhere, post);
  for (const [itemId, effect] of effects)
    if (!round.opening.has(itemId) && !round.closing.has(itemId)) postItem(itemId, [], [], effect, elsewhere, post);
}

function postItem(
  itemId: number,
  before: readonly string[],
  after: readonly string[],
  effect: { added: number; subtracted: number } | undefined,
  elsewhere: Membership,
  post: Posting,
): void {
  const { added = 0, subtracted = 0 } = effect ?? {};
  const passing = before.length === 0 && after.length === 0 ? (elsewhere.get(itemId) ?? []) : [];
  const cameTo = after.length > 0 ? after : before.length > 0 ? before : passing;
  const leftFrom = before.length > 0 ? before : cameTo;
  for (const key of new Set([...before, ...after, ...passing])) {
    const isBefore = before.includes(key) ? 1 : 0;
    const isAfter = after.includes(key) ? 1 : 0;
    const into = cameTo.includes(key) ? added : 0;
    const outOf = leftFrom.includes(key) ? subtracted : 0;
    if (into > 0) post('added', key, itemId, into);
    if (outOf > 0) post('subtracted', key, itemId, outOf);
    const moved = isAfter - isBefore - into + outOf;
    if (moved > 0) post('movedIn', key, itemId, moved);
    if (moved < 0) post('movedOut', key, itemId, -moved);
    if (isAfter > 0) post('closing', key, itemId, 1);
  }
}

/** Lines in the order of `keys`, then any other that occurs. */
export function foldGroups(round: GroupedRound, elsewhere: Membership, keys: readonly string[]): LedgerLine[] {
  const empty = (): Record<LedgerPart, number> => ({
    opening: 0,
    added: 0,
    subtracted: 0,
    movedIn: 0,
    movedOut: 0,
    closing: 0,
  });
  const tallies = new Map(keys.map((key) => [key, empty()]));
  postRound(round, elsewhere, (part, key, _, count) => {
    const tally = tallies.get(key) ?? empty();
    tally[part] += count;
    tallies.set(key, tally);
  });
  return [...tallies].map(([key, tally]) => ({ key, ...tally }));
}

/** The items a figure is made of, in the order they are met; `key` null: the figure of all lines together. */
export function itemsOfFigure(
  round: GroupedRound,
  elsewhere: Membership,
  figure: { readonly key: string | null; readonly part: LedgerPart },
): { itemId: number; key: string }[] {
  const items: { itemId: number; key: string }[] = [];
  postRound(round, elsewhere, (part, key, itemId, count) => {
    if (part !== figure.part || (figure.key !== null && key !== figure.key)) return;
    for (let time = 0; time < count; time += 1) items.push({ itemId, key });
  });
  return items;
}

/** A campaign in one line per key: the first opening, everything between, the last closing. */
export function sumRounds(rounds: readonly (readonly LedgerLine[])[]): LedgerLine[] {
  const keys = [...new Set(rounds.flatMap((lines) => lines.map(({ key }) => key)))];
  return keys.map((key) => {
    const own = rounds.map((lines) => lines.find((line) => line.key === key));
    const sum = (part: LedgerPart): number => own.reduce((total, line) => total + (line?.[part] ?? 0), 0);
    return {
      key,
      opening: own[0]?.opening ?? 0,
      added: sum('added'),
      subtracted: sum('subtracted'),
      movedIn: sum('movedIn'),
      movedOut: sum('movedOut'),
      closing: own.at(-1)?.closing ?? 0,
    };
  });
}
