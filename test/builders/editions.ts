/** 安澜县 with its published lists registered as edition 1, and how a change of it is decided. */
import type { ProjectFile } from '../../electron/engine/database/projectFile';
import { checkProject } from '../../electron/engine/services/checkProject';
import { issueEdition } from '../../electron/engine/services/issueEdition';
import { openRound, sealRound } from '../../electron/engine/services/runRound';
import { addWaiver } from '../../electron/engine/services/waiveRule';
import type { Input, Parsed } from '../../shared/contract';
import { contract } from '../../shared/contract';
import { buildAnlan } from './anlanCounty';
import { unwrap } from './project';

export const FIRST = {
  stage: 'issued',
  docNumber: '安办发〔2025〕12号',
  issuer: '中共安澜县委办公室、安澜县人民政府办公室',
  issuedOn: '2025-06-18',
  effectiveOn: '2025-06-18',
} as const;
export const SECOND = {
  ...FIRST,
  docNumber: '安办发〔2026〕3号',
  issuedOn: '2026-01-15',
  effectiveOn: '2026-01-15',
} as const;
export const SIGNED = { reason: '接续已印发清单，依据待补', decider: '县委编委第2次会议' } as const;

export function issueInput(input: Input<'issueEdition'>): Parsed<'issueEdition'> {
  return contract.issueEdition.input.parse(input);
}

export function issue(project: ProjectFile, input: Input<'issueEdition'>) {
  return issueEdition(project, issueInput(input), () => checkProject(project));
}

/** Published, sealed, the exception for missing bases signed, edition 1 registered. The caller closes it. */
export function anlanWithFirstEdition(path: string): ProjectFile {
  const project = buildAnlan(path);
  unwrap(sealRound(project));
  unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, ...SIGNED }));
  unwrap(issue(project, { ...FIRST, takenOver: true }));
  return project;
}

/** A round of adjustment, what is done in it, and its seal. */
export function adjust(project: ProjectFile, work: () => void, date = '2025-12-30'): void {
  unwrap(openRound(project, { kind: 'adjustment', title: '', date }));
  work();
  unwrap(sealRound(project));
}
