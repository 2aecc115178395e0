/** 合并: the rows of the item that is kept, once it has taken over townships, bases, departments and places of one that goes. */

import { type JoinPlan, planJoin } from '../../../../shared/logic/pool/joinItems';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { listOfCategory, type SchemeSection, sectionKey } from '../../../../shared/logic/schemes/schemeLists';
import type { Join } from '../../../../shared/model/deed';
import type { ItemContent } from '../../../../shared/model/item';
import type { Brought } from '../../../../shared/model/joining';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { ensureBasis, replaceItemBases } from '../bases/basisRepository';
import { readProject } from '../project/projectRepository';
import { putCell, putOwnStanding } from '../townships/applicabilityRepository';
import { ensureUnit, listUnits } from '../units/unitRepository';
import { readContents, settleOwnPrints } from './itemContents';
import { replaceApplicability, setScope } from './itemRepository';
import { appendPart, type Holding, insertJoining, type Joining, readHolding } from './joiningRepository';
import { basisThing, departmentThing, townThing } from './joinThings';

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

/** Notes what came, so that it can be given back. Errors: CATEGORY_UNKNOWN for a place that no list has. */
export function joinInto(
  write: WriteHandle,
  { keptId, goingId }: { keptId: number; goingId: number },
  choice: Join,
  reason: string,
): Result<null> {
  const planned = readJoinPlan(write, { keptId, goingIds: [goingId] });
  if (!planned) return fail('ITEM_UNKNOWN', { item: goingId });
  const { scheme } = readProject(write);
  const unknown = choice.places.find(({ listId, category }) => !listOfCategory(scheme, category, listId));
  if (unknown) return fail('CATEGORY_UNKNOWN', { category: unknown.category });
  joinAgain(write, { itemId: goingId, intoItemId: keptId, choice, reason }, NOTHING);
  settleOwnPrints(write, planned.kept);
  return ok(null);
}

const NOTHING: ReadonlySet<string> = new Set();

/** @param settled Things (`joinThings`) that a person has decided about and that do not come. */
export function joinAgain(
  write: WriteHandle,
  { itemId, intoItemId, choice, reason }: Omit<Joining, 'brought'>,
  settled: ReadonlySet<string>,
): void {
  const before = readHolding(write, intoItemId);
  takeOver(write, { itemId, intoItemId, choice, reason }, settled);
  const brought = broughtBetween(before, readHolding(write, intoItemId));
  insertJoining(write, { itemId, intoItemId, choice, reason, brought });
}

function takeOver(
  write: WriteHandle,
  { itemId: goingId, intoItemId: keptId, choice, reason }: Omit<Joining, 'brought'>,
  settled: ReadonlySet<string>,
): void {
  const read = readJoinPlan(write, { keptId, goingIds: [goingId] });
  if (!read) return;
  const unitIds = new Map(listUnits(write, 'township').map(({ name, id }) => [name, id]));
  const free = ({ township }: { township: string }): boolean => !settled.has(townThing(unitIds.get(township) ?? 0));
  const plan = { ...read.plan, gained: read.plan.gained.filter(free), differing: read.plan.differing.filter(free) };
  const gained = choice.townships ? plan.gained : [];
  for (const { township } of gained)
    putCell(write, { itemId: keptId, unitId: unitIds.get(township) ?? 0, applies: true, reason });
  for (const standing of standings(plan, read.kept, gained, choice)) {
    const unitId = unitIds.get(standing.township) ?? 0;
    putOwnStanding(write, { itemId: keptId, unitId, reason, place: standing.place, wording: standing.wording });
  }
  if (choice.bases) takeBases(write, read, settled);
  if (choice.departments !== false) takeParts(write, keptId, plan.departments, settled);
  if (gained.length > 0) becomeCommon(write, keptId);
}

/** Where the kept item is to stand for a township otherwise than it does. */
function standings(
  plan: JoinPlan,
  kept: ItemContent,
  gained: JoinPlan['gained'],
  { places }: Join,
): { township: string; place: SchemeSection | null; wording: string | null }[] {
  const chosen = new Map<string, SchemeSection>(places.map((place) => [place.township, place]));
  const named = new Set([...gained, ...plan.differing].map((one) => one.township));
  return [...named].flatMap((township) => {
    const comes = gained.find((one) => one.township === township);
    if (!comes && plan.gained.some((one) => one.township === township)) return [];
    const options = plan.differing.find((one) => one.township === township)?.places ?? [];
    const place = chosen.get(township) ?? options[0] ?? kept;
    const row = kept.townships.find((one) => one.township === township);
    const wording = comes?.wording ?? row?.wording ?? null;
    const own = sectionKey(place) === sectionKey(kept) ? null : { listId: place.listId, category: place.category };
    const same = sectionKey(own ?? kept) === sectionKey(row?.place ?? kept) && wording === (row?.wording ?? null);
    return same ? [] : [{ township, place: own, wording }];
  });
}

function takeBases(
  write: WriteHandle,
  { plan, kept }: { plan: JoinPlan; kept: ItemContent },
  settled: ReadonlySet<string>,
): void {
  const coming = plan.bases.filter(
    (basis) => !settled.has(basisThing({ basisId: ensureBasis(write, basis), clause: basis.clause })),
  );
  if (coming.length > 0) replaceItemBases(write, kept.id, [...kept.bases, ...coming]);
}

function takeParts(
  write: WriteHandle,
  keptId: number,
  parts: JoinPlan['departments'],
  settled: ReadonlySet<string>,
): void {
  for (const { unit, role, text } of parts) {
    const unitId = ensureUnit(write, unit, 'department');
    if (!settled.has(departmentThing({ unitId }))) appendPart(write, keptId, { unitId, role, text });
  }
}

function broughtBetween(before: Holding, after: Holding): Brought {
  const units = new Set([...before.cells.keys(), ...after.cells.keys()]);
  const cells = [...units].map((unitId) => ({
    unitId,
    before: before.cells.get(unitId) ?? null,
    after: after.cells.get(unitId) ?? null,
  }));
  const bases = new Set(before.bases.map(basisThing));
  const departments = new Set(before.departments.map(departmentThing));
  return {
    ...(before.scope === after.scope ? {} : { scope: { before: before.scope, after: after.scope } }),
    cells: cells.filter((cell) => JSON.stringify(cell.before) !== JSON.stringify(cell.after)),
    bases: after.bases
      .filter((basis) => !bases.has(basisThing(basis)))
      .map(({ basisId, clause }) => ({ basisId, clause })),
    departments: after.departments
      .filter((part) => !departments.has(departmentThing(part)))
      .map(({ unitId, role, text }) => ({ unitId, role, text })),
  };
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
