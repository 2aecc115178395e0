/** Which entry of a later submission stands for an entry of a list that was replaced, whatever its fate is. */
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { ReadHandle } from '../../database/file/handles';
import { pairAlike, readSaid } from './submissionRepository';

interface Placed {
  readonly id: number;
  readonly listId: number;
}

/** A decision that went from one entry to another, as the log tells. */
interface Moved {
  readonly entryId?: number | undefined;
  readonly movedTo: number | null;
}

/**
 * Along the lists that replaced each other, up to the one in force: where its decision went, else the entry that says the
 * same, else the one called the same. An entry nothing stands for is its own heir.
 */
export function heirsOf(read: ReadHandle, entries: readonly Placed[], moved: readonly Moved[]): (id: number) => number {
  const listOf = new Map(entries.map(({ id, listId }) => [id, listId]));
  const went = groupBy(
    moved.filter(({ entryId, movedTo }) => entryId && movedTo && entryId !== movedTo),
    ({ entryId }) => entryId ?? 0,
  );
  const next = successorsOf(read);
  const pairs = new Map<number, ReadonlyMap<number, number>>();
  const pairsOf = (from: number, to: number): ReadonlyMap<number, number> => {
    const found = pairs.get(from) ?? pairAlike(readSaid(read, from), readSaid(read, to), told(from, to));
    pairs.set(from, found);
    return found;
  };
  const told = (from: number, to: number): [number, number][] =>
    [...went].flatMap(([id, ways]) => {
      const way = ways.findLast(({ movedTo }) => listOf.get(movedTo ?? 0) === to);
      return listOf.get(id) === from && way?.movedTo ? [[id, way.movedTo] as [number, number]] : [];
    });
  return (id) => {
    let heir = id;
    for (let list = listOf.get(id); list !== undefined; ) {
      const to = next.get(list);
      const there = to === undefined ? undefined : pairsOf(list, to).get(heir);
      if (there === undefined) return heir;
      heir = there;
      list = to;
    }
    return heir;
  };
}

/** A list that was replaced → the one after it, where that or one after it is in force. */
function successorsOf(read: ReadHandle): Map<number, number> {
  const lists = read.all<{ id: number; replacesId: number | null; withdrawn: number }>(
    "SELECT id, replacesId, withdrawn FROM sourceList WHERE direction = 'up' ORDER BY id DESC",
  );
  const inForce = new Set(lists.filter(({ withdrawn }) => withdrawn === 0).map(({ id }) => id));
  const next = new Map<number, number>();
  // The newest first: whether a list leads to one in force is known before the one it replaced is looked at.
  for (const { id, replacesId } of lists)
    if (replacesId !== null && !inForce.has(replacesId) && (inForce.has(id) || next.has(id))) next.set(replacesId, id);
  return next;
}
