/** Contract → service, one line per method: checks, waivers, and the log with undo. */

import type { checkMethods } from '../../../shared/contract/checkMethods';
import { redo, undo } from '../database/log/undo';
import { countActions, listActions } from '../repositories/project/actionRepository';
import { checkProject } from '../services/checks/checkProject';
import { addWaiver, endWaiver } from '../services/checks/waiveRule';
import { readAction } from '../services/project/readAction';
import { undoToAction } from '../services/project/undoToAction';
import { type Handlers, onProject, reading } from './handling';

export const checkHandlers: Handlers<keyof typeof checkMethods> = {
  checks: reading((project) => checkProject(project)),
  addWaiver: onProject(addWaiver),
  revokeWaiver: onProject(endWaiver),
  actions: reading(({ read }, { offset, limit, ...filter }) => listActions(read, offset, limit, filter)),
  actionFacets: reading(({ read }) => countActions(read)),
  actionDetail: onProject(readAction),
  undoTo: async (bench, { seq }, context) => {
    const project = bench.project();
    return project.ok ? undoToAction(project.value, seq, context) : project;
  },
  undo: onProject((project) => undo(project)),
  redo: onProject((project) => redo(project)),
};
