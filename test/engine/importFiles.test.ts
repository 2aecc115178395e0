/** The import as the window asks for it: a folder with progress, cancelled at once, pasted cells, tokens that end. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import type { Progress } from '../../shared/contract/envelope';
import type { Result } from '../../shared/result';
import { codeOf, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { sampleFolder } from '../sampleFiles';
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
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const call = <M extends MethodName>(
  method: M,
  input: Input<M>,
  run: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Result<Output<M>>> => callOn(bench, method, input, run);

describe('a folder', () => {
  test('is read file by file with its count; what cannot be read says so and stops nothing', async () => {
    mkdirSync(join(folder.path, '报送'));
    copyFileSync(join(sampleFolder, 'townships', '道河镇.xlsx'), join(folder.path, '报送', '道河镇.xlsx'));
    writeFileSync(join(folder.path, '报送', '坏.xlsx'), 'PK\u0003\u0004 not really');
    writeFileSync(join(folder.path, '报送', '照片.jpg'), 'x');
    bench.grant('drop', [join(folder.path, '报送')]);
    const counted: string[] = [];
    const onProgress = ({ done, total, what }: Progress) => counted.push(`${done}/${total} ${what}`);
    const read = unwrap(await call('previewImport', { grant: 'drop' }, { onProgress }));
    expect(read.files.map((file) => [file.fileName, file.ok])).toEqual([
      ['道河镇.xlsx', true],
      ['坏.xlsx', false],
    ]);
    expect(read.ignored).toEqual(['照片.jpg']);
    expect(counted).toEqual(['1/2 文件', '2/2 文件']);
  });

  test('of 60 files is cancelled before another is read, and nothing is kept', async () => {
    bench.grant('drop', [sampleFolder]);
    const controller = new AbortController();
    const told: number[] = [];
    const onProgress = ({ done }: Progress) => {
      told.push(done);
      if (done === 5) controller.abort();
    };
    const read = await call('previewImport', { grant: 'drop' }, { signal: controller.signal, onProgress });
    expect(codeOf(read)).toBe('CANCELLED');
    expect(Math.max(...told)).toBe(5);
    expect(bench.previews.size).toBe(0);
    expect(unwrap(await call('sourceLists', {}))).toEqual([]);
  });
});

describe('pasted cells', () => {
  test('of Excel come in with their merges', async () => {
    const html = `<html><body><table><tr><td>事项名称</td><td>交办部门</td></tr>
      <tr><td>打防火道</td><td rowspan="2">林业局</td></tr><tr><td>清河滩</td></tr></table></body></html>`;
    const [file] = unwrap(await call('previewPaste', { html, text: '' })).files;
    if (!file?.ok) throw new Error(file?.message);
    expect(file).toMatchObject({ fileName: '粘贴的表格', entries: 2, unit: '' });
    const page = unwrap(
      await call('previewEntries', { preview: file.preview, doubtsOnly: false, offset: 0, limit: 10 }),
    );
    expect(page.rows.map(({ name, department }) => [name, department])).toEqual([
      ['打防火道', '林业局'],
      ['清河滩', '林业局'],
    ]);
  });

  test('rows that seem to say one duty are told before they are taken in', async () => {
    const names = ['森林防火宣传', '河道清淤疏浚', '高龄津贴发放', '开展森林防火宣传工作'];
    const text = ['事项名称\t工作任务', ...names.map((name) => `${name}\t${name}`)].join('\n');
    const [file] = unwrap(await call('previewPaste', { html: '', text })).files;
    if (!file?.ok) throw new Error(file?.message);
    const pairs = unwrap(await call('previewDuplicates', { preview: file.preview }));
    expect(pairs.map(({ first, second }) => [first.row, first.name, second.name])).toEqual([
      [2, '森林防火宣传', '开展森林防火宣传工作'],
    ]);
  });

  test('of several townships are taken apart by every name one is registered under, and an area beside them', async () => {
    unwrap(await call('addUnits', { kind: 'township', names: ['望江镇', '金山工作站'] }));
    const towns = ['望江镇', '金山工作站', '柳泉新区管委会'].map((town) => `${town}\t打防火道`);
    const { files } = unwrap(await call('previewPaste', { html: '', text: ['乡镇\t事项名称', ...towns].join('\n') }));
    expect(files.map((file) => file.ok && [file.unit, file.direction])).toEqual([
      ['望江镇', 'up'],
      ['金山工作站', 'up'],
      ['柳泉新区管委会', 'up'],
    ]);
  });

  test('of plain text come in by their tabs', async () => {
    const text = '事项名称\t工作任务\r\n打防火道\t春秋两季\r\n清河滩\t每月走河';
    const [file] = unwrap(await call('previewPaste', { html: '', text })).files;
    expect(file).toMatchObject({ ok: true, entries: 2 });
  });
});

describe('a token', () => {
  const text = '事项名称\t工作任务\n打防火道\t春秋两季\n清河滩\t每月走河';

  test('ends when the file is read again, and the new one writes what it shows', async () => {
    const [file] = unwrap(await call('previewPaste', { html: '', text })).files;
    if (!file?.ok) throw new Error('not read');
    const sheet = file.sheets[0]?.sheet ?? '';
    const corrections = [{ sheet, rows: [{ row: 3, as: 'skip' as const }] }];
    const again = unwrap(await call('rereadPreview', { preview: file.preview, corrections }));
    if (!again.ok) throw new Error('not read');
    expect(codeOf(await call('rereadPreview', { preview: file.preview, corrections }))).toBe('PREVIEW_GONE');
    const target = { unit: '道河镇', direction: 'up' as const };
    const [written] = unwrap(await call('confirmImport', { lists: [{ preview: again.preview, ...target }] }));
    expect(written).toMatchObject({ rows: 3, entries: 1, skipped: 2 });
    // Written twice it is not; undone, the same preview is written again.
    expect(codeOf(await call('confirmImport', { lists: [{ preview: again.preview, ...target }] }))).toBe(
      'ALREADY_IMPORTED',
    );
    unwrap(await call('undo', {}));
    expect(codeOf(await call('confirmImport', { lists: [{ preview: again.preview, ...target }] }))).toBe('ok');
  });

  test('teaches the name a person answered for, once, by either way of writing, and undone with it', async () => {
    unwrap(await call('addUnits', { kind: 'department', names: ['农业农村局', '林业局'] }));
    const aliases = async () => unwrap(await call('units', {})).map(({ aliases: names }) => names);
    const write = async (said: string, alias: string, replaces: number | null = null) => {
      const [file] = unwrap(await call('previewPaste', { html: '', text: said })).files;
      if (!file?.ok) throw new Error('not read');
      const target = { unit: '农业农村局', direction: 'down' as const, alias, replaces };
      const [written] = unwrap(await call('confirmImport', { lists: [{ preview: file.preview, ...target }] }));
      return written?.sourceListId ?? 0;
    };
    const first = await write(text, '农业局');
    expect(await aliases()).toEqual([['农业局'], []]);
    const [newest] = unwrap(await call('actions', { offset: 0, limit: 1 })).rows;
    expect(newest?.summary).toContain('；“农业局”记为别名');
    unwrap(await call('undo', {}));
    expect(await aliases()).toEqual([[], []]);
    unwrap(await call('redo', {}));
    await write(`${text}\n看山林\t每日巡山`, '农牧局', first);
    expect(await aliases()).toEqual([['农业局', '农牧局'], []]);
    await write('事项名称\t工作任务\n发种子\t春播前发', '林业局');
    expect(await aliases()).toEqual([['农业局', '农牧局'], []]);
  });

  test('registers whom a person called nobody known, and does not ask about the two again', async () => {
    unwrap(await call('addUnits', { kind: 'department', names: ['农业农村局'] }));
    const write = async (said: string, unit: string, isNew: boolean) => {
      const [file] = unwrap(await call('previewPaste', { html: '', text: said })).files;
      if (!file?.ok) throw new Error('not read');
      unwrap(await call('confirmImport', { lists: [{ preview: file.preview, unit, direction: 'down', isNew }] }));
      return unwrap(await call('unitsAlike', {}));
    };
    expect(await write(text, '农业局', true)).toEqual([]);
    expect(await write(`${text}\n看山林\t每日巡山`, '农牧业局', false)).not.toEqual([]);
  });

  test('is written with others in one step, all or none of them, and taken back with them', async () => {
    const tokens: string[] = [];
    for (const said of ['打防火道', '看山林', '发种子', '清河滩']) {
      const [file] = unwrap(await call('previewPaste', { html: '', text: `事项名称\t工作任务\n${said}\t常年` })).files;
      if (!file?.ok) throw new Error('not read');
      tokens.push(file.preview);
    }
    const units = ['林业局', '林业局', '农业农村局', '水务局'];
    const lists = units.map((unit, at) => ({ preview: tokens[at] ?? '', unit, direction: 'down' as const }));
    const before = unwrap(await call('actions', { offset: 0, limit: 1 })).total;
    const written = unwrap(await call('confirmImport', { lists }));
    expect(new Set(written.map(({ sourceListId }) => sourceListId)).size).toBe(4);
    const { total, rows } = unwrap(await call('actions', { offset: 0, limit: 1 }));
    expect(total).toBe(before + 1);
    expect(rows[0]?.summary).toBe('导入 4 份报送表（林业局、农业农村局、水务局）：4 条');
    const stand = async () =>
      unwrap(await call('sourceLists', {})).flatMap(({ withdrawn, unit, entries }) =>
        withdrawn ? [] : [[unit, entries]],
      );
    expect(await stand()).toEqual(units.map((unit) => [unit, 1]));
    expect(unwrap(await call('units', {})).map(({ name }) => name)).toEqual(['林业局', '农业农村局', '水务局']);
    unwrap(await call('undo', {}));
    expect(await stand()).toEqual([]);
    unwrap(await call('redo', {}));
    expect(await stand()).toEqual(units.map((unit) => [unit, 1]));
    unwrap(await call('undo', {}));
    // One that cannot be written keeps the others out.
    unwrap(await call('confirmImport', { lists: lists.slice(3) }));
    expect(codeOf(await call('confirmImport', { lists }))).toBe('ALREADY_IMPORTED');
    expect(await stand()).toEqual([['水务局', 1]]);
  });

  test('ends when its file is put away', async () => {
    const [file] = unwrap(await call('previewPaste', { html: '', text })).files;
    if (!file?.ok) throw new Error('not read');
    unwrap(await call('dropPreviews', { previews: [file.preview] }));
    expect(codeOf(await call('earlierLists', { preview: file.preview, unit: '道河镇' }))).toBe('PREVIEW_GONE');
  });
});
