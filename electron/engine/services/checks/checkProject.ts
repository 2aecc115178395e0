/** 核对: the rules' present state with their waivers, computed live from rows. */
import { coversNone, type Lacking, lackingBases } from '../../../../shared/logic/checks/basisRules';
import type { CheckFacts } from '../../../../shared/logic/checks/facts';
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import { type Check, WAIVED_CHECK, type Waiver } from '../../../../shared/model/check';
import type { CheckView, SignedWaiver } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { readCheckFacts } from '../../repositories/checks/checkFacts';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';

export function checkProject(project: ProjectFile): CheckView[] {
  return rememberUntilNextAction(project, 'checks', () => withWaivers(project, readCheckFacts(project)));
}

/** The same for lists that take effect on that day; '' where it is not known yet. */
export function checkForDay(project: ProjectFile, day: string): CheckView[] {
  if (day === '' || day === readProject(project.read).effectiveDate) return checkProject(project);
  return withWaivers(project, readCheckFacts(project, day));
}

function withWaivers(project: ProjectFile, facts: CheckFacts): CheckView[] {
  const lacking = lackingBases(facts);
  return runChecks(facts).map((check) => {
    const own = facts.waivers.filter(({ rule }) => WAIVED_CHECK[rule] === check.id);
    return { ...check, waivers: own.map((waiver) => shown(project, waiver, check, lacking)) };
  });
}

function shown(project: ProjectFile, waiver: Waiver, check: Check, lacking: Lacking): SignedWaiver {
  const item = waiver.itemId === null ? '' : (readPool(project).byId.get(waiver.itemId)?.name ?? '');
  return { ...waiver, item, idle: check.id === '7' ? coversNone(waiver, lacking) : check.rowCount === 0 };
}
