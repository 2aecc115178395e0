/** What a request's wants are measured against: the items they speak of and the county's townships, as they stand now. */
import type { TouchGround } from '../../../../shared/logic/requests/touchOf';
import type { ItemContent, ItemScope } from '../../../../shared/model/item';
import type { Brought, StoredCell } from '../../../../shared/model/joining';
import type { RequestWant } from '../../../../shared/model/request';
import type { ReadHandle } from '../../database/file/handles';
import { wayHome } from '../pool/giveBack';
import { readContents } from '../pool/itemContents';
import type { Joining } from '../pool/joiningRepository';
import { basisThing, departmentThing } from '../pool/joinThings';
import { townCalled } from '../units/townCalled';
import { listUnits } from '../units/unitRepository';

export interface GroundedWant extends TouchGround {
  readonly want: RequestWant;
}

/** In their order. */
export function groundWants(read: ReadHandle, wants: readonly RequestWant[]): GroundedWant[] {
  const townships = listUnits(read, 'township');
  const pairs = wants.map((want) => ({
    want,
    way: want.kind === 'restore' ? wayHome(read, want.itemId) : [],
  }));
  const ids = pairs.flatMap(({ want, way }) => [
    ...(want.kind === 'add' ? [] : [want.itemId]),
    ...(want.kind === 'subtract' && want.targetItemId !== null ? [want.targetItemId] : []),
    ...way.map(({ intoItemId }) => intoItemId),
  ]);
  const items = new Map(readContents(read, [...new Set(ids)]).map((item) => [item.id, item]));
  return pairs.map(({ want, way }) => {
    const keeper = items.get(way.at(-1)?.intoItemId ?? 0);
    const target = want.kind === 'subtract' ? items.get(want.targetItemId ?? 0) : undefined;
    return {
      want,
      item: want.kind === 'add' ? undefined : items.get(want.itemId),
      other: bringsThings(way) ? keeper : target,
      takenOver: keeper ? countTakenOver(way, items, townships) : 0,
      named: townsNamed(want).map((name) => townCalled(read, name)),
      towns: townships.map(({ name }) => name),
    };
  });
}

function townsNamed(want: RequestWant): readonly string[] {
  if (want.kind === 'add') return want.item.townships;
  return want.kind === 'apply' ? want.townships : [];
}

/** Whether bases or departments of what went first came all the way to the one that stands. */
function bringsThings(way: readonly Joining[]): boolean {
  const [first = [], ...further] = way.map(({ brought: { bases, departments } }) => [
    ...bases.map(basisThing),
    ...departments.map(departmentThing),
  ]);
  return first.some((thing) => further.every((things) => things.includes(thing)));
}

/** Townships that every one on the way took over: where it applied since and did not before. */
function countTakenOver(
  way: readonly Joining[],
  items: ReadonlyMap<number, ItemContent>,
  townships: readonly { readonly id: number }[],
): number {
  return townships.filter(({ id }) =>
    way.every(({ brought, intoItemId }) => tookOver(brought, items.get(intoItemId)?.scope ?? 'common', id)),
  ).length;
}

/** By its cell, else by its scope. */
function tookOver({ scope, cells }: Brought, now: ItemScope, townshipId: number): boolean {
  const applied = (cell: StoredCell, itself: ItemScope): boolean => cell?.applies ?? itself === 'common';
  const cell = cells.find(({ unitId }) => unitId === townshipId);
  if (!cell && !scope) return false;
  const before = applied(cell?.before ?? null, scope?.before ?? now);
  return !before && applied(cell?.after ?? null, scope?.after ?? now);
}
