/** 重新处理: opinions that were handled are open again. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { reopenProposal } from '../../repositories/opinions/proposalsPutAway';
import { findOpinions, setHandling, setReplied } from '../../repositories/opinions/returnRepository';

/**
 * For a reason; changes made stay the office's facts and are reversed by changes of their own.
 * A proposal that the handling put away is pending again, one the bench decided stays so. Errors: OPINION_UNKNOWN.
 */
export function reopenOpinions(project: ProjectFile, input: Parsed<'reopenOpinions'>): Result<null> {
  return record(project, { name: 'reopenOpinions', input, effect: 'undoable' }, (write) => {
    const opinions = findOpinions(write, input.opinionIds);
    if (opinions.length === 0 || opinions.some(({ handlingId }) => handlingId === null)) return fail('OPINION_UNKNOWN');
    for (const { id, entryId } of opinions) {
      setHandling(write, id, null);
      setReplied(write, id, '');
      if (entryId !== null) reopenProposal(write, entryId);
    }
    return ok({ value: null, summary: `重新处理 ${groupDigits(opinions.length)} 条意见：${input.reason}` });
  });
}
