/** Contract → service, one line per method: 征求意见. */
import type { opinionMethods } from '../../../shared/contract/opinionMethods';
import { fail, type Result } from '../../../shared/result';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/projectFile';
import {
  attachKeptPaper,
  dropReturns,
  previewReturns,
  savePaper,
  saveReturn,
  takeKeptLetter,
  takeKeptReturns,
} from '../returnFiles';
import { exportOpinionPapers } from '../services/exportOpinionPapers';
import { handleOpinions, reopenOpinions } from '../services/handleOpinions';
import { postponePacks, withdrawPack } from '../services/packRegister';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
  readPackDetail,
  readPacks,
} from '../services/readOpinions';
import { planPacks, sendPacks } from '../services/sendPacks';
import { withdrawReturn } from '../services/takeReturns';
import type { Workbench } from '../workbench';
import { type Handlers, onProject, reading } from './handling';

export const OPINION_SOURCES = {
  consultations: readConsultations,
  packs: readPacks,
  opinions: readOpinions,
  groups: readOpinionGroups,
};

/** Files into the folder that was granted. */
async function intoFolder<T>(
  bench: Workbench,
  grant: string,
  { signal, onProgress }: CallContext,
  work: (
    project: ProjectFile,
    run: { folder: string; signal: AbortSignal; onProgress(done: number, total: number): void },
  ) => Promise<Result<T>>,
): Promise<Result<T>> {
  const project = bench.project();
  if (!project.ok) return project;
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const report = (done: number, total: number): void => onProgress({ done, total, what: '文件' });
  return work(project.value, { folder: paths.value[0] ?? '', signal, onProgress: report });
}

export const opinionHandlers: Handlers<keyof typeof opinionMethods> = {
  consultations: reading((project) => readConsultations(project)),
  planPacks: onProject(planPacks),
  sendPacks: (bench, { grant, ...request }, context) => {
    const open = bench.project();
    if (open.ok && open.value.readOnly) return fail('READ_ONLY');
    return intoFolder(bench, grant, context, (project, run) =>
      sendPacks(project, bench.tasks, { ...request, ...run, mustBeEmpty: false }),
    );
  },
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
  reopenOpinions: onProject(reopenOpinions),
  exportOpinionPapers: (bench, { grant, ...request }, context) =>
    intoFolder(bench, grant, context, (project, run) =>
      exportOpinionPapers(project, bench.tasks, OPINION_SOURCES, { ...request, ...run }),
    ),
};
