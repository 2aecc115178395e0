/** 并为一家: two registered units turn out to be one; everything of the one goes over to the other, its name becomes an alias. */

import type { Parsed } from '../../../../shared/contract';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { viewOfOne } from '../../../../shared/logic/pool/moveView';
import { oldNamesIn } from '../../../../shared/logic/schemes/findAlarms';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { mergeApplicability, mergeParts, mergeProfiles } from '../../../../shared/logic/units/mergeUnits';
import type { FrameUnit } from '../../../../shared/model/edition';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { moveVerdicts } from '../../repositories/agreement/verdictRepository';
import { listIssued, openEdition } from '../../repositories/editions/editionRepository';
import { countApplying, leftNowhere, readContents } from '../../repositories/pool/itemContents';
import { listRuledItems } from '../../repositories/pool/itemRepository';
import { changeViews } from '../../repositories/pool/viewRepository';
import { moveRequests } from '../../repositories/requests/requestRepository';
import { noteReapplied } from '../../repositories/rounds/changeDeeds';
import { moveOwnPrints } from '../../repositories/townships/ownPrints';
import { listAbolitions, moveAbolitions } from '../../repositories/units/abolitionRepository';
import {
  moveLists,
  readExceptions,
  readParts,
  replaceException,
  replaceParts,
} from '../../repositories/units/unitMerging';
import {
  deleteUnit,
  findUnit,
  listFormerNames,
  replaceAliases,
  updateUnit,
} from '../../repositories/units/unitRepository';
import { keepApart } from '../../repositories/units/unitsApart';

/**
 * Source lists, responsibilities, applicability with own lists and words, aliases and profile go over; no figure of the project changes.
 * Errors: UNIT_UNKNOWN, also for a township that is no more; BAD_INPUT when they are one already or of different kinds; ITEM_NOWHERE when an exemption or
 * a condition of the one would take an item off the last list it stands on; UNITS_BOTH_ISSUED for two townships that had a list each.
 */
export function mergeUnits(project: ProjectFile, { unitId, intoId }: Parsed<'mergeUnits'>): Result<null> {
  const issued = listIssued(project.read).flatMap(({ id }) => openEdition(project, id) ?? []);
  return record(project, { name: 'mergeUnits', input: { unitId, intoId }, effect: 'undoable' }, (write) => {
    const goes = findUnit(write, unitId);
    const stays = findUnit(write, intoId);
    if (!goes || !stays) return fail('UNIT_UNKNOWN', { unit: goes ? intoId : unitId });
    if (unitId === intoId) return fail('BAD_INPUT', { field: '两个单位是同一个' });
    const gone = listAbolitions(write).find((one) => one.unitId === unitId || one.unitId === intoId);
    if (gone) return fail('UNIT_UNKNOWN', { unit: gone.unit });
    if (goes.kind !== stays.kind || goes.kind === 'superior')
      return fail('BAD_INPUT', { field: '只有部门和部门、乡镇和乡镇能并为一家' });
    const both = issued.find(({ frame }) => [unitId, intoId].every((id) => hasList(frame.units, id)));
    if (both) return fail('UNITS_BOTH_ISSUED', { unit: goes.name, other: stays.name, edition: editionName(both.head) });
    const former = listFormerNames(write);
    const at = project.session.now();
    moveVerdicts(write, unitId, intoId, { date: localDay(at), operator: project.session.operator, at });
    const lists = moveLists(write, unitId, intoId);
    moveAbolitions(write, unitId, intoId);
    moveRequests(write, unitId, intoId);
    moveOwnPrints(write, unitId, intoId);
    changeViews(write, (view) => viewOfOne(view, unitId, intoId));
    const parts = readParts(write, unitId, intoId);
    for (const [itemId, both] of parts) replaceParts(write, itemId, both, intoId, mergeParts(both));
    const exceptions = readExceptions(write, unitId, intoId);
    // What the one that goes alone was given goes with it: nobody decided otherwise about the one that stays.
    const decided = readContents(
      write,
      exceptions.filter(({ scope, stays: row }) => scope === 'common' || row).map(({ itemId }) => itemId),
    );
    const stood = countApplying(write);
    for (const { itemId, scope, ...rows } of exceptions) {
      const merged = mergeApplicability(scope, rows.stays, rows.goes);
      replaceException(write, itemId, unitId, intoId, merged);
    }
    // What follows from the conditions of a township is told apart from what was decided by hand.
    const following = readContents(write, listRuledItems(write));
    deleteUnit(write, unitId);
    const byHand = noteReapplied(write, decided, `${goes.name}并入${stays.name}，两家各定的适用并为一份`);
    const formerNames = [...(former.get(intoId) ?? []), ...(former.get(unitId) ?? [])];
    replaceAliases(write, intoId, [...stays.aliases, goes.name, ...goes.aliases], formerNames);
    updateUnit(write, intoId, stays.name, mergeProfiles(stays.profile, goes.profile));
    // The last township an item stood on may meet one that is exempt, or conditions that a rule leaves out.
    const nowhere = leftNowhere(write, stood);
    if (nowhere !== undefined) return fail('ITEM_NOWHERE', { item: nowhere });
    // Held against a seal the two were one all along: only what follows from a rule counts as moved between rounds.
    const moved = noteReapplied(write, following, `${goes.name}并入${stays.name}，镇情并为一份`);
    const handWords =
      byHand.length === 0 ? '' : `；两家各定的适用并为一份，${groupDigits(byHand.length)} 项的适用因此改变`;
    const names = new Map(goes.kind === 'department' ? [[goes.name, stays.name]] : []);
    const still = readContents(write).filter((item) => oldNamesIn(item, names).length > 0).length;
    const stillWords =
      still === 0 ? '' : `；${groupDigits(still)} 项的文字里仍写着“${goes.name}”，见“一镇一单—提醒”，逐项看过再改`;
    const went = exceptions.filter((one) => one.goes).map(({ itemId }) => itemId);
    const items = new Set([...parts.keys(), ...went]);
    return ok({
      value: null,
      ...(moved.length > 0 && { found: { moved } }),
      summary: `“${goes.name}”并入“${stays.name}”：报送表 ${groupDigits(lists)} 份、事项 ${groupDigits(items.size)} 项随之转过去，旧名作别名${handWords}${stillWords}`,
    });
  });
}

/** 不是一家: the pair is not asked about again. Errors: UNIT_UNKNOWN. */
export function keepUnitsApart(project: ProjectFile, { unitId, otherId }: Parsed<'keepUnitsApart'>): Result<null> {
  return record(project, { name: 'keepUnitsApart', input: { unitId, otherId }, effect: 'undoable' }, (write) => {
    const [one, other] = [findUnit(write, unitId), findUnit(write, otherId)];
    if (!one || !other) return fail('UNIT_UNKNOWN', { unit: one ? otherId : unitId });
    keepApart(write, unitId, [otherId]);
    return ok({ value: null, summary: `“${one.name}”和“${other.name}”不是一家` });
  });
}

/** Two departments that are one today stay two in what was issued; two townships with a list each never were one. */
function hasList(units: readonly FrameUnit[], id: number): boolean {
  return units.some((unit) => unit.id === id && unit.kind === 'township');
}
