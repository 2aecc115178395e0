/** The bench where something comes back or comes to an end, in the real window: nothing vanishes, the middle is never blank, the next step has a key. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { undo } from '../../electron/engine/database/log/undo';
import { listEntries } from '../../electron/engine/repositories/merge/entryRepository';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { unwrap } from '../builders/project';
import { buildSampleCounty, sampleCountyFile } from '../builders/sampleCounty';
import { id, introduce } from './hands';
import { launchInTest, testFolder } from './launch';

const textOf = async (page: Page, name: string) =>
  (await page.locator(id(name)).first().innerText()).replace(/[\s,]+/g, '');
const entryIs = (page: Page, name: string) =>
  expect.poll(async () => (await textOf(page, 'merge-entry-name')).replace(/\d/g, '')).toBe(name);
const sumHas = (page: Page, wanted: string) => expect.poll(() => textOf(page, 'merge-sum')).toContain(wanted);
const countOf = async (page: Page, kind: string) => Number(/\d+$/.exec(await textOf(page, `merge-kind-${kind}`))?.[0]);

async function openBench(path: string): Promise<Page> {
  const { page } = await launchInTest({ args: [path] });
  await introduce(page);
  await page.click(id('rail-merge'));
  return page;
}

async function townBench(): Promise<Page> {
  const path = join(testFolder('bench-ends'), '东宁.shuangshu');
  sampleCountyFile(path, ['老黑山镇']);
  const page = await openBench(path);
  await sumHas(page, '老黑山镇35＝待定35');
  await expect.poll(() => textOf(page, 'merge-confirm-open')).toMatch(/一并确认[1-9]\d*条/);
  return page;
}

it('an entry that comes back is in hand, also where the filter would hide it', async () => {
  const page = await townBench();
  await page.keyboard.press('ArrowDown');
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  await page.keyboard.press('Enter');
  await sumHas(page, '并入1＋待定34');

  // Taken back among the decided ones.
  await page.getByText('已定 1', { exact: true }).click();
  await page.waitForSelector(id('merge-decided'));
  await page.click(id('merge-detach'));
  await page.waitForSelector(id('detach-confirm'));
  await page.keyboard.press('Control+Enter');
  await sumHas(page, '老黑山镇35＝待定35');
  await entryIs(page, '第一书记和工作队考勤');

  // Undone while another kind is looked at.
  await page.waitForSelector(id('merge-candidate-1'));
  await page.keyboard.press('Enter');
  await sumHas(page, '并入1＋待定34');
  await page.getByText('待定 34', { exact: true }).click();
  await page.click(id('merge-kind-none'));
  await expect.poll(() => page.locator(id('merge-queue-row')).count()).toBe(await countOf(page, 'none'));
  await page.keyboard.press('Control+z');
  await sumHas(page, '老黑山镇35＝待定35');
  await entryIs(page, '第一书记和工作队考勤');
});

it('a kind of answer that is finished says so and what is left, and Enter goes on', async () => {
  const page = await townBench();
  const counts = await Promise.all(['sure', 'two', 'look', 'none'].map((kind) => countOf(page, kind)));
  const fewest = Math.min(...counts.filter((count) => count > 0));
  const kind = ['sure', 'two', 'look', 'none'][counts.indexOf(fewest)] ?? '';
  await page.click(id(`merge-kind-${kind}`));
  for (let done = 1; done <= fewest; done += 1) {
    await page.keyboard.press('r');
    await page.waitForSelector(id('reject-reason'));
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('reject-reason'), { state: 'detached' });
    await sumHas(page, `不予列入${done}＋待定${35 - done}`);
  }
  const left = 35 - fewest;
  await page.waitForSelector(id('merge-done'));
  expect(await textOf(page, 'merge-done')).toContain(`${fewest}条都有去向`);
  expect(await textOf(page, 'merge-done')).toContain(`还有${left}条待定`);
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('merge-entry-name'));
  await expect.poll(() => page.locator(id('merge-queue-row')).count()).toBeGreaterThan(fewest);

  // One that never had any says that.
  const empty = ['sure', 'two', 'look', 'none'][counts.indexOf(0)] ?? kind;
  await page.click(id(`merge-kind-${empty}`));
  await page.waitForSelector(id('merge-done'));
  expect(await textOf(page, 'merge-done')).toMatch(/^没有.*条目/);
  await page.click(id('merge-next-place'));
  await page.waitForSelector(id('merge-entry-name'));
});

it('the departments’ tab stays while it is looked at, though its last entry is decided', async () => {
  const path = join(testFolder('bench-ends'), '东宁.shuangshu');
  const project = buildSampleCounty(path, []);
  unwrap(undo(project));
  const entryIds = listEntries(project.read, { direction: 'down' }).rows.map(({ id: entryId }) => entryId);
  unwrap(adoptEntries(project, { entryIds: entryIds.slice(1), proposer: '', decider: '' }));
  project.close();
  const page = await openBench(path);
  await sumHas(page, '＋待定1');
  await page.waitForSelector(id('merge-entry-name'));
  await page.keyboard.press('r');
  await page.waitForSelector(id('reject-reason'));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('merge-done'));
  expect(await textOf(page, 'merge-done')).toContain(`部门清单${entryIds.length}条都有去向`);
  await page.keyboard.press('Control+z');
  await page.waitForSelector(id('merge-entry-name'));
  await sumHas(page, '＋待定1');
});

it('after a click on what is no field, Enter attaches the entry in hand', async () => {
  const page = await townBench();
  await page.keyboard.press('ArrowDown');
  await entryIs(page, '第一书记和工作队考勤');
  await page.waitForSelector(id('merge-candidate-1'));
  const attaches = async () => {
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.keyboard.press('Enter');
    await sumHas(page, '并入1＋');
    await page.keyboard.press('Control+z');
    await sumHas(page, '老黑山镇35＝待定35');
    await entryIs(page, '第一书记和工作队考勤');
    await page.waitForSelector(id('merge-candidate-1'));
  };
  for (const [button, opened] of [
    ['merge-find', 'merge-find-search'],
    ['merge-questions-open', 'questions-export'],
  ] as const) {
    await page.click(id(button));
    await page.waitForSelector(id(opened));
    await page.keyboard.press('Escape');
    await page.waitForSelector(id(opened), { state: 'detached' });
    await attaches();
  }
  await page.click(id('merge-marks'));
  await attaches();
  const row = page.locator(id('merge-queue-row')).filter({ hasText: '第一书记和工作队考勤' });
  const word = (await row.innerText()).replace(/\s+/g, '').slice(-3);
  await page.getByRole('button', { name: new RegExp(`^${word} \\d+$`) }).click();
  await attaches();
});

it('who chooses what to see by the arrow keys keeps the focus there; a click gives it back to the bench', async () => {
  const page = await townBench();
  const chosen = () => page.locator('.queue-filter .ant-segmented-item-selected').innerText();
  const holds = () => page.evaluate(() => document.activeElement?.closest('.queue-filter') !== null);
  for (
    let step = 0;
    step < 30 && !(await page.evaluate(() => document.activeElement?.matches('.queue-filter input')));
    step += 1
  )
    await page.keyboard.press('Tab');
  for (const fate of ['已定', '全部', '待定']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(chosen).toContain(fate);
    expect(await holds(), fate).toBe(true);
  }
  await page.getByText(/^全部 \d+$/).click();
  await expect.poll(chosen).toContain('全部');
  expect(await holds()).toBe(false);
});

it('the departments’ queue has a heading per department, and keeps it when rows are scrolled to', async () => {
  const path = join(testFolder('bench-ends'), '东宁.shuangshu');
  const project = buildSampleCounty(path, []);
  unwrap(undo(project));
  const entries = listEntries(project.read, { direction: 'down' }).rows;
  project.close();
  const page = await openBench(path);
  await page.waitForSelector(id('merge-queue-unit'));
  const units = [...new Set(entries.map(({ unit }) => unit))];
  const headings = page.locator(id('merge-queue-unit'));
  expect((await headings.first().innerText()).trim()).toBe(units[0]);
  // No row covers another: each begins below the one before it.
  const tops = await page
    .locator(`${id('merge-queue-unit')}, ${id('merge-queue-row')}`)
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
  for (const [at, [top = 0]] of tops.entries()) expect(top).toBeGreaterThanOrEqual((tops[at - 1]?.[1] ?? top) - 1);
  await page.locator('.queue-list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect.poll(async () => (await headings.last().innerText()).trim()).toBe(units.at(-1));
});
