/** The sample's job in outline by keyboard alone: from an empty window to printed lists, no mouse anywhere. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Hands, id } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/dongning');
const water = join(sample, 'departments', '35市水务局乡镇职责任务清单.xls');
const daohe = join(sample, 'townships', '道河镇.xlsx');

let started: Launched | null = null;
let folder = '';

async function figures(page: Page, name: string): Promise<string> {
  return (await page.locator(id(name)).innerText()).replace(/[\s,]+/g, '');
}

async function expectFigures(page: Page, name: string, wanted: string): Promise<void> {
  await expect.poll(() => figures(page, name), { timeout: 20_000 }).toContain(wanted);
}

it('a new project goes from two files to exported lists without a mouse', async () => {
  folder = testFolder('keyboard');
  const out = join(folder, '导出');
  started = await launchInTest({
    userData: join(folder, 'userData'),
    dialogs: { save: join(folder, '试点.shuangshu'), files: [water, daohe], folder: out },
  });
  const { page } = started;
  const hands = new Hands(page);
  await page.waitForSelector(id('start-new'));

  await create(hands);
  await takeIn(hands);
  await expectFigures(page, 'equation-sources', '46＝已定去向0＋待定46');
  await adoptAll(hands);
  await expectFigures(page, 'equation-items', '＝12');
  await merge(hands);
  await expectFigures(page, 'equation-sources', '46＝已定去向14＋待定32');
  await seal(hands);
  await openNext(hands);
  await add(hands);
  await expectFigures(page, 'equation-items', '12＋1−0＝13');
  await subtractFirst(hands);
  await expectFigures(page, 'equation-items', '12＋1−1＝12');
  await seal(hands);
  await exportAll(hands);
  const written = readdirSync(out).filter((name) => /\.(docx|xlsx)$/.test(name));
  expect(written.length).toBeGreaterThanOrEqual(2);
  expect(written.some((name) => name.includes('道河镇'))).toBe(true);
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

async function create(hands: Hands): Promise<void> {
  await hands.press('Control+n');
  await hands.tabTo('new-name');
  await hands.type('试点县');
  // The sample's lists have six categories; the scheme offered first has others.
  await hands.tabTo('new-scheme');
  await hands.press('ArrowDown');
  await hands.page.locator('.ant-select-item-option', { hasText: '六类职责任务清单' }).waitFor();
  await hands.press('ArrowDown', 'Enter');
  await expect.poll(() => hands.page.locator(id('new-scheme')).innerText()).toContain('六类职责任务清单');
  await hands.page.locator(`${id('new-create')}:enabled`).waitFor();
  await hands.tabTo('new-create');
  await hands.press('Enter');
  await hands.tabTo('operator-name');
  await hands.type('李敏');
  await hands.press('Enter');
  await hands.gone('operator-name');
}

/** Ctrl+1 is 报送; Ctrl+Enter confirms the file in hand, U goes to its unit. */
async function takeIn(hands: Hands): Promise<void> {
  await hands.press('Control+1');
  await hands.tabTo('import-files');
  await hands.press('Enter');
  await hands.page.waitForSelector(id('import-rows'), { timeout: 30_000 });
  await hands.press('Control+Enter');
  await expectFigures(hands.page, 'equation-sources', '＝已定去向0');
  await expect.poll(() => figures(hands.page, 'equation-sources'), { timeout: 20_000 }).not.toContain('报送0＝');
  // Until the next file has been read its confirmation takes no key: a person presses again.
  for (let turn = 0; turn < 20 && !(await figures(hands.page, 'equation-sources')).includes('46＝'); turn += 1) {
    await hands.press('Control+Enter');
    await hands.page.waitForTimeout(1_000);
  }
  await expectFigures(hands.page, 'equation-sources', '46＝');
  await hands.tabTo('import-leave');
  await hands.press('Enter');
}

async function adoptAll(hands: Hands): Promise<void> {
  await hands.tabTo('adopt-all');
  await hands.press('Enter');
  // The department names a township that has sent nothing yet: proposed as new, for a person to confirm.
  await hands.tabTo('strange-towns-do');
  await hands.press('Enter');
  await hands.tabTo('adopt-all-do');
  await hands.press('Enter');
}

/** Ctrl+2 is 归并: Enter attaches to the first candidate, R rejects with a numbered kind. */
async function merge(hands: Hands): Promise<void> {
  await hands.press('Control+2');
  await hands.page.waitForSelector(id('merge-entry'));
  // Down the queue to an entry the few items of this pool speak of.
  const wanted = '汛期值守抢险和抗旱保水';
  for (let turn = 0; turn < 40 && (await figures(hands.page, 'merge-entry-name')) !== wanted; turn += 1) {
    await hands.press('ArrowDown');
    await hands.page.waitForTimeout(150);
  }
  expect(await figures(hands.page, 'merge-entry-name')).toBe(wanted);
  // 1 takes the first candidate, or shows what was folded away where nothing of this small pool quite fits.
  await hands.page.waitForSelector(`${id('merge-folded')}, ${id('merge-candidate-1')}`, { timeout: 20_000 });
  await hands.press('1');
  await hands.page.waitForSelector(id('merge-candidate-1'), { timeout: 20_000 });
  const first = await figures(hands.page, 'merge-entry-name');
  await hands.press('Enter');
  await expectFigures(hands.page, 'equation-sources', '46＝已定去向13＋待定33');
  // The next entry is in hand before the next key.
  await expect.poll(() => figures(hands.page, 'merge-entry-name'), { timeout: 15_000 }).not.toBe(first);
  const open = async () => (await hands.page.locator(id('reject-reason')).count()) > 0;
  // While the last decision is being written the bench takes no key: a person presses again.
  for (let turn = 0; turn < 20 && !(await open()); turn += 1) {
    await hands.press('r');
    await hands.page.waitForTimeout(300);
  }
  await hands.press('2', 'Enter');
  await hands.gone('reject-reason');
}

/** Ctrl+7 is 轮次. */
async function seal(hands: Hands): Promise<void> {
  await hands.press('Control+7');
  await hands.tabTo('rounds-seal');
  await hands.press('Enter');
  await hands.tabTo('rounds-seal-confirm');
  await hands.press('Enter');
  await hands.gone('rounds-seal-confirm');
}

async function openNext(hands: Hands): Promise<void> {
  await hands.tabTo('rounds-open');
  await hands.press('Enter');
  await hands.page.waitForSelector(id('rounds-open-confirm'));
  await hands.press('Control+Enter');
  await hands.gone('rounds-open-confirm');
}

/** Ctrl+3 is 事项库: N opens the form, Ctrl+Enter sends it. */
async function add(hands: Hands): Promise<void> {
  await hands.press('Control+3');
  await hands.page.waitForSelector(id('pool-row'));
  await hands.press('n');
  await hands.tabTo('item-form-category');
  await hands.press('Space', 'ArrowRight', 'ArrowRight');
  await hands.tabTo('item-form-name');
  await hands.type('山洪灾害防御宣传');
  await hands.tabTo('item-form-text');
  await hands.type('汛前入户宣传山洪灾害防御常识。');
  await hands.tabTo('item-form-reason');
  await hands.type('会议提出补列');
  await hands.tabTo('decision-proposer');
  await hands.type('市水务局');
  await hands.press('Control+Enter');
  await hands.gone('item-form-submit');
}

/** F6 to the grid, Space to choose, then the bar above it. */
async function subtractFirst(hands: Hands): Promise<void> {
  await hands.press('Control+3');
  await hands.page.waitForSelector(id('pool-row'));
  for (let step = 0; step < 8 && !(await hands.isAt('pool-grid')); step += 1) await hands.press('F6');
  expect(await hands.isAt('pool-grid')).toBe(true);
  await hands.press('Space');
  await hands.tabTo('pool-subtract', 'Shift+Tab');
  await hands.press('Enter');
  await hands.tabTo('subtract-reason-kind');
  await hands.press('Space', 'ArrowRight');
  await hands.tabTo('subtract-reason');
  await hands.type('无明确依据');
  await hands.press('Control+Enter');
  await hands.gone('subtract-confirm');
}

async function exportAll(hands: Hands): Promise<void> {
  await hands.press('Control+8');
  await hands.tabTo('townships-tab-paper');
  await hands.press('ArrowRight', 'ArrowRight');
  await hands.page.waitForSelector(id('page-preview'));
  await hands.tabTo('townships-export');
  await hands.press('Enter');
  await hands.tabTo('export-start');
  await hands.press('Enter');
  await hands.page.waitForSelector(id('export-done'), { timeout: 60_000 });
}
