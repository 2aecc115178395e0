/** 重报 that changes only a column of the scheme's own: 改写, with what changed, and prepared as a change of the item. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { Workbench } from '../../electron/engine/workbench';
import { schemeSchema } from '../../shared/model/scheme';
import { PEOPLE, temporaryFolder, unwrap } from '../builders/project';
import { sixCategoryScheme } from '../builders/townshipLists';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: { path: string; remove(): void };
let bench: Workbench;
beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  await foundProject(bench, folder.path);
  const six = sixCategoryScheme();
  const fields = [
    { id: 'limit', label: '办理时限' },
    { id: 'risk', label: '风险等级' },
  ];
  const scheme = schemeSchema.parse({ ...six, lists: six.lists.map((list) => ({ ...list, fields })) });
  unwrap(await callOn(bench, 'changeScheme', { scheme, moves: [], reason: '本县自定两个栏目' }));
  unwrap(await callOn(bench, 'addUnits', { kind: 'department', names: ['市应急管理局'] }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const ROWS = [
  ['序号', '类别', '职责事项', '工作任务', '办理时限', '风险等级'],
  ['1', '公共服务', '森林防火', '春秋两季巡护。', '全年', '高'],
  ['2', '公共服务', '防汛值守', '汛期昼夜值守。', '即办', '中'],
  ['3', '公共服务', '抗旱保供', '旱季组织调水。', '三日', '低'],
];

/** Reads the table as a file of the department; answers its preview. */
async function look(name: string, rows: string[][]): Promise<string> {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '表');
  const path = join(folder.path, `市应急管理局${name}.xlsx`);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  bench.grant(name, [path]);
  const { files } = unwrap(await callOn(bench, 'previewImport', { grant: name }));
  const [file] = files;
  if (!file?.ok) throw new Error(`${name} was not read`);
  return file.preview;
}

const SENT = { unit: '市应急管理局', direction: 'down' } as const;

async function handIn(rows: string[][]) {
  const first = await look('初报', ROWS);
  const [written] = unwrap(await callOn(bench, 'confirmImport', { lists: [{ preview: first, ...SENT }] }));
  const sourceListId = written?.sourceListId ?? 0;
  const { rows: entries } = unwrap(await callOn(bench, 'entries', { sourceListId, offset: 0, limit: 10 }));
  unwrap(await callOn(bench, 'adoptEntries', { entryIds: entries.map(({ id }) => id), ...PEOPLE }));
  const preview = await look('重报', rows);
  const [earlier] = unwrap(await callOn(bench, 'earlierLists', { preview, unit: SENT.unit }));
  return { preview, sourceListId, counts: earlier?.counts };
}

const changed = (row: number, column: number, text: string): string[][] =>
  ROWS.map((cells, at) => cells.map((cell, place) => (at === row && place === column ? text : cell)));

test('counts as reworded, and says which column changed from what to what', async () => {
  const { preview, sourceListId, counts } = await handIn(changed(2, 5, '高'));
  expect(counts).toEqual({ unchanged: 2, reworded: 1, added: 0, gone: 0 });
  const { rows } = unwrap(
    await callOn(bench, 'submissionDifference', { preview, sourceListId, kind: 'reworded', offset: 0, limit: 10 }),
  );
  expect(rows.map(({ after, fields }) => [after?.name, fields])).toEqual([
    ['防汛值守', [{ label: '风险等级', before: '中', after: '高' }]],
  ]);
  unwrap(await callOn(bench, 'confirmImport', { lists: [{ preview, ...SENT, replaces: sourceListId }] }));
  const prepared = unwrap(await callOn(bench, 'preparedChanges', {}));
  expect(prepared.map(({ name, reason }) => [name, reason])).toEqual([
    ['防汛值守', '重报“市应急管理局重报.xlsx”改写了体例栏目'],
  ]);
});

test('a table without the column says nothing about it; blanks and full width make no difference', async () => {
  const without = ROWS.map((cells) => cells.slice(0, 5));
  expect((await handIn(without)).counts).toMatchObject({ unchanged: 3, reworded: 0 });
});

test('what the column says anew counts, too', async () => {
  expect((await handIn(changed(3, 5, ''))).counts).toMatchObject({ unchanged: 2, reworded: 1 });
});
