/** 提醒 of the pool as it stands, computed once per action. */
import { type AlarmGrounds, findAlarms } from '../../../../shared/logic/schemes/findAlarms';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { Alarm } from '../../../../shared/views/schemes';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { listCitations } from '../../repositories/bases/basisLibrary';
import { listIssued, openEdition } from '../../repositories/editions/editionRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';
import { listUnits } from '../../repositories/units/unitRepository';
import { namesOfToday, oldDepartmentNames } from '../../repositories/units/unitSuccession';

export function readAlarms(project: ProjectFile): Alarm[] {
  return rememberUntilNextAction(project, 'alarms', () => {
    const townships = listUnits(project.read, 'township').map(({ name }) => name);
    const { scheme } = readProject(project.read);
    const issued = readIssued(project);
    const grounds = { townships, excerpts: listCitations(project.read), oldNames: oldDepartmentNames(project.read) };
    return findAlarms(readPool(project).live, { ...grounds, scheme, issued });
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
