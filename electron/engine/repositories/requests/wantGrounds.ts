/** What a request's wants are measured against: the items they speak of and the county's townships, as they stand now. */
import type { TouchGround } from '../../../../shared/logic/requests/touchOf';
import type { ItemScope } from '../../../../shared/model/item';
import type { Brought, StoredCell } from '../../../../shared/model/joining';
import type { RequestWant } from '../../../../shared/model/request';
import type { ReadHandle } from '../../database/file/handles';
import { readContents } from '../pool/itemContents';
import { findJoining } from '../pool/joiningRepository';
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
    gone: want.kind === 'restore' ? findJoining(read, want.itemId) : undefined,
  }));
  const ids = pairs.flatMap(({ want, gone }) => [
    ...(want.kind === 'add' ? [] : [want.itemId]),
    ...(want.kind === 'subtract' && want.targetItemId !== null ? [want.targetItemId] : []),
    ...(gone ? [gone.intoItemId] : []),
  ]);
  const items = new Map(readContents(read, [...new Set(ids)]).map((item) => [item.id, item]));
  return pairs.map(({ want, gone }) => {
    const into = gone && items.get(gone.intoItemId);
    const target = want.kind === 'subtract' ? items.get(want.targetItemId ?? 0) : undefined;
    const more = gone ? gone.brought.bases.length + gone.brought.departments.length : 0;
    return {
      want,
      item: want.kind === 'add' ? undefined : items.get(want.itemId),
      other: more > 0 ? into : target,
      takenOver: gone && into ? countTakenOver(gone.brought, into.scope, townships) : 0,
      named: townsNamed(want).map((name) => townCalled(read, name)),
      towns: townships.map(({ name }) => name),
    };
  });
}

function townsNamed(want: RequestWant): readonly string[] {
  if (want.kind === 'add') return want.item.townships;
  return want.kind === 'apply' ? want.townships : [];
}

/** Townships where the one that was kept applies since and did not before: by its cell, else by its scope. */
function countTakenOver(
  { scope, cells }: Brought,
  now: ItemScope,
  townships: readonly { readonly id: number }[],
): number {
  const applied = (cell: StoredCell, itself: ItemScope): boolean => cell?.applies ?? itself === 'common';
  return townships.filter(({ id }) => {
    const cell = cells.find(({ unitId }) => unitId === id);
    if (!cell && !scope) return false;
    const before = applied(cell?.before ?? null, scope?.before ?? now);
    return !before && applied(cell?.after ?? null, scope?.after ?? now);
  }).length;
}
