/** 新旧对照: what parts two states of the pool, item by item. */

import type { DifferenceKind, ItemDifference } from '../../model/comparison';
import type { ItemContent } from '../../model/item';
import { appliesTo } from '../schemes/appliesTo';

/** Items that differ, in the order of the pool after; those gone stand where they stood. */
export function compareSnapshots(before: readonly ItemContent[], after: readonly ItemContent[]): ItemDifference[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const fresh = new Map(after.map((item) => [item.id, item]));
  const pairs = [
    ...after.map((item) => ({ before: old.get(item.id) ?? null, after: item })),
    ...before.filter(({ id }) => !fresh.has(id)).map((item) => ({ before: item, after: null })),
  ];
  return pairs
    .map((pair) => ({ ...pair, itemId: (pair.after ?? pair.before)?.id ?? 0, kinds: kindsOf(pair.before, pair.after) }))
    .filter(({ kinds }) => kinds.length > 0)
    .sort((a, b) => placeOf(a) - placeOf(b) || a.itemId - b.itemId);
}

function placeOf({ before, after }: Pick<ItemDifference, 'before' | 'after'>): number {
  return (after ?? before)?.position ?? 0;
}

/** How one item differs between two states; nothing when it does not. */
export function kindsOf(before: ItemContent | null, after: ItemContent | null): DifferenceKind[] {
  if (after === null) return before === null ? [] : ['subtracted'];
  if (before === null) return ['added'];
  if (before === after) return [];
  const kinds: DifferenceKind[] = [];
  if (before.listId !== after.listId || before.category !== after.category) kinds.push('moved');
  if (wordingOf(before) !== wordingOf(after)) kinds.push('reworded');
  if (partsOf(before) !== partsOf(after)) kinds.push('reassigned');
  if (basesOf(before) !== basesOf(after)) kinds.push('regrounded');
  const towns = compareTownships(before, after);
  if (before.scope !== after.scope || towns.into.length > 0 || towns.outOf.length > 0 || ownDiffers(before, after))
    kinds.push('reapplied');
  return kinds;
}

function wordingOf({ name, text, remark, fields }: ItemContent): string {
  return JSON.stringify([name, text, remark, Object.entries(fields).sort()]);
}

/** Another list asks for other parts: own words that gave way to them are the move's, no change of where it applies. */
function ownDiffers(before: ItemContent, after: ItemContent): boolean {
  const [had, has] = [ownWords(before), ownWords(after)];
  if (before.listId !== after.listId) return has.some((words) => !had.includes(words));
  return had.join() !== has.join();
}

/**
 * What townships have in their own words or in another list, part by part. A state that was kept has its keys in another
 * order than one read anew, and its townships may stand in another order by now.
 */
function ownWords({ townships, prints = [] }: ItemContent): string[] {
  const standing = townships.flatMap(({ township, place, wording }) => [
    place && [township, 'place', place.listId, place.category],
    wording !== undefined && [township, 'wording', wording],
  ]);
  const printed = prints.flatMap(({ township, townshipRole, responsibilities, bases, remark, fields }) => [
    townshipRole !== undefined && [township, 'role', townshipRole],
    responsibilities && [township, 'parts', ...responsibilities.map(({ unit, role, text }) => [unit, role, text])],
    bases && [township, 'bases', ...bases.map(({ title, docNumber, clause }) => [title, docNumber, clause])],
    remark !== undefined && [township, 'remark', remark],
    fields && [township, 'fields', ...Object.entries(fields).sort()],
  ]);
  return [...standing, ...printed].flatMap((words) => (words ? [JSON.stringify(words)] : [])).sort();
}

function partsOf({ townshipRole, responsibilities }: ItemContent): string {
  const parts = responsibilities.map(({ unit, role, text }) => JSON.stringify([role, unit, text]));
  return JSON.stringify([townshipRole, parts.sort()]);
}

function basesOf({ bases }: ItemContent): string {
  return JSON.stringify(bases.map(({ title, docNumber, clause }) => JSON.stringify([title, docNumber, clause])).sort());
}

/** Townships named in either state where the item applies now and did not before, and the other way round. */
export function compareTownships(before: ItemContent, after: ItemContent): { into: string[]; outOf: string[] } {
  const named = new Set([...before.townships, ...after.townships].map(({ township }) => township));
  const applied = (item: ItemContent, town: string): boolean => appliesTo(item.scope, item.townships, town);
  const towns = [...named];
  return {
    into: towns.filter((town) => !applied(before, town) && applied(after, town)),
    outOf: towns.filter((town) => applied(before, town) && !applied(after, town)),
  };
}

/** How many items differ in each way; an item may differ in several. */
export function countDifferences(differences: readonly ItemDifference[]): Record<DifferenceKind, number> {
  const counts: Record<DifferenceKind, number> = {
    added: 0,
    subtracted: 0,
    reworded: 0,
    moved: 0,
    reapplied: 0,
    reassigned: 0,
    regrounded: 0,
  };
  for (const { kinds } of differences) for (const kind of kinds) counts[kind] += 1;
  return counts;
}
