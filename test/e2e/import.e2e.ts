/** Import in the real window: a folder in one go, corrections by keyboard that are remembered, and a list handed in again. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/dongning');
const published = resolve(import.meta.dirname, '../published/anlan');

let started: Launched | null = null;
let folder = '';

beforeEach(() => {
  folder = testFolder('import');
});

async function figures(page: Page, name: string): Promise<string> {
  return (await page.locator(id(name)).innerText()).replace(/[\s,]+/g, '');
}

async function expectFigures(page: Page, name: string, wanted: string, timeout = 20_000): Promise<void> {
  await expect.poll(() => figures(page, name), { timeout }).toContain(wanted);
}

async function newProject(files: { files?: readonly string[]; folder?: string } = {}): Promise<Page> {
  const dialogs = { save: join(folder, '试点.shuangshu'), ...files };
  started = await launchInTest({ userData: join(folder, 'userData'), dialogs });
  const { page } = started;
  await page.click(id('start-new'));
  await page.fill(id('new-name'), '东宁市');
  await page.click(id('new-create'));
  await introduce(page);
  await page.click(id('rail-sources'));
  return page;
}

type Rows = readonly (readonly string[])[];

function table(name: string, rows: Rows): string {
  return workbook(name, { 表: rows });
}

/** An .xlsx of rows by sheet, made by another program's writer. */
function workbook(name: string, sheets: Readonly<Record<string, Rows>>): string {
  const path = join(folder, name);
  const book = XLSX.utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), sheet);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function chooseFiles(page: Page, files: readonly string[]): Promise<void> {
  started?.setDialogs({ save: join(folder, '试点.shuangshu'), files });
  await page.click(id('import-files'));
  await page.waitForSelector(id('import-rows'), { timeout: 30_000 });
}

/** Row numbers of the file with what each was read as. */
async function marks(page: Page): Promise<string[]> {
  return page.locator(`${id('import-rows')} ${id('import-row')}`).evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent ?? '');
      return `${cells[0]} ${cells.at(-1)}`;
    }),
  );
}

/** Puts the cursor of the original grid on a row and a 1-based column of the file. */
async function pick(page: Page, row: number, column: number): Promise<void> {
  const rows = page.locator(`${id('import-rows')} ${id('import-row')}`);
  const line = rows.filter({ has: page.locator('[aria-colindex="1"]', { hasText: new RegExp(`^${row}$`) }) });
  await line.locator(`[aria-colindex="${column + 1}"]`).click();
}

/** Sixty files of a county with the published lists of another beside them: three towns' and the county's. */
function mixedFolder(): string {
  const drop = join(folder, '报送');
  cpSync(sample, drop, { recursive: true });
  const lists = readdirSync(published).filter((name) => /\.xlsx?$/.test(name));
  for (const name of lists) cpSync(join(published, name), join(drop, name));
  return drop;
}

describe('one folder', () => {
  it('of 60 files and four published lists comes in with every entry and no question beyond confirming', async () => {
    const page = await newProject({ folder: mixedFolder() });
    await page.click(id('import-folder'));
    await page.waitForSelector(id('import-file-63'), { timeout: 90_000 });
    expect(await page.locator('.import-file[data-state="ready"]').count()).toBe(64);
    expect(await page.locator(id('import-ignored')).innerText()).toContain('不是表格的文件没有读');
    await page.keyboard.press('Control+Shift+Enter');
    const all = 740 + 344 + 332 + 333 + 131;
    await expectFigures(page, 'equation-sources', `${all}＝已定去向0＋待定${all}`, 90_000);
    await expect.poll(() => page.locator('.import-file[data-state="confirmed"]').count(), { timeout: 30_000 }).toBe(64);
    // One step brought them in, one takes them back.
    await page.keyboard.press('Control+z');
    await expectFigures(page, 'equation-sources', '0＝已定去向0＋待定0', 30_000);
    await page.keyboard.press('Control+y');
    await expectFigures(page, 'equation-sources', `${all}＝已定去向0＋待定${all}`, 30_000);
    await page.click(id('import-leave'));
    await page.waitForSelector(id('source-list-row'));
    expect(started?.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
  });
});

describe('many files being written', () => {
  it('are not left before the last is written; one that is undone is listed last, as withdrawn', async () => {
    const page = await newProject();
    const files = ['县民政局', '县水利局', '县司法局', '县统计局', '县财政局', '县教育局'].map((unit) =>
      table(`${unit}.xlsx`, [
        ['序号', '职责事项', '工作任务'],
        ['1', `${unit}的第一件事`, '按月办理'],
        ['2', `${unit}的第二件事`, '按季办理'],
      ]),
    );
    await chooseFiles(page, files);
    // In the window itself: a hand from outside may be too slow for six small files.
    const held = await page.evaluate(async () => {
      const button = (name: string) => document.querySelector<HTMLButtonElement>(`[data-testid="${name}"]`);
      button('import-confirm-all')?.click();
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      return button('import-leave')?.disabled;
    });
    expect(held).toBe(true);
    await expectFigures(page, 'equation-sources', '12＝已定去向0＋待定12');
    await page.click(id('import-leave'));
    await chooseFiles(page, [
      table('县民政局补充.xlsx', [
        ['序号', '职责事项', '工作任务'],
        ['1', '殡葬服务监督', '按季检查'],
      ]),
    ]);
    await page.keyboard.press('Control+Enter');
    await expectFigures(page, 'equation-sources', '13＝已定去向0＋待定13');
    await page.waitForSelector('.import-file[data-state="confirmed"]');
    await page.click(id('rail-sources'));
    await page.keyboard.press('Control+z');
    await expectFigures(page, 'equation-sources', '12＝已定去向0＋待定12');
    const rows = page.locator(id('source-list-row'));
    await expect.poll(() => rows.last().getAttribute('data-state')).toBe('withdrawn');
    expect(await rows.last().innerText()).toMatch(/县民政局补充[\s\S]*—\s*已撤回/);
    expect(await rows.filter({ hasText: '已撤回' }).count()).toBe(1);
  });
});

describe('a table in words nobody knows', () => {
  const rows = [
    ['道河镇的活'],
    ['头一栏', '二一栏', '三一栏'],
    ['1', '打防火道', '春秋两季在林边打防火道'],
    ['2', '清河滩', '每月走河清理堆料'],
    ['3', '以上都要上报', '按月'],
  ];

  it('is read by keyboard alone, and its form is known the next time', async () => {
    const page = await newProject();
    await chooseFiles(page, [table('道河镇.xlsx', rows)]);
    expect(await marks(page)).toEqual([1, 2, 3, 4, 5].map((row) => `${row} 略过：没找到表头`));

    await pick(page, 1, 2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('h');
    await expect.poll(() => marks(page)).toContain('2 表头');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+3');
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成3条');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await expect.poll(() => marks(page)).toEqual(['1 标题', '2 表头', '3 条目', '4 条目', '5 略过：人工略过']);
    expect(await figures(page, 'import-sum')).toBe('5行＝标题1＋表头1＋条目2＋说明1');
    await page.keyboard.press('Control+Enter');
    await expectFigures(page, 'equation-sources', '2＝已定去向0＋待定2');
    await page.click(id('import-leave'));

    const next = [rows[0] ?? [], [], ...rows.slice(1, 3), ['2', '修村道', '秋天修']];
    await chooseFiles(page, [table('道河镇补报.xlsx', next)]);
    await expect.poll(() => marks(page)).toEqual(['1 标题', '2 略过：空行', '3 表头', '4 条目', '5 条目']);
    expect(await page.locator('.import-remember').innerText()).toContain('已按道河镇上次确认的读法读');
  });

  it('asks before changes are thrown away', async () => {
    const page = await newProject();
    await chooseFiles(page, [table('道河镇.xlsx', rows)]);
    await pick(page, 2, 1);
    await page.keyboard.press('h');
    await expect.poll(() => marks(page)).toContain('2 表头');
    await page.keyboard.press('Escape');
    await page.getByText('继续核对').click();
    expect(await page.locator(id('import-rows')).count()).toBe(1);
  });
});

describe('a list handed in again', () => {
  const header = ['序号', '事项名称', '工作任务'];
  const first = [
    header,
    ['1', '打防火道', '春秋两季在林边打防火道'],
    ['2', '清河滩', '每月走河清理堆料'],
    ['3', '慰问军属', '八一带东西看望军属'],
  ];
  const second = [
    header,
    ['1', '打防火道', '春秋两季在林边打防火道'],
    ['2', '清河滩', '每周走河清理堆料和棚子'],
    ['3', '外出招商', '班子成员外出跑客商'],
  ];

  it('shows what changed, keeps what was decided, and is undone in one step', async () => {
    const page = await newProject();
    await chooseFiles(page, [table('道河镇.xlsx', first)]);
    await page.click(id('import-confirm'));
    await expectFigures(page, 'equation-sources', '3＝已定去向0＋待定3');
    await page.click(id('import-leave'));
    await page.click(id('rail-merge'));
    await page.waitForSelector(id('merge-reject'));
    await page.click(id('merge-reject'));
    await page.fill(id('reject-reason'), '属部门职责');
    await page.click(id('reject-confirm'));
    await expectFigures(page, 'equation-sources', '3＝已定去向1＋待定2');

    await page.click(id('rail-sources'));
    await chooseFiles(page, [table('道河镇重报.xlsx', second)]);
    await page.waitForSelector(id('import-earlier'));
    const tabs = page.locator('.import-tabs');
    await expect.poll(() => tabs.innerText()).toMatch(/未变 1[\s\S]*改写 1[\s\S]*新增 1[\s\S]*不再有 1/);
    await tabs.getByText('改写 1').click();
    await page.waitForSelector(id('difference-row'));
    expect(await page.locator(id('difference-row')).innerText()).toContain('每周走河');
    await page.click(id('import-confirm'));
    // Three rows of the file and one carried over from the list before.
    await expectFigures(page, 'equation-sources', '4＝已定去向1＋待定3');
    await page.click(id('import-leave'));
    await page.keyboard.press('Control+z');
    await expectFigures(page, 'equation-sources', '3＝已定去向1＋待定2');
  });
});

describe('a department’s corrected list', () => {
  const head = ['序号', '类别', '事项名称', '工作任务', '依据'];
  const law = '《中华人民共和国农产品质量安全法》第十六条';
  const first = [
    head,
    ['1', '乡村振兴', '病虫害防治', '组织病虫害监测。', law],
    ['2', '乡村振兴', '秸秆禁烧', '开展秸秆禁烧巡查。', law],
    ['3', '乡村振兴', '种子检查', '配合种子经营检查。', law],
    ['4', '乡村振兴', '耕地保护', '开展耕地巡查。', law],
  ];
  const second = [
    head,
    ['1', '乡村振兴', '病虫害防治', '组织病虫害监测，发现即报。', law],
    ...first.slice(2, 3),
    ...first.slice(4),
  ];

  it('is told to be worked off in 轮次, where each change stands with its words and is decided', async () => {
    const page = await newProject();
    await chooseFiles(page, [workbook('市农业农村局.xlsx', { 基本履职事项清单: first })]);
    await page.click(id('import-confirm'));
    await expectFigures(page, 'equation-sources', '4＝已定去向0＋待定4');
    await page.click(id('import-leave'));
    await page.click(id('adopt-all'));
    await page.click(id('adopt-all-do'));
    await expectFigures(page, 'equation-sources', '4＝已定去向4＋待定0');

    await chooseFiles(page, [workbook('市农业农村局更正.xlsx', { 基本履职事项清单: second })]);
    await expect
      .poll(() => page.locator(id('import-earlier')).innerText())
      .toContain('不再有、改写的已成为事项的，作拟减、拟改，到“轮次”里决定。');
    await page.click(id('import-confirm'));
    await page.click(id('import-leave'));

    await page.click(id('rail-rounds'));
    const rows = page.locator(id('prepared-row'));
    await expect.poll(() => rows.count()).toBe(2);
    const [amended = '', subtracted = ''] = await rows.allInnerTexts();
    expect(amended).toContain('重报“市农业农村局更正.xlsx”改写了工作任务');
    expect(await page.locator(`${id('prepared-change')} ins`).allInnerTexts()).toEqual(['，发现即报']);
    expect(subtracted).toContain('不再有“种子检查”；没有别的条目归入这一项');
    // Who seals without deciding is told that they wait.
    await page.click(id('rounds-seal'));
    await expect.poll(() => page.locator(id('rounds-seal-prepared')).innerText()).toContain('还有 2 条没有决定');
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('rounds-seal-prepared'), { state: 'detached' });
    await page.getByRole('checkbox', { name: '全选拟办的增减' }).check();
    await page.click(id('prepared-decide'));
    await page.locator(id('prepared-decider')).locator('input').fill('编办主任办公会');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('prepared'), { state: 'detached' });
    await page.click(id('rail-pool'));
    await expect.poll(() => page.locator(id('pool-row')).count()).toBe(3);
    expect(await page.locator(id('pool-row')).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('病虫害防治')]),
    );
  });
});

describe('files out of 报送', () => {
  it('are the original byte by byte and a blank form', async () => {
    const original = join(sample, 'townships', '道河镇.xlsx');
    const page = await newProject();
    await chooseFiles(page, [original]);
    await page.click(id('import-confirm'));
    await expectFigures(page, 'equation-sources', '34＝');
    await page.click(id('import-leave'));
    await page.locator(id('source-list-row')).first().dblclick();
    await page.waitForSelector(id('source-rows'));
    const copy = join(folder, '原件.xlsx');
    started?.setDialogs({ save: copy });
    await page.click(id('save-original'));
    await expect.poll(() => existsSync(copy)).toBe(true);
    expect(readFileSync(copy).equals(readFileSync(original))).toBe(true);

    const form = join(folder, '乡镇填报表.xlsx');
    started?.setDialogs({ save: form });
    await page.click('text=← 报送');
    await page.click(id('templates'));
    await page.getByText('乡镇填报表…').click();
    await expect.poll(() => existsSync(form)).toBe(true);
    // The form of the scheme a new project has by default.
    expect(XLSX.read(readFileSync(form)).SheetNames[0]).toBe('基本履职事项清单');
  });
});

describe('a pasted table', () => {
  it('becomes a list to look at', async () => {
    const page = await newProject();
    await page.waitForSelector(id('import-files'));
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '事项名称\t工作任务\n打防火道\t春秋两季\n清河滩\t每月走河');
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector(id('import-rows'), { timeout: 20_000 });
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成2条');
    expect(await page.locator(id('import-file-0')).innerText()).toContain('粘贴的表格');
  });
});

describe('a folder dropped onto the window', () => {
  it('is read as if it had been chosen', async () => {
    const page = await newProject();
    await page.waitForSelector(id('import-files'));
    const drop = join(folder, '报送');
    mkdirSync(join(drop, '乡镇'), { recursive: true });
    cpSync(table('县林业局.xlsx', [['事项名称'], ['打防火道']]), join(drop, '县林业局.xlsx'));
    cpSync(table('道河镇.xlsx', [['事项名称'], ['清河滩']]), join(drop, '乡镇', '道河镇.xlsx'));
    // As the desktop does it: only a drag from outside carries paths.
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [drop], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    await page.waitForSelector(id('import-file-1'), { timeout: 30_000 });
    expect(await page.locator('.import-file[data-state="ready"]').count()).toBe(2);
    // Nothing on the page was touched yet.
    const shown = () => page.locator('.import-file.at').innerText();
    const first = await shown();
    await page.keyboard.press('PageDown');
    await expect.poll(shown).not.toBe(first);
    await page.keyboard.press('PageUp');
    await expect.poll(shown).toBe(first);
    await page.keyboard.press('Control+Shift+Enter');
    await expectFigures(page, 'equation-sources', '2＝已定去向0＋待定2');
  });
});

describe('a duty written over two rows', () => {
  it('is asked about, and put together by one key', async () => {
    const page = await newProject();
    const rows = [
      ['序号', '事项名称', '责任部门'],
      ['1', '开展防火宣传', '林业局'],
      ['', '入户发放明白纸', ''],
    ];
    await chooseFiles(page, [table('道河镇.xlsx', [...rows, ['2', '河道巡查', '水利局']])]);
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成3条');
    await pick(page, 3, 2);
    await page.keyboard.press('b');
    await expect.poll(() => marks(page)).toContain('3 略过：人工并入第2行');
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成2条');
    await page.keyboard.press('b');
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成3条');
  });
});

describe('a column that fits nothing', () => {
  it('is a question until a person says that it is not used', async () => {
    const page = await newProject();
    const rows = [
      ['序号', '事项名称', '主管部门', '责任单位', '意见建议'],
      ['1', '打防火道', '县林业局', '农业农村办', '请县里配机具'],
      ['2', '清河道垃圾', '县水利局', '综合执法队', '请县里配船'],
    ];
    await chooseFiles(page, [table('道河镇.xlsx', rows)]);
    await expect.poll(() => page.locator(id('import-issue')).count()).toBe(2);
    for (const [column, left] of [
      ['D', 1],
      ['E', 0],
    ] as const) {
      await page.click(id(`role-${column}`));
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="不用"]').click();
      const questions = page.locator(id('import-issue')).filter({ hasText: '要导入请在列头另选' });
      await expect.poll(() => questions.count()).toBe(left);
    }
  });
});

describe('a form of labels and values', () => {
  it('is called one above its columns', async () => {
    const page = await newProject();
    const rows = [
      ['事项名称', '打防火道'],
      ['主管部门', '县林业局'],
      ['工作内容', '春秋两季'],
      ['依据', '《森林法》'],
    ];
    await chooseFiles(page, [table('道河镇.xlsx', rows)]);
    await expect.poll(() => figures(page, 'import-entries')).toBe('读成1条');
    expect(await page.locator('.role-choice').allInnerTexts()).toEqual(['登记表', '登记表']);
  });
});

describe('a unit under another name', () => {
  const rows = [
    ['序号', '事项名称', '工作任务'],
    ['1', '打防火道', '春秋两季打防火道'],
  ];
  const from = (...units: readonly string[]): string[] => units.map((unit) => table(`${unit}.xlsx`, rows));
  const state = (page: Page, at: number): Promise<string> => page.locator(id(`import-file-${at}`)).innerText();

  it('is asked about before it is registered, and so is a new one; nobody is taken in with the others unasked', async () => {
    const page = await newProject();
    await chooseFiles(page, from('农业农村局', '卫生健康局'));
    await page.click(id('import-confirm-all'));
    await expect.poll(() => state(page, 1)).toContain('已写入');
    await page.click(id('import-leave'));
    await chooseFiles(page, from('东宁市卫生健康局', '农业局', '审计局'));
    await expect.poll(() => state(page, 1)).toContain('农业局＝农业农村局？');
    expect(await state(page, 0)).toContain('卫生健康局 · 1 条 · 以前报过');
    expect(await state(page, 2)).toContain('新单位：审计局');
    expect(await page.locator(id('import-confirm-all')).count()).toBe(0);
    await page.keyboard.press('Control+Shift+Enter');

    await page.click(id('import-file-1'));
    expect(await page.locator(id('unit-question')).innerText()).toContain('“农业局”是不是已登记的农业农村局？');
    expect(await page.locator(id('import-confirm')).isDisabled()).toBe(true);
    // The keys reach the question: Ctrl+Enter goes to it, Enter answers, Ctrl+Enter confirms.
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(id('import-unit-1')).inputValue()).toBe('农业农村局');
    await page.waitForSelector(id('import-earlier'));
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => state(page, 1)).toContain('农业农村局 · 已写入 1 条');

    await page.click(id('import-file-2'));
    // Typed with the county before it, it is the registered one, whichever way the file seemed to go.
    await page.locator('.import-facts').getByText('自下而上').click();
    await page.fill(id('import-unit-2'), '东宁市卫生健康局');
    expect(await page.locator('.import-facts').innerText()).toContain('即卫生健康局');
    await expect
      .poll(() => page.locator('.import-facts .ant-segmented-item-selected').innerText())
      .toContain('自上而下');
    await page.fill(id('import-unit-2'), '审计局');
    await page.click(id('unit-is-new'));
    await expect.poll(() => page.locator(id('import-confirm')).innerText()).toContain('确认审计局 1 条');
    await page.click(id('import-confirm'));
    await expect.poll(() => state(page, 2)).toContain('审计局 · 已写入 1 条');
    const badge = page.locator(id('rail-units'));
    await expect.poll(() => badge.innerText()).toMatch(/单位\s*3/);

    // What was answered is known from now on.
    await page.click(id('import-leave'));
    await chooseFiles(page, from('农业局'));
    await expect.poll(() => state(page, 0)).toContain('农业农村局 · 1 条 · 以前报过');
    expect(await page.locator(id('unit-question')).count()).toBe(0);
  });
});

describe('two files of one list', () => {
  it('are not written together before a person says which, and say so', async () => {
    const page = await newProject();
    const rows = [
      ['序号', '事项名称', '工作任务'],
      ['1', '打防火道', '春秋两季打防火道'],
    ];
    const state = (at: number): Promise<string> => page.locator(id(`import-file-${at}`)).innerText();
    await chooseFiles(page, [
      table('道河镇（初稿）.xlsx', rows),
      table('道河镇（定稿）.xlsx', rows),
      table('绥阳镇.xlsx', rows),
    ]);
    await expect.poll(() => state(1)).toContain('另有一份');
    expect(await page.locator(id('import-confirm-all')).count()).toBe(0);
    await page.click(id('import-file-1'));
    expect(await page.locator(id('import-rivals')).innerText()).toContain('“道河镇（初稿）.xlsx”也是道河镇报的');
    await page.click(id('rivals-this'));
    await expect.poll(() => state(0)).toContain('已取消');
    expect(await page.locator(id('import-rivals')).count()).toBe(0);
    await page.click(id('import-confirm-all'));
    await expect.poll(() => state(1)).toContain('道河镇 · 已写入 1 条');
    await expect.poll(() => state(2)).toContain('绥阳镇 · 已写入 1 条');
  });
});

describe('a workbook of several townships', () => {
  const towns = (): string =>
    workbook('各镇汇总.xlsx', {
      柳河镇: [
        ['序号', '事项名称', '工作任务'],
        ['1', '打防火道', '春秋两季打防火道'],
        ['2', '盯各支部开三会', '督促各支部'],
      ],
      东岗乡: [
        ['序号', '事项名称', '工作任务'],
        ['1', '打防火道', '防火期前打防火道'],
      ],
    });

  it('becomes one list of each, written together, with every row accounted for', async () => {
    const page = await newProject();
    await chooseFiles(page, [towns()]);
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).toContain('柳河镇 · 2 条');
    expect(await page.locator(id('import-file-1')).innerText()).toContain('东岗乡 · 1 条');
    expect(await page.locator(id('import-part')).innerText()).toContain('2 个单位');
    await expectFigures(page, 'import-sum', '3行＝表头1＋条目2');
    await page.click(id('import-confirm-all'));
    await expect.poll(() => page.locator(id('import-file-1')).innerText()).toContain('已写入 1 条');
    await page.click(id('import-leave'));
    const lists = page.locator(id('source-list-row'));
    await expect.poll(() => lists.count()).toBe(2);
    expect((await lists.allInnerTexts()).join(' ')).toMatch(/柳河镇[\s\S]*东岗乡/);
    await expectFigures(page, 'equation-sources', '3＝已定去向0＋待定3');
  });

  it('that was written and undone can be written again from the same page', async () => {
    const page = await newProject();
    await chooseFiles(page, [towns()]);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).toContain('已写入 2 条');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).not.toContain('已写入');
    await page.click(id('import-file-0'));
    await page.click(id('import-confirm-0'));
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).toContain('已写入 2 条');
    await expectFigures(page, 'equation-sources', '2＝已定去向0＋待定2');
  });

  it('is one list after all when a person says so', async () => {
    const page = await newProject();
    await chooseFiles(page, [towns()]);
    await page.click(id('import-whole'));
    await expectFigures(page, 'import-sum', '5行＝表头2＋条目3');
    expect(await page.locator(id('import-file-1')).innerText()).toContain('已取消');
    await page.click(id('import-split'));
    await expect.poll(() => page.locator(id('import-file-1')).innerText()).toContain('东岗乡 · 1 条');
    expect(await page.locator('.import-file').count()).toBe(2);
    await page.click(id('import-whole'));
    await expectFigures(page, 'import-sum', '5行＝表头2＋条目3');
    await page.fill(id('import-unit-0'), '柳河镇');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).toContain('已写入 3 条');
    await expectFigures(page, 'equation-sources', '3＝已定去向0＋待定3');
  });
});

describe('Ctrl+Enter', () => {
  const sheets = {
    一: [
      ['填报单位：柳河镇', '', ''],
      ['序号', '事项名称', '工作任务'],
      ['1', '打防火道', '春秋两季打防火道'],
    ],
    二: [
      ['序号', '事项名称', '工作任务'],
      ['1', '清河道', '沿河清垃圾'],
    ],
  };

  it('writes nothing behind a dialog, and confirms with the hand on a choice that is folded up', async () => {
    const page = await newProject();
    await chooseFiles(page, [workbook('柳河镇.xlsx', sheets)]);
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[role=dialog]');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await expectFigures(page, 'equation-sources', '0＝已定去向0＋待定0');

    await page.click(id('import-sheet'));
    await page.locator('.ant-select-item-option').last().click();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator(id('import-file-0')).innerText()).toContain('已写入 2 条');
    expect(await page.locator('.ant-select-dropdown:visible').count()).toBe(0);
  });
});
