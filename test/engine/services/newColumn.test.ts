/** A column the scheme got since the last edition, filled in by order: one change of the scheme, told once; what is changed of it later is an amendment like any. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { exportNotices, readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { editItems } from '../../../electron/engine/services/pool/editItems';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { draftChanges } from '../../../shared/logic/paper/drafts/draftChanges';
import { partsToDraft } from '../../../shared/logic/paper/drafts/partsToDraft';
import { appliesTo } from '../../../shared/logic/schemes/appliesTo';
import type { PoolEdit } from '../../../shared/model/poolEdit';
import type { Scheme } from '../../../shared/model/scheme';
import { adjust, issue, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

const THIRD = { ...SECOND, docNumber: '安办发〔2026〕9号', issuedOn: '2026-04-01', effectiveOn: '2026-04-01' } as const;
const ORDER = '市委编办〔2025〕31号';
const GROUNDS = { reason: '市里统一要求标明风险等级', basis: ORDER, proposer: '', decider: '县委编委' };

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

function withColumn(id: string, label: string): Scheme {
  const scheme = readScheme(project);
  const lists = scheme.lists.map((list) => {
    if (list.id !== 'cooperate') return list;
    const [first, second, ...rest] = list.columns;
    if (!first || !second) return list;
    const column = { heading: label, source: `field:${id}`, width: 10, align: 'center' } as const;
    const columns = [first, { ...second, width: second.width - 10 }, ...rest, column];
    return { ...list, fields: [...list.fields, { id, label }], columns };
  });
  return { ...scheme, lists };
}

const addColumn = (id = 'risk', label = '风险等级') =>
  unwrap(changeScheme(project, { scheme: withColumn(id, label), moves: [], reason: ORDER }));
const cooperative = (from: number, until: number) =>
  readPool(project)
    .live.filter(({ listId }) => listId === 'cooperate')
    .slice(from, until)
    .map(({ id }) => id);
const fill = (itemIds: number[], value: string, grounds: Partial<typeof GROUNDS> = {}, label = '风险等级') => {
  const edit: PoolEdit = { kind: 'set', field: `field:${label}`, value };
  unwrap(editItems(project, { itemIds, edit, ...GROUNDS, ...grounds }));
};
function itemOf(id: number) {
  const found = readPool(project).byId.get(id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}
function rule(id: string) {
  const found = checkProject(project).find((one) => one.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

test('is no amendment of each duty: rule 20 says which column, how many, by which order and round; 增减事项表 has one row', () => {
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 20), '高');
    fill(cooperative(20, 48), '中');
  });
  expect(rule('20')).toMatchObject({ state: 'passed', rows: [] });
  expect(rule('20').figure).toContain(`第1版到现在新增“风险等级”一栏，填 48 项（第2轮，${ORDER}）`);
  const { rows } = listChanges(project.read, { round: 2 });
  expect(new Set(rows.map(({ reasonKind }) => reasonKind))).toEqual(new Set(['填新增的“风险等级”']));
  const { lists, paper } = readScheme(project);
  const drafted = draftChanges(
    { place: '安澜县', date: '2025-12-30', which: '第2轮', changes: rows, renames: [], lists },
    paper,
  );
  const [table] = drafted.parts.flatMap(({ content }) => content).filter(({ kind }) => kind === 'table');
  expect(JSON.stringify(table)).toContain('48 项');
  expect(table).toMatchObject({ rows: { length: 1 } });
  unwrap(issue(project, SECOND));
  expect(rule('20').figure).toContain(`第1版到第2版新增“风险等级”一栏，填 48 项（第2轮，${ORDER}）`);
  expect(rule('20')).toMatchObject({ state: 'passed' });
});

test('is one sentence of the notices, and no row of its own', async () => {
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 48), '高');
  });
  unwrap(issue(project, SECOND));
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  const towns = notices.filter(({ kind }) => kind === 'township');
  const ids = new Set(cooperative(0, 48));
  const listed = (town: string) =>
    readPool(project).live.filter(({ id, scope, townships }) => ids.has(id) && appliesTo(scope, townships, town))
      .length;
  expect(towns.map(({ unit, changed, rows, filled }) => [unit, changed, rows.length, filled])).toEqual(
    towns.map(({ unit }) => [unit, 0, 0, [{ label: '风险等级', isNew: true, items: listed(unit) }]]),
  );
  const request = { folder: join(folder, '通知'), beforeId: 1, afterId: 2, units: ['临江镇'] };
  const [file] = unwrap(await exportNotices(project, inlineTasks(), { ...request, formats: ['docx'] }));
  const parts = await JSZip.loadAsync(readFileSync(file?.path ?? ''));
  const words = (await parts.file('word/document.xml')?.async('string'))?.replace(/<[^>]+>/g, '');
  expect(words).toContain(
    `清单的事项没有变动，仍为 344 项。根据${ORDER}，清单新增“风险等级”一栏，填写 ${listed('临江镇')} 项`,
  );
});

test('needs somebody who ordered it', () => {
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 2), '高', { basis: '', decider: '' });
    fill(cooperative(2, 4), '高');
  });
  expect(rule('20')).toMatchObject({ state: 'failed', rowCount: 2 });
  expect(rule('20').detail).toContain('填了新增的“风险等级”，没有写明凭什么、谁决定');
  // The order is not said to cover those it does not.
  expect(rule('20').figure).toContain(`填 4 项（第2轮，${ORDER}；2 项没有写明凭什么）`);
});

test('covers nothing else of the item, and no value once it was printed', () => {
  const [changed = 0, other = 0] = cooperative(0, 2);
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 10), '高');
    const { remark, bases, townshipRole, name, text } = itemOf(changed);
    const content = { name, text: `${text}每季度报告。`, remark, bases: [...bases], townshipRole };
    unwrap(amendItem(project, { itemId: changed, ...content, ...GROUNDS }));
  });
  expect(rule('20')).toMatchObject({ state: 'failed', rowCount: 1 });
  expect(rule('20').detail).toContain('文字修改，没有经批准的申请');
  const signed = { check: '20', reason: '随同调整', decider: '县委编委' };
  unwrap(issue(project, { ...SECOND, exceptions: [signed] }));
  approve(project, { wants: [{ kind: 'amend', itemId: other, text: '按新办法办理。' }], reason: '办法修订' });
  fill([other], '低');
  expect(rule('20').detail).toContain('第2版到现在');
  expect(rule('20')).toMatchObject({ state: 'failed', rowCount: 1 });
});

test('a column taken out and set up again under its name is no new one', () => {
  const before = readScheme(project);
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 5), '高');
  });
  unwrap(issue(project, SECOND));
  adjust(
    project,
    () => {
      unwrap(changeScheme(project, { scheme: before, moves: [], reason: '重设' }));
      addColumn('riskAgain');
      fill(cooperative(0, 5), '低');
    },
    '2026-03-01',
  );
  expect(rule('20')).toMatchObject({ state: 'failed', rowCount: 5 });
});

test('a decision made before or after the filling still stands for what it decided', () => {
  const [first = 0, second = 0] = cooperative(0, 2);
  approve(project, { wants: [{ kind: 'amend', itemId: first, text: '按新办法办理。' }], reason: '办法修订' });
  addColumn();
  fill([first, second], '高');
  approve(project, { wants: [{ kind: 'amend', itemId: second, text: '按新办法办理。' }], reason: '办法修订' });
  expect(rule('20')).toMatchObject({ state: 'passed' });
});

test('a cell that was printed empty ever since is filled in by order later, whatever else of the column was printed', async () => {
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 5), '高');
  });
  unwrap(issue(project, SECOND));
  adjust(project, () => fill(cooperative(5, 12), '中'), '2026-03-01');
  expect(rule('20')).toMatchObject({ state: 'passed', rows: [] });
  expect(rule('20').figure).toContain(`第2版到现在“风险等级”一栏补填 7 项（第3轮，${ORDER}）`);
  const { rows } = listChanges(project.read, { round: 3 });
  expect(new Set(rows.map(({ reasonKind }) => reasonKind))).toEqual(new Set(['补填“风险等级”']));
  unwrap(issue(project, THIRD));
  const notices = unwrap(readNotices(project, { beforeId: 2, afterId: 3 }));
  const town = notices.find(({ unit }) => unit === '临江镇');
  expect(town?.rows).toEqual([]);
  expect(town?.filled).toEqual([{ label: '风险等级', isNew: false, items: expect.any(Number) }]);
  const request = { folder: join(folder, '通知'), beforeId: 2, afterId: 3, units: ['临江镇'] };
  const [file] = unwrap(await exportNotices(project, inlineTasks(), { ...request, formats: ['docx'] }));
  const parts = await JSZip.loadAsync(readFileSync(file?.path ?? ''));
  const words = (await parts.file('word/document.xml')?.async('string'))?.replace(/<[^>]+>/g, '');
  expect(words).toContain(`根据${ORDER}，清单的“风险等级”一栏补填 ${town?.filled[0]?.items} 项`);
});

test('filling a column late needs somebody who ordered it, and no value once printed comes back by it', () => {
  const [erased = 0, empty = 0] = cooperative(4, 6);
  adjust(project, () => {
    addColumn();
    fill(cooperative(0, 5), '高');
  });
  unwrap(issue(project, SECOND));
  adjust(project, () => fill([erased], ''), '2026-03-01');
  unwrap(issue(project, { ...THIRD, exceptions: [{ check: '20', reason: '市里收回', decider: '县委编委' }] }));
  adjust(
    project,
    () => {
      fill([erased], '低');
      fill([empty], '低', { basis: '', decider: '' });
    },
    '2026-05-01',
  );
  expect(rule('20')).toMatchObject({ state: 'failed', rowCount: 2 });
  expect(rule('20').detail).toContain('文字修改，没有经批准的申请');
  expect(rule('20').detail).toContain('补填了“风险等级”，没有写明凭什么、谁决定');
});

test('what a decided request fills in is its own amendment: the notice tells the duty', () => {
  const [first = 0] = cooperative(0, 1);
  adjust(project, () => addColumn());
  unwrap(issue(project, SECOND));
  const item = itemOf(first);
  const fields = { ...item.fields, risk: '高' };
  const parts = { ...partsToDraft(item.responsibilities, item.townshipRole), fields };
  approve(
    project,
    { wants: [{ kind: 'amend', itemId: first, parts }], reason: '办法修订' },
    { effective: '2026-03-01' },
  );
  unwrap(sealRound(project));
  expect(rule('20')).toMatchObject({ state: 'passed' });
  expect(rule('20').figure).not.toContain('补填');
  unwrap(issue(project, THIRD));
  const notices = unwrap(readNotices(project, { beforeId: 2, afterId: 3 }));
  const told = notices.filter(({ rows }) => rows.some(({ itemId }) => itemId === first));
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]?.rows[0]).toMatchObject({ kind: 'changed', after: expect.stringContaining('风险等级：高') });
});
