/** Three lists in the real window: published files become the pool, each town's equation ties, rows are pasted and placed, the scheme is changed. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { importAnlan } from '../builders/anlanCounty';
import { importReworded } from '../builders/anlanReworded';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

let started: Launched | null = null;
let folder = '';

const bare = async (page: Page, name: string) => (await page.locator(id(name)).innerText()).replace(/[\s,▾]/g, '');

it('carries a county’s three lists from the published files to each town’s list', async () => {
  folder = testFolder('threeLists');
  const path = join(folder, '安澜县.shuangshu');
  importAnlan(path).close();
  started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);

  await page.click(id('rail-sources'));
  await page.click(id('adopt-published'));
  await page.waitForSelector(id('published-towns'));
  expect(await page.locator(`${id('published-towns')} tbody tr`).allInnerTexts()).toHaveLength(3);
  await page.click(id('published-do'));
  await expect
    .poll(() => bare(page, 'equation-town'), { timeout: 15_000 })
    .toBe('临江镇344＝基本120＋配合101＋收回123');

  // Another town by the status bar, then its 收回 in the pool.
  await page.locator(id('equation-town')).getByText('临江镇').click();
  await page.getByText('竹溪乡　333 项').click();
  await expect.poll(() => bare(page, 'equation-town')).toBe('竹溪乡333＝基本114＋配合97＋收回122');
  await page.locator(id('equation-town')).getByText('122').click();
  await page.waitForSelector(id('pool-row'));
  await expect.poll(() => page.locator(id('pool-facet')).filter({ hasText: '收回' }).innerText()).toContain('122');

  // A township's own view, and both sides of a cooperating duty.
  await page.click(id('rail-units'));
  await page.locator(id('units-kind')).getByText('乡镇').click();
  await page.locator(id('unit-parts-open')).first().click();
  await expect.poll(() => page.locator(id('unit-parts')).innerText()).toContain('承担 344 项');
  await page.click(id('unit-parts-back'));

  // A category gets another name: its items move with it.
  await page.click(id('rail-settings'));
  await page.click(id('scheme-change'));
  const categories = page.locator(id('scheme-categories')).first();
  const text = await categories.inputValue();
  await categories.fill(text.replace('党的建设', '基层党建'));
  await page.click(id('scheme-look'));
  await expect.poll(() => page.locator(id('scheme-move')).innerText()).toContain('党的建设');
  await page.fill(id('scheme-reason'), '与上级目录一致');
  await page.click(id('scheme-do'));
  await page.waitForSelector(id('scheme-do'), { state: 'detached' });
  await expect.poll(() => bare(page, 'equation-town')).toBe('竹溪乡333＝基本114＋配合97＋收回122');
  await page.keyboard.press('Control+z');
});

it('keeps what one town’s printed list says otherwise, shows it, and tells who amends the duty', async () => {
  folder = testFolder('threeLists');
  const path = join(folder, '安澜县.shuangshu');
  (await importReworded(path)).project.close();
  started = await launchInTest({ args: [path] });
  const { page } = started;
  await introduce(page);

  await page.click(id('rail-sources'));
  await page.click(id('adopt-published'));
  await page.locator(`${id('published-own')} summary`).click();
  const line = page.locator(`${id('published-own')} li`).filter({ hasText: '公务员招录' });
  expect(await line.innerText()).toBe('“公务员招录、调任和遴选”：竹溪乡（部门和职责）');
  await page.click(id('published-do'));
  await page.waitForSelector(id('published-do'), { state: 'detached' });

  // Who amends the duty is told whose list says it otherwise, and that it will not any more.
  await page.click(id('rail-pool'));
  await page.fill(id('pool-search'), '公务员招录');
  await expect.poll(() => page.locator(id('pool-row')).count()).toBe(1);
  await page.locator(id('pool-row')).dblclick();
  await page.waitForSelector(id('item-amend'));
  await page.keyboard.press('F2');
  await expect
    .poll(() => page.locator(id('amend-own')).innerText())
    .toBe('印发时写法不同的：竹溪乡（部门和职责）。这里改了哪一处，那一处它们也用改后的。');
});
