/** The window on an office screen whose text is magnified: no larger than the screen, and what a key brings in is in sight. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { askedTowns } from '../builders/askedTowns';
import { importList, PEOPLE, smallProject, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { type Launched, launchInTest, testFolder } from './launch';

it.each(['1.5', '2.6'])('opens inside a screen that magnifies %s times', async (scale) => {
  const { app } = await launchInTest({ switches: [`--force-device-scale-factor=${scale}`] });
  const [bounds, area] = await app.evaluate(({ BrowserWindow, screen }) => [
    BrowserWindow.getAllWindows()[0]?.getBounds(),
    screen.getPrimaryDisplay().workArea,
  ]);
  // Whole screen pixels are rounded up.
  expect(bounds?.width).toBeLessThanOrEqual((area?.width ?? 0) + 1);
  expect(bounds?.height).toBeLessThanOrEqual((area?.height ?? 0) + 1);
});

/** 1366×768 at 150 %. */
async function shrink({ app, page }: Launched): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(911, 472));
  await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(472);
}

/** Whether somebody sees the middle of it: nothing over it, no edge before it. */
function inSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const found = document.querySelector(wanted);
    if (!found) return false;
    const { left, top, width, height } = found.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (found.contains(there) || there.contains(found));
  }, selector);
}

it('brings what an outcome asks for into sight, with the hand in it', async () => {
  const project = await askedTowns(testFolder('small'));
  project.close();
  const launched = await launchInTest({ args: [project.path] });
  const { page } = launched;
  await introduce(page);
  await shrink(launched);
  await page.keyboard.press('Control+5');
  await page.click(id('opinions-tab-opinions'));
  await page.locator(id('opinion-row')).filter({ hasText: '道河镇' }).click();
  await page.keyboard.press('1');
  await expect.poll(() => inSight(page, id('deed-way'))).toBe(true);
  expect(await inSight(page, id('handling-adopted'))).toBe(true);
  expect(await inSight(page, id('handling-submit'))).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.closest('.deed-fields') !== null)).toBe(true);
  // The hand goes back among the rows once it is written.
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('opinions-sum')).innerText()).toContain('采纳 2');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
});

it('shows what a merger brings along, and says while more of a form follows', async () => {
  const { project, down } = smallProject(testFolder('small'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  project.close();
  const launched = await launchInTest({ args: [project.path] });
  const { page } = launched;
  await introduce(page);
  await shrink(launched);
  await page.click(id('rail-pool'));
  for (const at of [0, 2])
    await page
      .locator(`${id('pool-row')} input`)
      .nth(at)
      .check();
  await page.click(id('pool-merge'));
  await page
    .locator(`${id('subtract-kept')} input`)
    .first()
    .check();
  await page.waitForSelector(id('join-fields'));
  await expect.poll(() => inSight(page, '.join-title')).toBe(true);
  const hint = (): Promise<number> =>
    page.evaluate(() => {
      const body = document.querySelector('.form-dialog .form-body');
      return body ? Number(getComputedStyle(body, '::after').opacity) : -1;
    });
  await expect.poll(hint).toBe(1);
  await page.locator('.form-dialog .form-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await expect.poll(hint).toBe(0);
});

it('shows every figure of a list that is handed in again', async () => {
  const folder = testFolder('small');
  const { project } = smallProject(folder);
  const names = Array.from({ length: 400 }, (_, at) => `第${at + 1}片区巡查`);
  importList(project, '市民政局', 'down', names);
  // Of four hundred, a hundred as they were, a hundred worded otherwise, two hundred gone.
  const rows = names
    .slice(0, 200)
    .map((name, at) => [
      ...[`${at + 1}`, '基层党建', name],
      at < 100 ? `${name}，按月报告。` : `${name}，按季报告。`,
      ...['《中国共产党农村基层组织工作条例》第九条', '主体责任', '各镇'],
    ]);
  rows.unshift(['序号', '类别', '职责事项', '工作任务', '依据', '乡镇责任', '适用乡镇']);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '表');
  const file = join(folder, '市民政局.xlsx');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  project.close();
  const launched = await launchInTest({ args: [project.path], dialogs: { files: [file] } });
  const { page } = launched;
  await introduce(page);
  await shrink(launched);
  await page.click(id('rail-sources'));
  await page.click(id('import-files'));
  await page.waitForSelector('.import-tabs', { timeout: 30_000 });
  const places = await page.locator('.import-tabs label').evaluateAll((tabs) =>
    tabs.map((tab) => ({
      text: tab.textContent,
      right: tab.getBoundingClientRect().right,
      cut: (tab.firstElementChild?.nextElementSibling?.scrollWidth ?? 0) - tab.clientWidth,
    })),
  );
  expect(places.map(({ text }) => text)).toEqual(['全部', '未变 100', '改写 100', '新增 0', '不再有 200']);
  for (const { right, cut } of places) {
    expect(right).toBeLessThanOrEqual(911);
    expect(cut).toBeLessThanOrEqual(0);
  }
});

it('shows every column of the ledgers of a round, and no date in two halves', async () => {
  const launched = await launchInTest({ args: ['--sample'] });
  const { page } = launched;
  await introduce(page);
  await shrink(launched);
  await page.click(id('rail-rounds'));
  // Round 3 added and subtracted, so its figures are the widest.
  await page.locator(id('round-card')).nth(2).click();
  for (const kept of ['类别', '乡镇', '部门', '反向']) {
    await page.locator(id('ledger-by')).getByText(kept, { exact: true }).click();
    const table = page.locator('.ledger-card .table-scroll');
    await table.locator('tfoot').waitFor();
    expect([kept, await table.evaluate((place) => place.scrollWidth - place.clientWidth)]).toEqual([kept, 0]);
  }
  const dates = page.locator('.round-date');
  const lines = await dates.evaluateAll((all) => all.map((date) => date.getClientRects().length));
  expect(lines).toEqual(Array(7).fill(1));
});

it('tells of a refusal beside the field that is to be put right, not over it', async () => {
  const { project } = smallProject(testFolder('small'));
  project.close();
  const launched = await launchInTest({ args: [project.path] });
  const { page } = launched;
  await introduce(page);
  await shrink(launched);
  await page.click(id('rail-units'));
  await page.locator(id('unit-edit')).first().click();
  await page.fill(id('unit-name'), '市农业农村局');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('error-text'));
  const free = await page.locator(id('unit-name')).evaluate((field) => {
    const { left, right, top, height } = field.getBoundingClientRect();
    return [left + 4, right - 4].map((x) => document.elementFromPoint(x, top + height / 2) === field);
  });
  expect(free).toEqual([true, true]);
  expect(await inSight(page, id('error-text'))).toBe(true);
});
