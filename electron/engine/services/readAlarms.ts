/** 提醒 of the pool as it stands, computed once per action. */
import { findAlarms } from '../../../shared/logic/schemes/findAlarms';
import type { Alarm } from '../../../shared/views/schemes';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { listCitations } from '../repositories/basisLibrary';
import { readPool } from '../repositories/poolInMemory';
import { readProject } from '../repositories/projectRepository';
import { listUnits } from '../repositories/unitRepository';

export function readAlarms(project: ProjectFile): Alarm[] {
  return rememberUntilNextAction(project, 'alarms', () => {
    const townships = listUnits(project.read, 'township').map(({ name }) => name);
    const { scheme } = readProject(project.read);
    return findAlarms(readPool(project).live, townships, listCitations(project.read), scheme);
  });
}
