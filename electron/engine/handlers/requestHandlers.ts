/** Contract → service, one line per method: requests, their steps and decisions, working days. */
import { basename } from 'node:path';
import type { requestMethods } from '../../../shared/contract/requestMethods';
import { fail } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { loadBytes } from '../readSources';
import { readRequestPaper } from '../repositories/requestRepository';
import { saveBytes } from '../saveForms';
import { decideRequest, endTemporary } from '../services/decideRequest';
import { readHolidayTable, readRegister, readReminders, readRequest, setHolidays } from '../services/readRequests';
import { attachRequestPaper, changeRequest, registerRequest } from '../services/registerRequest';
import { stepRequest } from '../services/stepRequest';
import { type Handlers, onProject, reading } from './handling';

export const requestHandlers: Handlers<keyof typeof requestMethods> = {
  requests: reading((project) => readRegister(project)),
  request: onProject(readRequest),
  reminders: reading((project) => readReminders(project)),
  registerRequest: onProject(registerRequest),
  changeRequest: onProject(changeRequest),
  stepRequest: onProject(stepRequest),
  decideRequest: onProject(decideRequest),
  endTemporary: onProject((project: ProjectFile) => endTemporary(project)),
  attachRequestPaper: async (bench, { requestId, grant }) => {
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    const path = paths.value[0] ?? '';
    const bytes = await loadBytes(path, basename(path));
    if (!bytes.ok) return bytes;
    const project = bench.project();
    if (!project.ok) return project;
    return attachRequestPaper(project.value, { requestId, fileName: basename(path), bytes: bytes.value });
  },
  saveRequestPaper: (bench, { paperId, grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const bytes = readRequestPaper(project.value.read, paperId);
    return bytes ? saveBytes(bench, grant, bytes) : fail('REQUEST_UNKNOWN');
  },
  holidays: reading((project) => readHolidayTable(project)),
  setHolidays: onProject(setHolidays),
};
