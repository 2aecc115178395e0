/** A request moves an item from one list to another: with what that list asks for, in words that say so, counted everywhere alike. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { layOutRequestPaper } from '../../../electron/engine/services/requests/exportRequests';
import { readRegister, readRequest, viewWants } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { draftNotice } from '../../../shared/logic/editions/draftNotice';
import { saidOf } from '../../../shared/logic/ledger/describeSide';
import { requestWantSchema } from '../../../shared/model/request';
import { anlanItems } from '../../builders/anlanCounty';
import { anlanWithFirstEdition, issue, itemNamed, SECOND } from '../../builders/editions';
import { temporaryFolder, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const name = anlanItems().find(({ id }) => id === 'L074')?.name ?? '';
const item = () => itemNamed(project, name);
const moveTo = (listId: string, more: object) =>
  requestWantSchema.parse({ kind: 'move', itemId: item().id, listId, category: '乡村振兴', ...more });
const WAY = '由基本履职事项清单调入配合履职事项清单“乡村振兴”类';
const toCooperate = () =>
  moveTo('cooperate', {
    text: '协助核查、上报。',
    parts: { leadDepartment: '县农业农村局', duties: { 县农业农村局: '负责高标准农田建设和管护。' } },
  });

test('the item stands there with the parts it was given, by one change', () => {
  approve(project, { wants: [toCooperate()] });
  expect(item()).toMatchObject({
    ...{ listId: 'cooperate', category: '乡村振兴', townshipRole: 'cooperate', text: '协助核查、上报。' },
    responsibilities: [{ unit: '县农业农村局', role: 'lead', text: '负责高标准农田建设和管护。' }],
  });
  expect(listChanges(project.read, { round: 2 }).rows.map(({ kind, toListId }) => [kind, toListId])).toEqual([
    ['move', 'cooperate'],
  ]);
  expect(checkProject(project).find(({ id }) => id === '20')?.state).toBe('passed');
});

test('into what a department takes back, with who takes it over and how', () => {
  const want = moveTo('recall', { parts: { receivers: ['县农业农村局'], method: '由县农业农村局直接办理' } });
  approve(project, { wants: [want] });
  expect(item()).toMatchObject({ listId: 'recall', townshipRole: 'none' });
  expect(item().responsibilities).toContainEqual({
    ...{ unit: '县农业农村局', role: 'takeOver', text: '由县农业农村局直接办理' },
  });
});

test('the words name both lists, before the decision and after it; so do the notice and the comparison', () => {
  const want = toCooperate();
  const words = `“${name}”${WAY}，写明内容、部门和职责`;
  expect(viewWants(project, [want], { open: true })[0]?.words).toBe(words);
  const requestId = approve(project, { wants: [want] });
  expect(unwrap(readRequest(project, { requestId })).wantViews[0]?.words).toBe(words);
  const sources = { request: readRequest, register: () => [], year: readYear };
  const paper = JSON.stringify(unwrap(layOutRequestPaper(project, sources, { kind: 'notice', requestId })));
  expect(paper).toContain(WAY);
  unwrap(sealRound(project));
  const states = { before: { kind: 'round', round: 1 }, after: { kind: 'round', round: 2 } } as const;
  const [row] = unwrap(compareStates(project, { ...states, offset: 0, limit: 10 })).rows;
  expect([saidOf(row?.before, '类别').slice(0, 4), saidOf(row?.after, '类别')]).toEqual(['基本 ·', '配合 · 乡村振兴']);
  expect(saidOf(row?.after, '上级部门职责')).toBe('县农业农村局：负责高标准农田建设和管护。');
});

test('notices and the figures of the year count it alike: moved, neither added nor subtracted', () => {
  approve(project, { wants: [toCooperate()] });
  unwrap(sealRound(project));
  const signature = { check: '7', reason: '依据待补', decider: '县委编委' };
  unwrap(issue(project, { ...SECOND, exceptions: [signature] }));
  const [first, second] = readEditions(project);
  const notices = unwrap(readNotices(project, { beforeId: first?.id ?? 0, afterId: second?.id ?? 0 }));
  const towns = notices.filter(({ kind }) => kind === 'township');
  expect(towns.map(({ added, subtracted, moved, changed }) => [added, subtracted, moved, changed])).toEqual(
    towns.map(() => [0, 0, 1, 0]),
  );
  const report = readYear(project, readRegister(project).rows, { year: 2025 });
  expect(report.towns).toEqual(towns.map(({ unit, perList }) => ({ township: unit, lists: perList })));
  expect(report.total).toMatchObject({ added: 0, subtracted: 0, other: 1 });
  const [notice] = towns;
  if (!notice) throw new Error('no notice');
  const edition = { name: '第2版', docNumber: '', issuer: '', issuedOn: '', effectiveOn: '2026-01-15', stage: '' };
  const meta = { place: '安澜县', title: '清单', office: '', renamed: [], orders: [], reasons: new Map() };
  const given = { ...meta, before: edition, after: edition };
  const told = JSON.stringify(draftNotice({ ...given, notice }, readProject(project.read).scheme.paper));
  expect(told).toContain('增加 0 项，核减 0 项，在清单之间调整 1 项，修改 0 项');
  expect(told).toMatch(/基本 \d+ 项变为 \d+ 项（调出 1 项），配合 \d+ 项变为 \d+ 项（调入 1 项）/);
  expect(told).toContain('清单：配合履职事项清单');
});
