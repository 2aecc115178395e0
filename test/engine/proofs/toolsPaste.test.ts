/** A pasted row that cannot become an item says why before anything is added. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../../electron/engine/workbench';
import { temporaryFolder, unwrap } from '../../builders/project';
import { callOn, foundProject, testWorkbench } from '../../builders/workbench';
import { buildParser, type ParserBundle } from '../parserBundle';

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
  await foundProject(bench, folder.path);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});
const pasted = async (rows: readonly (readonly string[])[]) =>
  unwrap(await callOn(bench, 'previewPastedItems', { html: '', text: rows.map((row) => row.join('\t')).join('\r\n') }));
const grounds = { reason: '补列', basis: '', proposer: '县委编办', decider: '' };

test('one without a name is told with its row, and the others are added', async () => {
  const { rows } = await pasted([
    ['类别', '事项名称', '工作任务'],
    ['基层党建', '', '没有写名称的任务。'],
    ['基层党建', '发展党员', '按程序发展。'],
  ]);
  expect(rows.map(({ problem }) => problem)).toEqual([expect.stringContaining('名称'), '']);
  const items = rows.flatMap(({ draft, problem }) => (problem === '' ? [draft] : []));
  expect(unwrap(await callOn(bench, 'addItems', { items, ...grounds }))).toEqual({ added: 1 });
});
