/** Contract → service, one line per method: verdicts, talks, rulings. */
import type { agreementMethods } from '../../../shared/contract/agreementMethods';
import { fail } from '../../../shared/result';
import { readTalkFile } from '../repositories/agreement/talkRepository';
import { saveBytes } from '../saveForms';
import { exportAgreement } from '../services/agreement/exportAgreement';
import { agreeToRest, giveVerdicts } from '../services/agreement/giveVerdicts';
import { attachTalkFile, keepTalk } from '../services/agreement/holdTalks';
import { listAgreementItems, readAgreement, readAgreementItem, readTalks } from '../services/agreement/readAgreement';
import { ruleItems } from '../services/agreement/ruleItems';
import { returnsToTakeUp, takeUpReturns } from '../services/agreement/takeUpReturns';
import { attaching, type Handlers, intoFolder, onProject, reading } from './handling';

export const agreementHandlers: Handlers<keyof typeof agreementMethods> = {
  agreement: reading((project) => readAgreement(project)),
  agreementItems: reading(listAgreementItems),
  agreementItem: reading(readAgreementItem),
  talks: reading((project) => readTalks(project)),
  giveVerdicts: onProject(giveVerdicts),
  agreeToRest: onProject(agreeToRest),
  returnsToTakeUp: reading((project) => returnsToTakeUp(project)),
  takeUpReturns: onProject((project) => takeUpReturns(project)),
  keepTalk: onProject(keepTalk),
  attachTalkFile: attaching(attachTalkFile),
  saveTalkFile: (bench, { talkId, grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const bytes = readTalkFile(project.value.read, talkId);
    return bytes ? saveBytes(bench, grant, bytes) : fail('TALK_UNKNOWN', { talk: talkId });
  },
  ruleItems: onProject(ruleItems),
  exportAgreement: intoFolder(exportAgreement),
};
