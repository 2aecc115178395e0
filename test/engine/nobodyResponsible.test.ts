/** 有关部门 in the column of departments is no unit: the row is taken in, its words stay, and who is responsible is asked. */
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import type { Result } from '../../shared/result';
import { temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
beforeEach(() => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const call = <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> =>
  callOn(bench, method, input);

test('of a published 配合 list, adopted as written and as 现行清单', async () => {
  const file = join(folder.path, '青石镇配合履职事项清单.xlsx');
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('配合履职事项清单')
    .addRows([
      ['配合履职事项清单'],
      ['序号', '事项名称', '对应上级部门', '上级部门职责', '乡镇（街道）配合职责'],
      ['市场监管'],
      [1, '无照经营查处', '有关部门', '查处取缔。', '发现上报。'],
      [2, '特种设备检查', '县市场监督管理局', '检查处理。', '协助排查。'],
      [3, '价格巡查', '各有关部门、县发展和改革局', '查处。', '协助。'],
    ]);
  await book.xlsx.writeFile(file);
  for (const published of [false, true]) {
    bench.grant(`place${published}`, [join(folder.path, `试点${published}.shuangshu`)]);
    unwrap(await call('createProject', { grant: `place${published}`, name: '安澜县', scheme: 'three-lists' }));
    bench.grant('file', [file]);
    const [read] = unwrap(await call('previewImport', { grant: 'file' })).files;
    if (!read?.ok) throw new Error('not read');
    const [list] = unwrap(
      await call('confirmImport', { lists: [{ preview: read.preview, unit: '青石镇', direction: 'up' }] }),
    );
    const { rows } = unwrap(await call('entries', { fate: 'pending', offset: 0, limit: 10 }));
    expect(rows).toHaveLength(3);
    if (published) unwrap(await call('adoptPublished', { sourceListIds: [list?.sourceListId ?? 0] }));
    else unwrap(await call('adoptEntries', { entryIds: rows.map(({ id }) => id), proposer: '', decider: '' }));

    const units = unwrap(await call('units', {})).map(({ name }) => name);
    expect(units.sort()).toEqual(['县发展和改革局', '县市场监督管理局', '青石镇']);
    const asked = unwrap(await call('checks', {})).find(({ id }) => id === '13');
    expect(asked?.rows.map(({ words }) => words)).toEqual(['配合“无照经营查处”缺对应部门、部门职责']);
  }
});
