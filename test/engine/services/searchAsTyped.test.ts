/** What a person copies out of a wording, or types with the other width or brackets, is found wherever there is a box for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { searchProject } from '../../../electron/engine/services/project/searchProject';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { poolFilterSchema } from '../../../shared/model/poolView';
import { draft, importList, newProject, PEOPLE, readEntry, temporaryFolder, unwrap } from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
const name = '防治重大动物疫情（含非洲猪瘟）';
const text = '落实“双报告”制度，按国办发〔2024〕12号文件执行；处置率100％，护好Ａ级景区。';
beforeAll(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  const bases = [{ title: '关于做好动物防疫的通知', docNumber: '国办发〔2024〕12号', clause: '' }];
  unwrap(addItem(project, { item: draft(name, { text, bases }), reason: '补列', ...PEOPLE }));
  importList(project, '道河镇', 'up', [readEntry(name, { text })]);
});
afterAll(() => {
  project.close();
  folder.remove();
});

test.each([
  '制度，按国办发',
  '文件执行；处置率',
  '（含非洲猪瘟）',
  '(含非洲猪瘟)',
  '处置率100%',
  '处置率100％',
  'A级景区',
  '国办发[2024]12号',
  '国办发（2024）12号',
  '"双报告"制度',
  '双报告',
  '100%，护好a级',
])('%s is found by Ctrl+K, in the pool and among the entries', async (query) => {
  const { items, entries } = unwrap(await searchProject(project, { query }));
  const { scheme } = readProject(project.read);
  const pool = listItemIds(project, poolFilterSchema.parse({ search: query }), scheme).ids.length;
  expect([items.total, entries.total, pool, listEntries(project.read, { search: query }).total]).toEqual([1, 1, 1, 1]);
});

test.each(['国办发[2024]12号', '（2024）12号', '(2024)12号'])('%s finds the document of that number', async (query) => {
  expect(unwrap(await searchProject(project, { query })).bases.total).toBe(1);
});
