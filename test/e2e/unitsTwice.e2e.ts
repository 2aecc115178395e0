/** Units in the real window: who looks registered twice is asked about on the page, and who is pasted before it is registered. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

it('are made one or kept two; pasted names that may be known are asked about first', async () => {
  const folder = testFolder('units');
  const dialogs = { save: join(folder, '白鹿.shuangshu') };
  const { page, complaints } = await launchInTest({ userData: join(folder, 'userData'), dialogs });
  await page.click(id('start-new'));
  await page.fill(id('new-name'), '白鹿县');
  await page.click(id('new-next'));
  await page.click(id('new-next'));
  // As a list that nobody asked about: two of its departments are there twice.
  await page.fill(id('new-departments'), '市场监督管理局\n县市场监管局\n教育局\n教育体育局\n审计局');
  await page.click(id('new-create'));
  await introduce(page);
  await page.click(id('rail-units'));
  const pairs = page.locator(id('units-alike-pair'));
  const names = () => page.locator(id('unit-row')).locator('b').allInnerTexts();
  await expect.poll(() => pairs.count()).toBe(2);
  expect(await pairs.nth(1).innerText()).toContain('教育体育局（报送 0 条、事项 0 项）和 教育局');
  await page.locator(id('units-alike-apart')).nth(1).click();
  await expect.poll(() => pairs.count()).toBe(1);
  await page.click(id('units-alike-merge'));
  await page.click(id('merge-units-do'));
  await expect.poll(names).toEqual(['市场监督管理局', '教育局', '教育体育局', '审计局']);
  expect(await page.locator(id('units-alike')).count()).toBe(0);

  await page.click(id('units-add'));
  await page.fill(id('units-names'), '白鹿县审计局\n水务局\n民政局\n市监局\n体育局');
  const add = page.locator(id('units-add-do'));
  await expect.poll(() => add.innerText()).toBe('还有 2 个要先答');
  expect(await add.isDisabled()).toBe(true);
  await page.locator(id('pasted-is')).first().click();
  await page.locator(id('pasted-is-new')).nth(1).click();
  await add.click();
  await expect
    .poll(() => page.locator(id('units-existing')).innerText())
    .toBe('已有、没有重复登记：白鹿县审计局（即审计局）、市监局（即市场监督管理局）');
  await page.keyboard.press('Escape');
  await expect.poll(names).toEqual(['市场监督管理局', '教育局', '教育体育局', '审计局', '水务局', '民政局', '体育局']);
  expect(await page.locator(id('unit-row')).first().innerText()).toContain('市监局');
  expect(await page.locator(id('units-alike')).count()).toBe(0);
  expect(complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
