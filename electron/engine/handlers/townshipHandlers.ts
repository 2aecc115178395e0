/** Contract → service, one line per method: what applies where, and the lists of the townships. */

import { basename } from 'node:path';
import type { townshipMethods } from '../../../shared/contract/townshipMethods';
import { sampleTemplate } from '../../../shared/logic/paper/templateContent';
import { loadBytes } from '../incoming/readSources';
import { readProject } from '../repositories/project/projectRepository';
import { readLayoutTemplate } from '../repositories/townships/layoutTemplateRepository';
import { saveBytes } from '../saveForms';
import { readAlarms } from '../services/pool/readAlarms';
import { exportTownshipLists } from '../services/townships/exportTownshipLists';
import { previewTownshipList } from '../services/townships/previewTownshipList';
import { readCellStory, readMatrixOutline, readMatrixRows, readSaidCells } from '../services/townships/readMatrix';
import { setApplicability } from '../services/townships/setApplicability';
import { setApplicabilityMany } from '../services/townships/setApplicabilityMany';
import { setOwnStanding, setTownRuleOf } from '../services/townships/setOwnStanding';
import { dropLayoutTemplate, takeLayoutTemplate } from '../services/townships/useLayoutTemplate';
import { type Handlers, intoFolder, onProject, reading } from './handling';

export const townshipHandlers: Handlers<keyof typeof townshipMethods> = {
  setApplicability: onProject(setApplicability),
  setApplicabilityMany: onProject(setApplicabilityMany),
  setOwnStanding: onProject(setOwnStanding),
  setTownRule: onProject(setTownRuleOf),
  saidCells: reading(readSaidCells),
  alarms: reading((project) => readAlarms(project)),
  matrix: reading((project) => readMatrixOutline(project)),
  matrixRows: reading(readMatrixRows),
  cellStory: onProject(readCellStory),
  townshipPage: onProject(previewTownshipList),
  layoutTemplate: reading(({ read }) => readLayoutTemplate(read)),
  takeLayoutTemplate: async (bench, { grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    const path = paths.value[0] ?? '';
    const bytes = await loadBytes(path, basename(path));
    return bytes.ok ? takeLayoutTemplate(project.value, basename(path), bytes.value) : bytes;
  },
  dropLayoutTemplate: onProject((project) => dropLayoutTemplate(project)),
  saveLayoutSample: async (bench, { grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const { scheme } = readProject(project.value.read);
    return saveBytes(bench, grant, await bench.tasks.write(sampleTemplate(scheme), 'docx'));
  },
  exportTownshipLists: intoFolder((project, tasks, { unitIds, pattern, ...request }) =>
    exportTownshipLists(project, tasks, {
      ...request,
      ...(pattern ? { pattern } : {}),
      ...(unitIds ? { unitIds } : {}),
    }),
  ),
};
