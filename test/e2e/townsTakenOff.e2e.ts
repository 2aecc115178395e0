/** 删除 by townships in the real window: taken off one list, another by hand before and ticked afterwards, or off every list. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { amendItem } from '../../electron/engine/services/rounds/changeItems';
import { askedTowns } from '../builders/askedTowns';
import { PEOPLE, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const text = (page: Page, name: string) => page.locator(id(name)).first().innerText();

it('takes the duty off the lists of the townships that have not got it', async () => {
  const project = await askedTowns(testFolder('towns'));
  const wording = { itemId: 1, name: '抓好党员发展', text: '按季报告。', townshipRole: 'main' as const };
  unwrap(amendItem(project, { ...wording, bases: [], remark: '', reason: '写清频次', ...PEOPLE }));
  project.close();
  const { page, complaints } = await launchInTest({ args: [project.path] });
  await introduce(page);
  await page.keyboard.press('Control+5');
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).filter({ hasText: '道河镇' }).click();
  expect((await page.locator(id('handling-town')).allInnerTexts()).map((name) => name.trim())).toEqual([
    '道河镇',
    '绥阳镇',
  ]);
  await page.locator(id('handling-town')).filter({ hasText: '绥阳镇' }).locator('input').uncheck();
  await page.keyboard.press('1');
  await page.waitForSelector(id('deed-way'));
  const ways = page.locator(`${id('deed-way')} label`);
  expect(await ways.allInnerTexts()).toEqual([
    '只有道河镇不再适用，其余 2 个乡镇照旧',
    '全县核减，其余 2 个乡镇也不再有这一项',
  ]);
  // What is ticked as done already is not done once more, unless somebody says so.
  const link = page.locator(id('deed-link')).filter({ hasText: '写清频次' }).locator('input');
  await link.check();
  await expect.poll(() => text(page, 'handling-pane')).toContain('连到已记下的增减 1 条');
  expect(await page.locator(`${id('deed-way')} input:checked`).count()).toBe(0);
  await link.uncheck();
  await ways.nth(1).click();
  expect(await text(page, 'deed-keep')).toBe('绥阳镇、老黑山镇也有这一项，一并去掉。');
  await expect.poll(() => page.locator(id('handling-submit')).isDisabled()).toBe(true);
  await ways.nth(0).click();
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => text(page, 'opinions-sum'))
    .toContain('采纳 1 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 待处理 2');

  await page.locator(id('opinion-row')).filter({ hasText: '绥阳镇' }).click();
  await page.getByRole('button', { name: '看事项' }).click();
  await page.click(id('item-applicability'));
  await page.getByRole('checkbox', { name: '绥阳镇', exact: true }).uncheck();
  await page.getByLabel('理由，记在去掉的绥阳镇名下').fill('由园区承担');
  await page.click(id('applicability-confirm'));
  await page.waitForSelector(id('applicability-confirm'), { state: 'detached' });

  await page.keyboard.press('Control+5');
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).filter({ hasText: '绥阳镇' }).click();
  await page.keyboard.press('1');
  await expect.poll(() => text(page, 'handling-pane')).toContain('绥阳镇已经不适用这一项。');
  await page
    .locator(id('deed-link'))
    .filter({ hasText: '适用范围 绥阳镇不再适用（由园区承担）' })
    .locator('input')
    .check();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => text(page, 'opinions-sum')).toContain('采纳 2');
  await page.locator(id('opinion-row')).filter({ hasText: '绥阳镇' }).click();
  await expect.poll(() => text(page, 'handling-done')).toContain('第2轮已改适用，绥阳镇不再适用');

  await page.locator(id('opinion-row')).filter({ hasText: '市委组织部' }).click();
  await page.keyboard.press('1');
  await page.waitForSelector(id('deed-reason-kind'));
  expect(await page.locator(id('deed-way')).count()).toBe(0);
  expect(complaints.filter((line) => /Error|Refused/.test(line))).toEqual([]);
});
