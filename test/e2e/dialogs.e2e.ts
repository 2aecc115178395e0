/** Every dialog by keyboard alone: the focus starts inside, Tab goes round inside, Esc closes, and the focus is back where it was. */
import type { ElementHandle, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, introduce, openRound, takeBackFirst } from './hands';
import { type Launched, launch } from './launch';

let started: Launched;
let page: Page;

beforeAll(async () => {
  started = await launch();
  page = started.page;
  page.setDefaultTimeout(8_000);
  await page.waitForSelector(id('start-new'));
});
afterAll(() => started?.close());

type Place = ElementHandle<HTMLElement | SVGElement>;

const dialogs = () => page.locator('[role=dialog]:visible');

/** The dialog that lies on top. */
async function top(): Promise<Place> {
  await dialogs().last().waitFor();
  return (await dialogs().last().elementHandle()) as Place;
}

const holdsFocus = (place: Place): Promise<boolean> =>
  place.evaluate((element) => element.contains(document.activeElement));

/** What has the focus, for people who read a failure. */
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? 'nothing');

/** Tab, until what had the focus first has it again, and never outside; answers how many stops there were. */
async function tabRound(dialog: Place, name: string): Promise<number> {
  await page.keyboard.press('Tab');
  const first = await page.evaluateHandle(() => document.activeElement);
  // A date is three stops in one field: the round is over when the first field is met again, not while it is left.
  let left = false;
  for (let stops = 1; stops <= 150; stops += 1) {
    await page.keyboard.press('Tab');
    if (!(await holdsFocus(dialog))) throw new Error(`${name}: Tab leaves for ${await focused()}`);
    const there = await first.evaluate((element) => element === document.activeElement);
    if (left && there) return stops;
    left ||= !there;
  }
  throw new Error(`${name}: Tab never comes round`);
}

/** Ids that two elements of the dialogs share. */
const sameIds = (): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('[role=dialog] input[id], [role=dialog] textarea[id]')].map(
      ({ id: own }) => own,
    );
    return all.filter((own, at) => all.indexOf(own) !== at);
  });

async function closes(before: number, name: string): Promise<void> {
  // A list unfolded in the dialog takes the first Esc.
  for (let turn = 0; turn < 3; turn += 1) {
    await page.keyboard.press('Escape');
    for (let wait = 0; wait < 40; wait += 1) {
      await page.waitForTimeout(100);
      if ((await dialogs().count()) === before) return;
    }
  }
  throw new Error(`${name}: Esc does not close it`);
}

interface Walk {
  readonly name: string;
  /** What has the focus before, and has it again afterwards. */
  readonly from: string;
  /** Pressed there; Enter where nothing else is said. */
  readonly keys?: readonly string[];
  /** The entry of the menu that the keys unfolded. */
  readonly entry?: string;
  /** What is in the dialog once it has been read. */
  readonly ready?: string;
  /** Where the focus goes instead: the matrix takes the hand back into its cells. */
  readonly back?: string;
}

async function walk({ name, from, keys = ['Enter'], entry, ready, back = from }: Walk): Promise<void> {
  const before = await dialogs().count();
  const origin = page.locator(from).first();
  await origin.focus();
  for (const key of keys) await page.keyboard.press(key);
  if (entry !== undefined) await chooseEntry(entry);
  await expect.poll(() => dialogs().count(), { message: `${name} opens`, timeout: 8_000 }).toBe(before + 1);
  const dialog = await top();
  if (ready) await page.waitForSelector(ready);
  await expect
    .poll(async () => (await holdsFocus(dialog)) || (await focused()), { message: name, timeout: 8_000 })
    .toBe(true);
  // What opens it may not have the focus inside the dialog by chance only: it is on something one can act on.
  expect(
    await page.evaluate(() => document.activeElement?.matches('input, textarea, button, select, [tabindex="0"]')),
    `${name}: ${await focused()}`,
  ).toBe(true);
  expect(await tabRound(dialog, name), name).toBeGreaterThan(1);
  await page.keyboard.press('Shift+Tab');
  expect(await holdsFocus(dialog), `${name}: Shift+Tab`).toBe(true);
  await closes(before, name);
  await expect
    .poll(
      async () =>
        (await page
          .locator(back)
          .first()
          .evaluate((element) => element.contains(document.activeElement))) || (await focused()),
      {
        message: `${name}: the focus comes back`,
        timeout: 8_000,
      },
    )
    .toBe(true);
}

/** By arrow keys in the menu that is unfolded. */
async function chooseEntry(words: string): Promise<void> {
  const menu = page.locator('.ant-dropdown:not(.ant-dropdown-hidden) [role=menu]').last();
  await menu.waitFor();
  for (let step = 0; step < 15; step += 1) {
    const at = await menu.evaluate(
      (element) => element.querySelector('.ant-dropdown-menu-item-active')?.textContent ?? '',
    );
    if (at.includes(words)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(60);
  }
  throw new Error(`the arrows do not reach ${words}`);
}

/** Walks them one after the other and tells of all that fail. */
async function walkAll(walks: readonly Walk[]): Promise<void> {
  const failures: string[] = [];
  for (const one of walks) {
    try {
      await walk(one);
    } catch (error) {
      failures.push(`${one.name}: ${String(error).split('\n').slice(0, 12).join(' ')}`);
      for (let turn = 0; turn < 4 && (await dialogs().count()) > 0; turn += 1) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(300);
      }
    }
  }
  expect(failures).toEqual([]);
}

async function go(screen: string): Promise<void> {
  await page.click(id(`rail-${screen}`));
  await page.waitForTimeout(500);
}

it('the start page', async () => {
  await walkAll([
    { name: '新建项目', from: id('start-new') },
    { name: '从备份恢复', from: id('start-restore') },
  ]);
});

describe('the sample with a round open', () => {
  beforeAll(async () => {
    await page.click(id('start-sample'));
    await page.waitForSelector(id('waterfall'), { timeout: 60_000 });
    await introduce(page);
    await takeBackFirst(page);
    await openRound(page);
  }, 120_000);

  it('the frame', async () => {
    await go('overview');
    await walkAll([
      { name: '操作人', from: id('operator-open') },
      { name: '检索', from: id('rail-pool'), keys: ['Control+k'] },
      { name: '快捷键', from: id('rail-pool'), keys: ['?'] },
      { name: '项目信息', from: id('project-menu'), entry: '项目信息' },
      { name: '加密移交包', from: id('project-menu'), entry: '加密移交包' },
      { name: '底栏的条目', from: `${id('equation-sources')} button` },
      { name: '各镇的条目', from: `${id('township-total')} button` },
    ]);
  }, 90_000);

  it('the pool', async () => {
    await go('pool');
    await page
      .locator(`${id('pool-row')} input`)
      .first()
      .check();
    await walkAll([
      { name: '加一项', from: id('pool-add') },
      { name: '查重', from: id('pool-duplicates'), ready: id('duplicate') },
      { name: '查找替换', from: id('pool-replace') },
      { name: '批量改', from: id('pool-edit'), entry: '类别' },
      { name: '合并', from: id('pool-merge') },
      { name: '适用镇', from: id('pool-scope') },
      { name: '核减', from: id('pool-subtract') },
      { name: '加一项（N）', from: id('pool-grid'), keys: ['n'] },
    ]);
    await page.keyboard.press('Escape');
  }, 120_000);

  it('an item', async () => {
    await go('pool');
    await page.locator(id('pool-row')).nth(11).dblclick();
    await page.waitForSelector(id('item-sources'), { timeout: 3_000 }).catch(() => undefined);
    await page.waitForTimeout(500);
    await walkAll([
      { name: '改文字', from: id('item-amend') },
      { name: '加依据', from: id('item-cite') },
      { name: '沟通记录', from: id('item-note') },
      { name: '调类', from: id('item-change'), entry: '调类' },
      { name: '拆分', from: id('item-change'), entry: '拆分' },
      { name: '改适用', from: id('item-change'), entry: '改适用' },
      { name: '核减', from: id('item-subtract') },
      { name: '改归', from: id('item-reattach') },
    ]);
    await page.click(id('item-back'));
  }, 120_000);

  it('rounds', async () => {
    await go('rounds');
    await walkAll([
      { name: '封存', from: id('rounds-seal') },
      { name: '会议记录', from: id('minutes-open') },
    ]);
    await page.locator(id('ledger-by')).getByText('反向', { exact: true }).click();
    await page.waitForSelector(id('reverse-ledger'));
    await walkAll([{ name: '反向的条目', from: `${id('reverse-sum')} button` }]);
    await page.locator(id('ledger-by')).getByText('类别', { exact: true }).click();
    await page.click(id('rounds-tab-report'));
    await page.waitForSelector(id('report-edit'));
    await walkAll([{ name: '汇报的写法', from: id('report-edit') }]);
    await page.click(id('rounds-tab-ledger'));
  }, 90_000);

  it('the bench', async () => {
    await go('merge');
    await page.waitForSelector(id('merge-entry'));
    await page.waitForTimeout(1_500);
    await walkAll([
      { name: '采用为新事项', from: id('merge-adopt') },
      { name: '拆分', from: id('merge-split') },
      { name: '不予列入', from: id('merge-reject') },
      { name: '退回', from: id('merge-return') },
      { name: '在事项库中找', from: id('merge-find') },
      { name: '待答复', from: id('merge-questions-open') },
      { name: '原表', from: id('merge-original') },
    ]);
  }, 120_000);

  it('bases', async () => {
    await go('bases');
    await page.click(id('bases-tab-library'));
    await page.waitForSelector(id('basis-edit'));
    await walkAll([
      { name: '登记依据', from: id('basis-add') },
      { name: '改依据', from: id('basis-edit') },
      { name: '废止、修订', from: id('basis-event') },
      { name: '并为一件', from: id('basis-more'), entry: '并为一件' },
    ]);
    await page.click(id('bases-tab-argue'));
    await page.waitForSelector(id('argue-amend'));
    await walkAll([
      { name: '论证', from: id('argue-amend') },
      { name: '加依据', from: id('citation-add') },
    ]);
  }, 90_000);

  it('opinions, agreement, editions and requests', async () => {
    await go('opinions');
    await walkAll([{ name: '发出征求意见稿', from: id('opinions-send') }]);
    await go('agreement');
    await page.waitForSelector(id('agreement-verdict'));
    await walkAll([
      { name: '登记表态', from: id('agreement-verdict') },
      { name: '会商记录', from: id('agreement-talk') },
      { name: '裁定', from: id('agreement-rule') },
    ]);
    await page.click(id('agreement-tab-units'));
    await walkAll([{ name: '其余同意', from: id('progress-agree') }]);
    await page.click(id('agreement-tab-items'));
    await go('editions');
    await walkAll([{ name: '定稿', from: id('editions-issue') }]);
    await go('requests');
    await walkAll([{ name: '登记申请', from: id('request-add') }]);
    await page.click(id('requests-tab-rebounds'));
    await walkAll([{ name: '记一次呼叫', from: id('rebound-call') }]);
    await page.click(id('requests-tab-register'));
  }, 120_000);

  it('a request, with the form of an item over the form of the request', async () => {
    await go('requests');
    await page.click(id('request-add'));
    await page.fill(id('request-title'), '转发短视频');
    await page.locator(`${id('request-applicant')} input`).fill('东宁镇');
    await page.fill(id('request-reason'), '清单内没有这项任务');
    await page.locator(id('request-towns')).getByText('东宁镇', { exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(id('request-step'));
    await walkAll([
      { name: '作出决定', from: id('request-decide') },
      { name: '改申请内容', from: id('request-more'), entry: '改申请内容' },
      { name: '退回补正', from: id('request-more'), entry: '退回补正' },
      { name: '书面意见', from: id('take-opinion') },
    ]);
    await page.click(id('request-more'));
    await page.getByText('改申请内容…', { exact: true }).click();
    // The menu of a dialog: its arrows work, and the small form gives the focus back to its button.
    await walkAll([
      { name: '增列一项', from: id('want-add'), entry: '增列一项' },
      { name: '核减一项', from: id('want-add'), entry: '核减一项', ready: id('item-picker-row') },
      { name: '改适用的乡镇', from: id('want-add'), entry: '改适用的乡镇' },
    ]);
    await page.click(id('want-add'));
    await page.getByText('增列一项…', { exact: true }).click();
    await page.waitForSelector(id('item-form-name'));
    // A label must not lead into the form below.
    expect(await sameIds()).toEqual([]);
    await closes(1, '增列一项');
    expect(await page.locator(id('item-form-name')).count()).toBe(0);
    expect(await page.locator(id('request-title')).count()).toBe(1);
    // The mouse still lies on the menu's button: it may unfold once more and take the first Esc.
    await closes(0, '改申请内容');
  }, 120_000);

  it('townships, units, checks, the log and the settings', async () => {
    await go('townships');
    await page.locator('[role=gridcell]').nth(30).click();
    await walkAll([
      { name: '写缘由', from: '[role=grid]', keys: ['F2'] },
      { name: '按镇情设', from: id('matrix-rule'), back: '[role=grid]' },
    ]);
    await page.click(id('townships-tab-paper'));
    await page.waitForSelector(id('page-preview'));
    await walkAll([{ name: '版式', from: id('paper-settings') }]);
    await go('units');
    await walkAll([
      { name: '粘贴部门名单', from: id('units-add') },
      { name: '改单位', from: id('unit-edit') },
    ]);
    await go('checks');
    await walkAll([{ name: '签豁免', from: id('checks-waive') }]);
    await go('history');
    await page.locator(id('history-row')).nth(1).click();
    await walkAll([{ name: '撤销到此处', from: id('undo-to') }]);
    await go('settings');
    await walkAll([{ name: '改体例', from: id('scheme-change') }]);
  }, 150_000);
});

it('Esc closes the manual that F1 opened over a form, and the form keeps what was written', async () => {
  await go('pool');
  await page.click(id('pool-add'));
  await page.fill(id('item-form-name'), '写了一半的事项');
  await page.keyboard.press('F1');
  await page.waitForSelector(id('help-text'));
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('help-text'), { state: 'detached' });
  expect(await page.inputValue(id('item-form-name'))).toBe('写了一半的事项');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('item-form-name'), { state: 'detached' });
});

it('asks before much that was written is lost; Esc and Enter go on with the form', async () => {
  await go('pool');
  await page.click(id('pool-add'));
  await page.fill(id('item-form-text'), '每月组织一次村容村貌整治，清理主干道两侧垃圾。'.repeat(3));
  for (const key of ['Escape', 'Enter']) {
    await page.keyboard.press('Escape');
    await page.waitForSelector(id('form-stay'));
    await page.keyboard.press(key);
    await page.waitForSelector(id('form-stay'), { state: 'detached' });
    expect(await page.inputValue(id('item-form-text'))).toContain('村容村貌');
  }
  await page.keyboard.press('Escape');
  await page.click(id('form-leave'));
  await page.waitForSelector(id('item-form-text'), { state: 'detached' });
});

it('asks before a request is lost that was written a little in each field, or only its change of the list', async () => {
  await go('requests');
  await page.click(id('request-add'));
  await page.fill(id('request-title'), '河道巡查');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('request-title'), { state: 'detached' });
  await page.click(id('request-add'));
  for (const [field, words] of [
    ['request-title', '河道巡查'],
    ['request-content', '每周一次'],
    ['request-basis', '《河道管理条例》'],
  ] as const)
    await page.fill(id(field), words);
  await page.keyboard.press('Escape');
  await page.click(id('form-leave'));
  await page.waitForSelector(id('request-title'), { state: 'detached' });
  await page.click(id('request-add'));
  await page.click(id('want-add'));
  await page.getByText('核减一项…', { exact: true }).click();
  await page.fill(id('item-picker-search'), '党');
  await page.locator(id('item-picker-row')).first().click();
  await page.click(id('want-confirm'));
  await page.waitForSelector(id('want-confirm'), { state: 'detached' });
  await page.keyboard.press('Escape');
  await page.click(id('form-leave'));
  await page.waitForSelector(id('request-title'), { state: 'detached' });
});

it('has the hand in its first field in the same moment as it opens', async () => {
  await go('pool');
  const inside = await page.locator(id('pool-add')).evaluate(async (button: HTMLElement) => {
    button.click();
    await Promise.resolve();
    return document.activeElement?.closest('[role=dialog]') !== null && document.activeElement?.tagName === 'INPUT';
  });
  expect(inside, await focused()).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('item-form-name'), { state: 'detached' });
});

it('F1 opens the manual beside the page, and Esc closes it', async () => {
  await go('pool');
  await page.locator(id('pool-add')).focus();
  await page.keyboard.press('F1');
  await page.waitForSelector(id('help-text'));
  const panel = await top();
  await expect.poll(() => holdsFocus(panel)).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('help-text'), { state: 'detached' });
  await expect.poll(focused).toContain('pool-add');
});
