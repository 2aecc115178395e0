/** 豁免: sets a rule aside with reason and decider, and takes that back; always shown. */
import type { Parsed } from '../../../shared/contract';
import { WAIVABLE_WORDS } from '../../../shared/model/check';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { insertWaiver, revokeWaiver } from '../repositories/waiverRepository';

export function addWaiver(project: ProjectFile, input: Parsed<'addWaiver'>): Result<null> {
  return record(project, { name: 'addWaiver', input, effect: 'undoable' }, (write) => {
    insertWaiver(write, { ...input, date: project.session.now().slice(0, 10) });
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
