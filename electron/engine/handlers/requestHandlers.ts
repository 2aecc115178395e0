/** Contract → service, one line per method: requests, their steps and decisions, working days. */
import type { requestMethods } from '../../../shared/contract/requestMethods';
import { fail } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { readRequestPaper } from '../repositories/requests/requestRepository';
import { saveBytes } from '../saveForms';
import { prepareByBasis } from '../services/bases/prepareByBasis';
import { decideRequest, endTemporary } from '../services/requests/decideRequest';
import { exportRequestPaper, layOutRequestPaper } from '../services/requests/exportRequests';
import {
  readHolidayTable,
  readOtherRequests,
  readRegister,
  readReminders,
  readRequest,
  setHolidays,
  viewWants,
} from '../services/requests/readRequests';
import { readYear } from '../services/requests/readYear';
import {
  attachRequestPaper,
  changeRequest,
  correctRequest,
  registerRequest,
} from '../services/requests/registerRequest';
import { stepRequest } from '../services/requests/stepRequest';
import { markRebound, readRebounds, recognizeTask } from '../services/requests/trackRebounds';
import { attaching, type Handlers, intoFolder, onProject, reading } from './handling';

export const REQUEST_SOURCES = {
  request: readRequest,
  register: (project: ProjectFile) => readRegister(project).rows,
  year: readYear,
};

export const requestHandlers: Handlers<keyof typeof requestMethods> = {
  requests: reading((project) => readRegister(project)),
  request: onProject(readRequest),
  previewWants: reading((project, { wants }) => viewWants(project, wants, { open: true })),
  otherRequests: reading((project, input) => readOtherRequests(project, input)),
  reminders: reading((project) => readReminders(project)),
  registerRequest: onProject(registerRequest),
  changeRequest: onProject(changeRequest),
  correctRequest: onProject(correctRequest),
  stepRequest: onProject(stepRequest),
  decideRequest: onProject(decideRequest),
  endTemporary: onProject((project: ProjectFile) => endTemporary(project)),
  attachRequestPaper: attaching(attachRequestPaper),
  saveRequestPaper: (bench, { paperId, grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const bytes = readRequestPaper(project.value.read, paperId);
    return bytes ? saveBytes(bench, grant, bytes) : fail('REQUEST_UNKNOWN');
  },
  recognizeTask: async (bench, input, { signal }) => {
    const project = bench.project();
    return project.ok ? recognizeTask(project.value, bench.tasks, input, { signal }) : project;
  },
  rebounds: async (bench, _input, { signal }) => {
    const project = bench.project();
    return project.ok ? readRebounds(project.value, bench.tasks, { signal }) : project;
  },
  markRebound: onProject(markRebound),
  prepareByBasis: onProject(prepareByBasis),
  yearReport: reading((project, input) => readYear(project, readRegister(project).rows, input)),
  requestPaper: onProject((project, { what }) => layOutRequestPaper(project, REQUEST_SOURCES, what)),
  exportRequestPaper: intoFolder((project, tasks, request) =>
    exportRequestPaper(project, tasks, REQUEST_SOURCES, request),
  ),
  holidays: reading((project) => readHolidayTable(project)),
  setHolidays: onProject(setHolidays),
};
