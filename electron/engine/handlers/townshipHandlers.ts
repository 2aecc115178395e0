/** Contract → service, one line per method: what applies where, and the lists of the townships. */

import type { townshipMethods } from '../../../shared/contract/townshipMethods';
import { exportTownshipLists } from '../services/exportTownshipLists';
import { previewTownshipList } from '../services/previewTownshipList';
import { readAlarms } from '../services/readAlarms';
import { readCellStory, readMatrixOutline, readMatrixRows } from '../services/readMatrix';
import { setApplicability } from '../services/setApplicability';
import { setApplicabilityMany } from '../services/setApplicabilityMany';
import { setOwnStanding, setTownRuleOf } from '../services/setOwnStanding';
import { type Handlers, onProject, reading } from './handling';

export const townshipHandlers: Handlers<keyof typeof townshipMethods> = {
  setApplicability: onProject(setApplicability),
  setApplicabilityMany: onProject(setApplicabilityMany),
  setOwnStanding: onProject(setOwnStanding),
  setTownRule: onProject(setTownRuleOf),
  alarms: reading((project) => readAlarms(project)),
  matrix: reading((project) => readMatrixOutline(project)),
  matrixRows: reading(readMatrixRows),
  cellStory: onProject(readCellStory),
  townshipPage: onProject(previewTownshipList),
  exportTownshipLists: async (bench, { grant, unitIds, pattern, ...request }, { signal, onProgress }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    return exportTownshipLists(project.value, bench.tasks, {
      folder: paths.value[0] ?? '',
      mustBeEmpty: false,
      ...request,
      ...(pattern ? { pattern } : {}),
      ...(unitIds ? { unitIds } : {}),
      signal,
      onProgress: (done, total) => onProgress({ done, total, what: '文件' }),
    });
  },
};
