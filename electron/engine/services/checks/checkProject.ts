/** 核对: the rules' present state with their waivers, computed live from rows. */
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import { type Check, WAIVED_CHECK } from '../../../../shared/model/check';
import type { CheckView } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { readCheckFacts } from '../../repositories/checks/checkFacts';
import { listWaivers } from '../../repositories/checks/waiverRepository';
import { readProject } from '../../repositories/project/projectRepository';

export function checkProject(project: ProjectFile): CheckView[] {
  return rememberUntilNextAction(project, 'checks', () => {
    const checks = rememberUntilNextAction(project, 'rules', () => runChecks(readCheckFacts(project)));
    return withWaivers(project, checks);
  });
}

/** The same for lists that take effect on that day; '' where it is not known yet. */
export function checkForDay(project: ProjectFile, day: string): CheckView[] {
  if (day === '' || day === readProject(project.read).effectiveDate) return checkProject(project);
  return withWaivers(project, runChecks(readCheckFacts(project, day)));
}

function withWaivers(project: ProjectFile, checks: readonly Check[]): CheckView[] {
  const waivers = listWaivers(project.read);
  return checks.map((check) => ({
    ...check,
    waivers: waivers.filter(({ rule }) => WAIVED_CHECK[rule] === check.id),
  }));
}
