/** 撤镇并镇: a township is no more from a day on; what only it had goes onto the list of the one it went into. */
import type { Parsed } from '../../../../shared/contract';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { viewOfOne } from '../../../../shared/logic/pool/moveView';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { toChineseDate } from '../../../../shared/logic/text/chineseNumerals';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { ItemContent } from '../../../../shared/model/item';
import { ABOLITION_REASON } from '../../../../shared/model/round';
import type { Unit } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listIssued } from '../../repositories/editions/editionRepository';
import { lastChangeId } from '../../repositories/opinions/handlingRepository';
import { readContents } from '../../repositories/pool/itemContents';
import { listSubtractedIds } from '../../repositories/pool/itemRepository';
import { handOnBrought, readHolding } from '../../repositories/pool/joiningRepository';
import { changeViews } from '../../repositories/pool/viewRepository';
import { keepChangeContent } from '../../repositories/requests/requestRepository';
import { noteChange } from '../../repositories/rounds/changeDeeds';
import { findOpenRound } from '../../repositories/rounds/roundRepository';
import { putCell, putOwnStanding } from '../../repositories/townships/applicabilityRepository';
import { copyOwnPrint } from '../../repositories/townships/ownPrints';
import {
  type Abolition,
  insertAbolition,
  listAbolitions,
  listGoneBy,
  setAbolitionDay,
} from '../../repositories/units/abolitionRepository';
import { findUnit, listUnits } from '../../repositories/units/unitRepository';

/**
 * Every cell of it is a line of the ledger with its own kind of reason. The past stays as it was: its lists, its opinions,
 * its requests keep its name. Errors: UNIT_UNKNOWN, BAD_INPUT for no two townships of today, NO_OPEN_ROUND.
 */
export function abolishTownship(
  project: ProjectFile,
  input: Parsed<'abolishTownship'>,
): Result<{ items: number; gained: number }> {
  const { unitId, intoId, day, reason, decider } = input;
  return record(project, { name: 'abolishTownship', input, effect: 'undoable' }, (write) => {
    const goes = findUnit(write, unitId);
    const stays = findUnit(write, intoId);
    if (!goes || !stays) return fail('UNIT_UNKNOWN', { unit: goes ? intoId : unitId });
    const today = new Set(listUnits(write, 'township').map(({ id }) => id));
    if (unitId === intoId || !today.has(unitId) || !today.has(intoId))
      return fail('BAD_INPUT', { field: '撤销和并入的须是现有的两个乡镇' });
    const round = findOpenRound(write);
    if (!round) return fail('NO_OPEN_ROUND');
    const why = whyOf({ unit: goes.name, into: stays.name, day, reason });
    const { had, gained } = effectOf(write, goes, stays);
    const grounds = { reason: why, proposer: '', decider, basis: reason };
    const afterChange = lastChangeId(write);
    const made = new Map<number, number>();
    for (const item of had) {
      if (gained.includes(item)) takeOver(write, item, goes, stays, why);
      made.set(noteChange(write, round, item, 'amend', grounds, { reasonKind: ABOLITION_REASON }), item.id);
    }
    // Brought back one day, they stand where the others of its list stand.
    const subtracted = readContents(write, listSubtractedIds(write)).filter((item) => comesOver(item, goes, stays));
    for (const item of subtracted) takeOver(write, item, goes, stays, why);
    changeViews(write, (view) => viewOfOne(view, unitId, intoId));
    insertAbolition(write, { unitId, intoId, day, reason, afterChange, lastChange: lastChangeId(write) });
    // From here on nothing applies to it, and so the items are kept.
    for (const [changeId, itemId] of made) keepChangeContent(write, changeId, itemId);
    const figures = `原有 ${groupDigits(had.length)} 项，其中 ${groupDigits(gained.length)} 项列入${stays.name}`;
    return ok({ value: { items: had.length, gained: gained.length }, summary: `${why}：${figures}` });
  });
}

/** As each line of the ledger says it. */
function whyOf({ unit, into, day, reason }: Pick<Abolition, 'unit' | 'into' | 'day' | 'reason'>): string {
  return `${unit}撤销，并入${into}${sinceWords(day)}${reason}）`;
}

function sinceWords(day: string): string {
  return `，自${toChineseDate(day)}起（`;
}

/**
 * 改撤销日期, noticed when its round is sealed: in an open round, since what is sealed says the old day. Errors: UNIT_UNKNOWN,
 * NOTHING_CHANGED, NO_OPEN_ROUND; ABOLITION_ISSUED once lists went out without the township.
 */
export function correctAbolition(project: ProjectFile, input: Parsed<'correctAbolition'>): Result<null> {
  const { unitId, day, reason } = input;
  return record(project, { name: 'correctAbolition', input, effect: 'undoable' }, (write) => {
    const gone = listAbolitions(write).find((one) => one.unitId === unitId);
    if (!gone) return fail('UNIT_UNKNOWN', { unit: unitId });
    if (gone.day === day) return fail('NOTHING_CHANGED');
    const out = listIssued(write).find(({ round }) => listGoneBy(write, round).has(gone.unit));
    if (out) return fail('ABOLITION_ISSUED', { unit: gone.unit, day: gone.day, edition: editionName(out) });
    if (!findOpenRound(write)) return fail('NO_OPEN_ROUND');
    setAbolitionDay(write, gone, day, { why: whyOf(gone), before: sinceWords(gone.day), after: sinceWords(day) });
    const [from, to] = [gone.day, day].map(toChineseDate);
    return ok({ value: null, summary: `${gone.unit}撤销的日期由${from}改为${to}：${reason}` });
  });
}

/** How many items are on its list, and how many of them come onto the other's. Errors: UNIT_UNKNOWN. */
export function foreseeAbolition(
  project: ProjectFile,
  { unitId, intoId }: Parsed<'abolitionEffect'>,
): Result<{ items: number; gained: number }> {
  const goes = findUnit(project.read, unitId);
  const stays = findUnit(project.read, intoId);
  if (!goes || !stays) return fail('UNIT_UNKNOWN', { unit: goes ? intoId : unitId });
  const { had, gained } = effectOf(project.read, goes, stays);
  return ok({ items: had.length, gained: gained.length });
}

function effectOf(read: ReadHandle, goes: Unit, stays: Unit): { had: ItemContent[]; gained: ItemContent[] } {
  const items = readContents(read);
  const had = items.filter(({ scope, townships }) => appliesTo(scope, townships, goes.name));
  return { had, gained: had.filter((item) => comesOver(item, goes, stays)) };
}

function comesOver({ scope, townships }: ItemContent, goes: Unit, stays: Unit): boolean {
  return appliesTo(scope, townships, goes.name) && !appliesTo(scope, townships, stays.name);
}

/** In the place and words the township had it, and as it was printed for it. */
function takeOver(write: WriteHandle, item: ItemContent, goes: Unit, stays: Unit, reason: string): void {
  const before = readHolding(write, item.id).cells.get(stays.id) ?? null;
  putCell(write, { itemId: item.id, unitId: stays.id, applies: true, reason });
  copyOwnPrint(write, item.id, goes.id, stays.id);
  const own = item.townships.find(({ township }) => township === goes.name);
  const place = own?.place ?? null;
  const wording = own?.wording ?? null;
  if (place !== null || wording !== null)
    putOwnStanding(write, { itemId: item.id, unitId: stays.id, reason, place, wording });
  handOnBrought(write, item, goes.id, stays.id, before);
}
