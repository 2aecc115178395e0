/** Lists confirmed together are refused for what would refuse the second of them, had they come one by one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import type { Result } from '../../shared/result';
import { codeOf, failureOf, temporaryFolder, unwrap } from '../builders/project';
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
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

const call = <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> =>
  callOn(bench, method, input);

type List = Input<'confirmImport'>['lists'][number];

/** A file of that name with one duty a line, read and kept; answers its token. */
async function fileOf(fileName: string, ...duties: string[]): Promise<string> {
  const path = join(folder.path, fileName);
  await writeFile(path, ['事项名称,工作任务', ...duties.map((duty) => `${duty},常年`)].join('\n'));
  bench.grant(fileName, [path]);
  const [file] = unwrap(await call('previewImport', { grant: fileName })).files;
  if (!file?.ok) throw new Error(file?.message ?? 'not read');
  return file.preview;
}

async function refusedFor(lists: List[]) {
  const { total } = unwrap(await call('actions', { offset: 0, limit: 1 }));
  const { code, detail } = failureOf(await call('confirmImport', { lists }));
  expect(unwrap(await call('actions', { offset: 0, limit: 1 })).total).toBe(total);
  return { code, said: errorText(code, detail) };
}

async function standing(): Promise<string[]> {
  return unwrap(await call('sourceLists', {})).flatMap(({ withdrawn, fileName }) => (withdrawn ? [] : [fileName]));
}

test('a unit nobody knew that is a department in one file and a township in another: both files are named', async () => {
  const down = await fileOf('林场职责.csv', '打防火道');
  const up = await fileOf('林场反向梳理.csv', '清河滩');
  const first: List = { preview: down, unit: '青山林场', direction: 'down' };
  // The county's name before it makes no other unit of it.
  for (const unit of ['青山林场', '东宁市青山林场']) {
    const { code, said } = await refusedFor([first, { preview: up, unit, direction: 'up' }]);
    expect(code).toBe('UNIT_TWO_KINDS');
    expect(said).toContain('“林场职责.csv”作部门（自上而下）');
    expect(said).toContain('“林场反向梳理.csv”作乡镇（自下而上）');
  }
  // Under a name the first file gave it, too.
  const aliased = { ...first, alias: '林场' };
  expect((await refusedFor([aliased, { preview: up, unit: '林场', direction: 'up' }])).code).toBe('UNIT_TWO_KINDS');
  expect(await standing()).toEqual([]);
  expect(unwrap(await call('units', {}))).toEqual([]);
  // One after the other they say so as they did.
  unwrap(await call('confirmImport', { lists: [first] }));
  expect((await refusedFor([{ preview: up, unit: '青山林场', direction: 'up' }])).code).toBe('UNIT_KIND');
});

test('the same file twice is written once, for a unit known already and for a new one', async () => {
  const tokens = [await fileOf('道河镇.csv', '打防火道'), await fileOf('道河镇（副本）.csv', '打防火道')];
  const lists = tokens.map((preview): List => ({ preview, unit: '道河镇', direction: 'up' }));
  for (const known of [false, true]) {
    if (known) unwrap(await call('addUnits', { kind: 'township', names: ['道河镇'] }));
    const { code, said } = await refusedFor(lists);
    expect(code).toBe('FILE_TWICE');
    expect(said).toContain('“道河镇.csv”');
    expect(said).toContain('“道河镇（副本）.csv”');
    expect(await standing()).toEqual([]);
  }
  unwrap(await call('confirmImport', { lists: lists.slice(0, 1) }));
  expect((await refusedFor(lists.slice(1))).code).toBe('ALREADY_IMPORTED');
});

/** A file that gathers what several plates sent; answers the tokens of its parts. */
async function gathered(fileName: string, rows: readonly string[]): Promise<string[]> {
  const path = join(folder.path, fileName);
  await writeFile(path, ['填报单位,事项名称,工作任务', ...rows].join('\n'));
  bench.grant(fileName, [path]);
  return unwrap(await call('previewImport', { grant: fileName })).files.flatMap((file) =>
    file.ok ? [file.preview] : [],
  );
}

test('two parts of one file that one unit sent under its two plates are both written, together and one by one', async () => {
  const unit = '县综合行政执法局（城管局）';
  unwrap(await call('addUnits', { kind: 'department', names: [unit] }));
  const rows = ['县综合行政执法局,查处违建,常年', '县综合行政执法局,清占道,常年', '县城管局,修路灯,常年'];
  for (const [at, apart] of [false, true].entries()) {
    const name = `部门汇总${at}.csv`;
    const tokens = await gathered(name, [...rows, `县水利局,清河滩,常年${at}`]);
    expect(tokens).toHaveLength(3);
    const lists = ['县综合行政执法局', '县城管局'].map(
      (plate, part): List => ({ preview: tokens[part] ?? '', unit: plate, direction: 'down', replaces: null }),
    );
    for (const together of apart ? lists.map((list) => [list]) : [lists])
      unwrap(await call('confirmImport', { lists: together }));
    const written = unwrap(await call('sourceLists', {})).filter(({ fileName }) => fileName === name);
    expect(written.map((list) => [list.unit, list.entries]).sort()).toEqual([
      [unit, 1],
      [unit, 2],
    ]);
    // A part of it that stands already is the same once more, and so is the whole.
    const again = await gathered(name, [...rows, `县水利局,清河滩,常年${at}`]);
    expect((await refusedFor([{ ...(lists[1] as List), preview: again[1] ?? '' }])).code).toBe('ALREADY_IMPORTED');
    const whole = { preview: again[0] ?? '', corrections: [], whole: true };
    const file = unwrap(await call('rereadPreview', whole));
    const preview = file.ok ? file.preview : '';
    expect((await refusedFor([{ ...(lists[0] as List), preview }])).code).toBe('ALREADY_IMPORTED');
  }
});

test('two files in place of one earlier list: the second has nothing left to stand in for', async () => {
  const old = await fileOf('道河镇一稿.csv', '打防火道', '清河滩');
  const target = { unit: '道河镇', direction: 'up' as const };
  const [written] = unwrap(await call('confirmImport', { lists: [{ preview: old, ...target }] }));
  const replaces = written?.sourceListId ?? 0;
  const tokens = [
    await fileOf('道河镇二稿.csv', '打防火道', '清河滩', '看山林'),
    await fileOf('道河镇三稿.csv', '打防火道', '清河滩', '发种子'),
  ];
  const lists = tokens.map((preview): List => ({ preview, ...target, replaces }));
  const { code, said } = await refusedFor(lists);
  expect(code).toBe('LIST_REPLACED_TWICE');
  for (const name of ['道河镇一稿', '道河镇二稿', '道河镇三稿']) expect(said).toContain(`“${name}.csv”`);
  expect(await standing()).toEqual(['道河镇一稿.csv']);
  // Said of one only, both come in.
  unwrap(await call('confirmImport', { lists: [lists[0] as List, { ...(lists[1] as List), replaces: null }] }));
  expect((await standing()).sort()).toEqual(['道河镇三稿.csv', '道河镇二稿.csv']);
  expect(codeOf(await call('confirmImport', { lists: lists.slice(0, 1) }))).toBe('PREVIEW_GONE');
});

/** A workbook whose rows say their sender first; answers the tokens of its parts. */
async function workbookOf(fileName: string, rows: readonly (readonly string[])[]): Promise<string[]> {
  const path = join(folder.path, fileName);
  const book = new ExcelJS.Workbook();
  book.addWorksheet('汇总').addRows([['填报单位', '事项名称', '工作任务'], ...rows.map((row) => [...row])]);
  await book.xlsx.writeFile(path);
  bench.grant(fileName, [path]);
  return unwrap(await call('previewImport', { grant: fileName })).files.flatMap((file) =>
    file.ok ? [file.preview] : [],
  );
}

const duty = (sender: string, name: string, text = '常年'): string[] => [sender, name, text];

test("a file takes an earlier list's place as its newer version only, not as another part of what the unit says", async () => {
  const unit = '县综合行政执法局（城管局）';
  unwrap(await call('addUnits', { kind: 'department', names: [unit] }));
  const [one, other] = ['县综合行政执法局', '县城管局'];
  const rows = [duty(one, '查处违建'), duty(one, '清占道'), duty(other, '修路灯'), duty('县水利局', '清河滩')];
  const tokens = await workbookOf('部门汇总.xlsx', rows);
  expect(tokens).toHaveLength(3);
  const newerOf = async (preview = ''): Promise<boolean[]> =>
    unwrap(await call('earlierLists', { preview, unit })).map(({ newer }) => newer);
  unwrap(await call('confirmImport', { lists: [{ preview: tokens[0] ?? '', unit: one, direction: 'down' }] }));
  // The other plate's rows of the same file; the first one's read once more.
  expect(await newerOf(tokens[1])).toEqual([false]);
  expect(await newerOf((await workbookOf('部门汇总.xlsx', rows))[0])).toEqual([true]);

  const many = ['夜市管理', '广告牌审批', '渣土运输', '油烟治理', '噪声治理', '犬只登记', '绿地养护', '公厕保洁'];
  const plan = [duty(unit, '查处违建'), ...many.map((name) => duty(unit, name))];
  // Of two duties said before one is said again, however much is new beside it.
  expect(await newerOf((await workbookOf('执法局增报.xlsx', plan))[0])).toEqual([true]);
  unwrap(
    await call('confirmImport', {
      lists: [
        { preview: (await workbookOf('执法局全表.xlsx', plan))[0] ?? '', unit, direction: 'down', replaces: null },
      ],
    }),
  );
  const supplement = [duty(unit, '夜市管理'), duty(unit, '电动车停放点划定'), duty(unit, '早餐车定点')];
  expect(await newerOf((await workbookOf('执法局补报.xlsx', supplement))[0])).toEqual([false, false]);
  const shorter = [duty(unit, '夜市管理', '每晚巡查'), duty(unit, '油烟治理')];
  expect(await newerOf((await workbookOf('执法局删减.xlsx', shorter))[0])).toEqual([true, false]);
});
