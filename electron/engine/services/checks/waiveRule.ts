/** 豁免: sets a rule aside with reason and decider, and takes that back; always shown. */
import type { Parsed } from '../../../../shared/contract';
import { thoseNeedingBasis } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { WAIVABLE_WORDS } from '../../../../shared/model/check';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertWaiver, listTakenOver, revokeWaiver } from '../../repositories/checks/waiverRepository';
import { findItem } from '../../repositories/pool/itemRepository';
import { readProject } from '../../repositories/project/projectRepository';

/**
 * One for what was taken over from issued lists names the items it is signed for, so that nothing new slips in under it.
 * Errors: NOTHING_CHANGED when nothing was taken over; ITEM_UNKNOWN.
 */
export function addWaiver(project: ProjectFile, input: Parsed<'addWaiver'>): Result<null> {
  return record(project, { name: 'addWaiver', input, effect: 'undoable' }, (write) => {
    const date = project.session.now().slice(0, 10);
    if (input.rule === 'takenOver') {
      const items = thoseNeedingBasis(listTakenOver(write), readProject(write).scheme);
      if (items.length === 0) return fail('NOTHING_CHANGED');
      insertWaiver(write, { ...input, itemId: null, itemIds: new Set(items.map(({ id }) => id)), date });
      const said = `${WAIVABLE_WORDS.takenOver}，${groupDigits(items.length)} 项：${input.reason}（${input.decider}）`;
      return ok({ value: null, summary: `签署豁免：${said}` });
    }
    if (input.itemId !== null && !findItem(write, input.itemId)) return fail('ITEM_UNKNOWN', { item: input.itemId });
    insertWaiver(write, { ...input, date });
    return ok({ value: null, summary: `签署${WAIVABLE_WORDS[input.rule]}豁免：${input.reason}（${input.decider}）` });
  });
}

/** Errors: BAD_INPUT when there is no such waiver in force. */
export function endWaiver(project: ProjectFile, { waiverId, reason }: Parsed<'revokeWaiver'>): Result<null> {
  return record(project, { name: 'revokeWaiver', input: { waiverId, reason }, effect: 'undoable' }, (write) => {
    if (!revokeWaiver(write, waiverId, reason)) return fail('BAD_INPUT', { field: '豁免' });
    return ok({ value: null, summary: `撤销豁免：${reason}` });
  });
}
