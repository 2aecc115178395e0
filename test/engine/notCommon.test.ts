/** 是否共性 in a department's list: 否 is no duty of all townships, but of those named, or of nobody until a person says whose. */
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import type { Result } from '../../shared/result';
import { failureOf, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  await foundProject(bench, folder.path);
  unwrap(await call('addUnits', { kind: 'township', names: ['道河镇', '绥阳镇', '老黑山镇'] }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const call = <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> =>
  callOn(bench, method, input);

const HEAD = ['序号', '类别', '事项名称', '工作任务'];
const duty = (at: number, name: string): string[] => [String(at), '生态环境保护', name, `${name}，按月报告`];

/** Written and read into the project as the list of that unit; answers its pending entries. */
async function take(unit: string, columns: readonly string[], rows: readonly (readonly string[])[]) {
  const path = join(folder.path, `${unit}${columns.length}.xlsx`);
  const book = new ExcelJS.Workbook();
  book.addWorksheet('清单').addRows([[...HEAD, ...columns], ...rows.map((row) => [...row])]);
  await book.xlsx.writeFile(path);
  bench.grant('file', [path]);
  const [file] = unwrap(await call('previewImport', { grant: 'file' })).files;
  if (!file?.ok) throw new Error('not read');
  const direction = unit.endsWith('镇') ? 'up' : 'down';
  unwrap(await call('confirmImport', { lists: [{ preview: file.preview, unit, direction, replaces: null }] }));
  return unwrap(await call('entries', { fate: 'pending', offset: 0, limit: 50 })).rows;
}

async function townsOf(name: string): Promise<string[]> {
  const { rows } = unwrap(await call('entries', { fate: 'adopt', search: name, offset: 0, limit: 1 }));
  const item = unwrap(await call('item', { itemId: rows[0]?.disposition.items[0]?.id ?? 0 }));
  return [item.scope, ...item.applicability.filter(({ applies }) => applies).map(({ township }) => township)];
}

const adopt = (entryIds: number[]) => call('adoptEntries', { entryIds, proposer: '', decider: '' });

test('beside 适用乡镇: the named ones have it; 否 without a name is refused and stays pending', async () => {
  const rows = await take(
    '市林业和草原局',
    ['是否共性', '适用乡镇'],
    [
      [...duty(1, '巡护林区'), '是', ''],
      [...duty(2, '看护湿地'), '否', '道河镇、绥阳镇'],
      [...duty(3, '清理航道'), '否', ''],
    ],
  );
  expect(rows.map(({ townless }) => townless ?? false)).toEqual([false, false, true]);
  const ids = rows.map(({ id }) => id);
  expect(failureOf(await adopt(ids)).code).toBe('NO_TOWNSHIPS');
  unwrap(await adopt(ids.slice(0, 2)));
  expect(await townsOf('巡护林区')).toEqual(['common', '道河镇', '绥阳镇', '老黑山镇']);
  expect(await townsOf('看护湿地')).toEqual(['particular', '道河镇', '绥阳镇']);
  const { draft } = unwrap(await call('entryDraft', { entryId: ids[2] ?? 0 }));
  expect(draft).toMatchObject({ scope: 'particular', townships: [] });
});

test.each([
  ['是否共性', '否', '是'],
  ['是否为共性事项', '×', '√'],
  ['是否差异化', '是', '否'],
  ['共性/差异化', '差异化', '共性'],
])('alone, as %s: %s is not everywhere', async (heading, some, all) => {
  const rows = await take(
    '市水务局',
    [heading],
    [
      [...duty(1, '巡护河道'), all],
      [...duty(2, '看护水库'), some],
      [...duty(3, '清理航道'), some],
    ],
  );
  expect(rows.map(({ name, townless }) => [name, townless ?? false])).toEqual([
    ['巡护河道', false],
    ['看护水库', true],
    ['清理航道', true],
  ]);
  // 现行清单入库 leaves them pending and says so.
  const asked = unwrap(await call('previewPublished', {}));
  expect(asked).toMatchObject({ entries: 1, items: 1, townless: [{ name: '看护水库' }, { name: '清理航道' }] });
});

test("a township's own 否 is that township's", async () => {
  const rows = await take(
    '道河镇',
    ['是否共性'],
    [
      [...duty(1, '巡护河道'), '是'],
      [...duty(2, '看护水库'), '否'],
    ],
  );
  expect(rows.map(({ townless }) => townless)).toEqual([undefined, undefined]);
  unwrap(await adopt(rows.map(({ id }) => id)));
  expect(await townsOf('看护水库')).toEqual(['particular', '道河镇']);
});
