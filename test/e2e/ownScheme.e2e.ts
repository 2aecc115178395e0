/** 改体例 by hand in the real window: categories and choices typed key by key, a second list with the first one's columns, a column taken out and another set up. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readContents } from '../../electron/engine/repositories/pool/itemContents';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { changeScheme } from '../../electron/engine/services/schemes/changeScheme';
import { schemeSchema } from '../../shared/model/scheme';
import { newProject, smallProject, unwrap } from '../builders/project';
import { sixCategoryScheme } from '../builders/townshipLists';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const LIMIT = { id: 'limit', label: '办理时限' };

/** A county whose list prints 办理时限. */
function county(folder: string): string {
  const project = newProject(folder);
  unwrap(changeScheme(project, { scheme: withLimit(), moves: [], reason: '本县自定栏目' }));
  project.close();
  return join(folder, '东宁市.shuangshu');
}

function withLimit() {
  const six = sixCategoryScheme();
  const column = { heading: '办理时限', source: 'field:limit', width: 20, align: 'left' };
  const lists = six.lists.map((list) => ({ ...list, fields: [LIMIT], columns: [...list.columns, column] }));
  return schemeSchema.parse({ ...six, lists });
}

async function openEditor(path: string, folder: string): Promise<Page> {
  const { page } = await launchInTest({ args: [path], userData: join(folder, 'userData') });
  await introduce(page);
  await page.click(id('rail-settings'));
  await page.click(id('scheme-change'));
  await page.waitForSelector(id('scheme-look'));
  return page;
}

const foot = (page: Page) => page.locator('.scheme-foot [role=status]').innerText();

it('takes what is typed key by key, and never says in English what is missing', async () => {
  const folder = testFolder('own-scheme');
  const page = await openEditor(county(folder), folder);
  await page.click(id('scheme-add-field'));
  await page.getByLabel('栏目名称').last().fill('风险等级');
  await page.getByLabel('可选项').last().pressSequentially('高、中、低');
  expect(await page.getByLabel('可选项').last().inputValue()).toBe('高、中、低');
  // A column added now is for the field set up just now.
  await page.click(id('scheme-add-column'));
  expect(await page.getByLabel('栏目标题').last().inputValue()).toBe('风险等级');

  const categories = page.locator(`textarea${id('scheme-categories')}`);
  await categories.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  expect(await foot(page)).toBe('');
  await page.keyboard.type('其他');
  await page.getByLabel('栏目标题').last().fill('');
  expect(await foot(page)).toBe('“职责任务清单”：印出的栏目有一个没有标题');
  await page.getByLabel('栏目标题').last().fill('风险');

  // The list added prints what the first prints, with the fields it prints.
  await page.click(id('scheme-add-list'));
  expect(await foot(page)).toBe('');
  expect(await page.locator(id('scheme-column')).locator('visible=true').allInnerTexts()).not.toContain('field:');
  await page.click(id('scheme-look'));
  await page.fill(id('scheme-reason'), '本县体例');
  await page.click(id('scheme-do'));
  await page.waitForSelector(id('scheme-do'), { state: 'detached' });
  await expect.poll(() => page.locator('section[aria-label=清单体例]').innerText()).toContain('新清单2：7 类');
});

it('a column set up after another was taken out does not show what that one held', async () => {
  const folder = testFolder('own-scheme');
  const { project, down } = smallProject(folder);
  unwrap(changeScheme(project, { scheme: withLimit(), moves: [], reason: '本县自定栏目' }));
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  const items = readContents(project.read).length;
  project.close();
  const page = await openEditor(project.path, folder);
  const change = async (): Promise<void> => {
    await page.click(id('scheme-look'));
    await page.fill(id('scheme-reason'), '调整栏目');
    await page.click(id('scheme-do'));
    await page.waitForSelector(id('scheme-do'), { state: 'detached' });
  };
  await page.click(id('scheme-add-field'));
  await page.getByLabel('栏目名称').last().fill('牵头股室');
  await change();
  await fillAll(page, '牵头股室', '林业股', items);

  await page.click(id('rail-settings'));
  await page.click(id('scheme-change'));
  await page.getByLabel('去掉栏目牵头股室').click();
  await page.click(id('scheme-add-field'));
  await page.getByLabel('栏目名称').last().fill('风险等级');
  await change();
  await page.click(id('rail-pool'));
  await page.click(id('pool-columns'));
  await page.getByRole('checkbox', { name: '风险等级' }).check();
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('pool-row'));
  expect(await page.locator(id('pool-grid')).innerText()).not.toContain('林业股');
});

async function fillAll(page: Page, label: string, value: string, items: number): Promise<void> {
  await page.click(id('rail-pool'));
  await page.waitForSelector(id('pool-row'));
  const grid = page.locator(`${id('pool-grid')} [role=grid]`).or(page.locator(id('pool-grid')));
  await grid.first().focus();
  await page.keyboard.press('Control+a');
  await page.click(id('pool-edit'));
  await page.getByText(`${label}…`, { exact: true }).click();
  await page
    .locator(`input${id('edit-value')}, ${id('edit-value')} input`)
    .first()
    .fill(value);
  await expect.poll(() => page.locator(id('edit-cell')).count()).toBe(items);
  await page.fill(id('edit-reason'), '统一填写');
  await page.click(id('edit-confirm'));
  await page.waitForSelector(id('edit-confirm'), { state: 'detached' });
}
