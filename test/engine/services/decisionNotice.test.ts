/** 决定通知: what a decision made of each item, as it was and as it is, so that a township can act upon it. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { readAskedItems, readDecidedItems } from '../../../electron/engine/repositories/requests/decidedItems';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { decideRequest } from '../../../electron/engine/services/requests/decideRequest';
import { readRequest } from '../../../electron/engine/services/requests/readRequests';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract } from '../../../shared/contract';
import { draftRequestForm, draftRequestNotice } from '../../../shared/logic/requests/draftRequestPapers';
import type { PartDraft } from '../../../shared/model/paperDocument';
import type { RequestWant } from '../../../shared/model/request';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { approve, ask, decide } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path, testOptions({ session: testSession({ start: '2025-12-30T01:00:00.000Z' }) }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const approved = (wants: RequestWant[]): number => approve(project, { applicant: '道河镇', wants });

/** The project as a program left it that kept nothing with a decision. */
function forgetting(path: string): ProjectFile {
  const database = new Database(path);
  database.exec('UPDATE requestStep SET before = NULL');
  database.close();
  return unwrap(openProjectFile(path, testOptions()));
}

function noticeOf(requestId: number, items = readDecidedItems(project.read, requestId)): readonly PartDraft[] {
  const request = unwrap(readRequest(project, { requestId }));
  const head = { place: '东宁市', office: '市委编办', date: '2025-12-30' };
  return draftRequestNotice(request, head, readProject(project.read).scheme, items).parts;
}

/** Rows of the tables of the notice, a table each; sections in 【】. */
function tablesOf(requestId: number, items = readDecidedItems(project.read, requestId)): string[][] {
  return tablesIn(noticeOf(requestId, items));
}

/** What the notice says was done, and who decided. */
function handledOf(requestId: number): string {
  const texts = noticeOf(requestId).flatMap(({ content }) =>
    content.flatMap((one) => (one.kind === 'text' ? [one.text] : [])),
  );
  return texts.find((text) => text.includes('提出的申请'))?.split('），')[1] ?? '';
}

function tablesIn(parts: readonly PartDraft[]): string[][] {
  return parts
    .flatMap(({ content }) => content)
    .flatMap((one) =>
      one.kind === 'table'
        ? [one.rows.map((row) => ('cells' in row ? row.cells.join('｜') : `【${row.section}】`))]
        : [],
    );
}

test('who does what, the bases and where it applies stand as they were beside as they are, however long', () => {
  const long = `${'逐户核对，建立台账，按月报送；'.repeat(80)}完。`;
  const id = approved([
    {
      ...{
        kind: 'amend',
        itemId: 1,
        text: long,
        bases: [{ title: '中国共产党章程', docNumber: '', clause: '第三十三条' }],
      },
      parts: { leadDepartment: '市委组织部', coDepartments: ['市农业农村局'], duties: { 市农业农村局: '提供名单' } },
    },
    { kind: 'apply', itemId: 2, townships: ['道河镇', '绥阳镇'], why: '' },
  ]);
  const [told, changed] = tablesOf(id);
  expect(told).toEqual(['1｜改｜抓好党员发展｜基层党建', '2｜改适用｜落实三会一课｜基层党建']);
  expect(changed).toEqual([
    '【抓好党员发展】',
    `工作任务｜抓好党员发展，按月报告。｜${long}`,
    '依据｜《中国共产党农村基层组织工作条例》第九条｜《中国共产党章程》第三十三条',
    '对应部门｜市委组织部｜市委组织部\n市农业农村局',
    '部门职责｜（无）｜提供名单',
    '【落实三会一课】',
    '适用｜共性｜共性（老黑山镇除外）',
  ]);
});

test('what is added is told in full; what an item took in by a merging is told of the one that is kept', () => {
  const item = draft('防汛值守', {
    ...{ scope: 'particular', townships: ['道河镇'], coDepartments: ['市农业农村局'] },
    bases: [{ title: '防汛条例', docNumber: '', clause: '' }],
  });
  const [into, from] = [1, 2];
  const id = approved([
    { kind: 'add', item },
    { kind: 'amend', itemId: from, bases: [{ title: '支部工作条例', docNumber: '', clause: '' }] },
    { kind: 'subtract', itemId: from, reasonKind: '内容重复合并', targetItemId: into },
  ]);
  const [, added, changed] = tablesOf(id);
  expect(added).toEqual([
    '【防汛值守】',
    '工作任务｜防汛值守，按月报告。',
    '乡镇责任｜主体责任',
    '依据｜《防汛条例》',
    '对应部门｜市委组织部\n市农业农村局',
    '适用｜差异化（道河镇）',
  ]);
  expect(changed?.slice(-2)).toEqual([
    '【抓好党员发展】',
    '依据｜《中国共产党农村基层组织工作条例》第九条｜《中国共产党农村基层组织工作条例》第九条\n《支部工作条例》',
  ]);
});

test('what comes back is told with what the one it had gone into gives back', () => {
  approved([
    { kind: 'amend', itemId: 2, bases: [{ title: '支部工作条例', docNumber: '', clause: '' }] },
    { kind: 'subtract', itemId: 2, reasonKind: '内容重复合并', targetItemId: 1 },
  ]);
  const [told, added, changed] = tablesOf(approved([{ kind: 'restore', itemId: 2 }]));
  expect(told).toEqual(['1｜恢复｜落实三会一课｜基层党建', '2｜改｜抓好党员发展｜基层党建']);
  expect(added?.[0]).toBe('【落实三会一课】');
  expect(changed).toEqual([
    '【抓好党员发展】',
    '依据｜《中国共产党农村基层组织工作条例》第九条\n《支部工作条例》｜《中国共产党农村基层组织工作条例》第九条',
  ]);
});

test('two decisions on one item: each notice tells its own step, printed again later too', () => {
  const first = approved([{ kind: 'amend', itemId: 1, text: '一改' }]);
  const second = approved([{ kind: 'amend', itemId: 1, name: '抓好党员发展和管理', text: '二改' }]);
  const rows = (id: number) => tablesOf(id)[1];
  expect(rows(first)).toEqual(['【抓好党员发展】', '工作任务｜抓好党员发展，按月报告。｜一改']);
  expect(rows(second)).toEqual([
    '【抓好党员发展和管理】',
    '职责事项｜抓好党员发展｜抓好党员发展和管理',
    '工作任务｜一改｜二改',
  ]);
});

test('of a decision that kept nothing the seal tells how the item was, and where nothing is known the words of the request do', () => {
  const id = approved([{ kind: 'amend', itemId: 1, text: '改写后的任务' }]);
  const kept = tablesOf(id);
  project.close();
  project = forgetting(project.path);
  expect(tablesOf(id)).toEqual(kept);
  expect(tablesOf(id, [])).toEqual([['1｜改｜抓好党员发展：内容改为“改写后的任务”｜基层党建']]);
});

/** The form of a request: what 内容 says, and its tables below. */
function formOf(requestId: number): { content: string; tables: string[][] } {
  const request = unwrap(readRequest(project, { requestId }));
  const head = { place: '东宁市', office: '市委编办', date: '2025-12-30' };
  const asked = readAskedItems(project.read, request);
  const { parts } = draftRequestForm(request, head, readProject(project.read).scheme, asked);
  const [form, ...tables] = tablesIn(parts);
  return { content: form?.find((row) => row.startsWith('内容｜')) ?? '', tables };
}

const WANTS: RequestWant[] = [
  {
    ...{ kind: 'amend', itemId: 1, name: '发展党员', bases: [{ title: '中国共产党章程', docNumber: '', clause: '' }] },
    parts: { coDepartments: ['市农业农村局'], duties: { 市农业农村局: '提供名单' } },
  },
  { kind: 'subtract', itemId: 2, reasonKind: '依据不充分', targetItemId: null },
  { kind: 'add', item: draft('防汛值守', { scope: 'particular', townships: ['道河镇'] }) },
];
const CHANGED = [
  '【抓好党员发展】',
  '职责事项｜抓好党员发展｜发展党员',
  '依据｜《中国共产党农村基层组织工作条例》第九条｜《中国共产党章程》',
  '对应部门｜市委组织部｜市委组织部\n市农业农村局',
  '部门职责｜（无）｜提供名单',
];

test('the form tells what a request wants changed field by field, the new texts too, before the decision and after it', () => {
  const open = formOf(ask(project, { applicant: '道河镇', wants: WANTS }));
  expect(open.content).toBe(
    '内容｜修改“抓好党员发展”，逐栏对照见后表\n核减“落实三会一课”（依据不充分）\n增列“防汛值守”，适用道河镇',
  );
  const added = [
    '【防汛值守】',
    '工作任务｜防汛值守，按月报告。',
    '乡镇责任｜主体责任',
    '对应部门｜市委组织部',
    '适用｜差异化（道河镇）',
  ];
  expect(open.tables).toEqual([added, CHANGED]);
  const decided = formOf(approved(WANTS));
  expect(decided.tables).toEqual([added, CHANGED]);
  expect(decided.content).toContain('修改“抓好党员发展”，逐栏对照见后表');
});

test('the form shows what the decision carries out where the item has become another since it was asked', () => {
  const lead = { leadDepartment: '市委组织部', duties: {} };
  const from = { parts: { ...lead, coDepartments: [] } };
  const asked: RequestWant = { kind: 'amend', itemId: 1, from, parts: { ...lead, coDepartments: ['市农业农村局'] } };
  const id = ask(project, { applicant: '道河镇', wants: [asked] });
  approved([{ kind: 'amend', itemId: 1, parts: { ...lead, coDepartments: ['市财政局'] } }]);
  const changed = ['【抓好党员发展】', '对应部门｜市委组织部\n市财政局｜市委组织部\n市财政局\n市农业农村局'];
  expect(formOf(id).tables).toEqual([changed]);
  decide(project, id);
  expect([formOf(id).tables, tablesOf(id).slice(1)]).toEqual([[changed], [changed]]);
});

test('where nobody kept how the item was, the form says in words what the request wants', () => {
  const id = approved([{ kind: 'amend', itemId: 1, text: '改写后的任务' }]);
  project.close();
  project = forgetting(project.path);
  expect(formOf(id)).toEqual({ content: '内容｜修改“抓好党员发展”：内容改为“改写后的任务”', tables: [] });
});

test('the notice tells of opinions, a review and a meeting only where they were', () => {
  const atOnce = ask(project, {});
  const refusal = { decision: 'refuse', date: '2025-12-30', decider: '县委、县政府', text: '不属乡镇职责' };
  unwrap(decideRequest(project, contract.decideRequest.input.parse({ requestId: atOnce, ...refusal })));
  expect(handledOf(atOnce)).toBe('由县委、县政府决定：不同意。');
  const wants: RequestWant[] = [
    { kind: 'add', item: draft('防汛值守', { scope: 'particular', townships: ['道河镇'] }) },
  ];
  const temporary = { kind: 'admission', term: 'temporary', ends: '2026-01-10', content: '值守' } as const;
  const withoutMeeting = approve(project, { ...temporary, cause: null, townships: ['道河镇'], wants });
  expect(handledOf(withoutMeeting)).toBe('经征求相关乡镇（街道）意见和合法性审查，由县委、县政府决定：同意。');
  const taken: RequestWant[] = [{ kind: 'subtract', itemId: 1, reasonKind: '其他', targetItemId: null }];
  expect(handledOf(approved(taken))).toBe('经征求相关乡镇（街道）意见、合法性审查和会商，由县委、县政府决定：同意。');
});
