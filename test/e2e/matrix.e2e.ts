/** 一镇一单 · 适用 in the real window by keyboard: a cell with its reason, fill right, by classes, and undo. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id, introduce } from './hands';
import { type Launched, launchInTest } from './launch';

let started: Launched | null = null;

const sums = async (page: Page) =>
  (await page.locator(id('matrix-sum')).allInnerTexts()).map((text) => Number(text.replace(',', '')));
const expectSums = (page: Page, wanted: readonly number[]) =>
  expect.poll(() => sums(page), { timeout: 15_000 }).toEqual(wanted);
const now = (page: Page) => page.locator(id('matrix-now')).innerText();

it('says what applies where and why, and changes it by keyboard with a reason', async () => {
  started = await launchInTest({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-townships'));
  const first = [394, 392, 380, 383, 376, 393];
  await expectSums(page, first);
  expect((await page.locator(id('matrix-times')).innerText()).replace(/\s/g, '')).toContain('6镇合计2,318镇次');

  // The line of the common items, the category, then its first particular item.
  await page.locator(id('matrix-grid')).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(id('matrix-now'));
  const state = await now(page);
  await page.keyboard.press('Space');
  await page.waitForSelector(id('matrix-reason-text'));
  await page.keyboard.type('边境线经过');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('matrix-reason-text'), { state: 'detached' });
  const changed = [first[0] === undefined ? 0 : first[0] + (state === '适用' ? -1 : 1), ...first.slice(1)];
  await expectSums(page, changed);
  await expect.poll(() => page.locator(id('matrix-reason')).innerText()).toContain('边境线经过');
  await expect.poll(() => page.locator(id('matrix-pane')).innerText()).toContain('李敏');

  // The same item keeps the reason; back again.
  await page.keyboard.press('Space');
  await expectSums(page, first);

  // Ctrl+→ gives all towns to the right what this one has.
  const cells = page.locator(id('matrix-row')).first().locator(id('matrix-cell'));
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(async () => new Set(await cells.allInnerTexts()).size).toBe(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectSums(page, first);

  // By class: the preview is what is written.
  await page.click(id('matrix-rule'));
  await page.getByLabel('山区', { exact: true }).check();
  const preview = await page.locator(id('matrix-rule-preview')).innerText();
  expect(preview).toContain('大肚川镇');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('matrix-rule-preview'), { state: 'detached' });
  await expect.poll(() => cells.allInnerTexts()).toEqual(['—', '—', '●', '—', '●', '—']);
  await page.keyboard.press('Control+z');
  await expectSums(page, first);

  // The lists as paper stand in the second tab.
  await page.click(id('townships-tab-paper'));
  await page.waitForSelector(id('page-preview'));
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('a click on a name brings the cursor; F2 begins with the reason of its cell; a cancelled setting keeps what is chosen', async () => {
  started = await launchInTest({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-townships'));
  const row = (at: number) => page.locator(id('matrix-row')).nth(at);
  const reason = page.locator(id('matrix-reason-text'));
  const gone = () => reason.waitFor({ state: 'detached' });
  await row(2).locator('.matrix-name').click();
  await expect.poll(() => row(2).getAttribute('class')).toContain('on');
  const name = await row(2).locator('.matrix-name').innerText();
  await expect.poll(() => page.locator(id('matrix-pane')).innerText()).toContain(name);

  // Ctrl+Enter writes once: one step back is enough.
  await page.locator(id('matrix-grid')).focus();
  const state = await now(page);
  const before = await sums(page);
  await page.keyboard.press('Space');
  await reason.waitFor();
  await page.keyboard.type('甲镇有');
  await page.keyboard.press('Control+Enter');
  await gone();
  await expect.poll(() => now(page)).not.toBe(state);
  expect(await page.locator('.failure').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expectSums(page, before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => now(page)).not.toBe(state);

  // Another item's cell has its own reason, not the one typed last.
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => page.locator(id('matrix-pane')).innerText()).not.toContain(name);
  await page.keyboard.press('F2');
  await reason.waitFor();
  expect(await reason.inputValue()).not.toBe('甲镇有');
  await page.keyboard.press('Escape');
  await gone();

  // Unchanged is no mistake; changed is written.
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator(id('matrix-reason')).innerText()).toContain('甲镇有');
  await page.keyboard.press('F2');
  await reason.waitFor();
  expect(await reason.inputValue()).toBe('甲镇有');
  await page.keyboard.press('Enter');
  await gone();
  await page.getByText('缘由没有改').waitFor();
  expect(await page.locator('.failure').count()).toBe(0);
  await page.keyboard.press('F2');
  await reason.waitFor();
  await page.keyboard.type('乙镇也有');
  await page.keyboard.press('Enter');
  await gone();
  await expect.poll(() => page.locator(id('matrix-reason')).innerText()).toContain('乙镇也有');

  await page.keyboard.press('Shift+Space');
  await expect.poll(() => page.locator(id('matrix-rule')).innerText()).toContain('1 项');
  for (const setting of ['matrix-rule', 'matrix-town-rule']) {
    await page.click(id(setting));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator(id('matrix-rule')).innerText()).toContain('1 项');
  }
});
