/** The register of packs after they went out: 作废 and 延期, each with its reason. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findPackById, setPackDue, setPackWithdrawn } from '../../repositories/opinions/consultationRepository';
import { countingReturn, opinionsOfReturn } from '../../repositories/opinions/returnRepository';
import { findSourceList, withdrawList } from '../../repositories/sources/sourceListRepository';

/**
 * With it goes what came back on it: its new proposals no longer wait for anybody, unless one of them was decided already.
 * What was handled has to be handled anew first: the record of a change keeps the opinion it came from.
 * Errors: PACK_UNKNOWN, PACK_WITHDRAWN, PACK_IN_USE.
 */
export function withdrawPack(project: ProjectFile, input: Parsed<'withdrawPack'>): Result<null> {
  const { packId, reason } = input;
  return record(project, { name: 'withdrawPack', input, effect: 'undoable' }, (write) => {
    const pack = findPackById(write, packId);
    if (!pack) return fail('PACK_UNKNOWN');
    if (pack.withdrawnReason !== null) return fail('PACK_WITHDRAWN', { unit: pack.unit });
    const back = countingReturn(write, packId);
    const handled = back ? opinionsOfReturn(write, back.id).filter(({ handlingId }) => handlingId !== null).length : 0;
    if (handled > 0) return fail('PACK_IN_USE', { unit: pack.unit, count: handled });
    setPackWithdrawn(write, packId, reason);
    const proposals = back?.sourceListId ?? null;
    const list = proposals === null ? undefined : findSourceList(write, proposals);
    if (list && list.counts.pending === list.entries) withdrawList(write, list.id, reason);
    return ok({ value: null, summary: `${pack.unit}的征求意见稿作废：${reason}` });
  });
}

/** Errors: PACK_UNKNOWN, PACK_WITHDRAWN, DUE_BEFORE_SENT. */
export function postponePacks(project: ProjectFile, input: Parsed<'postponePacks'>): Result<null> {
  const { packIds, dueOn, reason } = input;
  return record(project, { name: 'postponePacks', input, effect: 'undoable' }, (write) => {
    for (const packId of packIds) {
      const pack = findPackById(write, packId);
      if (!pack) return fail('PACK_UNKNOWN');
      if (pack.withdrawnReason !== null) return fail('PACK_WITHDRAWN', { unit: pack.unit });
      if (dueOn < pack.sentOn) return fail('DUE_BEFORE_SENT', { date: dueOn, after: pack.sentOn });
      setPackDue(write, packId, dueOn);
    }
    return ok({ value: null, summary: `${groupDigits(packIds.length)} 家的反馈期限延到 ${dueOn}：${reason}` });
  });
}
