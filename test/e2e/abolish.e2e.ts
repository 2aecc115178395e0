/** 撤镇并镇 in the real window: said beforehand what it does, done, undone, and the past still asked by its name. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findUnitByName } from '../../electron/engine/repositories/units/unitRepository';
import { describeUnit } from '../../electron/engine/services/units/describeUnit';
import { anlanWithFirstEdition } from '../builders/editions';
import { unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const town = (page: Page, name: string) => page.locator(id('unit-row')).filter({ hasText: name });

it('takes a township off today’s lists and leaves the days before as they were', async () => {
  const project = anlanWithFirstEdition(join(testFolder('abolish'), '安澜县.shuangshu'));
  const goes = findUnitByName(project.read, '城南街道');
  if (!goes) throw new Error('no 城南街道');
  const { id: unitId, name, aliases, profile } = goes;
  unwrap(
    describeUnit(project, {
      unitId,
      name,
      aliases: [...aliases],
      formerNames: [],
      profile: { ...profile, population: 23_000 },
    }),
  );
  project.close();
  const { page, complaints } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.click(id('rail-units'));
  await page
    .locator(`${id('units-kind')} .ant-segmented-item`)
    .nth(1)
    .click();
  await town(page, '城南街道').locator(id('unit-edit')).click();
  await page.click(id('unit-abolish'));
  await page.click(id('abolish-into'));
  await page.locator('.ant-select-item-option', { hasText: '临江镇' }).click();
  await expect
    .poll(() => page.locator(id('abolish-effect')).innerText())
    .toMatch(/城南街道原有 332 项，其中 \d+ 项临江镇/);
  expect(await page.locator(id('abolish-profile')).innerText()).toContain('城南街道的镇情（2.3 万人）不自动加到临江镇');
  await page.fill(id('abolish-day'), '2025-09-01');
  await page.fill(id('abolish-reason'), '省民复〔2025〕8号');

  // What it wants is an open round: opened over the form, which keeps what was typed and has the hand again.
  await page.click(id('round-first'));
  await page.fill(id('rounds-open-date'), '2025-08-20');
  if (process.env.SHUANGSHU_PICTURES) await page.screenshot({ path: join(process.env.SHUANGSHU_PICTURES, 'open.png') });
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('rounds-open-date'), { state: 'detached' });
  await page.waitForSelector(id('round-first'), { state: 'detached' });
  expect(await page.inputValue(id('abolish-reason'))).toBe('省民复〔2025〕8号');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('units-gone'));
  expect(await page.locator(id('units-gone')).innerText()).toContain('城南街道（2025年9月1日并入临江镇）');
  expect(await town(page, '城南街道').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => town(page, '城南街道').count()).toBe(1);
  await page.keyboard.press('Control+y');
  await page.waitForSelector(id('units-gone'));

  // A day written wrong is put right, and the correction can be undone.
  const gone = page.locator(id('units-gone'));
  await page.click(id('abolition-change'));
  await page.fill(id('abolition-day'), '2025-12-01');
  await page.fill(id('abolition-day-reason'), '批复写的是12月1日');
  if (process.env.SHUANGSHU_PICTURES) await page.screenshot({ path: join(process.env.SHUANGSHU_PICTURES, 'day.png') });
  await page.click(id('abolition-day-do'));
  await expect.poll(() => gone.innerText()).toContain('城南街道（2025年12月1日并入临江镇）');
  await page.keyboard.press('Control+z');
  await expect.poll(() => gone.innerText()).toContain('城南街道（2025年9月1日并入临江镇）');

  // The search finds it, and leads to where it is on record.
  await page.keyboard.press('Control+k');
  await page.fill(id('search-box'), '城南街道');
  await page.locator(id('search-row'), { hasText: '已撤销，今临江镇' }).first().click();
  await page.waitForSelector(`${id('units-gone')} [aria-current="true"]`);

  // What it sent in still stands in the overview, and its entries on the bench.
  await page.click(id('rail-overview'));
  await expect.poll(() => page.locator(id('township-gone')).innerText()).toMatch(/城南街道（今临江镇）\s*332/);
  await page.click(id('rail-merge'));
  await expect.poll(() => page.locator('body').innerText()).toContain('城南街道（今临江镇）');

  // Of the round it is one line, which opens into its items.
  await page.click(id('rail-rounds'));
  const lines = page.locator(id('change-row'));
  await expect.poll(() => page.locator(id('change-count')).innerText()).toBe('332 条');
  await expect.poll(() => lines.count()).toBe(1);
  expect(await lines.first().innerText()).toContain('332 项');
  await page.click(id('change-together'));
  await expect.poll(() => lines.count()).toBeGreaterThan(10);
  await page.click(id('change-together'));
  await expect.poll(() => lines.count()).toBe(1);

  // On paper there are two now, and three in the edition, where the one that is no more can still be printed.
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  const lists = page.locator(id('township-row'));
  await page.waitForSelector(id('paper-source'));
  await expect.poll(() => lists.count()).toBe(2);
  // What was sealed last is the edition; as 征求意见稿 it would be wrong on paper.
  await page.click(id('townships-export'));
  expect(await page.locator(id('export-says')).innerText()).toContain('已印发为第1版');
  expect(await page.locator(id('export-start')).innerText()).toContain('导出 6 个文件');
  await page.click(id('paper-source'));
  await page.locator('.ant-select-item-option', { hasText: '第1版' }).click();
  await expect
    .poll(() => lists.allInnerTexts())
    .toEqual([
      expect.stringContaining('344 项'),
      expect.stringContaining('333 项'),
      expect.stringMatching(/城南街道\s*332 项/),
    ]);
  await lists.nth(2).click();
  await page.click(id('townships-export'));
  await expect.poll(() => page.locator(id('export-one')).innerText()).toBe('只导 城南街道');
  await page.click(id('rail-units'));
  await page
    .locator(`${id('units-kind')} .ant-segmented-item`)
    .nth(1)
    .click();

  // Two that had a list each never were one unit written twice.
  await town(page, '竹溪乡').locator(id('unit-edit')).click();
  await page.click(id('unit-merge'));
  await page.click(id('merge-units-other'));
  await page.locator('.ant-select-item-option', { hasText: '临江镇' }).click();
  await page.click(id('merge-units-do'));
  await expect.poll(() => page.locator('body').innerText()).toContain('各有一份清单，是两个乡镇');
  expect(complaints.filter((line) => /Error/.test(line))).toEqual([]);
});
