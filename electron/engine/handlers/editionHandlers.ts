/** Contract → service, one line per method: editions, the gate before them, and what withdraws them. */
import type { editionMethods } from '../../../shared/contract/editionMethods';
import { ok } from '../../../shared/result';
import { archiveProject } from '../safekeeping/archive';
import { itemsBarredFromEdition } from '../services/bases/readBases';
import { checkForDay } from '../services/checks/checkProject';
import { exportNotices, readNotices } from '../services/editions/editionNotices';
import { exportExtract, layOutExtract } from '../services/editions/exportExtract';
import { exportWithdrawal } from '../services/editions/exportWithdrawal';
import { issueEdition, nextEditionNumber, withdrawEdition } from '../services/editions/issueEdition';
import { readDuties, readExtract } from '../services/editions/readAccountability';
import { readEditionGate, readEditions } from '../services/editions/readEditions';
import { type Handlers, intoFolder, onProject, reading } from './handling';

/** What the gate asks other services. */
export const GATE_SOURCES = {
  checks: checkForDay,
  barred: itemsBarredFromEdition,
  nextNumber: nextEditionNumber,
};

export const editionHandlers: Handlers<keyof typeof editionMethods> = {
  editions: reading((project) => readEditions(project)),
  editionGate: reading((project, input) => readEditionGate(project, GATE_SOURCES, input)),
  issueEdition: (bench, input) => {
    const project = bench.project();
    if (!project.ok) return project;
    const issued = issueEdition(project.value, input, (day) => checkForDay(project.value, day));
    if (issued.ok) bench.backUp('sealing');
    return issued;
  },
  withdrawEdition: onProject(withdrawEdition),
  exportWithdrawal: intoFolder(exportWithdrawal),
  dutiesOfDay: onProject(readDuties),
  dutyExtract: onProject(readExtract),
  extractPage: onProject((project, input) => {
    const extract = readExtract(project, input);
    return extract.ok ? ok(layOutExtract(project, extract.value)) : extract;
  }),
  exportExtract: intoFolder((project, tasks, { folder, formats, signal, ...duty }) => {
    const extract = readExtract(project, duty);
    return extract.ok ? exportExtract(project, tasks, { folder, formats, signal, extract: extract.value }) : extract;
  }),
  editionNotices: onProject(readNotices),
  archiveProject: intoFolder(archiveProject, '步'),
  exportNotices: intoFolder((project, tasks, { units, ...request }) =>
    exportNotices(project, tasks, { ...request, ...(units ? { units } : {}) }),
  ),
};
