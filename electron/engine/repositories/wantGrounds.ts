/** What a request's wants are measured against: the items they speak of and the county's townships, as they stand now. */
import type { TouchGround } from '../../../shared/logic/requests/touchOf';
import type { RequestWant } from '../../../shared/model/request';
import type { ReadHandle } from '../database/handles';
import { readContents } from './itemRepository';
import { findJoining } from './joiningRepository';
import { listUnits } from './unitRepository';

export interface GroundedWant extends TouchGround {
  readonly want: RequestWant;
}

/** In their order. */
export function groundWants(read: ReadHandle, wants: readonly RequestWant[]): GroundedWant[] {
  const towns = listUnits(read, 'township').map(({ name }) => name);
  const pairs = wants.map((want) => ({ want, otherId: otherOf(read, want) }));
  const ids = pairs.flatMap(({ want, otherId }) => [want.kind === 'add' ? 0 : want.itemId, otherId ?? 0]);
  const items = new Map(readContents(read, [...new Set(ids)]).map((item) => [item.id, item]));
  return pairs.map(({ want, otherId }) => ({
    want,
    item: want.kind === 'add' ? undefined : items.get(want.itemId),
    other: otherId === null ? undefined : items.get(otherId),
    towns,
  }));
}

/** What it goes into; of one that is to come back, what gives back what it had brought there. */
function otherOf(read: ReadHandle, want: RequestWant): number | null {
  if (want.kind === 'subtract') return want.targetItemId;
  const gone = want.kind === 'restore' ? findJoining(read, want.itemId) : undefined;
  if (!gone) return null;
  const { cells, bases, departments } = gone.brought;
  return cells.length + bases.length + departments.length === 0 ? null : gone.intoItemId;
}
