/** 合并: the rows of the item that is kept, once it has taken over townships, bases and places of one that goes. */

import { type JoinPlan, planJoin } from '../../../shared/logic/pool/joinItems';
import { appliesTo } from '../../../shared/logic/schemes/appliesTo';
import { listOfCategory, type SchemeSection, sectionKey } from '../../../shared/logic/schemes/schemeLists';
import type { Join } from '../../../shared/model/deed';
import type { ItemContent } from '../../../shared/model/item';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadHandle, WriteHandle } from '../database/handles';
import { putCell, putOwnStanding } from './applicabilityRepository';
import { replaceItemBases } from './basisRepository';
import { readContents, replaceApplicability, setScope } from './itemRepository';
import { readProject } from './projectRepository';
import { listUnits } from './unitRepository';

interface JoinedPair {
  readonly keptId: number;
  readonly goingIds: readonly number[];
}

/** Undefined when one of the items is unknown. */
export function readJoinPlan(
  read: ReadHandle,
  { keptId, goingIds }: JoinedPair,
): { plan: JoinPlan; kept: ItemContent } | undefined {
  const items = new Map(readContents(read, [keptId, ...goingIds]).map((item) => [item.id, item]));
  const kept = items.get(keptId);
  const going = goingIds.flatMap((id) => items.get(id) ?? []);
  if (!kept || going.length < goingIds.length) return undefined;
  const towns = listUnits(read, 'township').map(({ name }) => name);
  return { plan: planJoin(kept, going, towns), kept };
}

/** Errors: CATEGORY_UNKNOWN for a place that no list has. */
export function joinInto(
  write: WriteHandle,
  { keptId, goingId }: { keptId: number; goingId: number },
  { townships, bases, places }: Join,
  reason: string,
): Result<null> {
  const read = readJoinPlan(write, { keptId, goingIds: [goingId] });
  if (!read) return fail('ITEM_UNKNOWN', { item: goingId });
  const { plan, kept } = read;
  const { scheme } = readProject(write);
  const unknown = places.find(({ listId, category }) => !listOfCategory(scheme, category, listId));
  if (unknown) return fail('CATEGORY_UNKNOWN', { category: unknown.category });
  const unitIds = new Map(listUnits(write, 'township').map(({ name, id }) => [name, id]));
  const gained = townships ? plan.gained : [];
  for (const { township } of gained) {
    const unitId = unitIds.get(township) ?? 0;
    putCell(write, { itemId: keptId, unitId, applies: true, reason });
  }
  const chosen = new Map<string, SchemeSection>(places.map((place) => [place.township, place]));
  for (const township of new Set([...gained, ...plan.differing].map((one) => one.township))) {
    const comes = gained.find((one) => one.township === township);
    if (!comes && plan.gained.some((one) => one.township === township)) continue;
    const options = plan.differing.find((one) => one.township === township)?.places ?? [];
    const place = chosen.get(township) ?? options[0] ?? kept;
    const row = kept.townships.find((one) => one.township === township);
    const wording = comes?.wording ?? row?.wording ?? null;
    const own = sectionKey(place) === sectionKey(kept) ? null : { listId: place.listId, category: place.category };
    const same = sectionKey(own ?? kept) === sectionKey(row?.place ?? kept) && wording === (row?.wording ?? null);
    const unitId = unitIds.get(township) ?? 0;
    if (!same) putOwnStanding(write, { itemId: keptId, unitId, reason, place: own, wording });
  }
  if (bases && plan.bases.length > 0) replaceItemBases(write, keptId, [...kept.bases, ...plan.bases]);
  if (gained.length > 0) becomeCommon(write, keptId);
  return ok(null);
}

/** Applying to every township now, it is common; what townships have of their own stays. */
function becomeCommon(write: WriteHandle, itemId: number): void {
  const [item] = readContents(write, [itemId]);
  const towns = listUnits(write, 'township');
  if (item?.scope !== 'particular') return;
  if (!towns.every(({ name }) => appliesTo(item.scope, item.townships, name))) return;
  setScope(write, itemId, 'common');
  replaceApplicability(write, itemId, []);
}
