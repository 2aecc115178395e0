/** What is asked and chosen on the bench, in the real window: a wrong choice is put right by keys, what is missing is said, one press decides once. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { reopen, sampleCountyFile } from '../builders/sampleCounty';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

const textOf = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/[\s,]+/g, '');
const entryIs = (page: Page, name: string) =>
  expect.poll(async () => (await textOf(page, 'merge-entry-name')).replace(/\d/g, '')).toBe(name);
const sumHas = (page: Page, wanted: string) => expect.poll(() => textOf(page, 'merge-sum')).toContain(wanted);

async function openBench(): Promise<{ path: string; started: Launched; page: Page }> {
  const path = join(testFolder('bench-dialogs'), '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-merge'));
  await sumHas(page, '老黑山镇35＝待定35');
  await page.waitForSelector(id('merge-entry-name'));
  await page.keyboard.press('ArrowDown');
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  return { path, started, page };
}

it('a wrong number is put right by the arrows, and a number alone is no reason', async () => {
  const { page } = await openBench();
  const chosen = () =>
    page.locator('.reject-kinds input').evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked));
  await page.keyboard.press('r');
  await page.waitForSelector(id('reject-reason'));
  await page.keyboard.press('2');
  expect(await chosen()).toBe(1);
  // Whoever wants the third now writes a 3 into the reason: that is not taken for one.
  await page.keyboard.press('3');
  await page.waitForSelector(id('reject-number'));
  expect(await page.locator(id('reject-confirm')).isDisabled()).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(2);
  expect(await page.locator(id('reject-reason')).inputValue()).toBe('');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe(0);
  const kind = (await page.locator('.reject-kind.on').innerText()).replace(/^\d\s*/, '').trim();
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await sumHas(page, '不予列入1＋待定34');
  await page.keyboard.press('ArrowUp');
  await page.waitForSelector(id('merge-decided'));
  expect(await textOf(page, 'merge-decided')).toContain(kind.replace(/\s+/g, ''));
});

it('Ctrl+Enter decides once, in a dialog and for many together', async () => {
  const { page, path, started } = await openBench();
  await page.keyboard.press('r');
  await page.waitForSelector(id('reject-reason'));
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('reject-reason'), { state: 'detached' });
  await sumHas(page, '不予列入1＋待定34');
  await expect.poll(() => textOf(page, 'merge-confirm-open')).toMatch(/一并确认[1-9]\d*条/);
  await page.keyboard.press('b');
  await page.waitForSelector(id('confirm-row'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('confirm-page'), { state: 'detached' });
  expect(await page.locator('.failure').count()).toBe(0);
  await started.close();
  const project = reopen(path);
  const done = project.read.all<{ command: string }>(
    `SELECT command FROM action WHERE command IN ('rejectEntry', 'attachMany') ORDER BY seq`,
  );
  project.close();
  expect(done.map(({ command }) => command)).toEqual(['rejectEntry', 'attachMany']);
});

it('the candidate that is marked stays marked when others come before it', async () => {
  const { page } = await openBench();
  const named = (place: number) => page.locator(id(`merge-candidate-${place}`)).getAttribute('aria-label');
  const marked = () => page.locator('.candidate.on').getAttribute('aria-label');
  const [first, second, third] = await Promise.all([named(1), named(2), named(3)]);
  // The first goes for good, the second of what is left is marked, then the first is allowed back.
  await page.keyboard.press('x');
  await expect.poll(() => named(1)).toBe(second);
  await page.keyboard.press('2');
  await expect.poll(marked).toBe(third);
  await page.getByRole('button', { name: '恢复建议' }).click();
  await expect.poll(() => named(1)).toBe(first);
  expect(await marked()).toBe(third);
  expect(await textOf(page, 'merge-attach')).toContain('并入第3项');
});

it('the split says beside the field what is missing, and is off until nothing is', async () => {
  const { page } = await openBench();
  await page.keyboard.press('s');
  await page.waitForSelector(id('split-words'));
  const confirm = page.locator(id('merge-split-confirm'));
  const missing = page.locator(id('split-missing'));
  const choose = async (part: number, word: string) => {
    await page.locator(id(`split-deed-${part}`)).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: word }).click();
  };
  // Adopted: a name is needed, the reason in a round of its own is not.
  await choose(1, '采用');
  await page.fill(id('split-name-1'), '');
  await expect.poll(async () => (await missing.allInnerTexts()).join()).toContain('请写事项名称');
  expect(await confirm.isDisabled()).toBe(true);
  await page.fill(id('split-name-1'), '每周点名');
  await expect.poll(async () => (await missing.allInnerTexts()).join()).not.toContain('请写事项名称');
  // Left out for another reason: the reason must be written.
  await choose(2, '不予列入');
  await page.getByLabel('第 2 段缘由').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '其他' }).click();
  await expect.poll(() => missing.allInnerTexts()).toContain('“其他”请写明理由');
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel('第 2 段理由').fill('只是举例');
  await expect.poll(() => missing.allInnerTexts()).not.toContain('“其他”请写明理由');
});
