/** Contract → service, one line per method: editions, the gate before them, and what withdraws them. */
import type { editionMethods } from '../../../shared/contract/editionMethods';
import { checkProject } from '../services/checkProject';
import { isAsSealed, issueEdition, nextEditionNumber, withdrawEdition } from '../services/issueEdition';
import { itemsBarredFromEdition } from '../services/readBases';
import { readEditionGate, readEditions } from '../services/readEditions';
import { type Handlers, onProject, reading } from './handling';

/** What the gate asks other services. */
export const GATE_SOURCES = {
  checks: checkProject,
  barred: itemsBarredFromEdition,
  nextNumber: nextEditionNumber,
  isAsSealed,
};

export const editionHandlers: Handlers<keyof typeof editionMethods> = {
  editions: reading((project) => readEditions(project)),
  editionGate: reading((project) => readEditionGate(project, GATE_SOURCES)),
  issueEdition: (bench, input) => {
    const project = bench.project();
    if (!project.ok) return project;
    const issued = issueEdition(project.value, input, () => checkProject(project.value));
    if (issued.ok) bench.backUp('sealing');
    return issued;
  },
  withdrawEdition: onProject(withdrawEdition),
};
