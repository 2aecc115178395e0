/** Contract → service, one line per method: 征求意见. */
import type { opinionMethods } from '../../../shared/contract/opinionMethods';
import { fail } from '../../../shared/result';
import {
  attachKeptPaper,
  dropReturns,
  previewReturns,
  savePaper,
  saveReturn,
  takeKeptLetter,
  takeKeptReturns,
} from '../incoming/returnFiles';
import { exportOpinionPapers } from '../services/opinions/exportOpinionPapers';
import { adoptOpinions, handleOpinions } from '../services/opinions/handleOpinions';
import { postponePacks, withdrawPack } from '../services/opinions/packRegister';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
  readPackDetail,
  readPacks,
} from '../services/opinions/readOpinions';
import { reopenOpinions } from '../services/opinions/reopenOpinions';
import { planPacks, sendPacks } from '../services/opinions/sendPacks';
import { withdrawReturn } from '../services/opinions/takeReturns';
import { type Handlers, intoFolder, onProject, reading } from './handling';

export const OPINION_SOURCES = {
  consultations: readConsultations,
  packs: readPacks,
  opinions: readOpinions,
  groups: readOpinionGroups,
};

export const opinionHandlers: Handlers<keyof typeof opinionMethods> = {
  consultations: reading((project) => readConsultations(project)),
  planPacks: onProject(planPacks),
  sendPacks: intoFolder((project, tasks, request) =>
    project.readOnly ? fail('READ_ONLY') : sendPacks(project, tasks, request),
  ),
  opinionPacks: reading(readPacks),
  packDetail: onProject(readPackDetail),
  withdrawPack: onProject(withdrawPack),
  postponePacks: onProject(postponePacks),
  previewReturns,
  dropReturns,
  takeReturns: takeKeptReturns,
  takeLetter: takeKeptLetter,
  attachPaper: attachKeptPaper,
  savePaper,
  saveReturn,
  withdrawReturn: onProject(withdrawReturn),
  opinions: reading(readOpinions),
  opinionGroups: reading(readOpinionGroups),
  handleOpinions: onProject(handleOpinions),
  adoptOpinions: onProject(adoptOpinions),
  reopenOpinions: onProject(reopenOpinions),
  exportOpinionPapers: intoFolder((project, tasks, request) =>
    exportOpinionPapers(project, tasks, OPINION_SOURCES, request),
  ),
};
