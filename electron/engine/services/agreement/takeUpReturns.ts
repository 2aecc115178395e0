/** 反馈表里的表态: what returned forms say is put down as verdicts on what the packs showed, all units in one step. */
import { isAgainst } from '../../../../shared/logic/agreement/decideAgreement';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { TakenUp } from '../../../../shared/views/agreement';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listReturnedVerdicts } from '../../repositories/agreement/returnedVerdicts';
import { ensureStated, insertVerdict } from '../../repositories/agreement/verdictRepository';

/** How much there is to put down. */
export function returnsToTakeUp({ read }: ProjectFile): TakenUp {
  const { verdicts, outdated, units } = listReturnedVerdicts(read);
  const against = verdicts.filter(isAgainst).length;
  return { units, verdicts: verdicts.length, against, outdated };
}

/** Errors: NOTHING_CHANGED when no return says anything new. */
export function takeUpReturns(project: ProjectFile): Result<TakenUp> {
  return record(project, { name: 'takeUpReturns', input: {}, effect: 'undoable' }, (write) => {
    const { verdicts, outdated, units } = listReturnedVerdicts(write);
    if (verdicts.length === 0) return fail('NOTHING_CHANGED');
    const at = project.session.now();
    for (const { unitId, party, voice, shown, renames, position, words, person, date, origin } of verdicts)
      insertVerdict(write, {
        ...{ itemId: shown.id, party: party.kind, unitId, voice, position, words, person, date, at },
        ...{ statedId: ensureStated(write, shown, party, renames), origin, operator: project.session.operator },
      });
    const against = verdicts.filter(isAgainst).length;
    const value = { units, verdicts: verdicts.length, against, outdated };
    return ok({
      value,
      summary: `登记 ${groupDigits(units)} 家反馈表里的表态 ${groupDigits(verdicts.length)} 条，不同意 ${groupDigits(against)} 条`,
    });
  });
}
