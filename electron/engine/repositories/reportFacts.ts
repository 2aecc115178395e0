/** Gathers what the figures of a report are computed from. */
import { addCounts } from '../../../shared/logic/checks/sourceRules';
import type { ReportFacts } from '../../../shared/logic/reportFigures';
import { categoriesOf } from '../../../shared/logic/schemeLists';
import type { ProjectFile } from '../database/projectFile';
import { rememberedLedger } from './ledgerRepository';
import { readPool } from './poolInMemory';
import { readProject } from './projectRepository';
import { readSourceLists } from './sourceListsInMemory';
import { listUnits } from './unitRepository';

export function readReportFacts(project: ProjectFile): ReportFacts {
  const { read } = project;
  const { name, scheme } = readProject(read);
  const lists = readSourceLists(project).filter(({ withdrawn }) => !withdrawn);
  return {
    place: name,
    categories: categoriesOf(scheme),
    ledger: rememberedLedger(project).rounds,
    items: readPool(project).live,
    townships: listUnits(read, 'township').map((unit) => unit.name),
    departments: listUnits(read, 'department').length,
    sourceLists: lists.length,
    down: addCounts(lists.filter(({ direction }) => direction === 'down')),
    up: addCounts(lists.filter(({ direction }) => direction === 'up')),
  };
}
