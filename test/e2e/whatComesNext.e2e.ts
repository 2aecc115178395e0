/** Where the window leads by itself, what it goes on saying and what no longer: the next township, who has to speak, notices. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { setProjectOptions } from '../../electron/engine/services/project/projectOptions';
import { agreeTo, openItems } from '../builders/agreement';
import { anlanWithFirstEdition } from '../builders/editions';
import { importList, PEOPLE, smallProject, testOptions, testSession, unwrap } from '../builders/project';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

/** Presses Enter in the very moment a thing is shown: sooner than any hand, and what is offered must take it. */
async function enterOnceShown(page: Page, shown: string): Promise<void> {
  await page.evaluate((selector) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      watch.disconnect();
      const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }, shown);
}

async function opened(path: string): Promise<Page> {
  const { page } = await launchInTest({ args: [path] });
  await introduce(page);
  return page;
}

it('goes on to the next township by Enter once the last entry of one has its fate', async () => {
  const { project, down, up } = smallProject(testFolder('next'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  for (const entryId of up.slice(1)) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  importList(project, '绥阳镇', 'up', ['修村道', '扫积雪']);
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-merge'));
  await expect.poll(() => page.locator(id('merge-entry')).innerText()).toContain('开三会');
  await page.keyboard.press('r');
  await page.fill(id('reject-reason'), '属部门职责');
  await enterOnceShown(page, id('merge-next-place'));
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('merge-entry')).innerText()).toContain('修村道');
});

it('goes on to the next township too when one 一并确认 decided all of a township', async () => {
  const { project, down, up } = smallProject(testFolder('next'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  importList(project, '绥阳镇', 'up', ['抓好党员发展', '落实三会一课']);
  importList(project, '老黑山镇', 'up', ['修村道']);
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-merge'));
  await expect.poll(() => page.locator(id('merge-confirm-open')).innerText()).toMatch(/一并确认\s*2\s*条/);
  // Not the first entry in hand: it must not stay there, decided.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('b');
  await page.waitForSelector(id('confirm-row'));
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator(id('merge-done')).innerText()).toContain('下一个：老黑山镇　余 1');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator(id('merge-entry')).innerText()).toContain('修村道');
});

it('chooses who has to speak yet, of an item opened and after each word said', async () => {
  const { project, down } = smallProject(testFolder('next'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  const [department, town] = ['市委组织部', '绥阳镇'].map(
    (name) => project.read.value<number>('SELECT id FROM unit WHERE name = ?', [name]) ?? 0,
  );
  for (const unitId of [department ?? 0, town ?? 0]) agreeTo(project, unitId, openItems(project, unitId));
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-agreement'));
  const current = page.locator(`${id('party')}[aria-current="true"]`);
  const silent = () =>
    page.locator(`${id('party')}[data-position="none"]`).evaluateAll((all) => all.map((one) => one.dataset.unit));
  await expect.poll(silent).not.toEqual([]);
  const awaited = await silent();
  expect(awaited).not.toContain('市委组织部');
  expect(await current.getAttribute('data-unit')).toBe(awaited[0]);
  await page.keyboard.press('1');
  await expect.poll(silent).toEqual(awaited.slice(1));
  await expect.poll(() => current.getAttribute('data-unit')).toBe(awaited[1]);
});

it('passes over who spoke already and is not shown yet', async () => {
  const { project, down } = smallProject(testFolder('next'));
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  unwrap(setProjectOptions(project, { blindVerdicts: true }));
  const department = project.read.value<number>('SELECT id FROM unit WHERE name = ?', ['市委组织部']) ?? 0;
  agreeTo(project, department, openItems(project, department));
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-agreement'));
  const kept = page.locator(`${id('party')}[data-position="kept"]`);
  await expect.poll(() => kept.evaluateAll((all) => all.map((one) => one.dataset.unit))).toEqual(['市委组织部']);
  expect(await kept.innerText()).toContain('已表态，还不公开');
  const current = page.locator(`${id('party')}[aria-current="true"]`);
  expect(await current.getAttribute('data-position')).toBe('none');
});

it('says that the clock is wrong until somebody has read it', async () => {
  const session = testSession({ start: '2099-06-02T01:12:00.000Z' });
  const { project } = smallProject(testFolder('next'), testOptions({ session }));
  project.close();
  const page = await opened(project.path);
  const told = page.locator(id('error-text')).filter({ hasText: '请先校准电脑的日期' });
  await told.waitFor();
  // Longer than any notice that leaves by itself.
  await page.waitForTimeout(7_000);
  expect(await told.innerText()).toContain('项目里最后一步记的却是2099年6月2日');
  await page.getByText('知道了', { exact: true }).click();
  await told.waitFor({ state: 'detached' });
});

it('no longer says what was refused once it was put right in the same dialog', async () => {
  const { project } = smallProject(testFolder('next'));
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-units'));
  await page.locator(id('unit-edit')).first().click();
  await page.fill(id('unit-name'), '市农业农村局');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('error-text'));
  expect(await page.locator(id('unit-name')).count()).toBe(1);
  await page.fill(id('unit-name'), '市委组织部（公务员局）');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('unit-name'), { state: 'detached' });
  expect(await page.locator(id('error-text')).count()).toBe(0);
});

it('previews what was issued, not a draft for opinions, while no new round is open', async () => {
  const project = anlanWithFirstEdition(join(testFolder('next'), '安澜县.shuangshu'));
  project.close();
  const page = await opened(project.path);
  await page.click(id('rail-townships'));
  await page.click(id('townships-tab-paper'));
  await expect.poll(() => page.locator(id('page-preview')).innerText()).toContain('（印发稿　安办发〔2025〕12号）');
  expect(await page.locator(id('page-preview')).innerText()).not.toContain('征求意见稿');
});
