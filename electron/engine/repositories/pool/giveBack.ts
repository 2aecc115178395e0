/** 恢复 of an item that had gone into another: that one gives back what it brought; what came after stays. */
import type { StoredCell } from '../../../../shared/model/joining';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { listUnits } from '../units/unitRepository';
import { readContents, settleOwnPrints } from './itemContents';
import { setScope } from './itemRepository';
import { joinAgain } from './joinInto';
import {
  deleteHeldBasis,
  deleteHeldPart,
  deleteJoining,
  findJoining,
  type Joining,
  listJoinings,
  putStoredCell,
  readHolding,
} from './joiningRepository';
import { basisThing, departmentThing, townThing } from './joinThings';

/**
 * Takes what a restored item brought out of the one it went into, and out of all that one went into since, as if it had
 * never come: what went there later gives its things back too and comes anew, so that the order of restoring does not
 * matter. What a person changed meanwhile stays as that person left it.
 */
export function giveBack(write: WriteHandle, itemId: number): void {
  const way = wayHome(write, itemId);
  const before = readContents(
    write,
    way.map(({ intoItemId }) => intoItemId),
  );
  // The last taker first: each notes its things beside what it took before; then they come anew, nearest first.
  const withdrawn = way.toReversed().map((gone) => withdraw(write, gone));
  for (const { joinings, changed } of withdrawn.toReversed())
    for (const joining of joinings) if (joining.itemId !== itemId) joinAgain(write, joining, changed);
  for (const item of before) settleOwnPrints(write, item);
}

/** What holds now what a subtracted item brought; undefined where it had gone into nothing. */
export function keeperOf(read: ReadHandle, itemId: number): number | undefined {
  return wayHome(read, itemId).at(-1)?.intoItemId;
}

/** Into what the item went, into what that went, and so on to the one that stands. */
export function wayHome(read: ReadHandle, itemId: number): Joining[] {
  const way: Joining[] = [];
  for (let next = findJoining(read, itemId); next; next = findJoining(read, next.intoItemId)) way.push(next);
  return way;
}

/** What had gone into the same item since, itself included, in order; and what persons changed, which may not come anew. */
function withdraw(write: WriteHandle, gone: Joining): { joinings: readonly Joining[]; changed: ReadonlySet<string> } {
  const since = listJoinings(write, gone.intoItemId);
  const joinings = since.slice(since.findIndex(({ itemId }) => itemId === gone.itemId));
  const changed = new Set<string>();
  for (const joining of joinings.toReversed()) {
    takeOut(write, joining, changed);
    deleteJoining(write, joining.itemId);
  }
  return { joinings, changed };
}

function takeOut(write: WriteHandle, { intoItemId, brought }: Joining, changed: Set<string>): void {
  const now = readHolding(write, intoItemId);
  const { scope } = brought;
  const scopeStands = scope === undefined || scope.after === now.scope;
  if (scope && scopeStands) setScope(write, intoItemId, scope.before);
  // Units united since are known by another number: what stands there now is left alone.
  const units = new Set(listUnits(write, 'township').map(({ id }) => id));
  for (const { unitId, before, after } of brought.cells) {
    if (scopeStands && units.has(unitId) && sameCell(now.cells.get(unitId) ?? null, after))
      putStoredCell(write, intoItemId, unitId, before);
    else changed.add(townThing(unitId));
  }
  for (const basis of brought.bases) {
    const held = now.bases.find((one) => one.basisId === basis.basisId && one.clause === basis.clause);
    if (held && held.workedOn === 0) deleteHeldBasis(write, held.id);
    else changed.add(basisThing(basis));
  }
  for (const part of brought.departments) {
    const held = now.departments.find((one) => one.unitId === part.unitId);
    if (held && held.role === part.role && held.text === part.text) deleteHeldPart(write, held.id);
    else changed.add(departmentThing(part));
  }
}

function sameCell(one: StoredCell, other: StoredCell): boolean {
  if (one === null || other === null) return one === other;
  const { applies, listId, category, wording } = one;
  return (
    applies === other.applies && listId === other.listId && category === other.category && wording === other.wording
  );
}
