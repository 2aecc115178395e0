/** 安澜县 with its published lists registered as edition 1, and how a change of it is decided. */
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { checkForDay } from '../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../electron/engine/services/checks/waiveRule';
import { issueEdition } from '../../electron/engine/services/editions/issueEdition';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import type { Input, Parsed } from '../../shared/contract';
import { contract } from '../../shared/contract';
import type { ItemContent } from '../../shared/model/item';
import { plain } from '../sampleFiles';
import { anlanItems, buildAnlan } from './anlanCounty';
import { playAnlan } from './anlanRequests';
import { draft, unwrap } from './project';
import { approve } from './requests';

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
  return issueEdition(project, issueInput(input), (day) => checkForDay(project, day));
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

export const DECIDED = { basis: '', proposer: '临江镇', decider: '县委、县政府' } as const;

/** Edition 2: one duty added for 竹溪乡 alone, one subtracted, one reworded, one narrowed to two towns, each by a request. */
export function issueSecond(project: ProjectFile): void {
  const named = (id: string) => itemNamed(project, anlanItems().find((item) => item.id === id)?.name ?? '');
  const then = { effective: SECOND.effectiveOn };
  const item = draft('做好春茶季外来采茶工登记服务', {
    ...{ listId: 'basic', category: '社会管理', scope: 'particular', townships: ['竹溪乡'], bases: [] },
  });
  approve(project, { wants: [{ kind: 'add', item }], reason: '每年约六千人进山' }, then);
  const gone = { itemId: named('L152').id, reasonKind: '不属乡镇职责' };
  approve(project, { wants: [{ kind: 'subtract', ...gone }], reason: '由县公安局直接承担' }, then);
  const name = '在县级确定的职责范围内负责乡道、村道建设养护，落实日常巡查';
  const wants = [{ kind: 'amend', itemId: named('L103').id, name } as const];
  approve(project, { wants, reason: '《农村公路条例》施行' }, then);
  const narrowed = { itemId: named('L074').id, townships: ['临江镇', '竹溪乡'], why: '城南街道无高标准农田项目区' };
  approve(project, { wants: [{ kind: 'apply', ...narrowed }], reason: narrowed.why }, then);
  unwrap(sealRound(project));
  unwrap(
    addWaiver(project, {
      rule: 'basisMissing',
      itemId: itemNamed(project, '做好春茶季外来采茶工登记服务').id,
      ...SIGNED,
    }),
  );
  unwrap(issue(project, SECOND));
}

export function itemNamed(project: ProjectFile, name: string): ItemContent {
  const found = readPool(project).live.find((item) => plain(item.name) === plain(name));
  if (!found) throw new Error(`no item ${name}`);
  return found;
}

/** Edition 2 as the county came to it: its 14 requests played through, sealed, with what they brought signed for. */
export function playToSecond(project: ProjectFile): void {
  playAnlan(project);
  unwrap(sealRound(project));
  const fresh = readPool(project).live.filter(({ id }) => id > anlanItems().length);
  for (const { id: itemId, bases } of fresh)
    if (bases.length === 0) unwrap(addWaiver(project, { rule: 'basisMissing', itemId, ...SIGNED }));
    else unwrap(addWaiver(project, { rule: 'basisUnverified', itemId, ...SIGNED }));
}
