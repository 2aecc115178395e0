/** Columns of the scheme's own in the real window: read from merged cells, changed many at once, in a cell and filled down. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { changeScheme } from '../../electron/engine/services/schemes/changeScheme';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { schemeSchema } from '../../shared/model/scheme';
import { newProject, unwrap } from '../builders/project';
import { sixCategoryScheme } from '../builders/townshipLists';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

/** A county whose list has 办理时限, and 风险等级 with three choices. */
function county(folder: string): string {
  const project = newProject(folder);
  const six = sixCategoryScheme();
  const fields = [
    { id: 'limit', label: '办理时限' },
    { id: 'risk', label: '风险等级', choices: ['高', '中', '低'] },
  ];
  const lists = six.lists.map((list) => ({ ...list, fields }));
  unwrap(
    changeScheme(project, { scheme: schemeSchema.parse({ ...six, lists }), moves: [], reason: '本县自定两个栏目' }),
  );
  unwrap(addUnits(project, { kind: 'department', names: ['市应急管理局'] }));
  project.close();
  return join(folder, '东宁市.shuangshu');
}

/** 办理时限 of the first two rows is one merged cell. */
function table(folder: string): string {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['序号', '类别', '职责事项', '工作任务', '办理时限', '风险等级'],
    ['1', '公共服务', '森林防火', '春秋两季巡护。', '全年', '高'],
    ['2', '公共服务', '防汛值守', '汛期昼夜值守。', '', '中'],
    ['3', '公共服务', '抗旱保供', '旱季组织调水。', '即办', ''],
  ]);
  sheet['!merges'] = [{ s: { r: 1, c: 4 }, e: { r: 2, c: 4 } }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '表');
  const path = join(folder, '市应急管理局.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

it('reads, shows, edits and takes back fields of the scheme like any other', async () => {
  const folder = testFolder('own-fields');
  const file = table(folder);
  const { page } = await launchInTest({
    args: [county(folder)],
    userData: join(folder, 'userData'),
    dialogs: { files: [file] },
  });
  await introduce(page);

  await page.click(id('rail-sources'));
  await page.click(id('import-files'));
  await page.waitForSelector(id('import-rows'), { timeout: 30_000 });
  // The lower half of the merged cell is shown as filled from above.
  const second = page.locator(id('import-row')).nth(2);
  await expect.poll(() => second.innerText()).toContain('全年');
  await page.click(id('import-confirm'));
  await page.click(id('import-leave'));
  await page.click(id('adopt-all'));
  await page.click(id('adopt-all-do'));
  await page.waitForSelector(id('adopt-all-do'), { state: 'detached' });

  await page.click(id('rail-pool'));
  await page.click(id('pool-columns'));
  for (const label of ['办理时限', '风险等级']) await page.getByRole('checkbox', { name: label }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => cells(page, '办理时限')).toEqual(['全年', '全年', '即办']);

  // Many at once, in one step.
  await page
    .locator(`${id('pool-grid')} [role=grid]`)
    .or(page.locator(id('pool-grid')))
    .first()
    .focus();
  await page.keyboard.press('Control+a');
  await page.click(id('pool-edit'));
  await page.getByText('风险等级…', { exact: true }).click();
  await page
    .locator(`input${id('edit-value')}, ${id('edit-value')} input`)
    .first()
    .fill('低');
  await expect.poll(() => page.locator(id('edit-cell')).count()).toBe(3);
  await page.fill(id('edit-reason'), '统一评定');
  await page.click(id('edit-confirm'));
  await page.waitForSelector(id('edit-confirm'), { state: 'detached' });
  await expect.poll(() => cells(page, '风险等级')).toEqual(['低', '低', '低']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cells(page, '风险等级')).toEqual(['高', '中', '']);

  // One cell by F2.
  await page.keyboard.press('Escape');
  await page
    .locator(id('pool-row'))
    .nth(2)
    .locator(`[aria-colindex="${await place(page, '办理时限')}"]`)
    .click();
  await page.keyboard.press('F2');
  await page.fill(id('cell-editor'), '3 个工作日');
  await page.keyboard.press('Enter');
  await page.fill(id('cell-reason'), '编办核定');
  await page.click(id('cell-confirm'));
  await expect.poll(() => cells(page, '办理时限')).toEqual(['全年', '全年', '3 个工作日']);

  // Searched like the texts.
  await page.keyboard.press('Control+h');
  await page.fill(id('replace-find'), '个工作日');
  await page.fill(id('replace-with'), '日');
  await page.getByRole('checkbox', { name: '办理时限' }).last().check();
  await expect.poll(() => page.locator(id('edit-cell')).count()).toBe(1);
  await page.fill(id('replace-reason'), '统一写法');
  await page.click(id('replace-confirm'));
  await page.waitForSelector(id('replace-confirm'), { state: 'detached' });
  await expect.poll(() => cells(page, '办理时限')).toEqual(['全年', '全年', '3 日']);
});

/** 1-based place of the column with the heading. */
async function place(page: Page, heading: string): Promise<number> {
  const found = page.locator(`${id('pool-grid')} [role=columnheader]`, { hasText: heading });
  return Number(await found.getAttribute('aria-colindex'));
}

/** What the rows say in the column, top down. */
async function cells(page: Page, heading: string): Promise<string[]> {
  const at = await place(page, heading);
  return page.locator(`${id('pool-row')} [aria-colindex="${at}"]`).allInnerTexts();
}
