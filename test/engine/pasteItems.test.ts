/** Rows pasted into the pool, as the window asks for them: bases and a list's own columns come along, and they are added with their grounds. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import { temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());
beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  bench.grant('place', [join(folder.path, '试点.shuangshu')]);
  unwrap(await callOn(bench, 'createProject', { grant: 'place', name: '襄城县', scheme: 'xiangcheng' }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const rows = [
  ['职责类别', '职责事项', '工作任务', '依据', '乡镇承担机构', '对应县直部门'],
  ['基层党建', '发展党员', '按程序发展。', '《中国共产党章程》第五条', '党建办', '县委组织部'],
  ['公共服务', '救灾物资发放', '登记、发放。', '《自然灾害救助条例》第二十条', '公共服务办', '县应急管理局'],
  ['没有这一类', '无处可去的', '试。', '', '', ''],
];

test('become items with bases, own fields and the basis of the change', async () => {
  const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const pasted = unwrap(await callOn(bench, 'previewPastedItems', { html, text: '' }));
  expect(pasted.rows.map(({ problem }) => problem)).toEqual(['', '', '类别“没有这一类”不在体例里']);
  const items = pasted.rows.flatMap(({ draft, problem }) => (problem === '' ? [draft] : []));
  expect(items[1]).toMatchObject({
    category: '公共服务',
    bases: [{ title: '自然灾害救助条例', clause: '第二十条' }],
    fields: { townOffice: '公共服务办' },
    leadDepartment: '县应急管理局',
  });
  const grounds = { reason: '补列', basis: '县委编办会议纪要', proposer: '县委编办', decider: '' };
  expect(unwrap(await callOn(bench, 'addItems', { items, ...grounds }))).toEqual({ added: 2 });
  const { rows: changes } = unwrap(await callOn(bench, 'changes', { offset: 0, limit: 10 }));
  expect(changes.map(({ itemName, basis }) => [itemName, basis])).toEqual([
    ['发展党员', '县委编办会议纪要'],
    ['救灾物资发放', '县委编办会议纪要'],
  ]);
});

test('said not to be every township’s without naming one is told, and registers no township', async () => {
  const some = rows.slice(0, 3).map((row, at) => [...row, ['是否共性', '是', '否'][at] ?? '']);
  const text = some.map((row) => row.join('\t')).join('\r\n');
  const pasted = unwrap(await callOn(bench, 'previewPastedItems', { html: '', text }));
  expect(pasted.rows.map(({ problem, draft }) => [problem, draft.scope, draft.townships])).toEqual([
    ['', 'common', []],
    ['不是各乡镇都有的，没有写明是哪个乡镇', 'particular', []],
  ]);
});

test('naming a township nobody registered is told with row and name; neither the look nor the adding registers it', async () => {
  unwrap(await callOn(bench, 'addUnits', { kind: 'township', names: ['双庙乡'] }));
  const some = rows.slice(0, 3).map((row, at) => [...row, ['适用乡镇', '双庙乡', '太平镇'][at] ?? '']);
  const text = some.map((row) => row.join('\t')).join('\r\n');
  const pasted = unwrap(await callOn(bench, 'previewPastedItems', { html: '', text }));
  expect(pasted.rows.map(({ problem }) => problem)).toEqual([
    '',
    '第3行写的“太平镇”，单位表里没有。请先到“单位”登记，或改用已有的名称，再粘贴',
  ]);
  const items = pasted.rows.map(({ draft }) => draft);
  const grounds = { reason: '补列', basis: '', proposer: '县委编办', decider: '' };
  expect(await callOn(bench, 'addItems', { items, ...grounds })).toMatchObject({
    ...{ ok: false, code: 'UNIT_UNKNOWN' },
    detail: { unit: '太平镇', item: '救灾物资发放' },
  });
  const towns = unwrap(await callOn(bench, 'units', {})).filter(({ kind }) => kind === 'township');
  expect(towns.map(({ name }) => name)).toEqual(['双庙乡']);
});

test('of plain text are read by their tabs, as in 报送', async () => {
  const text = rows.map((row) => row.join('\t')).join('\r\n');
  expect(unwrap(await callOn(bench, 'previewPastedItems', { html: '', text })).rows).toHaveLength(3);
});

test('without a name is told with its row, and the others are added', async () => {
  const some = [rows[0] ?? [], ['基层党建', '', '没有写名称的任务。', '', '', ''], rows[1] ?? []];
  const text = some.map((row) => row.join('\t')).join('\r\n');
  const pasted = unwrap(await callOn(bench, 'previewPastedItems', { html: '', text }));
  expect(pasted.rows.map(({ problem }) => problem)).toEqual(['第2行没有写事项名称', '']);
  const items = pasted.rows.flatMap(({ draft, problem }) => (problem === '' ? [draft] : []));
  const grounds = { reason: '补列', basis: '', proposer: '县委编办', decider: '' };
  expect(unwrap(await callOn(bench, 'addItems', { items, ...grounds }))).toEqual({ added: 1 });
});
