/** 提醒 of the pool as it stands, computed once per action. */
import { type AlarmGrounds, findAlarms } from '../../../shared/logic/schemes/findAlarms';
import { renameUnits } from '../../../shared/logic/units/renameUnits';
import type { Alarm } from '../../../shared/views/schemes';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { listCitations } from '../repositories/basisLibrary';
import { listIssued, openEdition } from '../repositories/editionRepository';
import { readPool } from '../repositories/poolInMemory';
import { readProject } from '../repositories/projectRepository';
import { listUnits } from '../repositories/unitRepository';
import { namesOfToday } from '../repositories/unitSuccession';

export function readAlarms(project: ProjectFile): Alarm[] {
  return rememberUntilNextAction(project, 'alarms', () => {
    const townships = listUnits(project.read, 'township').map(({ name }) => name);
    const { scheme } = readProject(project.read);
    const issued = readIssued(project);
    return findAlarms(readPool(project).live, { townships, excerpts: listCitations(project.read), scheme, issued });
  });
}

function readIssued(project: ProjectFile): AlarmGrounds['issued'] {
  const last = listIssued(project.read).at(-1);
  const edition = last && openEdition(project, last.id);
  if (!edition) return () => undefined;
  const items = new Map(edition.items.map((item) => [item.id, item]));
  const names = namesOfToday(project.read, edition.frame.units);
  return (itemId) => {
    const item = items.get(itemId);
    return item && renameUnits([item], names)[0];
  };
}
