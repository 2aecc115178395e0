/** The pool in the real window: two near-duplicates merged with what they bring along, one basis for many, and the layout of the scheme. */
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { id, introduce, openRound } from './hands';
import { type Launched, launch } from './launch';

let started: Launched | null = null;
afterEach(async () => {
  const running = started;
  started = null;
  await running?.close();
});

const gone = (page: Page, name: string) => page.waitForSelector(id(name), { state: 'detached' });

it('merges with townships and bases, cites one basis for several, and changes the sheet of the scheme', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await page.click(id('rail-rounds'));
  await page.click(id('rounds-open'));
  await page.click(id('rounds-open-confirm'));
  await gone(page, 'rounds-open-confirm');

  // The likest pair stands in different categories; the township's place is chosen, the basis comes along.
  await page.click(id('rail-pool'));
  await page.click(id('pool-duplicates'));
  await page.locator(id('duplicate-merge')).first().click();
  await page.locator(id('item-picker-row')).first().click();
  await page.waitForSelector(id('join-fields'));
  expect(await page.locator(id('join-bases')).isChecked()).toBe(true);
  await page.locator(id('join-place')).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  await page.fill(id('subtract-reason'), '同一件事');
  await page.click(id('subtract-confirm'));
  await gone(page, 'subtract-confirm');
  await expect.poll(() => page.locator(id('pool-count')).innerText()).toContain('416');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator(id('pool-count')).innerText()).toContain('417');

  // Of two that are selected one stays: one less.
  for (const at of [0, 1])
    await page
      .locator(`${id('pool-row')} input`)
      .nth(at)
      .check();
  await page.getByText('合并…', { exact: true }).click();
  await page.waitForSelector(id('subtract-kept'));
  expect(await page.locator(id('subtract-equation')).innerText()).toBe('417 项');
  await page
    .locator(`${id('subtract-kept')} input`)
    .nth(1)
    .check();
  await page.waitForSelector(id('join-fields'));
  expect((await page.locator(id('subtract-equation')).innerText()).replace(/\s/g, '')).toBe('417−1＝416');
  await page.fill(id('subtract-reason'), '同一件事');
  await page.click(id('subtract-confirm'));
  await gone(page, 'subtract-confirm');
  await expect.poll(() => page.locator(id('pool-count')).innerText()).toContain('416');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator(id('pool-count')).innerText()).toContain('417');
  await page.keyboard.press('Escape');

  // One more basis for two items, with what the change rests on.
  for (const at of [0, 1])
    await page
      .locator(`${id('pool-row')} input`)
      .nth(at)
      .check();
  await page.click(id('pool-edit'));
  await page.getByText('依据…', { exact: true }).click();
  await page.fill(id('edit-value'), '《中华人民共和国监察法》第三条');
  await page.waitForSelector(id('edit-cell'));
  await page.fill(id('edit-reason'), '补依据');
  await page.fill(id('decision-basis'), '规范审核意见');
  await page.click(id('edit-confirm'));
  await gone(page, 'edit-confirm');
  await page.click(id('rail-rounds'));
  await expect.poll(() => page.locator(id('change-count')).innerText()).toBe('2 条');
  expect(await page.locator(id('change-row')).first().innerText()).toContain('依据：规范审核意见');

  // Upright sheets are narrower: the columns are brought to them.
  await page.click(id('rail-settings'));
  await page.click(id('scheme-change'));
  await page.click(id('scheme-paper'));
  await page.locator(id('paper-orientation')).click();
  await page.locator('.ant-select-item-option', { hasText: '竖排' }).click();
  await page.locator('.scheme-dialog .ant-tabs-tab').first().click();
  await page.locator(id('scheme-fit')).first().click();
  await expect.poll(() => page.locator('.scheme-dialog .scheme-field').last().innerText()).not.toContain('多');
  await page.click(id('scheme-look'));
  await page.fill(id('scheme-reason'), '改竖排');
  await page.click(id('scheme-do'));
  await gone(page, 'scheme-do');
  expect(started.complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});

it('forgets the place chosen for a township once the fields begin anew', async () => {
  started = await launch({ args: ['--sample'] });
  const { page } = started;
  await introduce(page);
  await openRound(page);

  await page.click(id('rail-pool'));
  await page.click(id('pool-duplicates'));
  await page.locator(id('duplicate-merge')).first().click();
  await page.locator(id('item-picker-row')).first().click();
  await page.locator(id('join-place')).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  // Another reason, and merged after all: the fields begin anew.
  for (const kind of ['其他', '内容重复合并']) await page.locator(id('subtract-reason-kind')).getByText(kind).click();
  await page.waitForSelector(id('join-place'));
  await page.fill(id('subtract-reason'), '同一件事');
  await page.click(id('subtract-confirm'));
  await gone(page, 'subtract-confirm');
  await page.click(id('rail-history'));
  await page.locator(id('history-row')).first().click();
  const traces = page.locator(id('action-traces'));
  await expect.poll(() => traces.innerText()).toContain('同一件事');
  // What the fields show is what is done: the townships have it where the kept item stands, so nothing of theirs is written.
  expect(await traces.innerText()).not.toContain('列入');
});
