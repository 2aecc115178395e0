/** 核对: the rules' present state with their waivers, computed live from rows. */
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import { WAIVED_CHECK } from '../../../../shared/model/check';
import type { CheckView } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { readCheckFacts } from '../../repositories/checks/checkFacts';
import { listWaivers } from '../../repositories/checks/waiverRepository';

export function checkProject(project: ProjectFile): CheckView[] {
  return rememberUntilNextAction(project, 'checks', () => {
    const checks = rememberUntilNextAction(project, 'rules', () => runChecks(readCheckFacts(project)));
    const waivers = listWaivers(project.read);
    return checks.map((check) => ({
      ...check,
      waivers: waivers.filter(({ rule }) => WAIVED_CHECK[rule] === check.id),
    }));
  });
}
