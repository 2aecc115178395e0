/** 豁免: sets a rule aside with reason and decider, and takes that back; always shown. */

import type { Parsed } from '../../../../shared/contract';
import { waiverCovers } from '../../../../shared/logic/checks/basisRules';
import { thoseNeedingBasis } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { ABOUT_DOCUMENTS, WAIVABLE_WORDS, type Waiver } from '../../../../shared/model/check';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertWaiver, listTakenOver, listWaivers, revokeWaiver } from '../../repositories/checks/waiverRepository';
import { readContents } from '../../repositories/pool/itemContents';
import { readProject } from '../../repositories/project/projectRepository';

/**
 * One for what was taken over from issued lists names the items it is signed for, so that nothing new slips in under it.
 * Errors: NOTHING_CHANGED when nothing was taken over; ITEM_UNKNOWN; BAD_INPUT for one item where the rule asks
 * about documents; WAIVER_SIGNED when the same one is in force.
 */
export function addWaiver(project: ProjectFile, input: Parsed<'addWaiver'>): Result<null> {
  return record(project, { name: 'addWaiver', input, effect: 'undoable' }, (write) => {
    const date = localDay(project.session.now());
    if (input.rule === 'takenOver') {
      const items = thoseNeedingBasis(listTakenOver(write), readProject(write).scheme);
      if (items.length === 0) return fail('NOTHING_CHANGED');
      const before = listWaivers(write).find(({ itemIds }) => items.every(({ id }) => itemIds?.has(id)));
      if (before) return signedBefore(before, `带入的 ${groupDigits(items.length)} 项`);
      insertWaiver(write, { ...input, itemId: null, itemIds: new Set(items.map(({ id }) => id)), date });
      const said = `${WAIVABLE_WORDS.takenOver}，${groupDigits(items.length)} 项：${input.reason}（${input.decider}）`;
      return ok({ value: null, summary: `签署豁免：${said}` });
    }
    const { rule, itemId } = input;
    if (itemId !== null && ABOUT_DOCUMENTS.includes(rule))
      return fail('BAD_INPUT', { field: `${WAIVABLE_WORDS[rule]}说的是文件，不是哪一项，只能整体豁免` });
    const [item] = itemId === null ? [] : readContents(write, [itemId]);
    if (itemId !== null && !item) return fail('ITEM_UNKNOWN', { item: itemId });
    const before = listWaivers(write).find((one) => one.rule === rule && one.itemId === itemId);
    if (before) return signedBefore(before, waiverCovers(before, item ? quoted(item.name) : ''));
    insertWaiver(write, { ...input, date });
    const whose = item ? `${quoted(item.name)}的` : '';
    return ok({ value: null, summary: `签署${whose}${WAIVABLE_WORDS[rule]}豁免：${input.reason}（${input.decider}）` });
  });
}

function signedBefore({ rule, decider, date }: Waiver, covers: string): Result<never> {
  return fail('WAIVER_SIGNED', { covers, rule: WAIVABLE_WORDS[rule], decider, date });
}

/** Errors: BAD_INPUT when there is no such waiver in force. */
export function endWaiver(project: ProjectFile, { waiverId, reason }: Parsed<'revokeWaiver'>): Result<null> {
  return record(project, { name: 'revokeWaiver', input: { waiverId, reason }, effect: 'undoable' }, (write) => {
    if (!revokeWaiver(write, waiverId, reason)) return fail('BAD_INPUT', { field: '豁免' });
    return ok({ value: null, summary: `撤销豁免：${reason}` });
  });
}
