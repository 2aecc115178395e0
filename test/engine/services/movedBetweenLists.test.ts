/** A request moves an item from one list to another: with what that list asks for, in words that say so, counted everywhere alike. */
import { beforeEach, describe, expect, test } from 'vitest';
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
import { amendableOf } from '../../../shared/logic/pool/amendable';
import { amendmentOf } from '../../../shared/logic/requests/amendmentOf';
import { fitParts } from '../../../shared/logic/requests/fitParts';
import { followNamed, moveOf, offerBases } from '../../../shared/logic/requests/moveOf';
import { requestWantSchema } from '../../../shared/model/request';
import { anlanItems } from '../../builders/anlanCounty';
import { issue, itemNamed, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { draft, unwrap } from '../../builders/project';
import { approve, ask, decide } from '../../builders/requests';

let project: ProjectFile;
beforeEach(() => {
  ({ project } = issuedAnlanInTest());
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

const kindOf = (listId: string) =>
  readProject(project.read).scheme.lists.find(({ id }) => id === listId)?.kind ?? 'duties';
/** The item as the form of that list starts with it. */
const startIn = (listId: string) => {
  const { text, bases, parts } = amendableOf(item());
  return { text, bases, parts: fitParts(parts, kindOf(listId)) };
};
const duty = (unit: string, words: string) => ({ 县农业农村局: '负责建设。', 县水利局: '负责水源。', [unit]: words });

describe('a move asked for beside another request', () => {
  const shared = { leadDepartment: '县农业农村局', coDepartments: ['县水利局'] };
  beforeEach(() => {
    const parts = { ...amendableOf(item()).parts, ...shared, duties: duty('', '') };
    approve(project, { wants: [requestWantSchema.parse({ kind: 'amend', itemId: item().id, parts })] });
  });
  const dutiesNow = () => Object.fromEntries(item().responsibilities.map(({ unit, text }) => [unit, text]));

  test('writes only the duties it was to change', () => {
    const start = startIn('cooperate');
    const after = { ...start, parts: { ...start.parts, duties: duty('县水利局', '负责水源和渠系。') } };
    const waits = ask(project, {
      wants: [moveOf(item().id, { listId: 'cooperate', category: '乡村振兴' }, start, after)],
    });
    const now = amendableOf(item()).parts;
    const other = amendmentOf(item().id, amendableOf(item()), {
      ...amendableOf(item()),
      parts: { ...now, duties: duty('县农业农村局', '负责建设和管护。') },
    });
    approve(project, { wants: other ? [other] : [] });
    decide(project, waits);
    expect(dutiesNow()).toMatchObject({ 县农业农村局: '负责建设和管护。', 县水利局: '负责水源和渠系。' });
    expect(item().listId).toBe('cooperate');
  });

  test('whoever leads by then takes over', () => {
    const start = startIn('recall');
    const method = { ...start, parts: { ...start.parts, method: '由县级直接办理' } };
    const waits = ask(project, {
      wants: [moveOf(item().id, { listId: 'recall', category: '乡村振兴' }, start, method)],
    });
    const parts = { ...amendableOf(item()).parts, leadDepartment: '县水利局', coDepartments: [], duties: {} };
    approve(project, { wants: [requestWantSchema.parse({ kind: 'amend', itemId: item().id, parts })] });
    decide(project, waits);
    expect(item().responsibilities.filter(({ role }) => role === 'takeOver')).toMatchObject([
      { unit: '县水利局', text: '由县级直接办理' },
    ]);
  });
});

test('the basis the request rests on comes to the item that moves, beside its own; the form of the request says so', () => {
  const named = [{ title: '高标准农田建设条例', docNumber: '', clause: '第九条' }];
  const start = startIn('cooperate');
  const to = { listId: 'cooperate', category: '乡村振兴' };
  const want = moveOf(item().id, to, start, { ...start, bases: offerBases(start.bases, named) });
  expect(viewWants(project, [want], { open: true })[0]?.words).toContain('写明部门和职责、依据');
  const requestId = ask(project, { wants: [want] });
  const sources = { request: readRequest, register: () => [], year: readYear };
  const form = JSON.stringify(unwrap(layOutRequestPaper(project, sources, { kind: 'form', requestId })));
  expect(form).toContain('《高标准农田建设条例》第九条');
  decide(project, requestId);
  expect(amendableOf(item()).bases).toEqual([...start.bases, ...named]);
  // What it cites already is not offered twice.
  expect(offerBases(amendableOf(item()).bases, named)).toEqual(amendableOf(item()).bases);
});

test('a basis that the request names only after its move was put in comes to the item as well', () => {
  const law = { title: '高标准农田建设条例', docNumber: '', clause: '第九条' };
  const wrong = { ...law, title: '高标准农田条例' };
  const start = startIn('cooperate');
  const put = moveOf(item().id, { listId: 'cooperate', category: '乡村振兴' }, start, start);
  const typed = followNamed([put], [], [wrong]);
  expect(typed).toMatchObject([{ bases: [...start.bases, wrong], from: { bases: start.bases } }]);
  expect(followNamed(typed, [wrong], [])).toEqual([put]);
  const right = followNamed(typed, [wrong], [law]);
  // What somebody left out on purpose does not come back with another one.
  const other = { title: '土地管理法', docNumber: '', clause: '' };
  expect(followNamed([put], [law], [law, other])).toMatchObject([{ bases: [...start.bases, other] }]);
  decide(project, ask(project, { wants: [...right] }));
  expect(amendableOf(item()).bases).toEqual([...start.bases, law]);
});

test('so it does to the one the request adds first, and to no other', () => {
  const law = { title: '防汛条例', docNumber: '', clause: '' };
  const wants = ['防汛值守', '另一项'].map((name) => ({ kind: 'add', item: draft(name) }) as const);
  const followed = followNamed(wants, [], [law]);
  expect(followed.map((want) => want.kind === 'add' && want.item.bases.includes(law))).toEqual([true, false]);
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
