/** Contract → service, one line per method: the project as a file, this computer, the project’s options, and looking things up. */
import { basename } from 'node:path';
import type { projectMethods } from '../../../shared/contract/projectMethods';
import { schemeChoice } from '../../../shared/logic/schemes/schemeLists';
import { ok } from '../../../shared/result';
import { openSample } from '../demo/openSample';
import { listRefusals } from '../repositories/merge/refusalRepository';
import { readOptions } from '../repositories/project/optionRepository';
import { listCitingItems } from '../repositories/project/searchRepository';
import { backUpNow, create, restore, saveCopy, setBackupPlace } from '../safekeeping/programTasks';
import { describeProject } from '../services/project/describeProject';
import { listOperators, revokeRefusal, setProjectOptions } from '../services/project/projectOptions';
import { listRestorable } from '../services/project/restoreBackup';
import { searchProject } from '../services/project/searchProject';
import { summarizeProject } from '../services/project/summarizeProject';
import { type Handlers, onProject, reading } from './handling';

export const projectHandlers: Handlers<keyof typeof projectMethods> = {
  recentProjects: (bench) => ok(bench.recentProjects()),
  schemes: (bench) => ok(bench.schemes.map((scheme) => schemeChoice(scheme))),
  createProject: (bench, input) => create(bench, input),
  openProject: (bench, { grant, ...how }) => {
    const paths = bench.granted(grant);
    return paths.ok ? bench.openProject(paths.value[0] ?? '', how) : paths;
  },
  openSample: (bench, _input, context) => openSample(bench, context),
  closeProject: (bench) => {
    bench.closeProject();
    return ok(null);
  },
  summary: (bench) => {
    const project = bench.project();
    if (!project.ok) return project;
    const fileName = basename(project.value.path);
    return ok(summarizeProject(project.value, { fileName, operator: bench.operator, backupAt: bench.backupAt }));
  },
  updateProject: onProject(describeProject),
  setOperator: (bench, { name }) => bench.setOperator(name),
  backups: (bench) => ok(bench.backups()),
  forgetMissing: (bench) => {
    bench.forgetMissing();
    return ok(null);
  },
  restorableBackups: (bench) => ok(listRestorable(bench.backupRoot)),
  restoreBackup: restore,
  saveCopy,
  backUpNow,
  programSettings: (bench) => ok(bench.programSettings()),
  setTextSize: (bench, { textSize }) => bench.setTextSize(textSize),
  setBackupPlace,
  projectOptions: reading(({ read }) => readOptions(read)),
  setProjectOptions: onProject(setProjectOptions),
  operators: reading(listOperators),
  refusals: reading(({ read }) => listRefusals(read)),
  revokeRefusal: onProject(revokeRefusal),
  search: (bench, input) => {
    const project = bench.project();
    return project.ok ? searchProject(project.value, input) : project;
  },
  citingItems: reading(({ read }, { basisId }) => listCitingItems(read, basisId)),
};
